//! Pieces of text around what matched. The texts travel apart from the index and may come later, or not at all.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::analysis::each_word;
use super::codec::CheckSum;
use super::file::VERSION;
use super::index::{Index, StemId};
use super::lines::Lines;
use super::lists::{is_stop_word, letters};
use super::order;
use super::query::Query;
use super::{Damaged, Page};

/// The texts of sections, ready to be encoded (with postcard): of all, or of some when they are too large for one file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextsFile {
    version: u16,
    check_sum: u32,
    /// The number of the first section.
    first: u32,
    /// One line for each section.
    lines: String,
}

/// The texts that have arrived.
#[derive(Debug, Default)]
pub struct Texts {
    parts: Vec<Part>,
}

/// The texts of sections that follow each other.
#[derive(Debug)]
struct Part {
    first: u32,
    /// One for each section.
    lines: Lines,
}

/// A piece of a section's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The piece, with `…` where something is left out.
    pub text: String,
    /// Where it answers the query: byte ranges of `text`, ascending, each a whole word.
    pub marks: Vec<Range<usize>>,
}

/// About how long an excerpt is, in bytes.
const LENGTH: usize = 150;

impl TextsFile {
    /// The texts of these pages in files of about this many bytes.
    pub(super) fn split(pages: &[Page], size: usize) -> Vec<Self> {
        let (mut files, mut first, mut lines) = (Vec::new(), 0, String::new());
        for (number, section) in pages.iter().flat_map(|page| &page.sections).enumerate() {
            if lines.len() >= size {
                files.push(Self::new(first, std::mem::take(&mut lines)));
                first = number as u32;
            }
            let words: Vec<&str> = section.text.split_whitespace().collect();
            lines.push_str(&words.join(" "));
            lines.push('\n');
        }
        files.push(Self::new(first, lines));
        files
    }

    fn new(first: u32, lines: String) -> Self {
        let mut file = Self { version: VERSION, check_sum: 0, first, lines };
        file.check_sum = file.sum();
        file
    }

    fn sum(&self) -> u32 {
        let mut sum = CheckSum::default();
        sum.numbers(&[self.first]);
        sum.bytes(self.lines.as_bytes());
        sum.finish()
    }

    /// How many bytes the texts take.
    pub(super) fn size(&self) -> usize {
        self.lines.len()
    }

    /// The number of the first section that it holds.
    pub(super) fn first(&self) -> u32 {
        self.first
    }
}

impl Texts {
    /// Takes texts in.
    ///
    /// # Errors
    /// [`Damaged`] when the file is of another version or did not arrive whole.
    pub fn add(&mut self, file: TextsFile) -> Result<(), Damaged> {
        if file.version != VERSION || file.check_sum != file.sum() {
            return Err(Damaged);
        }
        self.parts.push(Part { first: file.first, lines: Lines::of(file.lines) });
        Ok(())
    }

    /// The text of a section, if it has arrived.
    pub fn section(&self, number: u32) -> Option<&str> {
        self.parts.iter().find_map(|part| part.lines.get(number.checked_sub(part.first)? as usize))
    }
}

/// Finds in texts what answers a query.
#[derive(Debug)]
pub struct Marker<'i> {
    /// The words that answer, each with the number of the query's word; sorted by their first letters as a number.
    words: Vec<(u64, &'i str, usize)>,
    /// The first bytes of those words: most words of a text are ruled out by theirs.
    begins: [bool; 256],
}

impl Index {
    /// What finds the answers to a query in texts.
    pub fn marker(&self, query: &Query) -> Marker<'_> {
        let mut stems: Vec<(StemId, usize)> = Vec::new();
        for (number, term) in query.terms.iter().enumerate() {
            let alternatives = term.alternatives.iter().filter(|alternative| term.is_meant(alternative));
            stems.extend(alternatives.flat_map(|alternative| &alternative.stems).map(|stem| (*stem, number)));
        }
        order::sort(&mut stems, |(stem, number)| u64::from(*stem) << 32 | *number as u64);
        stems.dedup_by_key(|(stem, _)| *stem);
        let answers = stems.into_iter().flat_map(|(stem, number)| self.words_of(stem).map(move |word| (word, number)));
        let mut marker = Marker { words: Vec::new(), begins: [false; 256] };
        for (word, number) in answers.filter(|(word, _)| !is_stop_word(word)) {
            if let Some(begin) = word.bytes().next() {
                marker.begins[usize::from(begin)] = true;
            }
            marker.words.push((letters(word), word, number));
        }
        order::sort(&mut marker.words, |(letters, ..)| *letters);
        marker
    }
}

impl Marker<'_> {
    /// The byte ranges of the words of a text that answer the query, ascending.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        self.marked(text).into_iter().map(|(range, _)| range).collect()
    }

    /// The piece of a section's text that answers the query best.
    pub fn excerpt(&self, text: &str) -> Excerpt {
        let marked = self.marked(text);
        let window = window(text, &marked);
        let mut excerpt = Excerpt::default();
        if window.start > 0 {
            excerpt.text.push_str("… ");
        }
        let offset = excerpt.text.len();
        excerpt.text.push_str(text.get(window.clone()).unwrap_or_default());
        if window.end < text.len() {
            excerpt.text.push_str(" …");
        }
        let inside = marked.into_iter().filter(|(range, _)| range.start >= window.start && range.end <= window.end);
        let moved = inside.map(|(range, _)| range.start - window.start + offset..range.end - window.start + offset);
        excerpt.marks = moved.collect();
        excerpt
    }

    /// The number of the query's word that a word answers.
    fn answers(&self, word: &str) -> Option<usize> {
        if !word.bytes().next().is_some_and(|begin| self.begins[usize::from(begin)]) {
            return None;
        }
        let letters = letters(word);
        let from = self.words.partition_point(|(other, ..)| *other < letters);
        let alike = self.words.get(from..)?.iter().take_while(|(other, ..)| *other == letters);
        alike.into_iter().find(|(_, other, _)| *other == word).map(|(.., number)| *number)
    }

    /// The words of a text that answer the query, each with the number of the query's word.
    fn marked(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let mut marked = Vec::new();
        each_word(text, &mut |range, word| marked.extend(self.answers(word).map(|number| (range, number))));
        marked
    }
}

/// The piece of a text that holds the most different words of the query, whole words at both ends.
fn window(text: &str, marked: &[(Range<usize>, usize)]) -> Range<usize> {
    if text.len() <= LENGTH {
        return 0..text.len();
    }
    let worth = |first: usize| {
        let start = marked[first].0.start;
        let inside = marked[first..].iter().take_while(|(range, _)| range.end <= start + LENGTH * 3 / 4);
        let (mut terms, mut count) = (0u32, 0);
        for (_, number) in inside {
            terms |= 1 << (number % 32);
            count += 1;
        }
        terms.count_ones() as usize * 8 + count
    };
    let best = (0..marked.len()).max_by_key(|first| (worth(*first), std::cmp::Reverse(*first)));
    let from = best.map_or(0, |best| marked[best].0.start.saturating_sub(LENGTH / 4));
    let from = from.min(text.len().saturating_sub(LENGTH));
    let start = if from == 0 {
        0
    } else {
        text.as_bytes()[from..].iter().position(|b| *b == b' ').map_or(0, |at| from + at + 1)
    };
    let to = (start + LENGTH).min(text.len());
    let end = if to == text.len() {
        to
    } else {
        text.as_bytes()[..to].iter().rposition(|b| *b == b' ').filter(|at| *at > start).unwrap_or(text.len())
    };
    start..end
}
