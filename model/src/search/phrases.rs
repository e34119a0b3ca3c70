//! Synonyms: phrases, and what each leads to. They travel as text: a line for each group, bars between phrases, and
//! a `>` before those that are only led to.

use super::analysis::words;
use super::dictionary::Found;
use super::index::StemId;
use super::lists::is_stop_word;
use super::order;
use super::{SynonymGroup, Synonyms};

/// The words of a phrase, without those that carry no subject.
type Phrase = Vec<String>;

/// Every phrase.
pub(super) fn all(synonyms: &Synonyms) -> impl Iterator<Item = Phrase> {
    synonyms.0.iter().flat_map(|group| group_of(group).0)
}

/// The phrases of a group, and how many of them lead to the others; none when all are equal.
fn group_of(group: &SynonymGroup) -> (Vec<Phrase>, Option<usize>) {
    let phrases = |texts: &[String]| -> Vec<Phrase> {
        texts.iter().map(|text| phrase(text)).filter(|phrase| !phrase.is_empty()).collect()
    };
    match group {
        SynonymGroup::Same(texts) => (phrases(texts), None),
        SynonymGroup::LeadsTo(from, to) => {
            let mut from = phrases(from);
            let leading = from.len();
            from.extend(phrases(to));
            (from, Some(leading))
        }
    }
}

fn phrase(text: &str) -> Phrase {
    words(text).into_iter().filter(|word| !is_stop_word(word)).collect()
}

/// The synonyms as they travel.
pub(super) fn write(synonyms: &Synonyms) -> String {
    let mut out = String::new();
    for (phrases, leading) in synonyms.0.iter().map(group_of) {
        for (at, phrase) in phrases.iter().enumerate() {
            if at > 0 {
                out.push(if leading == Some(at) { '>' } else { '|' });
            }
            out.push_str(&phrase.join(" "));
        }
        out.push('\n');
    }
    out
}

/// The phrases of a group as numbers of words, and how many of them lead to the others; none when all are equal.
pub(super) type Group = (Vec<Vec<usize>>, Option<usize>);

/// The groups of [`write`]. Every word is added to those found.
pub(super) fn read(text: &str, found: &mut Found) -> Vec<Group> {
    let mut phrases = |text: &str| -> Vec<Vec<usize>> {
        text.split('|').map(|text| text.split(' ').map(|word| found.push(word)).collect()).collect()
    };
    let group = |line: &str| match line.split_once('>') {
        None => (phrases(line), None),
        Some((from, to)) => {
            let mut from = phrases(from);
            let leading = from.len();
            from.extend(phrases(to));
            (from, Some(leading))
        }
    };
    text.lines().map(group).collect()
}

/// The synonyms as the engine holds them: phrases of stems, and what each leads to.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    phrases: Vec<Vec<StemId>>,
    /// For each phrase, the phrases it leads to, and whether they mean the same.
    targets: Vec<Vec<(u32, bool)>>,
    /// Numbers of the phrases that lead somewhere, in the order of their stems.
    sorted: Vec<u32>,
}

impl Phrases {
    /// The phrases of these groups, in the stems that `stem` gives to the numbers of words.
    pub(super) fn new(groups: &[Group], stem: impl Fn(usize) -> Option<StemId>) -> Self {
        let mut all = Self::default();
        for (phrases, leading) in groups {
            let first = all.phrases.len() as u32;
            let last = first + phrases.len() as u32;
            let led_to = first + leading.unwrap_or(0) as u32..last;
            for phrase in phrases {
                let number = all.phrases.len() as u32;
                all.phrases.push(phrase.iter().filter_map(|word| stem(*word)).collect());
                let leads = leading.is_none() || number < led_to.start;
                let targets = led_to.clone().filter(|target| leads && *target != number);
                all.targets.push(targets.map(|target| (target, leading.is_none())).collect());
            }
        }
        let mut sorted: Vec<u32> =
            (0..all.phrases.len() as u32).filter(|phrase| !all.targets(*phrase).is_empty()).collect();
        order::sort(&mut sorted, |one, other| all.stems(*one) < all.stems(*other));
        all.sorted = sorted;
        all
    }

    /// What a phrase leads to.
    pub(super) fn targets(&self, phrase: u32) -> &[(u32, bool)] {
        self.targets.get(phrase as usize).map_or(&[], Vec::as_slice)
    }

    /// The stems of a phrase.
    pub(super) fn stems(&self, phrase: u32) -> &[StemId] {
        self.phrases.get(phrase as usize).map_or(&[], Vec::as_slice)
    }

    /// The phrases that consist of just these stems and lead somewhere.
    pub(super) fn find<'p>(&'p self, stems: &'p [StemId]) -> impl Iterator<Item = u32> + 'p {
        let from = self.sorted.partition_point(|phrase| self.stems(*phrase) < stems);
        self.sorted.iter().skip(from).copied().take_while(move |phrase| self.stems(*phrase) == stems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::dictionary::Dictionary;

    #[test]
    fn phrases_lead_where_they_should() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let synonyms = Synonyms(vec![
            SynonymGroup::Same(list(&["AVG", "GDPR"])),
            SynonymGroup::LeadsTo(list(&["usb-stick kwijt", "gehackt"]), list(&["datalek"])),
        ]);
        let text = write(&synonyms);
        assert_eq!(text, "avg|gdpr\nusb stick kwijt|gehackt>datalek\n");
        let mut found = Found::default();
        let groups = read(&text, &mut found);
        let (dictionary, numbers) = Dictionary::new(&found);
        let phrases = Phrases::new(&groups, |word| Some(numbers[word] as StemId));
        let leads = |words: &str| -> Vec<(String, bool)> {
            let stems: Vec<StemId> = words.split(' ').map(|word| dictionary.find(word).unwrap() as StemId).collect();
            let targets = phrases.find(&stems).flat_map(|phrase| phrases.targets(phrase)).collect::<Vec<_>>();
            targets
                .iter()
                .map(|(to, same)| {
                    (phrases.stems(*to).iter().map(|stem| dictionary.word(*stem as usize)).collect(), *same)
                })
                .collect()
        };
        assert_eq!(leads("avg"), [("gdpr".to_owned(), true)]);
        assert_eq!(leads("usb stick kwijt"), [("datalek".to_owned(), false)]);
        assert_eq!(leads("datalek"), []);
        assert_eq!(leads("usb stick"), []);
    }
}
