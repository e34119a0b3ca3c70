//! The index as the engine holds it: every column of an [`IndexFile`] checked and unfolded.

use super::analysis::{is_stop_word, stem, verb_stems, words};
use super::codec::BitReader;
use super::compound::{Split, split};
use super::dictionary::{Dictionary, WordId};
use super::{Damaged, IndexFile, Kind, Shard};

/// The number of a stem.
pub(super) type StemId = u32;

/// In which units the length of a section is kept.
pub(super) const LENGTH_UNIT: usize = 8;

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
    /// For each stem, the first word that has it.
    pub(super) word_of: Vec<WordId>,
    /// Pairs of a stem and a compound that has it as a part, sorted.
    pub(super) compounds: Vec<PartOf>,
    pub(super) synonyms: Phrases,
    pub(super) postings: Postings,
    /// For each stem, in how many passages it occurs.
    pub(super) frequencies: Vec<u32>,
    /// Pairs of a stem and a place in a heading, sorted.
    pub(super) headings: Vec<Heading>,
    pub(super) average_length: f32,
    shard_bounds: Vec<u32>,
    shards: Vec<bool>,
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
    /// Its words, without those that carry no subject.
    pub(super) length: f32,
    /// How many subject words its heading has.
    pub(super) title_length: u32,
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
    /// Another name of the section.
    Alias,
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

/// The synonyms: phrases of stems, and what each leads to.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    pub(super) phrases: Vec<Vec<StemId>>,
    /// Numbers of phrases in the order of their stems, for looking up; only those that lead somewhere.
    pub(super) sorted: Vec<u32>,
    /// For each phrase, the phrases it leads to, and whether they mean the same.
    pub(super) leads_to: Vec<Vec<(u32, bool)>>,
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
        let (pages, sections, section_of) = outline(file)?;
        let dictionary = Dictionary::read(&file.words_shared, &file.words_rest)?;
        let (stem_of, word_of) = stems(file, dictionary.len())?;
        let splits = splits(file, &dictionary)?;
        let mut postings = Postings::default();
        postings.ranges.resize(word_of.len(), 0..0);
        if file.frequencies.len() != word_of.len() {
            return Err(Damaged);
        }
        let total: f32 = sections.iter().map(|section| section.length).sum();
        let average_length = total / (sections.len().max(1) as f32);
        let mut index = Self {
            compounds: Vec::new(),
            synonyms: Phrases::read(&file.synonyms, word_of.len())?,
            headings: Vec::new(),
            shard_bounds: file.shard_bounds.clone(),
            shards: vec![false; file.shard_count as usize],
            average_length: average_length.max(1.0),
            pages,
            sections,
            section_of,
            dictionary,
            stem_of,
            splits,
            word_of,
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
        index.read_headings(file)?;
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
        let wanted = std::iter::once(stem(word)).chain(verb_stems(word));
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
        let split = match self.dictionary.find(word) {
            Some(id) => self.splits.get(id).copied().flatten()?,
            None => split(word, |part| {
                !is_stop_word(part)
                    && (part.len() > 3 || self.dictionary.find(part).is_some())
                    && self.known_stem(part).is_some()
            })?,
        };
        Some([self.known_stem(word.get(..split.left)?)?, self.known_stem(word.get(split.right..)?)?])
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
        found.sort_unstable();
        found.dedup_by_key(|entry| (entry.part, entry.compound));
        found
    }

    fn read_headings(&mut self, file: &IndexFile) -> Result<(), Damaged> {
        let mut found = Vec::with_capacity(self.sections.len() * 8);
        let mut add = |text: &str, section: u32, field: HeadingField| {
            let before = found.len();
            for word in words(text) {
                if let Some(stem) = self.dictionary.find(&word).and_then(|word| self.stem(word)) {
                    found.push(Heading { stem, section, field });
                }
            }
            (found.len() - before) as u32
        };
        let mut lengths = Vec::with_capacity(self.sections.len());
        for (number, section) in self.sections.iter().enumerate() {
            lengths.push(add(&section.title, number as u32, HeadingField::Title));
        }
        for page in &self.pages {
            add(&page.path, page.sections.start, HeadingField::Path);
        }
        for line in file.aliases.lines() {
            let (number, names) = line.split_once(' ').ok_or(Damaged)?;
            let number: u32 = number.parse().map_err(|_| Damaged)?;
            if number as usize >= self.sections.len() {
                return Err(Damaged);
            }
            add(names, number, HeadingField::Alias);
        }
        for (section, length) in self.sections.iter_mut().zip(lengths) {
            section.title_length = length;
        }
        found.sort_unstable();
        found.dedup();
        self.headings = found;
        Ok(())
    }
}

fn equal_range<T, K: Ord>(sorted: &[T], key: impl Fn(&T) -> K, wanted: K) -> &[T] {
    let from = sorted.partition_point(|entry| key(entry) < wanted);
    let to = sorted.partition_point(|entry| key(entry) <= wanted);
    sorted.get(from..to).unwrap_or_default()
}

type Outline = (Vec<PageEntry>, Vec<SectionEntry>, Vec<u32>);

fn outline(file: &IndexFile) -> Result<Outline, Damaged> {
    let (mut pages, mut sections, mut section_of) = (Vec::new(), Vec::new(), Vec::new());
    let (mut urls, mut paths) = (file.page_urls.lines(), file.page_paths.lines());
    let (mut titles, mut fragments) = (file.titles.lines(), file.fragments.lines());
    let (mut passages, mut lengths) = (file.passages.iter(), file.lengths.iter());
    let mut last_path = String::new();
    for (kind, count) in file.page_kinds.iter().zip(&file.page_sections) {
        let path = paths.next().ok_or(Damaged)?;
        if !path.is_empty() {
            last_path = path.to_owned();
        }
        let first = sections.len() as u32;
        for at in 0..*count {
            let title = titles.next().ok_or(Damaged)?.to_owned();
            let fragment = match at {
                0 => String::new(),
                _ => match fragments.next().ok_or(Damaged)? {
                    "" => slug(&title),
                    other => other.to_owned(),
                },
            };
            let start = section_of.len() as u32;
            let passages = *passages.next().ok_or(Damaged)?;
            section_of.extend(std::iter::repeat_n(sections.len() as u32, usize::from(passages)));
            let length = f32::from(*lengths.next().ok_or(Damaged)?) * LENGTH_UNIT as f32;
            let page = pages.len() as u32;
            let passages = start..section_of.len() as u32;
            sections.push(SectionEntry { page, title, fragment, length, title_length: 0, passages });
        }
        pages.push(PageEntry {
            url: urls.next().ok_or(Damaged)?.to_owned(),
            path: last_path.clone(),
            kind: Kind::of_number(*kind).ok_or(Damaged)?,
            sections: first..sections.len() as u32,
        });
    }
    Ok((pages, sections, section_of))
}

fn stems(file: &IndexFile, words: usize) -> Result<(Vec<StemId>, Vec<WordId>), Damaged> {
    if file.stems.len() != words {
        return Err(Damaged);
    }
    let (mut stem_of, mut word_of) = (Vec::<StemId>::with_capacity(words), Vec::new());
    for (word, back) in file.stems.iter().enumerate() {
        let stem = match back {
            0 => {
                word_of.push(word);
                word_of.len() as StemId - 1
            }
            back => *word.checked_sub(*back as usize).and_then(|first| stem_of.get(first)).ok_or(Damaged)?,
        };
        stem_of.push(stem);
    }
    Ok((stem_of, word_of))
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

impl Phrases {
    fn read(numbers: &[u32], stems: usize) -> Result<Self, Damaged> {
        let mut phrases = Self::default();
        let mut numbers = numbers.iter().copied();
        while let Some(from) = numbers.next() {
            let to = numbers.next().ok_or(Damaged)?;
            let first = phrases.phrases.len() as u32;
            for _ in 0..from.checked_add(to).ok_or(Damaged)? {
                let length = numbers.next().ok_or(Damaged)?;
                let phrase: Vec<StemId> = numbers.by_ref().take(length as usize).collect();
                if phrase.len() != length as usize || phrase.iter().any(|stem| *stem as usize >= stems) {
                    return Err(Damaged);
                }
                phrases.phrases.push(phrase);
            }
            let (from, to) = (first..first + from, first + from..first + from + to);
            let same = to.is_empty();
            for phrase in from.clone() {
                let others = if same { from.clone() } else { to.clone() };
                phrases.leads_to.push(others.filter(|other| *other != phrase).map(|other| (other, same)).collect());
            }
            phrases.leads_to.extend(to.map(|_| Vec::new()));
        }
        phrases.sorted =
            (0..phrases.phrases.len() as u32).filter(|phrase| !phrases.targets(*phrase).is_empty()).collect();
        let texts = &phrases.phrases;
        phrases.sorted.sort_by(|a, b| texts[*a as usize].cmp(&texts[*b as usize]).then(a.cmp(b)));
        Ok(phrases)
    }

    /// What a phrase leads to.
    pub(super) fn targets(&self, phrase: u32) -> &[(u32, bool)] {
        self.leads_to.get(phrase as usize).map_or(&[], Vec::as_slice)
    }

    /// The stems of a phrase.
    pub(super) fn stems(&self, phrase: u32) -> &[StemId] {
        self.phrases.get(phrase as usize).map_or(&[], Vec::as_slice)
    }

    /// The phrases that consist of just these stems.
    pub(super) fn find<'p>(&'p self, stems: &'p [StemId]) -> impl Iterator<Item = u32> + 'p {
        let from = self.sorted.partition_point(|phrase| self.stems(*phrase) < stems);
        self.sorted.iter().skip(from).copied().take_while(move |phrase| self.stems(*phrase) == stems)
    }
}

/// The fragment that follows from a heading: its words in lower case with hyphens between them.
pub(super) fn slug(title: &str) -> String {
    words(title).join("-")
}
