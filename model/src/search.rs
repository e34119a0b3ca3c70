//! Search that knows Dutch: one engine for the reader's browser and for the command line.
//!
//! In: the sections of the site ([`Section`]) and words that mean the same ([`Synonyms`]). [`build`] makes an
//! [`IndexFile`] of them; [`Index::new`] takes it in, refuses it when it is damaged, and answers queries with
//! [`Index::search`]. The texts that excerpts are cut from travel apart ([`TextsFile`]), because results do not need them.
//!
//! Numbers: positions of sections and pages count from zero in the order of the content; scores have no unit and
//! compare within one query only. The same index and query give the same hits in the same order everywhere: the
//! engine uses no floating point function that differs between machines, and a tie goes to the earlier section.
//!
//! Not here: where the sections come from, how an index travels, and what a list of hits looks like.

mod analysis;
mod build;
mod codec;
mod compound;
mod dictionary;
mod excerpt;
mod file;
mod fragment;
mod index;
mod interner;
mod kind;
mod lines;
mod lists;
mod order;
mod outline;
mod phrases;
mod postings;
mod query;
mod rank;
mod section_words;
mod slips;
mod small_begins;
mod suggest;
mod table;
mod tally;
mod vocabulary;
mod wording;

pub use build::{Built, Sizes, build};
pub use excerpt::{Excerpt, Marker, Texts, TextsFile};
pub use file::{IndexFile, Shard, VERSION};
pub use index::Index;
pub use kind::Kind;
pub use query::Query;
pub use rank::Hit;

/// A text as search compares it: lower case, without accents and signs, words parted by one space.
pub fn folded(text: &str) -> String {
    analysis::words(text).join(" ")
}

/// The index is not one, not whole, or of another version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

/// A page as search knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub url: String,
    /// Where it stands, from the top of the site down, without its own title: `Handreiking › Zutphen`.
    pub path: String,
    /// What kind of page it is.
    pub kind: Kind,
    /// Its sections, at least one; the first is the page itself, with the page's title.
    pub sections: Vec<Section>,
}

/// A part of a page that a reader can be led to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The fragment of its address; empty for the page itself.
    pub fragment: String,
    /// Its heading.
    pub title: String,
    /// Other names under which a reader may look for it.
    pub aliases: Vec<String>,
    /// Its text, without mark-up.
    pub text: String,
    /// What readers ask here in other words. They are found by, and never shown.
    pub questions: Vec<String>,
    /// Many more such questions. Of these only the words count that two of them have, or three where it is a word that
    /// readers ask for many sections with.
    pub collected: Vec<String>,
}

/// Words and phrases that lead a searcher to others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synonyms(pub Vec<SynonymGroup>);

/// Words and phrases that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SynonymGroup {
    /// All mean the same: each finds what the others find.
    Same(Vec<String>),
    /// Who looks for one of the first is helped with the second, but not the other way round.
    LeadsTo(Vec<String>, Vec<String>),
}
