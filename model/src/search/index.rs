//! The index as the engine holds it: every column of an [`IndexFile`] checked and unfolded.

use super::analysis::{may_have_stem, other_stems, stem};
use super::compound::{Split, can_be_part, split};
use super::dictionary::{Dictionary, WordId};
use super::interner::Interner;
use super::order;
use super::outline::{Heading, Headings, Outline};
use super::phrases::Phrases;
use super::postings::Postings;
use super::table::Table;
use super::{Damaged, IndexFile, Shard};

/// The least letters of a word in which two slips are likely.
const LEAST_FOR_TWO_SLIPS: usize = 9;

/// The least letters of a word that is sooner a slip in one as long than a form of one with a stem of three letters.
const LEAST_FOR_SLIP: usize = 7;

/// The number of a stem.
pub(super) type StemId = u32;

/// An index that answers queries.
#[derive(Debug)]
pub struct Index {
    pub(super) outline: Outline,
    pub(super) dictionary: Dictionary,
    stem_of: Vec<StemId>,
    /// For each stem, the words that have it.
    words: Table<u32>,
    /// As in [`IndexFile`].
    splits: Vec<u8>,
    /// For each stem, the compounds that have it as a part.
    compounds: Table<PartOf>,
    pub(super) synonyms: Phrases,
    pub(super) postings: Postings,
    /// For each stem, the headings that it stands in, in the order of their sections.
    headings: Table<Heading>,
    pub(super) average_length: f32,
    shard_urls: Vec<String>,
    texts_bounds: Vec<u32>,
    texts_urls: Vec<String>,
}

/// That a compound has a stem as a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PartOf {
    pub(super) compound: StemId,
    /// Whether it is the last part, which says what the whole is.
    pub(super) head: bool,
}

impl Index {
    /// Takes an index in.
    ///
    /// # Errors
    /// [`Damaged`] when the file is of another version, did not arrive whole or contradicts itself.
    pub fn new(file: &IndexFile) -> Result<Self, Damaged> {
        file.check()?;
        let mut found = Interner::default();
        let (outline, headings) = Outline::read(file, &mut found)?;
        let (dictionary, numbers) = Dictionary::read(found.words(), &file.words_shared, &file.words_rest)?;
        let (stem_of, stems) = stems(file, dictionary.len())?;
        let is_in = |(word, code): (usize, &u8)| {
            let (left, right) = (usize::from(code / 4), usize::from(code / 4 + code % 4));
            let word = dictionary.word(word);
            word.is_char_boundary(left) && word.is_char_boundary(right)
        };
        let splits = &file.splits;
        if file.frequencies.len() != stems
            || splits.len() != dictionary.len()
            || !splits.iter().enumerate().filter(|(_, code)| **code > 0).all(is_in)
        {
            return Err(Damaged);
        }
        let stem = |word: u32| stem_of.get(*numbers.get(word as usize)?).copied();
        let headings = headings_by_stem(headings, stem, stems)?;
        let synonyms = Phrases::read(&file.synonyms, stems)?;
        let postings = Postings::read(file, outline.section_of.len() as u32)?;
        let total: f32 = outline.sections.iter().map(|section| section.length).sum();
        let average_length = total / (outline.sections.len().max(1) as f32);
        let mut index = Self {
            words: Table::new(stems, &stem_of.iter().copied().zip(0..).collect::<Vec<_>>()),
            compounds: Table::new(0, &[]),
            synonyms,
            headings,
            shard_urls: file.shard_urls.clone(),
            texts_bounds: file.texts_bounds.clone(),
            texts_urls: file.texts_urls.clone(),
            average_length: average_length.max(1.0),
            outline,
            dictionary,
            stem_of,
            splits: file.splits.clone(),
            postings,
        };
        index.compounds = Table::new(stems, &index.parts());
        Ok(index)
    }

    /// Takes the postings of a shard in.
    ///
    /// # Errors
    /// [`Damaged`] when the index has no shard of this number, or the shard did not arrive whole.
    pub fn add_shard(&mut self, shard: &Shard) -> Result<(), Damaged> {
        shard.check()?;
        self.postings.add(shard.number, &shard.postings)
    }

    /// The address of a shard.
    pub fn shard_url(&self, number: u32) -> Option<&str> {
        self.shard_urls.get(number as usize).map(String::as_str)
    }

    /// Whether the postings travel in shards, and the texts in parts.
    pub fn has_shards(&self) -> bool {
        self.postings.are_apart()
    }

    /// The address of the file with the text of a section.
    pub fn texts_url(&self, section: u32) -> Option<&str> {
        let number = self.texts_bounds.partition_point(|bound| *bound <= section);
        self.texts_urls.get(number).map(String::as_str)
    }

    /// The stem of a word of the site.
    pub(super) fn stem(&self, word: WordId) -> Option<StemId> {
        self.stem_of.get(word).copied()
    }

    /// The stem of a word that the site has as it is.
    pub(super) fn whole_word(&self, word: &str) -> Option<StemId> {
        self.stem(self.dictionary.find(word)?)
    }

    /// The stem of a word that a reader typed, if it is a form of a word of the site.
    pub(super) fn known_stem(&self, word: &str) -> Option<StemId> {
        if let Some(known) = self.whole_word(word) {
            return Some(known);
        }
        // Few nouns in -ing are stemmed to their verb.
        let noun = || self.whole_word(&[word.strip_suffix("en")?, "ing"].concat());
        // Of few letters much is made: `gemente` lacks a letter, and `voogt` ends in another, sooner than they are forms of
        // `menen` and `vogen`.
        let is_slip = || {
            self.dictionary.near(word, 1, false).iter().any(|near| {
                let near = self.dictionary.word(near.word).as_bytes();
                let other_end = near.iter().zip(word.as_bytes()).rev().skip(1).all(|(a, b)| a == b);
                near.len() + usize::from(other_end || word.len() >= LEAST_FOR_SLIP) > word.len()
            })
        };
        let derived = other_stems(word).into_iter().filter(|stem| stem.len() > 3 || stem.len() > 2 && !is_slip());
        let wanted = std::iter::once(stem(word)).filter(|stem| stem.len() > 2).chain(derived);
        let form = wanted.into_iter().find_map(|wanted| {
            // A form begins like its stem, but for a last letter that may have changed.
            let begin = wanted.get(..wanted.len() - 1)?;
            let mut words = self.dictionary.starting_with(begin);
            let has = |word: &str| may_have_stem(word, &wanted) && stem(word) == wanted;
            let found = words.find(|id| has(self.dictionary.word(*id)))?;
            self.stem(found)
        });
        form.or_else(noun)
    }

    /// The stems of the two parts of a compound.
    pub(super) fn parts_of(&self, word: &str) -> Option<[StemId; 2]> {
        let split = self.split_of(word)?;
        Some([self.known_stem(word.get(..split.left)?)?, self.known_stem(word.get(split.right..)?)?])
    }

    /// Where a compound comes apart into words of the site.
    pub(super) fn split_of(&self, word: &str) -> Option<Split> {
        match self.dictionary.find(word) {
            Some(id) => self.split(id),
            None => {
                // Words as the site has them first: `overheids` may be a form of `overige`.
                let stands =
                    |part: &str| can_be_part(part) && self.whole_word(part).is_some_and(|stem| self.is_used(stem));
                let is_form = |part: &str| {
                    can_be_part(part)
                        && (part.len() > 3 || self.dictionary.find(part).is_some())
                        && self.known_stem(part).is_some()
                };
                let split = split(word, &stands).or_else(|| split(word, &is_form))?;
                // A slip in a word of the site is likelier than a new compound.
                let slips = 1 + u8::from(word.len() >= LEAST_FOR_TWO_SLIPS);
                self.dictionary.near(word, slips, false).is_empty().then_some(split)
            }
        }
    }

    /// The compounds that have a stem as a part.
    pub(super) fn compounds_of(&self, stem: StemId) -> &[PartOf] {
        self.compounds.row(stem)
    }

    /// The headings that a stem stands in.
    pub(super) fn headings_of(&self, stem: StemId) -> &[Heading] {
        self.headings.row(stem)
    }

    /// The words that have a stem.
    pub(super) fn words_of(&self, stem: StemId) -> impl Iterator<Item = &str> {
        self.words.row(stem).iter().map(|word| self.dictionary.word(*word as usize))
    }

    /// Where a word of the site comes apart.
    fn split(&self, word: WordId) -> Option<Split> {
        let code = self.splits.get(word).copied().filter(|code| *code > 0).map(usize::from)?;
        Some(Split { left: code / 4, right: code / 4 + code % 4 })
    }

    /// The stems of the parts of all compounds, each with its compound.
    fn parts(&self) -> Vec<(StemId, PartOf)> {
        let mut found = Vec::new();
        for id in 0..self.dictionary.len() {
            let (Some(split), Some(compound)) = (self.split(id), self.stem(id)) else { continue };
            let word = self.dictionary.word(id);
            for (part, head) in [(word.get(..split.left), false), (word.get(split.right..), true)] {
                let part = part.and_then(|part| self.dictionary.find(part)).and_then(|part| self.stem(part));
                if let Some(part) = part.filter(|part| *part != compound) {
                    found.push((part, PartOf { compound, head }));
                }
            }
        }
        // In the order of the compounds, a part that is both is no head.
        order::sort(&mut found, |(part, of)| u64::from(*part) << 32 | u64::from(of.compound) << 1 | u64::from(of.head));
        found.dedup_by_key(|(part, of)| (*part, of.compound));
        found
    }
}

/// The headings by their stems. A stem that a heading has twice counts once.
fn headings_by_stem(
    headings: Headings,
    stem: impl Fn(u32) -> Option<StemId>,
    stems: usize,
) -> Result<Table<Heading>, Damaged> {
    let mut different: Vec<(StemId, Heading)> = Vec::with_capacity(headings.len());
    for (word, heading) in headings {
        let entry = (stem(word).ok_or(Damaged)?, heading);
        let of_section = different.iter().rev().take_while(|(_, other)| other.section == heading.section);
        if !of_section.into_iter().any(|other| *other == entry) {
            different.push(entry);
        }
    }
    Ok(Table::new(stems, &different))
}

/// The stem of each word, and how many stems there are.
fn stems(file: &IndexFile, words: usize) -> Result<(Vec<StemId>, usize), Damaged> {
    if file.stems.len() != words {
        return Err(Damaged);
    }
    let (mut stem_of, mut count) = (Vec::<StemId>::with_capacity(words), 0);
    for (word, back) in file.stems.iter().enumerate() {
        let stem = match back {
            0 => {
                count += 1;
                count as StemId - 1
            }
            back => *word.checked_sub(*back as usize).and_then(|first| stem_of.get(first)).ok_or(Damaged)?,
        };
        stem_of.push(stem);
    }
    Ok((stem_of, count))
}
