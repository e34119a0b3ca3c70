//! What a heading and a query say in the same words, in the same order, small words included. Both are folded, with a
//! space behind every whole word.

/// The least letters, spaces included, that count as the begin of a heading.
const LEAST_BEGIN: usize = 6;

/// What was typed, for comparison with many headings.
pub(super) struct Wording<'q> {
    phrase: &'q str,
    /// Its words, each with all that stands behind it.
    rests: Vec<&'q [u8]>,
}

impl<'q> Wording<'q> {
    pub(super) fn of(phrase: &'q str) -> Self {
        let mut rests = Vec::new();
        let mut rest = phrase.as_bytes();
        while !rest.is_empty() {
            rests.push(rest);
            rest = behind_word(rest);
        }
        Self { phrase, rests }
    }

    /// The part of a heading that was typed, from its begin on: what is left of it is yet to come.
    pub(super) fn begun(&self, heading: &str) -> Option<f32> {
        let (heading, phrase) = (without_article(heading), without_article(self.phrase));
        let begins = phrase.len() >= LEAST_BEGIN && heading.starts_with(phrase);
        begins.then(|| phrase.len() as f32 / heading.len() as f32)
    }

    /// How much of a heading and of what was typed the longest run of words is that both have, between zero and one; a
    /// single word is none.
    pub(super) fn in_common(&self, heading: &str) -> f32 {
        let mut most = 0;
        let mut here = heading.as_bytes();
        // What is left may be no longer than what was found.
        while here.len() > most {
            for rest in &self.rests {
                if rest[0] == here[0] {
                    most = most.max(run(here, rest));
                }
            }
            here = behind_word(here);
        }
        (most * most) as f32 / (heading.len() * self.phrase.len()).max(1) as f32
    }
}

/// The letters of the whole words that a heading and a query begin with, if there are two at least. The last word of a
/// query may be half.
fn run(heading: &[u8], phrase: &[u8]) -> usize {
    let same = shared(heading.iter(), phrase.iter());
    let (mut words, mut letters) = (0, 0);
    for (at, letter) in (1..=same).zip(heading) {
        if *letter == b' ' || at == phrase.len() {
            words += 1;
            letters = at;
        }
    }
    if words > 1 { letters } else { 0 }
}

/// The words behind the first.
fn behind_word(text: &[u8]) -> &[u8] {
    text.iter().position(|letter| *letter == b' ').map_or(&[], |at| &text[at + 1..])
}

/// How many items two sequences share from where they begin on.
pub(super) fn shared<'i>(one: impl Iterator<Item = &'i u8>, other: impl Iterator<Item = &'i u8>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

/// Without the article at its begin, which few type.
fn without_article(folded: &str) -> &str {
    let mut bare = ["de ", "het ", "een "].iter().filter_map(|article| folded.strip_prefix(article));
    bare.next().unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn in_common(heading: &str, phrase: &str) -> f32 {
        Wording::of(phrase).in_common(heading)
    }

    fn begun(heading: &str, phrase: &str) -> Option<f32> {
        Wording::of(phrase).begun(heading)
    }

    #[test]
    fn the_longest_run_of_words_counts() {
        let heading = "er ging iets mis met uw gegevens ";
        assert_eq!(in_common(heading, heading), 1.0);
        assert_eq!(in_common(heading, "er ging iets mis met uw geg"), 27.0 / 33.0);
        assert_eq!(in_common(heading, "kaart ging iets mis "), (14 * 14) as f32 / (33 * 20) as f32);
        assert_eq!(in_common("de client erbij ", "moet de client erbij zijn "), 16.0 / 26.0);
    }

    #[test]
    fn a_single_word_and_a_part_of_a_word_are_no_run() {
        for phrase in ["gegevens ", "gegevens nodig ", "met ", "alle mensen ", "geen ding is ", "", "   "] {
            assert_eq!(in_common("er ging iets mis met uw gegevens ", phrase), 0.0, "{phrase}");
        }
    }

    #[test]
    fn an_article_does_not_hide_the_begin() {
        assert_eq!(begun("de client erbij ", "client "), Some(7.0 / 13.0));
        assert_eq!(begun("client erbij ", "de client "), Some(7.0 / 13.0));
        assert_eq!(begun("de client erbij ", "erbij "), None);
        assert_eq!(begun("de client erbij ", "de cli"), None);
    }

    proptest! {
        #[test]
        fn what_is_in_common_lies_between_nothing_and_all(heading in "([a-cé]{1,3} ){0,5}", phrase in "([a-cé]{1,3} ){0,5}[a-cé]{0,3}") {
            let much = in_common(&heading, &phrase);
            prop_assert!((0.0..=1.0).contains(&much), "{much}");
            prop_assert!(heading != phrase || heading.matches(' ').count() < 2 || much == 1.0);
        }
    }
}
