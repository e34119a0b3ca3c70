//! Compounds: words that Dutch writes as one and a reader may type as two, or the other way round.

use super::lists::{is_stop_word, is_weak_word};

/// The least letters that a part of a compound has.
const LEAST: usize = 3;

/// What may stand between two parts.
pub(super) const LINKS: [&str; 5] = ["", "s", "e", "en", "n"];

/// Words that are no part of a compound: what they begin is a verb or an accident.
const NO_PARTS: [&str; 26] = [
    "achter", "alleen", "art", "bekend", "best", "bezig", "boven", "komen", "komst", "komt", "langs", "mede", "net",
    "opt", "overeen", "overst", "rond", "staan", "staat", "stem", "tegen", "terug", "toe", "vast", "ver", "verst",
];

/// Whether a word can be a part of a compound.
pub(super) fn can_be_part(word: &str) -> bool {
    !is_stop_word(word) && !is_weak_word(word) && !NO_PARTS.contains(&word)
}

/// Where a compound comes apart: `word[..left]` and `word[right..]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) left: usize,
    pub(super) right: usize,
}

/// Splits a word in two parts that are both `known`, if it can be. A part may be a compound itself.
///
/// The longest second part wins: it says what the whole is.
pub(super) fn split(word: &str, known: &dyn Fn(&str) -> bool) -> Option<Split> {
    // Folded words may still hold letters of other alphabets; those are not compounds of ours.
    if !word.is_ascii() {
        return None;
    }
    for right in LEAST..word.len().saturating_sub(LEAST - 1) {
        if !known(&word[right..]) {
            continue;
        }
        for link in LINKS {
            let Some(left) = word[..right].strip_suffix(link).filter(|left| left.len() >= LEAST) else { continue };
            if known(left) {
                return Some(Split { left: left.len(), right });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts<'w>(word: &'w str, known: &[&str]) -> Option<(&'w str, &'w str)> {
        split(word, &|part| known.contains(&part)).map(|split| (&word[..split.left], &word[split.right..]))
    }

    #[test]
    fn a_compound_comes_apart_into_known_words() {
        let known = ["gegevens", "deling", "beroep", "geheim", "termijn", "bewaar", "veilig", "wet", "jeugd"];
        assert_eq!(parts("gegevensdeling", &known), Some(("gegevens", "deling")));
        assert_eq!(parts("beroepsgeheim", &known), Some(("beroep", "geheim")));
        assert_eq!(parts("bewaartermijn", &known), Some(("bewaar", "termijn")));
        assert_eq!(parts("jeugdwet", &known), Some(("jeugd", "wet")));
        assert_eq!(parts("geheim", &known), None);
        assert_eq!(parts("gegevens", &known), None);
        assert_eq!(parts("beroepsgroep", &known), None);
        assert_eq!(parts("te", &known), None);
    }
}
