//! Synonyms: phrases, and what each leads to.

use serde::{Deserialize, Serialize};

use super::analysis::words;
use super::index::StemId;
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

/// The synonyms as they travel: in numbers of stems, which take less than words and need no reading. Groups and the
/// phrases of each are sorted, because small steps take less than large numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PhrasesFile {
    /// For each phrase, how far its first stem lies behind that of the one before: for the first of a group, before it is
    /// the first of the last group; for the first that others lead to, nothing.
    pub(super) steps: Vec<u32>,
    /// The other stems of all phrases.
    pub(super) others: Vec<StemId>,
    /// How many stems each phrase has, at least one.
    pub(super) lengths: Vec<u32>,
    /// For each group two numbers: how many of its phrases lead to the others, zero when all are equal; and how many
    /// phrases it has.
    pub(super) groups: Vec<u32>,
}

/// The synonyms as they travel, in the stems that the words have.
pub(super) fn write(synonyms: &Synonyms, stem_of: impl Fn(&str) -> Option<StemId>) -> PhrasesFile {
    let mut groups = Vec::new();
    for (phrases, leading) in synonyms.0.iter().map(group_of) {
        let stems = phrases.iter().map(|phrase| phrase.iter().filter_map(|word| stem_of(word)).collect());
        let mut from: Vec<Vec<StemId>> = stems.filter(|stems: &Vec<StemId>| !stems.is_empty()).collect();
        let mut to = leading.map_or_else(Vec::new, |leading| from.split_off(leading.min(from.len())));
        for side in [&mut from, &mut to] {
            side.sort();
            side.dedup();
        }
        // Stop words alone lead nowhere.
        if leading.map_or(from.len() > 1, |_| !from.is_empty() && !to.is_empty()) {
            groups.push((from, to));
        }
    }
    groups.sort();
    let mut file = PhrasesFile::default();
    let mut last_group = 0;
    for (from, to) in groups {
        let leading = if to.is_empty() { 0 } else { from.len() };
        file.groups.extend([leading as u32, (from.len() + to.len()) as u32]);
        let mut before = last_group;
        last_group = from[0][0];
        for (at, phrase) in from.iter().chain(&to).enumerate() {
            if at == from.len() {
                before = 0;
            }
            file.steps.push(phrase[0] - before);
            file.others.extend(&phrase[1..]);
            file.lengths.push(phrase.len() as u32);
            before = phrase[0];
        }
    }
    file
}

/// The synonyms as the engine holds them: phrases, and what each leads to.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// The stems of all phrases.
    all_stems: Vec<StemId>,
    /// Where each phrase ends in `all_stems`, and its group.
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
    /// Takes in what [`write`] wrote, on an index of so many stems.
    pub(super) fn read(file: &PhrasesFile, stems: usize) -> Result<Self, Damaged> {
        let mut all = Self::default();
        let mut phrases = file.steps.iter().zip(&file.lengths);
        let mut others = file.others.as_slice();
        let mut last_group: StemId = 0;
        for pair in file.groups.chunks_exact(2) {
            let (first, group) = (all.phrases.len() as u32, all.groups.len() as u32);
            let led_to = pair[0].min(pair[1]);
            let mut before = last_group;
            for at in 0..pair[1] {
                let (step, length) = phrases.next().ok_or(Damaged)?;
                if at == led_to && at > 0 {
                    before = 0;
                }
                before = before.wrapping_add(*step);
                if at == 0 {
                    last_group = before;
                }
                let length = length.checked_sub(1).ok_or(Damaged)?;
                let (rest, behind) = others.split_at_checked(length as usize).ok_or(Damaged)?;
                others = behind;
                all.all_stems.push(before);
                all.all_stems.extend(rest);
                all.phrases.push((all.all_stems.len() as u32, group));
            }
            all.groups.push(Group { first, led_to: first + led_to, last: first + pair[1] });
        }
        let leading = (0..all.phrases.len() as u32).filter(|phrase| all.targets(*phrase).next().is_some());
        let first = |phrase: u32| Some((*all.stems(phrase).first()?, phrase));
        all.by_stem = Table::new(stems, &leading.filter_map(first).collect::<Vec<_>>());
        Ok(all)
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
        self.all_stems.get(start..end(phrase as usize)).unwrap_or_default()
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
        let vocabulary = ["avg", "datalek", "gdpr", "gehackt", "kwijt", "stick", "usb"];
        let number = |word: &str| vocabulary.iter().position(|known| *known == word).map(|at| at as StemId);
        let file = write(&synonyms, number);
        assert_eq!((&*file.lengths, &*file.groups), (&[1, 1, 1, 3, 1][..], &[0, 2, 2, 3][..]));
        assert_eq!((&*file.steps, &*file.others), (&[0, 2, 3, 3, 1][..], &[5, 4][..]));
        let phrases = Phrases::read(&file, vocabulary.len()).unwrap();
        let leads = |words: &str| -> Vec<(String, bool)> {
            let stems: Vec<StemId> = words.split(' ').filter_map(number).collect();
            let targets = phrases.find(&stems).flat_map(|phrase| phrases.targets(phrase)).collect::<Vec<_>>();
            let text = |to: u32| phrases.stems(to).iter().map(|stem| vocabulary[*stem as usize]).collect();
            targets.into_iter().map(|(to, same)| (text(to), same)).collect()
        };
        assert_eq!(leads("avg"), [("gdpr".to_owned(), true)]);
        assert_eq!(leads("usb stick kwijt"), [("datalek".to_owned(), false)]);
        assert_eq!(leads("datalek"), []);
        assert_eq!(leads("usb stick"), []);
    }
}
