//! Makes an index of the sections of a site. Runs in the generator only.

use std::collections::{BTreeMap, BTreeSet};

use super::analysis::{SEPARABLE, other_stems, stem, words};
use super::compound::{Split, can_be_part, split};
use super::dictionary::fold;
use super::file::{IndexFile, Shard};
use super::fragment;
use super::lists::{is_stop_word, silent_words};
use super::outline::SAME_PATH;
use super::postings::Folded;
use super::{Page, Section, Synonyms, TextsFile, phrases, postings};

/// What [`build`] makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The index.
    pub index: IndexFile,
    /// The postings, when they are too large to travel with the index.
    pub shards: Vec<Shard>,
    /// The texts for excerpts: in one file, unless the postings travel in shards.
    pub texts: Vec<TextsFile>,
}

/// When a site is too large for one file with the index and one with the texts, and how large the parts of it then are;
/// in bytes, uncompressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// The most bytes of postings and texts together that travel whole.
    pub whole: usize,
    /// About how large a shard is.
    pub shard: usize,
    /// About how large a part of the texts is.
    pub texts: usize,
}

impl Default for Sizes {
    /// Chosen so that a first query fetches less than 300 kB, compressed, from a site of any size up to 10,000 sections
    /// (measured with `search_scale` of the tests). Larger parts bring more that a query does not need; smaller ones
    /// make more requests, which tell more about it.
    fn default() -> Self {
        Self { whole: 800 * 1024, shard: 2 * 1024, texts: 8 * 1024 }
    }
}

/// About how many words a passage has: words in one passage count as near each other.
const PASSAGE: usize = 120;

/// A stem that more than one in so many passages have is listed only where it stands more than once: elsewhere it says
/// little about what the text is about, and its lists are the longest of all.
const COMMON: usize = 13;

/// The same for a stem that more than one in so many passages have, in long passages only: one word of few says more.
const FAIRLY_COMMON: usize = 46;

/// In how many passages such stems may stand in the smallest site.
const LEAST_COMMON: usize = 90;
const LEAST_FAIRLY_COMMON: usize = 25;

/// How many different stems a long passage has.
const LONG: usize = 42;

/// About how many bytes of postings are unfolded together, when the first query needs any of them.
const BLOCK: usize = 384;

/// The most passages of a section.
const MOST_PASSAGES: usize = 60;

/// The least letters of a word that may be a compound.
const LEAST_COMPOUND: usize = 7;

/// What stands before a participle without `ge`.
const INSEPARABLE: [&str; 7] = ["be", "door", "her", "onder", "ont", "over", "ver"];

/// Vowels of participles, each with those that their verbs may have; or the end, with that of the verb.
const VOWELS: [(&str, &[&str]); 4] =
    [("ocht", &["oeken", "open"]), ("acht", &["engen", "enken"]), ("o", &["e", "ie", "ui", "i"]), ("e", &["ij"])];

/// Words that look like participles of verbs that the site has.
const NO_PARTICIPLES: [&str; 2] = ["bedreven", "geloven"];

/// Makes the index of a site. The same input gives the same bytes.
pub fn build(pages: &[Page], synonyms: &Synonyms, sizes: &Sizes) -> Built {
    let texts = Texts::of(pages);
    let vocabulary = Vocabulary::new(&texts, pages, synonyms);
    let synonyms = phrases::write(synonyms, |word| vocabulary.stem_of(word));
    let file = IndexFile { synonyms, ..IndexFile::default() };
    let file = vocabulary.write(titles(pages, file));
    let (mut file, lists) = lists(pages, &texts, &vocabulary, file);
    let passages = file.passages.iter().map(|count| u32::from(*count)).sum();
    let texts = TextsFile::split(pages, usize::MAX);
    let blocks = postings::fold(&lists, passages, BLOCK);
    let size = |blocks: &[Folded]| blocks.iter().map(|block| block.bytes.len()).sum::<usize>();
    if size(&blocks) + texts.iter().map(TextsFile::size).sum::<usize>() <= sizes.whole {
        file.block_stems = blocks.iter().map(|block| block.stems).collect();
        file.block_sizes = blocks.iter().map(|block| block.bytes.len() as u32).collect();
        file.postings = blocks.into_iter().flat_map(|block| block.bytes).collect();
        return Built { index: file.seal(), shards: Vec::new(), texts };
    }
    let texts = TextsFile::split(pages, sizes.texts);
    file.texts_bounds = texts.iter().skip(1).map(TextsFile::first).collect();
    let blocks = postings::fold(&lists, passages, sizes.shard);
    file.block_stems = blocks.iter().map(|block| block.stems).collect();
    let shards = (0..).zip(blocks).map(|(number, block)| Shard::new(number, block.bytes)).collect();
    Built { index: file.seal(), shards, texts }
}

/// The words of each section, in passages, without those that carry no subject.
struct Texts {
    sections: Vec<Vec<Vec<String>>>,
}

impl Texts {
    fn of(pages: &[Page]) -> Self {
        let sections = pages.iter().flat_map(|page| &page.sections);
        let silent: BTreeSet<&str> = silent_words().collect();
        let passages = |section: &Section| {
            let mut passages = passages(&section.text, &silent);
            // A question belongs to the section as a whole. In a passage of its own it would cost bytes and gain nothing.
            let asked = section.questions.iter().flat_map(|question| words(question));
            let asked: Vec<String> = asked.filter(|word| !silent.contains(&**word)).collect();
            if passages.is_empty() && !asked.is_empty() {
                passages.push(Vec::new());
            }
            if let Some(last) = passages.last_mut() {
                last.extend(asked);
            }
            passages
        };
        Self { sections: sections.map(passages).collect() }
    }
}

/// The words of a text in passages of about equal length.
fn passages(text: &str, silent: &BTreeSet<&str>) -> Vec<Vec<String>> {
    let all = words(text);
    let count = (all.len() / PASSAGE).clamp(usize::from(!all.is_empty()), MOST_PASSAGES);
    let mut passages = vec![Vec::new(); count];
    let length = all.len();
    for (at, word) in all.into_iter().enumerate() {
        if !silent.contains(&*word) {
            passages[at * count / length].push(word);
        }
    }
    passages
}

/// The columns that describe pages and sections.
fn titles(pages: &[Page], mut file: IndexFile) -> IndexFile {
    let mut number = 0;
    let mut last_path = None;
    for page in pages {
        line(&mut file.page_urls, &page.url);
        line(&mut file.page_paths, if last_path == Some(&page.path) { SAME_PATH } else { &page.path });
        last_path = Some(&page.path);
        file.page_kinds.push(page.kind.number());
        file.page_sections.push(page.sections.len() as u32);
        for (at, section) in page.sections.iter().enumerate() {
            line(&mut file.titles, &section.title);
            if at > 0 {
                line(&mut file.fragments, &fragment::write(&section.fragment, &section.title));
            }
            if !section.aliases.is_empty() {
                line(&mut file.aliases, &[&number.to_string(), " ", &section.aliases.join(", ")].concat());
            }
            number += 1;
        }
    }
    file
}

fn line(column: &mut String, text: &str) {
    column.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
    column.push('\n');
}

/// Every word of the site, what stem it has and where it comes apart.
struct Vocabulary {
    /// Each word with its stem.
    stems: BTreeMap<String, String>,
    splits: BTreeMap<String, Split>,
    /// The numbers of the stems, in the order of the first word that has them.
    numbers: BTreeMap<String, u32>,
    /// The words of headings; the index finds them there.
    in_headings: BTreeSet<String>,
}

impl Vocabulary {
    fn new(texts: &Texts, pages: &[Page], synonyms: &Synonyms) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let in_text = texts.sections.iter().flatten().flatten().cloned();
        let headings = pages.iter().flat_map(|page| {
            let sections = page.sections.iter().flat_map(|section| section.aliases.iter().chain([&section.title]));
            sections.chain([&page.path]).flat_map(|text| words(text)).collect::<Vec<_>>()
        });
        let headings: Vec<String> = headings.filter(|word| !is_stop_word(word)).collect();
        let ghosts: Vec<String> = phrases::all(synonyms).flatten().collect();
        let in_headings = headings.iter().cloned().collect();
        for word in in_text.chain(headings) {
            *counts.entry(word).or_default() += 1;
        }
        let own: BTreeSet<String> = counts.keys().map(|word| stem(word)).collect();
        // Forms do not make a stem: `gedeeld` is one of `delen`, also where the texts have `deelde`.
        let own: BTreeSet<String> = counts
            .keys()
            .map(|word| (stem(word), word))
            .filter(|(stem, word)| conflate(word, &own) == *stem)
            .map(|(stem, _)| stem)
            .collect();
        let mut vocabulary =
            Self { stems: BTreeMap::new(), splits: BTreeMap::new(), numbers: BTreeMap::new(), in_headings };
        for word in counts.keys().cloned().chain(ghosts) {
            let verb = infinitive(&word, |verb| counts.contains_key(verb));
            let stem = conflate(verb.as_ref().unwrap_or(&word), &own);
            vocabulary.stems.insert(word, stem);
        }
        vocabulary.split_all(&counts, &own);
        vocabulary.number();
        vocabulary
    }

    /// Finds the compounds, and takes parts that stand nowhere by themselves in as words of their own.
    fn split_all(&mut self, counts: &BTreeMap<String, usize>, own: &BTreeSet<String>) {
        let parts = |part: &str| {
            if !can_be_part(part) {
                return false;
            }
            match counts.get(part) {
                Some(count) => part.len() > 3 || *count > 2,
                None => part.len() > 4 && other_stems(part).iter().any(|stem| own.contains(stem)),
            }
        };
        for word in self.stems.keys().filter(|word| word.len() >= LEAST_COMPOUND) {
            if let Some(split) = split(word, &parts) {
                self.splits.insert(word.clone(), split);
            }
        }
        let missing: Vec<String> = self
            .splits
            .iter()
            .flat_map(|(word, split)| [&word[..split.left], &word[split.right..]])
            .filter(|part| !self.stems.contains_key(*part))
            .map(str::to_owned)
            .collect();
        for part in missing {
            let stem = conflate(&part, own);
            self.stems.insert(part, stem);
        }
    }

    fn number(&mut self) {
        for stem in self.stems.values() {
            let next = self.numbers.len() as u32;
            self.numbers.entry(stem.clone()).or_insert(next);
        }
    }

    fn stem_of(&self, word: &str) -> Option<u32> {
        self.numbers.get(self.stems.get(word)?).copied()
    }

    fn write(&self, mut file: IndexFile) -> IndexFile {
        (file.words_shared, file.words_rest) =
            fold(self.stems.keys().map(String::as_str).filter(|word| !self.in_headings.contains(*word)));
        let mut first = BTreeMap::new();
        for (at, (word, stem)) in self.stems.iter().enumerate() {
            let known = *first.entry(stem).or_insert(at);
            file.stems.push((at - known) as u32);
            let split = self.splits.get(word).filter(|split| split.left < 64);
            file.splits.push(split.map_or(0, |split| (split.left * 4 + (split.right - split.left)) as u8));
        }
        file
    }
}

/// The stem of a word, or of the verb that it is a form of, when the site has that.
fn conflate(word: &str, own: &BTreeSet<String>) -> String {
    other_stems(word).into_iter().find(|stem| own.contains(stem)).unwrap_or_else(|| stem(word))
}

/// The verb that a participle with another vowel is a form of, if the site has it: `afwegen` for `afgewogen`.
fn infinitive(participle: &str, has: impl Fn(&str) -> bool) -> Option<String> {
    let rests =
        |(begin, mark): (&'static str, &str)| Some((begin, participle.strip_prefix(begin)?.strip_prefix(mark)?));
    let separable = SEPARABLE.into_iter().map(|begin| (begin, "ge"));
    let begins = separable.chain(INSEPARABLE.into_iter().map(|begin| (begin, ""))).filter_map(rests);
    let verbs = begins.flat_map(|(begin, rest)| {
        let changed = VOWELS.iter().filter_map(move |(vowel, others)| {
            let (before, behind) = rest.split_once(vowel)?;
            let behind = if vowel.len() > 1 { behind.is_empty().then_some("")? } else { behind };
            Some(others.iter().map(move |other| [begin, before, other, behind].concat()))
        });
        changed.flatten()
    });
    let is_participle = participle.ends_with(['n', 't']) && !NO_PARTICIPLES.contains(&participle);
    verbs.filter(|verb| is_participle && verb.ends_with("en")).find(|verb| has(verb))
}

/// How much a stem says about a passage that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Says {
    /// It stands once among many.
    Little,
    /// It stands once among few.
    More,
    /// It stands more than once.
    Most,
}

/// Fills in how many passages each section has and each stem is in, and gives the passages of each stem.
fn lists(pages: &[Page], texts: &Texts, vocabulary: &Vocabulary, mut file: IndexFile) -> (IndexFile, Vec<Vec<u32>>) {
    let titles = pages.iter().flat_map(|page| &page.sections).map(|section| {
        words(&section.title).iter().filter_map(|word| vocabulary.stem_of(word)).collect::<BTreeSet<u32>>()
    });
    // For each stem, the passages that have it.
    let mut lists: Vec<Vec<(u32, Says)>> = vec![Vec::new(); vocabulary.numbers.len()];
    let mut passage = 0;
    for (section, title) in texts.sections.iter().zip(titles) {
        file.passages.push(section.len() as u8);
        for words in section {
            let mut stems = BTreeMap::<u32, usize>::new();
            for stem in words.iter().filter_map(|word| vocabulary.stem_of(word)) {
                *stems.entry(stem).or_default() += 1;
            }
            let long = stems.len() >= LONG;
            // What the heading says, the text need not say again.
            for (stem, count) in stems.into_iter().filter(|(stem, _)| !title.contains(stem)) {
                let says = match (count, long) {
                    (1, true) => Says::Little,
                    (1, false) => Says::More,
                    _ => Says::Most,
                };
                lists[stem as usize].push((passage, says));
            }
            passage += 1;
        }
    }
    let common = (passage as usize / COMMON).max(LEAST_COMMON);
    let fairly_common = (passage as usize / FAIRLY_COMMON).max(LEAST_FAIRLY_COMMON);
    for (stem, list) in (0..).zip(&mut lists) {
        let before = list.len();
        let least = match before {
            count if count > common => Says::Most,
            count if count > fairly_common => Says::More,
            _ => Says::Little,
        };
        list.retain(|(_, says)| *says >= least);
        if before > common {
            file.left_out.extend([stem, (before - list.len()) as u32]);
        }
    }
    let lists: Vec<Vec<u32>> =
        lists.into_iter().map(|list| list.into_iter().map(|(passage, _)| passage).collect()).collect();
    file.frequencies = lists.iter().map(|list| list.len() as u32).collect();
    (file, lists)
}
