//! What an index is made of: the words of each section, in passages, and those of the questions that readers ask there.
//! Runs in the generator only.

use std::collections::BTreeSet;

use super::analysis::words;
use super::lists::silent_words;
use super::{Page, Section};

/// About how many words a passage has: words in one passage count as near each other.
const PASSAGE: usize = 120;

/// The most passages of a section.
const MOST_PASSAGES: usize = 60;

/// The words of a section, without those that carry no subject.
pub(super) struct SectionWords {
    /// Those of its text, in passages.
    pub(super) passages: Vec<Vec<String>>,
    /// Those of each question.
    pub(super) questions: Vec<Vec<String>>,
    /// Those of each question of many, of which only what several say counts.
    pub(super) collected: Vec<Vec<String>>,
}

/// The words of all sections, in the order of the site.
pub(super) fn of(pages: &[Page]) -> Vec<SectionWords> {
    let silent: BTreeSet<&str> = silent_words().collect();
    let section = |section: &Section| SectionWords {
        passages: passages(&section.text, &silent),
        questions: questions(&section.questions, &silent),
        collected: questions(&section.collected, &silent),
    };
    pages.iter().flat_map(|page| &page.sections).map(section).collect()
}

fn questions(questions: &[String], silent: &BTreeSet<&str>) -> Vec<Vec<String>> {
    questions.iter().map(|question| telling(words(question), silent).collect()).collect()
}

fn telling(words: Vec<String>, silent: &BTreeSet<&str>) -> impl Iterator<Item = String> {
    words.into_iter().filter(|word| !silent.contains(&**word))
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
