//! What a reader means with a word that the site does not have: the word of which it is a slip, or kin of it.

use super::dictionary::{Near, WordId};
use super::index::Index;
use super::lists::is_weak_word;
use super::order;
use super::query::{Alternative, MOST_GUESSES, Term, weight};
use super::wording::shared;

/// How well the likeliest guess answers.
const SLIP: f32 = 0.5;
/// How much each reason to doubt a guess takes.
const DOUBT: f32 = 0.15;
/// How well kin of a word answers.
const KIN: f32 = 0.65;

/// The least letters that kin share.
const LEAST_SHARED: usize = 5;

impl Index {
    /// What a word stands for if it is a slip, when it stands for nothing as it is.
    pub(super) fn mend(&self, term: &mut Term, open: bool) {
        let used = |alternative: &Alternative| alternative.stems.iter().all(|stem| self.is_used(*stem));
        if term.alternatives.iter().any(|alternative| alternative.weight > weight::PART && used(alternative))
            || is_weak_word(&term.typed)
            // Another number is no slip.
            || term.typed.bytes().any(|byte| byte.is_ascii_digit())
        {
            return;
        }
        let mut near = self.meant(&term.typed, open);
        let Some(least) = near.iter().map(|near| near.distance).min() else { return self.add_kin(term) };
        near.retain(|near| near.distance == least);
        let doubt = |near: &Near| doubt(&term.typed, self.dictionary.word(near.word));
        order::sort(&mut near, |near| doubt(near) as u64);
        let best = near.first().map_or(0, doubt);
        let guesses: Vec<(WordId, usize)> =
            near.iter().take(MOST_GUESSES).map(|near| (near.word, doubt(near) - best)).collect();
        term.corrected = near.first().map(|near| near.word);
        for (at, (word, doubt)) in guesses.into_iter().enumerate() {
            let Some(stem) = self.stem(word) else { continue };
            let weight = SLIP / (1.0 + doubt as f32 * DOUBT);
            term.add(vec![stem], weight);
            self.add_targets(&[stem], weight, term);
            // The likeliest finds all that it finds when it is typed well.
            if at == 0 {
                for alternative in self.term(self.dictionary.word(word), Some(stem), open).alternatives {
                    term.add(alternative.stems, alternative.weight * weight);
                }
            }
        }
    }

    /// The words that a reader may mean with one that the site does not have.
    fn meant(&self, typed: &str, open: bool) -> Vec<Near> {
        let leads = |word: WordId| self.stem(word).is_some_and(|stem| self.leads_somewhere(stem));
        // What sounds the same is likelier than any slip.
        let heard: Vec<String> = SOUNDS.iter().filter_map(|(one, other)| respelled(typed, one, other)).collect();
        if let Some(word) = heard.iter().filter_map(|word| self.dictionary.find(word)).find(|word| leads(*word)) {
            return vec![Near { word, distance: 0 }];
        }
        let length = typed.chars().count();
        let most = match length {
            0..=2 => return Vec::new(),
            3..=6 => 1,
            _ => 2,
        };
        // Of an abbreviation every letter counts, but not always their order.
        let letters = |word: &str| word.bytes().map(u32::from).sum::<u32>();
        let slips = |spelled: &str| {
            let mut near = self.dictionary.near(spelled, most, open && length > 4);
            near.retain(|near| {
                let word = self.dictionary.word(near.word);
                (length > 3 || letters(word) == letters(typed))
                    // Another word altogether.
                    && !(near.distance > 1 && has_other_begin(typed, word))
                    && leads(near.word)
            });
            near
        };
        let spellings = std::iter::once(typed).chain(heard.iter().map(String::as_str));
        spellings.map(slips).find(|near| !near.is_empty()).unwrap_or_default()
    }

    /// Words that share their begin with an unknown word, or that it ends in: kin of it, or a part of a compound whose
    /// other part the site does not have.
    fn add_kin(&self, term: &mut Term) {
        let word = term.typed.clone();
        if !word.is_ascii() {
            return;
        }
        let least = (word.len() * 3 / 5).max(LEAST_SHARED);
        let begins = (least..word.len()).rev().map(|end| &word[..end]);
        let begin = begins.into_iter().find(|begin| self.dictionary.starting_with(begin).next().is_some());
        let like = begin.into_iter().flat_map(|begin| self.dictionary.starting_with(begin));
        let end = (1..word.len().saturating_sub(LEAST_SHARED)).find_map(|from| self.known_stem(&word[from..]));
        let stems = like.filter_map(|id| self.stem(id)).filter(|stem| self.leads_somewhere(*stem)).take(MOST_GUESSES);
        for stem in stems.chain(end).collect::<Vec<_>>() {
            term.add(vec![stem], KIN);
            self.add_targets(&[stem], KIN, term);
        }
    }
}

/// How many reasons there are to doubt that somebody who typed this meant a word that is so near to it.
fn doubt(typed: &str, word: &str) -> usize {
    let (all, meant) = (typed.as_bytes(), word.as_bytes());
    let begin = shared(all.iter(), meant.iter());
    let (rest, meant) = (&all[begin..], &meant[begin..]);
    let end = shared(rest.iter().rev(), meant.iter().rev());
    let slip = match (&rest[..rest.len() - end], &meant[..meant.len() - end]) {
        // One letter for two that are the same, or two for one.
        ([], [letter]) | ([letter], []) if all[..begin].last() == Some(letter) => 0,
        ([], [_]) => 1,
        ([one], [other]) if are_neighbours(*one, *other) => 1,
        ([a, _], [_, b]) if a == b => 1,
        // Few type a whole word when half of it would do.
        (other, meant) => 2 + other.len().abs_diff(meant.len()).min(9),
    };
    // Few slip at the first letter.
    slip + usize::from(has_other_begin(typed, word)) * 4
}

fn has_other_begin(typed: &str, word: &str) -> bool {
    typed.as_bytes().first() != word.as_bytes().first()
}

/// Whether the keys of two letters touch.
fn are_neighbours(one: u8, other: u8) -> bool {
    // A row takes sixteen; what is on no key touches none.
    const KEYS: &[u8] = b"qwertyuiop......asdfghjkl.......zxcvbnm";
    let key = |letter: u8| KEYS.iter().position(|key| *key == letter).unwrap_or(usize::MAX / 2);
    let apart = key(one).abs_diff(key(other));
    matches!(apart, 1 | 15..=17)
}

/// Letters that many write for others which sound the same.
const SOUNDS: [(&str, &str); 10] = [
    ("ch", "g"),
    ("g", "ch"),
    ("ei", "ij"),
    ("ij", "ei"),
    ("au", "ou"),
    ("ou", "au"),
    ("f", "ph"),
    ("f", "v"),
    ("s", "z"),
    ("k", "c"),
];

/// A word with other letters for some, wherever it has those. Searching for a text, as `replace` does, would weigh a
/// kilobyte in the program.
fn respelled(word: &str, from: &str, to: &str) -> Option<String> {
    let (mut respelled, mut rest) = (String::new(), word.chars());
    loop {
        if let Some(behind) = rest.as_str().strip_prefix(from) {
            respelled.push_str(to);
            rest = behind.chars();
        } else {
            let Some(letter) = rest.next() else { break };
            respelled.push(letter);
        }
    }
    (respelled != word).then_some(respelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likelier_slip_leaves_less_doubt() {
        for (typed, likelier, other) in [
            // A letter left out, sooner than another on a key far away.
            ("bezaar", "bezwaar", "bewaar"),
            ("schuden", "schulden", "schaden"),
            // A key beside it, sooner than one far away.
            ("tekst", "rekst", "pekst"),
            // A letter left out, sooner than one too many.
            ("oudes", "ouders", "oude"),
            // A letter twice, or once for twice, soonest of all.
            ("politiee", "politie", "politieke"),
            ("wisen", "wissen", "wijsen"),
            // Two that changed places.
            ("hlup", "hulp", "hoop"),
            // Any, sooner than one at the begin.
            ("bellen", "bollen", "tellen"),
        ] {
            assert!(doubt(typed, likelier) < doubt(typed, other), "{typed}: {likelier}, {other}");
        }
    }

    #[test]
    fn keys_that_touch_are_neighbours() {
        for (one, other) in [(b'q', b'w'), (b's', b'w'), (b's', b'e'), (b'g', b'v'), (b'o', b'p')] {
            assert!(are_neighbours(one, other) && are_neighbours(other, one));
        }
        for (one, other) in [(b'q', b'p'), (b'p', b'a'), (b'l', b'z'), (b'a', b'd'), (b'1', b'2'), (0xc3, b'q')] {
            assert!(!are_neighbours(one, other) && !are_neighbours(other, one));
        }
    }

    #[test]
    fn letters_that_sound_alike_are_put_for_each_other() {
        assert_eq!(respelled("fertrouwelijkfout", "f", "v").as_deref(), Some("vertrouwelijkvout"));
        assert_eq!(respelled("gezach", "ch", "g").as_deref(), Some("gezag"));
        assert_eq!(respelled("gezag", "ch", "g"), None);
    }
}
