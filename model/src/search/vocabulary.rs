//! Every word that an index knows: which words are forms of one, which are compounds, and with which words readers ask for
//! a section. Runs in the generator only.

use std::collections::{BTreeMap, BTreeSet};

use super::analysis::{SEPARABLE, hyphenated, other_stems, stem, words};
use super::compound::{Split, can_be_part, split};
use super::dictionary::fold;
use super::lists::is_stop_word;
use super::section_words::SectionWords;
use super::{IndexFile, Page, Synonyms, phrases};

/// A word counts that so many of the questions collected for a section have: what one asker says may be his own way of
/// saying it.
const AGREEMENT: usize = 2;

/// One more of them must have a word that readers ask for more sections than this with.
const WIDELY_ASKED: usize = 8;

/// The least letters of a word that may be a compound.
const LEAST_COMPOUND: usize = 7;

/// What stands before a participle without `ge`.
const INSEPARABLE: [&str; 7] = ["be", "door", "her", "onder", "ont", "over", "ver"];

/// Vowels of participles, each with those that their verbs may have; or the end, with that of the verb.
const VOWELS: [(&str, &[&str]); 4] =
    [("ocht", &["oeken", "open"]), ("acht", &["engen", "enken"]), ("o", &["e", "ie", "ui", "i"]), ("e", &["ij"])];

/// Words that look like participles of verbs that the site has.
const NO_PARTICIPLES: [&str; 2] = ["bedreven", "geloven"];

/// Every word of the site, what stem it has and where it comes apart.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Each word with its stem.
    stems: BTreeMap<String, String>,
    splits: BTreeMap<String, Split>,
    /// The numbers of the stems, in the order of the first word that has them.
    numbers: BTreeMap<String, u32>,
    /// The words of headings; the index finds them there.
    in_headings: BTreeSet<String>,
    /// For each section, the stems that readers ask for it with.
    asked: Vec<Vec<u32>>,
}

impl Vocabulary {
    pub(super) fn new(sections: &[SectionWords], pages: &[Page], synonyms: &Synonyms) -> Self {
        let headings = pages.iter().flat_map(|page| {
            let sections = page.sections.iter().flat_map(|section| section.aliases.iter().chain([&section.title]));
            sections.chain([&page.path]).flat_map(|text| words(text)).collect::<Vec<_>>()
        });
        let headings: Vec<String> = headings.filter(|word| !is_stop_word(word)).collect();
        let titles = pages.iter().flat_map(|page| &page.sections).map(|section| &*section.title);
        let names: BTreeSet<String> = titles.flat_map(hyphenated).collect();
        let in_text = sections.iter().flat_map(|section| &section.passages).flatten();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in in_text.chain(&headings) {
            *counts.entry(word.clone()).or_default() += 1;
        }
        let own = own_stems(counts.keys());
        let mut vocabulary = Self { in_headings: headings.into_iter().collect(), ..Self::default() };
        for word in counts.keys().cloned().chain(phrases::all(synonyms).flatten()) {
            let stem = stem_of_form(&word, &own, |verb| counts.contains_key(verb));
            vocabulary.stems.insert(word, stem);
        }
        let asked = vocabulary.take_questions(sections, own.clone());
        vocabulary.split_all(&counts, &own, &names);
        vocabulary.number();
        let numbers =
            |stems: &BTreeSet<String>| stems.iter().filter_map(|stem| vocabulary.numbers.get(stem)).copied().collect();
        vocabulary.asked = asked.iter().map(numbers).collect();
        vocabulary
    }

    /// The stems that readers ask for each section with. Of those that the site does not have itself, the vocabulary gets
    /// one word each, not every form: a query finds the stem by any.
    fn take_questions(&mut self, sections: &[SectionWords], mut own: BTreeSet<String>) -> Vec<BTreeSet<String>> {
        let questions = sections.iter().flat_map(|section| section.questions.iter().chain(&section.collected));
        let words: BTreeSet<&String> = questions.flatten().collect();
        own.extend(own_stems(words.iter().copied()));
        let listed = |word: &str| self.stems.contains_key(word);
        let stem_of = |word: &String| self.stems.get(word).cloned().unwrap_or_else(|| stem_of_form(word, &own, listed));
        let stems: BTreeMap<&String, String> = words.iter().map(|word| (*word, stem_of(word))).collect();
        let asked = agreed(sections, &stems);
        let mut new: BTreeSet<&String> = asked.iter().flatten().collect();
        for known in self.stems.values() {
            new.remove(known);
        }
        // A word that the stemmer itself leads to the stem, so that it leads other forms there too; the shortest.
        let mut words: Vec<&String> = words.into_iter().collect();
        words.sort_by_cached_key(|word| (stems.get(word) != Some(&stem(word)), word.len()));
        for word in words {
            if let Some(stem) = stems.get(word).filter(|stem| new.remove(stem)) {
                self.stems.insert(word.clone(), stem.clone());
            }
        }
        asked
    }

    /// Finds the compounds, and takes parts that stand nowhere by themselves in as words of their own. A name is none:
    /// who asks about `ouders` does not mean Ouder-Amstel.
    fn split_all(&mut self, counts: &BTreeMap<String, usize>, own: &BTreeSet<String>, names: &BTreeSet<String>) {
        let parts = |part: &str| {
            if !can_be_part(part) {
                return false;
            }
            match counts.get(part) {
                Some(count) => part.len() > 3 || *count > 2,
                None => part.len() > 4 && other_stems(part).iter().any(|stem| own.contains(stem)),
            }
        };
        for word in self.stems.keys().filter(|word| word.len() >= LEAST_COMPOUND && !names.contains(*word)) {
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

    /// The number of the stem of a word that the vocabulary has.
    pub(super) fn stem_of(&self, word: &str) -> Option<u32> {
        self.numbers.get(self.stems.get(word)?).copied()
    }

    pub(super) fn stem_count(&self) -> usize {
        self.numbers.len()
    }

    /// For each section, the numbers of the stems that readers ask for it with.
    pub(super) fn asked(&self) -> &[Vec<u32>] {
        &self.asked
    }

    /// Fills in the columns that describe words.
    pub(super) fn write(&self, mut file: IndexFile) -> IndexFile {
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

/// For each section the stems that its own questions have, and those that enough of the collected ones agree on.
fn agreed(sections: &[SectionWords], stems: &BTreeMap<&String, String>) -> Vec<BTreeSet<String>> {
    let of = |question: &[String]| question.iter().filter_map(|word| stems.get(word)).collect::<BTreeSet<&String>>();
    let counts: Vec<BTreeMap<&String, usize>> = sections
        .iter()
        .map(|section| {
            let mut counts = BTreeMap::new();
            for stem in section.collected.iter().flat_map(|question| of(question)) {
                *counts.entry(stem).or_default() += 1;
            }
            counts
        })
        .collect();
    let mut spread: BTreeMap<&String, usize> = BTreeMap::new();
    for stem in counts.iter().flat_map(BTreeMap::keys) {
        *spread.entry(stem).or_default() += 1;
    }
    let enough = |(stem, count): &(&String, usize)| {
        *count >= AGREEMENT + usize::from(spread.get(stem).is_some_and(|sections| *sections > WIDELY_ASKED))
    };
    let agreed = counts.into_iter().map(|counts| counts.into_iter().filter(enough).map(|(stem, _)| stem));
    let own = sections.iter().map(|section| section.questions.iter().flat_map(|question| of(question)));
    agreed.zip(own).map(|(agreed, own)| agreed.chain(own).cloned().collect()).collect()
}

/// The stems of words. Forms do not make a stem: `gedeeld` is one of `delen`, also where the texts have `deelde`.
fn own_stems<'w>(words: impl Iterator<Item = &'w String> + Clone) -> BTreeSet<String> {
    let all: BTreeSet<String> = words.clone().map(|word| stem(word)).collect();
    let stems = words.map(|word| (stem(word), word));
    stems.filter(|(stem, word)| conflate(word, &all) == *stem).map(|(stem, _)| stem).collect()
}

/// The stem of a word, also of a participle of a verb that the site has.
fn stem_of_form(word: &str, own: &BTreeSet<String>, has: impl Fn(&str) -> bool) -> String {
    conflate(infinitive(word, has).as_deref().unwrap_or(word), own)
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
