//! What a reader means: each word that he typed with everything on the site that may answer to it.

use super::analysis::{is_letter, words};
use super::compound::LINKS;
use super::dictionary::WordId;
use super::index::{Index, StemId};
use super::lists::{is_stop_word, is_weak_word};
use super::order;

/// A query, understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    /// All that was typed, folded and mended, for headings that say the same; with a space behind every whole word.
    pub(super) phrase: String,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Term {
    /// As typed, folded.
    pub(super) typed: String,
    /// What answers to it. The best that a section has counts.
    pub(super) alternatives: Vec<Alternative>,
    /// Whether it stands in a phrase of more words that leads somewhere.
    pub(super) in_phrase: bool,
    /// The word that was taken for the typed one, which the site does not have.
    pub(super) corrected: Option<WordId>,
}

/// Something that answers to a word of a query.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Alternative {
    /// The stems that must all be there.
    pub(super) stems: Vec<StemId>,
    /// How well it answers; see [`weight`].
    pub(super) weight: f32,
}

/// How well each kind of alternative answers.
pub(super) mod weight {
    pub(super) const EXACT: f32 = 0.7;
    pub(super) const JOINED: f32 = 1.05;
    pub(super) const SAME: f32 = 0.78;
    pub(super) const LEADS_TO: f32 = 0.85;
    pub(super) const PARTS: f32 = 0.5;
    pub(in crate::search) const PART: f32 = 0.31;
    pub(super) const HEAD_OF: f32 = 0.18;
    pub(super) const MODIFIER_OF: f32 = 0.43;
    pub(super) const BEGINS: f32 = 0.8;
    pub(super) const BEGINS_KNOWN: f32 = 0.65;
    /// The least part of the best weight of a word that counts as what the reader means.
    pub(super) const MEANT: f32 = 0.6;
}

/// The most words of a query that count; more are a text, not a question.
const MOST_WORDS: usize = 16;
/// The most bytes of a word that counts: trying where it comes apart takes as long as the square of its length.
const LONGEST_WORD: usize = 64;
/// The most words of a phrase with synonyms.
const LONGEST_PHRASE: usize = 5;
/// A whole word of no more letters than this is not taken for half a word: it is an abbreviation.
const LEAST_BEGIN: usize = 3;
/// Half a word of no more letters than this says nothing yet.
const SHORT_BEGIN: usize = 2;
/// A compound that stands in no more passages than this, and in no heading, is taken for its parts too.
const RARE: u32 = 2;
/// The least letters of two words together that are taken for the begin of one.
const LEAST_JOINED: usize = 7;
/// The most stems that a half-typed or misspelt word stands for.
pub(super) const MOST_GUESSES: usize = 10;

/// The numbers that headings count with; `een` is too often none.
const NUMBERS: [(&str, &str); 9] = [
    ("twee", "2"),
    ("drie", "3"),
    ("vier", "4"),
    ("vijf", "5"),
    ("zes", "6"),
    ("zeven", "7"),
    ("acht", "8"),
    ("negen", "9"),
    ("tien", "10"),
];

impl Index {
    /// Understands a query. A last word without a space behind it may be half a word.
    pub fn query(&self, text: &str) -> Query {
        let mut all = words(text);
        all.retain(|word| word.len() <= LONGEST_WORD);
        self.write_numbers(&mut all);
        let mut content: Vec<String> = all.iter().filter(|word| !is_stop_word(word)).cloned().collect();
        if content.is_empty() {
            content.clone_from(&all);
        }
        content.truncate(MOST_WORDS);
        let half = text.ends_with(is_letter);
        // A compound that the site hardly has is what its parts are, unless it is half a word of the site.
        let last_typed = content.last().filter(|last| Some(*last) == all.last());
        let begins = half && last_typed.is_some_and(|last| self.begins_word(last));
        let whole = content.len() - usize::from(begins);
        let open_word = content.split_off(whole);
        let parts = content.into_iter().flat_map(|word| self.apart(&word));
        let content: Vec<String> = parts.chain(open_word).collect();
        let open = half && content.last().zip(all.last()).is_some_and(|(last, typed)| typed.ends_with(last.as_str()));
        let last = content.len().saturating_sub(1);
        let stems: Vec<Option<StemId>> = content.iter().map(|word| self.known_stem(word)).collect();
        let words = content.iter().zip(&stems).enumerate();
        let mut terms: Vec<Term> =
            words.map(|(at, (word, known))| self.term(word, *known, open && at == last)).collect();
        self.add_synonyms(&stems, &mut terms);
        self.add_joined(&content, &stems, open, &mut terms);
        self.add_joined_stop_words(&all, &mut terms);
        for term in &mut terms {
            self.mend(term, open && term.typed == content[last]);
        }
        terms.retain(|term| !term.alternatives.is_empty());
        // Beside words that say more, a word that says little only leads astray, unless a phrase gave it a sense.
        let weak = |term: &Term| is_weak_word(&term.typed) && !term.in_phrase;
        if terms.iter().filter(|term| !weak(term)).count() > 1 {
            terms.retain(|term| !weak(term));
        }
        // A heading that begins with what is meant does not begin with the slip.
        for word in &mut all {
            let corrected = terms.iter().find(|term| term.typed == *word).and_then(|term| term.corrected);
            if let Some(meant) = corrected {
                self.dictionary.word(meant).clone_into(word);
            }
        }
        let mut phrase = joined(&all, " ");
        if !half {
            phrase.push(' ');
        }
        Query { terms, phrase }
    }

    /// Writes a number as the site does where it counts with it: `vuistregel drie` is `vuistregel 3`.
    fn write_numbers(&self, words: &mut [String]) {
        for at in 1..words.len() {
            let Some((_, digits)) = NUMBERS.iter().find(|(number, _)| *number == words[at]) else { continue };
            let name = [&words[at - 1], " ", digits, " "].concat();
            if self.outline.folded().any(|(_, heading)| heading.starts_with(&name)) {
                (*digits).clone_into(&mut words[at]);
            }
        }
    }

    /// Whether a word of the site begins with these letters and goes on.
    fn begins_word(&self, letters: &str) -> bool {
        self.dictionary.starting_with(letters).any(|id| self.dictionary.word(id) != letters)
    }

    /// The parts of a compound that the site hardly has, or not at all; else the word itself.
    fn apart(&self, word: &str) -> Vec<String> {
        let whole = self.known_stem(word).is_some_and(|stem| self.says_enough(stem));
        match self.split_of(word).filter(|_| !whole) {
            Some(split) => vec![word[..split.left].to_owned(), word[split.right..].to_owned()],
            None => vec![word.to_owned()],
        }
    }

    /// A word with what it stands for as it is.
    pub(super) fn term(&self, word: &str, known: Option<StemId>, open: bool) -> Term {
        let mut term = Term { typed: word.to_owned(), alternatives: Vec::new(), in_phrase: false, corrected: None };
        if let Some(stem) = known {
            term.add(vec![stem], weight::EXACT);
            for compound in self.compounds_of(stem) {
                term.add(vec![compound.compound], if compound.head { weight::HEAD_OF } else { weight::MODIFIER_OF });
            }
        }
        // An unknown compound has been taken apart already.
        if let Some([left, right]) = known.and_then(|_| self.parts_of(word)) {
            term.add(vec![left, right], weight::PARTS);
            for part in [right, left] {
                term.add(vec![part], weight::PART);
                self.add_targets(&[part], weight::PART, &mut term);
            }
        }
        let whole = self.dictionary.find(word).is_some();
        if open && word.len() > if whole { LEAST_BEGIN } else { 1 } {
            let weight = if whole { weight::BEGINS_KNOWN } else { weight::BEGINS };
            let mut longer: Vec<WordId> = self.dictionary.starting_with(word).collect();
            order::sort(&mut longer, |id| self.dictionary.word(*id).len() as u64);
            let mut added = 0;
            for id in longer {
                let Some(stem) = self.stem(id).filter(|_| !is_weak_word(self.dictionary.word(id))) else { continue };
                if self.is_used(stem) {
                    added += usize::from(term.add(vec![stem], weight));
                } else if word.len() > LEAST_BEGIN && self.leads_somewhere(stem) {
                    self.add_targets(&[stem], weight, &mut term);
                    added += 1;
                }
                if added == MOST_GUESSES {
                    break;
                }
            }
        }
        term
    }

    /// What a phrase leads to, for a word that stands for the phrase this well.
    pub(super) fn add_targets(&self, phrase: &[StemId], weight: f32, term: &mut Term) {
        for (target, same) in self.synonyms.find(phrase).flat_map(|phrase| self.synonyms.targets(phrase)) {
            let how = if same { weight::SAME } else { weight::LEADS_TO };
            term.add(self.synonyms.stems(target).to_vec(), weight * how);
        }
    }

    fn add_synonyms(&self, stems: &[Option<StemId>], terms: &mut [Term]) {
        for from in 0..stems.len() {
            let run: Vec<StemId> = stems[from..].iter().take(LONGEST_PHRASE).map_while(|stem| *stem).collect();
            for length in 1..=run.len() {
                for term in &mut terms[from..from + length] {
                    let before = term.alternatives.len();
                    self.add_targets(&run[..length], weight::EXACT, term);
                    term.in_phrase |= length > 1 && term.alternatives.len() > before;
                }
            }
        }
    }

    /// Two or three words that the site writes as one, the last perhaps half, or one of them with a slip: `beroeps geh`,
    /// `jeugt wet`.
    fn add_joined(&self, content: &[String], stems: &[Option<StemId>], open: bool, terms: &mut [Term]) {
        for count in 2..=3 {
            for (at, parts) in content.windows(count).enumerate() {
                let half = open && at + count == content.len();
                let stem = LINKS.iter().find_map(|link| {
                    let word = joined(parts, link);
                    let begun = || self.dictionary.starting_with(&word).next().filter(|_| word.len() >= LEAST_JOINED);
                    self.stem(self.dictionary.find(&word).or_else(|| if half { begun() } else { None })?)
                });
                let is_slip =
                    |word: &String| !is_stop_word(word) && self.dictionary.starting_with(word).next().is_none();
                let near = || {
                    let mut unknown = parts.iter().zip(&stems[at..]).filter(|(_, stem)| stem.is_none());
                    let word = unknown.any(|(word, _)| is_slip(word)).then(|| joined(parts, ""))?;
                    self.stem(self.dictionary.near(&word, 1, false).first()?.word)
                };
                let Some(stem) = stem.or_else(near) else { continue };
                for term in &mut terms[at..at + count] {
                    term.add(vec![stem], weight::JOINED);
                    self.add_targets(&[stem], weight::JOINED, term);
                }
            }
        }
    }

    /// Words that the site writes as one with a stop word beside them: `onder zoek`, `mede weten`.
    fn add_joined_stop_words(&self, all: &[String], terms: &mut [Term]) {
        for pair in all.windows(2) {
            let word = match (is_stop_word(&pair[0]), is_stop_word(&pair[1])) {
                (true, false) => &pair[1],
                (false, true) => &pair[0],
                _ => continue,
            };
            let whole = self.whole_word(&joined(pair, ""));
            let Some(stem) = whole.filter(|stem| self.leads_somewhere(*stem)) else { continue };
            for term in terms.iter_mut().filter(|term| term.typed == *word) {
                term.add(vec![stem], weight::JOINED);
                self.add_targets(&[stem], weight::JOINED, term);
            }
        }
    }

    /// Whether a compound finds enough by itself.
    fn says_enough(&self, stem: StemId) -> bool {
        self.postings.count(stem) > RARE
            || !self.headings_of(stem).is_empty()
            || self.synonyms.find(&[stem]).next().is_some()
    }

    /// Whether a stem stands somewhere on the site.
    pub(super) fn is_used(&self, stem: StemId) -> bool {
        self.postings.count(stem) > 0 || !self.headings_of(stem).is_empty()
    }

    /// Whether a stem stands somewhere on the site, or a synonym of it does.
    pub(super) fn leads_somewhere(&self, stem: StemId) -> bool {
        self.is_used(stem) || self.synonyms.find(&[stem]).next().is_some()
    }
}

/// Words as one text, with a link between them. The standard library's `join` would weigh twice as much in the program.
fn joined(words: &[String], link: &str) -> String {
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            text.push_str(link);
        }
        text.push_str(word);
    }
    text
}

impl Term {
    /// Whether an alternative answers nearly as well as the best: well enough to be shown, and for nearness.
    pub(super) fn is_meant(&self, alternative: &Alternative) -> bool {
        let best = self.alternatives.iter().map(|alternative| alternative.weight).fold(0.0, f32::max);
        alternative.weight >= best * weight::MEANT
    }

    /// Adds an alternative unless it is there; the best weight stays. Whether it is new.
    pub(super) fn add(&mut self, stems: Vec<StemId>, weight: f32) -> bool {
        if let Some(known) = self.alternatives.iter_mut().find(|known| known.stems == stems) {
            known.weight = known.weight.max(weight);
            return false;
        }
        self.alternatives.push(Alternative { stems, weight });
        true
    }
}

impl Query {
    /// Whether it asks for something already: a letter or two do not, nor the small words that a question begins with.
    pub fn has_subject(&self) -> bool {
        let (whole, open) = self.phrase.rsplit_once(' ').unwrap_or(("", &self.phrase));
        let mut words = whole.split_terminator(' ').chain(Some(open).filter(|open| open.len() > SHORT_BEGIN));
        words.any(|word| !word.is_empty() && !is_stop_word(word))
    }

    /// The numbers of the shards that must arrive before the query has its answer, ascending.
    pub fn missing(&self, index: &Index) -> Vec<u32> {
        let alternatives = self.terms.iter().flat_map(|term| &term.alternatives);
        let stems = alternatives.flat_map(|alternative| &alternative.stems);
        let mut missing: Vec<u32> = stems.filter_map(|stem| index.postings.missing(*stem)).collect();
        order::sort(&mut missing, |number| u64::from(*number));
        missing.dedup();
        missing
    }
}
