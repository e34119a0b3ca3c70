//! A tiny index that makes use of the whole engine.

/// An index of two pages, encoded with postcard. A browser compiles a function when it is called first: whoever puts a
/// query to the sample while the index of the site is on its way finds the engine compiled when that arrives.
/// `BLESS=1 cargo test -p model` writes the file anew after a change of the format.
pub const SAMPLE: &[u8] = include_bytes!("sample.bin");

/// A query to the sample: a compound, a slip, a word and half a word.
pub const SAMPLE_QUERY: &str = "gegevensdeling geheym ouders toest";
