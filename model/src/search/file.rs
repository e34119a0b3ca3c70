//! The index as it travels: columns of like values, so that compression on the way finds what they share.

use serde::{Deserialize, Serialize};

use super::Damaged;
use super::codec::CheckSum;
use super::phrases::PhrasesFile;

/// The version of the format. An engine takes in no other.
pub const VERSION: u16 = 3;

/// An index, ready to be encoded (with postcard). Only [`Index::new`](super::Index::new) gives it a meaning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexFile {
    /// See [`VERSION`].
    pub version: u16,
    pub(super) check_sum: u32,
    /// One line for each page.
    pub(super) page_urls: String,
    /// One line for each page; `=` when it is that of the page before.
    pub(super) page_paths: String,
    pub(super) page_kinds: Vec<u8>,
    /// For each page, how many sections it has.
    pub(super) page_sections: Vec<u32>,
    /// One line for each section.
    pub(super) titles: String,
    /// One line for each section that is not a page itself; empty when it follows from the title.
    pub(super) fragments: String,
    /// One line for each section with other names: its number, a space, the names.
    pub(super) aliases: String,
    pub(super) synonyms: PhrasesFile,
    /// For each section, in how many passages its text lies.
    pub(super) passages: Vec<u8>,
    pub(super) words_shared: Vec<u8>,
    pub(super) words_rest: String,
    /// For each word, zero when it brings a new stem, or how many words back the first word with its stem is.
    pub(super) stems: Vec<u32>,
    /// For each word, zero, or where it comes apart: four times the end of the left part, plus the length of the link.
    pub(super) splits: Vec<u8>,
    /// For each stem, how many passages its list has.
    pub(super) frequencies: Vec<u32>,
    /// The most common stems, ascending, each behind it in how many passages it occurs that are left out of its list.
    /// Fairly common ones leave out fewer, which are not counted: that would take more bytes than it is worth.
    pub(super) left_out: Vec<u32>,
    /// The passages of each stem, interpolated, in blocks; empty when they travel in shards.
    pub(super) postings: Vec<u8>,
    /// For each block or shard, how many stems have their passages there.
    pub(super) block_stems: Vec<u32>,
    /// For each block, how many bytes it takes; none when they travel in shards.
    pub(super) block_sizes: Vec<u32>,
    /// The first section of each part of the texts after the first.
    pub(super) texts_bounds: Vec<u32>,
    /// The address of each shard. Not part of the check sum: whoever knows the addresses fills them in.
    pub shard_urls: Vec<String>,
    /// The address of each part of the texts; not part of the check sum either.
    pub texts_urls: Vec<String>,
}

/// The postings of some stems of a large index.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// See [`VERSION`].
    pub version: u16,
    pub(super) check_sum: u32,
    pub(super) number: u32,
    pub(super) postings: Vec<u8>,
}

impl IndexFile {
    fn sum(&self) -> u32 {
        let mut sum = CheckSum::default();
        for bytes in [
            self.page_urls.as_bytes(),
            self.page_paths.as_bytes(),
            &self.page_kinds,
            self.titles.as_bytes(),
            self.fragments.as_bytes(),
            self.aliases.as_bytes(),
            &self.passages,
            &self.words_shared,
            self.words_rest.as_bytes(),
            &self.splits,
            &self.postings,
        ] {
            sum.bytes(bytes);
        }
        for numbers in [
            &self.page_sections[..],
            &self.stems,
            &self.frequencies,
            &self.left_out,
            &self.block_stems,
            &self.block_sizes,
            &self.texts_bounds,
            &self.synonyms.stems,
            &self.synonyms.lengths,
            &self.synonyms.groups,
        ] {
            sum.numbers(numbers);
        }
        sum.finish()
    }

    pub(super) fn seal(mut self) -> Self {
        self.version = VERSION;
        self.check_sum = self.sum();
        self
    }

    /// # Errors
    /// [`Damaged`] when the file is of another version or did not arrive whole.
    pub(super) fn check(&self) -> Result<(), Damaged> {
        if self.version == VERSION && self.check_sum == self.sum() { Ok(()) } else { Err(Damaged) }
    }
}

impl Shard {
    fn sum(&self) -> u32 {
        let mut sum = CheckSum::default();
        sum.numbers(&[self.number]);
        sum.bytes(&self.postings);
        sum.finish()
    }

    pub(super) fn new(number: u32, postings: Vec<u8>) -> Self {
        let mut shard = Self { version: VERSION, check_sum: 0, number, postings };
        shard.check_sum = shard.sum();
        shard
    }

    /// # Errors
    /// [`Damaged`] when the shard is of another version or did not arrive whole.
    pub(super) fn check(&self) -> Result<(), Damaged> {
        if self.version == VERSION && self.check_sum == self.sum() { Ok(()) } else { Err(Damaged) }
    }
}
