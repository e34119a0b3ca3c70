//! The index as the engine holds it: every column of an [`IndexFile`] checked and unfolded.

use super::analysis::{each_word, other_stems, stem};
use super::codec::BitReader;
use super::compound::{Split, can_be_part, split};
use super::dictionary::{self, Dictionary, Found, WordId};
use super::lists::is_stop_word;
use super::phrases::{self, Phrases};
use super::{Damaged, IndexFile, Kind, Shard};
use super::{fragment, order};

/// The number of a stem.
pub(super) type StemId = u32;

/// What stands for the path of a page when it is that of the page before.
pub(super) const SAME_PATH: &str = "=";

/// An index that answers queries.
#[derive(Debug)]
pub struct Index {
    pub(super) pages: Vec<PageEntry>,
    pub(super) sections: Vec<SectionEntry>,
    /// For each passage, the section it lies in.
    pub(super) section_of: Vec<u32>,
    pub(super) dictionary: Dictionary,
    pub(super) stem_of: Vec<StemId>,
    pub(super) splits: Vec<Option<Split>>,
    /// Pairs of a stem and a compound that has it as a part, sorted.
    pub(super) compounds: Vec<PartOf>,
    pub(super) synonyms: Phrases,
    pub(super) postings: Postings,
    /// For each stem, in how many passages it occurs.
    pub(super) frequencies: Vec<u32>,
    /// Pairs of a stem and a place in a heading, sorted.
    pub(super) headings: Vec<Heading>,
    /// The other names of sections, folded, with a space behind every word.
    pub(super) names: Vec<(u32, String)>,
    pub(super) average_length: f32,
    shard_bounds: Vec<u32>,
    shards: Vec<bool>,
    shard_urls: Vec<String>,
}

/// A page.
#[derive(Debug)]
pub(super) struct PageEntry {
    pub(super) url: String,
    pub(super) path: String,
    pub(super) kind: Kind,
    /// Its first section, and the one after its last.
    pub(super) sections: std::ops::Range<u32>,
}

/// A section.
#[derive(Debug)]
pub(super) struct SectionEntry {
    pub(super) page: u32,
    pub(super) title: String,
    pub(super) fragment: String,
    /// How long its text is, in passages.
    pub(super) length: f32,
    /// How many subject words its heading has.
    pub(super) title_length: u32,
    /// Its heading, folded, with a space behind every word.
    pub(super) folded: String,
    /// Its first passage, and the one after its last.
    pub(super) passages: std::ops::Range<u32>,
}

/// That a compound has a stem as a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PartOf {
    pub(super) part: StemId,
    pub(super) compound: StemId,
    /// Whether it is the last part, which says what the whole is.
    pub(super) head: bool,
}

/// That a stem stands in the heading of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Heading {
    pub(super) stem: StemId,
    pub(super) section: u32,
    pub(super) field: HeadingField,
}

/// What kind of heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum HeadingField {
    /// The heading of the section itself.
    Title,
    /// Another name of the section, of this many words.
    Alias(u8),
    /// Where the page stands on the site.
    Path,
}

/// The passages of the stems that have arrived.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// For each stem, where its passages begin and end in `passages`.
    ranges: Vec<std::ops::Range<u32>>,
    passages: Vec<u32>,
}

impl Postings {
    /// The passages of a stem; none while its shard has not arrived.
    pub(super) fn of(&self, stem: StemId) -> &[u32] {
        let range = self.ranges.get(stem as usize).map(|range| range.start as usize..range.end as usize);
        range.and_then(|range| self.passages.get(range)).unwrap_or_default()
    }

    fn read(&mut self, bytes: &[u8], first: usize, frequencies: &[u32], passages: u32) -> Result<(), Damaged> {
        let mut bits = BitReader::new(bytes);
        for (at, count) in frequencies.iter().enumerate() {
            let start = self.passages.len() as u32;
            bits.ascending(*count, 0, passages, &mut self.passages)?;
            *self.ranges.get_mut(first + at).ok_or(Damaged)? = start..self.passages.len() as u32;
        }
        Ok(())
    }
}

impl Index {
    /// Takes an index in.
    ///
    /// # Errors
    /// [`Damaged`] when the file is of another version, did not arrive whole or contradicts itself.
    pub fn new(file: &IndexFile) -> Result<Self, Damaged> {
        file.check()?;
        let mut found = Found::default();
        let Outline { pages, sections, section_of, headings, names } = Outline::read(file, &mut found)?;
        let groups = phrases::read(&file.synonyms, &mut found);
        dictionary::unfold(&file.words_shared, &file.words_rest, &mut found)?;
        let (dictionary, numbers) = Dictionary::new(&found);
        let (stem_of, stems) = stems(file, dictionary.len())?;
        let splits = splits(file, &dictionary)?;
        let mut postings = Postings::default();
        postings.ranges.resize(stems, 0..0);
        if file.frequencies.len() != stems {
            return Err(Damaged);
        }
        let total: f32 = sections.iter().map(|section| section.length).sum();
        let average_length = total / (sections.len().max(1) as f32);
        let mut index = Self {
            compounds: Vec::new(),
            synonyms: Phrases::default(),
            headings: Vec::new(),
            names,
            shard_bounds: file.shard_bounds.clone(),
            shard_urls: file.shard_urls.clone(),
            shards: vec![false; file.shard_count as usize],
            average_length: average_length.max(1.0),
            pages,
            sections,
            section_of,
            dictionary,
            stem_of,
            splits,
            postings,
            frequencies: file.frequencies.clone(),
        };
        if file.shard_count == 0 {
            let passages = index.section_of.len() as u32;
            index.postings.read(&file.postings, 0, &file.frequencies, passages)?;
        } else if file.shard_bounds.len() + 1 != file.shard_count as usize || !file.shard_bounds.is_sorted() {
            return Err(Damaged);
        }
        index.compounds = index.parts();
        let stem = |word: usize| numbers.get(word).and_then(|word| index.stem(*word));
        let mut headings: Vec<Heading> = headings
            .into_iter()
            .filter_map(|(word, section, field)| Some(Heading { stem: stem(word)?, section, field }))
            .collect();
        order::sort(&mut headings, |one, other| one < other);
        headings.dedup();
        index.synonyms = Phrases::new(&groups, stem);
        index.headings = headings;
        Ok(index)
    }

    /// Takes the postings of a shard in.
    ///
    /// # Errors
    /// [`Damaged`] when the shard is not one of this index, or did not arrive whole.
    pub fn add_shard(&mut self, shard: &Shard) -> Result<(), Damaged> {
        shard.check()?;
        let number = shard.number as usize;
        if self.shards.get(number).copied().ok_or(Damaged)? {
            return Ok(());
        }
        let bound = |at: usize| self.shard_bounds.get(at).map(|bound| *bound as usize);
        let first = if number == 0 { 0 } else { bound(number - 1).ok_or(Damaged)? };
        let last = bound(number).unwrap_or(self.frequencies.len());
        let frequencies = self.frequencies.get(first..last).ok_or(Damaged)?;
        self.postings.read(&shard.postings, first, frequencies, self.section_of.len() as u32)?;
        if let Some(here) = self.shards.get_mut(number) {
            *here = true;
        }
        Ok(())
    }

    /// The address of a shard.
    pub fn shard_url(&self, number: u32) -> Option<&str> {
        self.shard_urls.get(number as usize).map(String::as_str)
    }

    /// The number of the shard that holds a stem, while it has not arrived.
    pub(super) fn missing_shard(&self, stem: StemId) -> Option<u32> {
        let number = self.shard_bounds.partition_point(|bound| *bound <= stem);
        (self.shards.get(number) == Some(&false)).then_some(number as u32)
    }

    /// The stem of a word of the site.
    pub(super) fn stem(&self, word: WordId) -> Option<StemId> {
        self.stem_of.get(word).copied()
    }

    /// The stem of a word that a reader typed, if it is a form of a word of the site.
    pub(super) fn known_stem(&self, word: &str) -> Option<StemId> {
        if let Some(known) = self.dictionary.find(word) {
            return self.stem(known);
        }
        let wanted = std::iter::once(stem(word)).chain(other_stems(word));
        wanted.filter(|stem| stem.len() > 2).find_map(|wanted| {
            // A form begins like its stem, but for a last letter that may have changed.
            let begin = wanted.get(..wanted.len() - 1)?;
            let mut words = self.dictionary.starting_with(begin);
            let found = words.find(|id| stem(self.dictionary.word(*id)) == wanted)?;
            self.stem(found)
        })
    }

    /// The stems of the two parts of a compound.
    pub(super) fn parts_of(&self, word: &str) -> Option<[StemId; 2]> {
        let split = self.split_of(word)?;
        Some([self.known_stem(word.get(..split.left)?)?, self.known_stem(word.get(split.right..)?)?])
    }

    /// Where a compound comes apart into words of the site.
    pub(super) fn split_of(&self, word: &str) -> Option<Split> {
        match self.dictionary.find(word) {
            Some(id) => self.splits.get(id).copied().flatten(),
            None => split(word, |part| {
                can_be_part(part)
                    && (part.len() > 3 || self.dictionary.find(part).is_some())
                    && self.known_stem(part).is_some()
            }),
        }
    }

    /// The compounds that have a stem as a part.
    pub(super) fn compounds_of(&self, stem: StemId) -> &[PartOf] {
        equal_range(&self.compounds, |entry| entry.part, stem)
    }

    /// The headings that a stem stands in.
    pub(super) fn headings_of(&self, stem: StemId) -> &[Heading] {
        equal_range(&self.headings, |entry| entry.stem, stem)
    }

    fn parts(&self) -> Vec<PartOf> {
        let mut found = Vec::new();
        for (id, split) in self.splits.iter().enumerate() {
            let (Some(split), Some(compound)) = (split, self.stem(id)) else { continue };
            let word = self.dictionary.word(id);
            for (part, head) in [(word.get(..split.left), false), (word.get(split.right..), true)] {
                let part = part.and_then(|part| self.dictionary.find(part)).and_then(|part| self.stem(part));
                if let Some(part) = part.filter(|part| *part != compound) {
                    found.push(PartOf { part, compound, head });
                }
            }
        }
        order::sort(&mut found, |one, other| one < other);
        found.dedup_by_key(|entry| (entry.part, entry.compound));
        found
    }
}

fn equal_range<T, K: Ord>(sorted: &[T], key: impl Fn(&T) -> K, wanted: K) -> &[T] {
    let from = sorted.partition_point(|entry| key(entry) < wanted);
    let to = sorted.partition_point(|entry| key(entry) <= wanted);
    sorted.get(from..to).unwrap_or_default()
}

/// What the columns on pages and sections say.
#[derive(Default)]
struct Outline {
    pages: Vec<PageEntry>,
    sections: Vec<SectionEntry>,
    section_of: Vec<u32>,
    /// The words of all headings, each with its section and what kind of heading it is.
    headings: Vec<(usize, u32, HeadingField)>,
    names: Vec<(u32, String)>,
}

impl Outline {
    /// Reads the columns. The words of the headings are added to those found: the dictionary does not repeat them.
    fn read(file: &IndexFile, found: &mut Found) -> Result<Self, Damaged> {
        let mut outline = Self::default();
        let (mut urls, mut paths) = (file.page_urls.lines(), file.page_paths.lines());
        let (mut titles, mut fragments) = (file.titles.lines(), file.fragments.lines());
        let mut passages = file.passages.iter();
        let mut last_path = "";
        for (kind, count) in file.page_kinds.iter().zip(&file.page_sections) {
            let path = paths.next().ok_or(Damaged)?;
            if path != SAME_PATH {
                last_path = path;
            }
            let first = outline.sections.len() as u32;
            for at in 0..*count {
                let title = titles.next().ok_or(Damaged)?;
                let fragment = if at == 0 { None } else { Some(fragments.next().ok_or(Damaged)?) };
                outline.add_section(title, fragment, *passages.next().ok_or(Damaged)?, found);
            }
            outline.add_heading(last_path, first, HeadingField::Path, found);
            outline.pages.push(PageEntry {
                url: urls.next().ok_or(Damaged)?.to_owned(),
                path: last_path.to_owned(),
                kind: Kind::of_number(*kind).ok_or(Damaged)?,
                sections: first..outline.sections.len() as u32,
            });
        }
        for line in file.aliases.lines() {
            let (number, names) = line.split_once(' ').ok_or(Damaged)?;
            let number: u32 = number.parse().map_err(|_| Damaged)?;
            if number as usize >= outline.sections.len() {
                return Err(Damaged);
            }
            for name in names.split(", ") {
                let words = name.split(' ').count().min(usize::from(u8::MAX)) as u8;
                let folded = outline.add_heading(name, number, HeadingField::Alias(words), found);
                outline.names.push((number, folded));
            }
        }
        Ok(outline)
    }

    fn add_section(&mut self, title: &str, fragment: Option<&str>, passages: u8, found: &mut Found) {
        let number = self.sections.len() as u32;
        let start = self.section_of.len() as u32;
        self.section_of.extend(std::iter::repeat_n(number, usize::from(passages)));
        let before = self.headings.len();
        let folded = self.add_heading(title, number, HeadingField::Title, found);
        self.sections.push(SectionEntry {
            page: self.pages.len() as u32,
            title: title.to_owned(),
            fragment: fragment.map(|code| fragment::read(code, &folded)).unwrap_or_default(),
            length: f32::from(passages),
            title_length: (self.headings.len() - before) as u32,
            folded,
            passages: start..self.section_of.len() as u32,
        });
    }

    /// Adds the words of a heading, and gives it folded, with a space behind every word.
    fn add_heading(&mut self, text: &str, section: u32, field: HeadingField, found: &mut Found) -> String {
        let mut folded = String::with_capacity(text.len() + 1);
        each_word(text, &mut |_, word| {
            folded.push_str(word);
            folded.push(' ');
            if !is_stop_word(word) {
                self.headings.push((found.push(word), section, field));
            }
        });
        folded
    }
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

fn splits(file: &IndexFile, dictionary: &Dictionary) -> Result<Vec<Option<Split>>, Damaged> {
    if file.splits.len() != dictionary.len() {
        return Err(Damaged);
    }
    let split = |(word, code): (usize, &u8)| match usize::from(*code) {
        0 => Ok(None),
        code => {
            let split = Split { left: code / 4, right: code / 4 + code % 4 };
            if split.right < dictionary.word(word).len() { Ok(Some(split)) } else { Err(Damaged) }
        }
    };
    file.splits.iter().enumerate().map(split).collect()
}
