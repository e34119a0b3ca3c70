//! Synonyms: phrases, and what each leads to. They travel as text: a line for each group, bars between phrases, and
//! a `>` before those that are only led to.

use super::analysis::words;
use super::index::StemId;
use super::interner::Interner;
use super::lists::is_stop_word;
use super::table::Table;
use super::{Damaged, SynonymGroup, Synonyms};

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

/// The synonyms as the engine holds them: phrases, and what each leads to.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// The words of all phrases: first by their numbers as they were found, then by their stems.
    words: Vec<u32>,
    /// Where each phrase ends in `words`, and its group.
    phrases: Vec<(u32, u32)>,
    groups: Vec<Group>,
    /// The phrases by their first stem.
    by_stem: Table<u32>,
}

/// Phrases that belong together.
#[derive(Debug)]
struct Group {
    /// The first phrase, the first that is led to, and the one after the last.
    first: u32,
    led_to: u32,
    last: u32,
}

impl Group {
    /// Whether all phrases mean the same.
    fn is_same(&self) -> bool {
        self.first == self.led_to
    }
}

impl Phrases {
    /// The groups of [`write`]. Every word is added to those found; [`Phrases::with_stems`] makes stems of them.
    pub(super) fn read(text: &str, found: &mut Interner) -> Self {
        let mut all = Self::default();
        let (mut from, mut first, mut led_to) = (0, 0, None);
        // Byte by byte: there are more signs than a search for each of them would pay for.
        for (at, sign) in text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b' ' | b'|' | b'>' | b'\n')) {
            if let Some(word) = text.get(from..at).filter(|word| !word.is_empty()) {
                all.words.push(found.add(word));
            }
            from = at + 1;
            let end = all.words.len() as u32;
            if sign != b' ' && all.phrases.last().map_or(0, |(last, _)| *last) < end {
                all.phrases.push((end, all.groups.len() as u32));
            }
            let next = all.phrases.len() as u32;
            match sign {
                b'>' => led_to = Some(next),
                b'\n' => {
                    all.groups.push(Group { first, led_to: led_to.take().unwrap_or(first), last: next });
                    first = next;
                }
                _ => {}
            }
        }
        all
    }

    /// The same phrases in stems: that of each word, of so many.
    pub(super) fn with_stems(mut self, stem: impl Fn(u32) -> Option<StemId>, stems: usize) -> Result<Self, Damaged> {
        for word in &mut self.words {
            *word = stem(*word).ok_or(Damaged)?;
        }
        let leading = (0..self.phrases.len() as u32).filter(|phrase| self.targets(*phrase).next().is_some());
        let first = |phrase: u32| Some((*self.stems(phrase).first()?, phrase));
        self.by_stem = Table::new(stems, &leading.filter_map(first).collect::<Vec<_>>());
        Ok(self)
    }

    /// What a phrase leads to, and whether it means the same.
    pub(super) fn targets(&self, phrase: u32) -> impl Iterator<Item = (u32, bool)> {
        let group = self.phrases.get(phrase as usize).and_then(|(_, group)| self.groups.get(*group as usize));
        let group = group.filter(|group| group.is_same() || phrase < group.led_to);
        let targets = group.into_iter().flat_map(|group| (group.led_to..group.last).map(|to| (to, group.is_same())));
        targets.filter(move |(target, _)| *target != phrase)
    }

    /// The stems of a phrase.
    pub(super) fn stems(&self, phrase: u32) -> &[StemId] {
        let end = |phrase: usize| self.phrases.get(phrase).map_or(0, |(end, _)| *end as usize);
        let start = (phrase as usize).checked_sub(1).map_or(0, end);
        self.words.get(start..end(phrase as usize)).unwrap_or_default()
    }

    /// The phrases that consist of just these stems and lead somewhere.
    pub(super) fn find<'p>(&'p self, stems: &'p [StemId]) -> impl Iterator<Item = u32> + 'p {
        let begun = stems.first().map_or(&[][..], |first| self.by_stem.row(*first));
        begun.iter().copied().filter(move |phrase| self.stems(*phrase) == stems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_lead_where_they_should() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let synonyms = Synonyms(vec![
            SynonymGroup::Same(list(&["AVG", "GDPR"])),
            SynonymGroup::LeadsTo(list(&["usb-stick kwijt", "gehackt"]), list(&["datalek"])),
        ]);
        let text = write(&synonyms);
        assert_eq!(text, "avg|gdpr\nusb stick kwijt|gehackt>datalek\n");
        let mut found = Interner::default();
        let phrases = Phrases::read(&text, &mut found).with_stems(Some, 9).unwrap();
        let mut leads = |words: &str| -> Vec<(String, bool)> {
            let stems: Vec<StemId> = words.split(' ').map(|word| found.add(word)).collect();
            let targets = phrases.find(&stems).flat_map(|phrase| phrases.targets(phrase)).collect::<Vec<_>>();
            targets
                .iter()
                .map(|(to, same)| {
                    (phrases.stems(*to).iter().filter_map(|stem| found.words().get(*stem as usize)).collect(), *same)
                })
                .collect()
        };
        assert_eq!(leads("avg"), [("gdpr".to_owned(), true)]);
        assert_eq!(leads("usb stick kwijt"), [("datalek".to_owned(), false)]);
        assert_eq!(leads("datalek"), []);
        assert_eq!(leads("usb stick"), []);
    }
}
