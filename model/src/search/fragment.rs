//! Fragments of addresses in few bytes: most are made of words of the heading that they lead to.
//!
//! A capital stands for a word of the heading (`A` the first), anything else for itself; a full stop parts two words
//! that stand for themselves. Nothing at all stands for the whole heading.

use super::analysis::words;

/// What stands before a fragment that this code cannot tell.
const PLAIN: char = '=';

/// The most letters of a code: what is damaged must not take memory without end.
const LONGEST: usize = 100;

/// The code of a fragment below a heading.
pub(super) fn write(fragment: &str, heading: &str) -> String {
    let words = words(heading);
    if words.join("-") == fragment {
        return String::new();
    }
    let mut code = String::new();
    let mut after_own = false;
    for part in fragment.split('-') {
        match words.iter().take(26).position(|word| word == part) {
            Some(at) => code.push(char::from(b'A' + at as u8)),
            None => {
                if after_own {
                    code.push('.');
                }
                code.push_str(part);
            }
        }
        after_own = code.chars().next_back().is_some_and(|c| !c.is_ascii_uppercase());
    }
    let folded: String = words.iter().flat_map(|word| [word, " "]).collect();
    if read(&code, &folded) == fragment { code } else { [&PLAIN.to_string(), fragment].concat() }
}

/// The fragment of a code below a heading.
///
/// The heading is folded, with a space behind every word.
pub(super) fn read(code: &str, folded: &str) -> String {
    if code.is_empty() {
        return folded.trim_end().replace(' ', "-");
    }
    if let Some(fragment) = code.strip_prefix(PLAIN) {
        return fragment.to_owned();
    }
    let word_at = |c: char| folded.split_terminator(' ').nth(usize::from(c as u8 - b'A'));
    let mut fragment = String::new();
    let mut open = false;
    for c in code.chars().take(LONGEST) {
        let word = if c.is_ascii_uppercase() { word_at(c) } else { None };
        let part = c == '.' || word.is_some() || !open;
        if part && !fragment.is_empty() {
            fragment.push('-');
        }
        match (word, c) {
            (Some(word), _) => fragment.push_str(word),
            (None, '.') => {}
            (None, c) => fragment.push(c),
        }
        open = word.is_none();
    }
    fragment
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(heading: &str) -> String {
        words(heading).iter().flat_map(|word| [word, " "]).collect()
    }

    #[test]
    fn words_of_the_heading_take_a_letter() {
        for (fragment, heading, code) in [
            ("uitzonderingen", "De uitzonderingen", "B"),
            ("de-uitzonderingen", "De uitzonderingen", ""),
            ("wie-zwijgt", "Wie moet zwijgen", "Azwijgt"),
            ("na-overleg", "Delen", "na.overleg"),
            ("overleg-delen", "Delen", "overlegA"),
            ("Bel", "Twee woorden", "=Bel"),
        ] {
            assert_eq!(write(fragment, heading), code);
            assert_eq!(read(code, &folded(heading)), fragment);
        }
    }

    proptest! {
        #[test]
        fn every_fragment_survives(fragment in "[a-zA-Z0-9.=-]{0,12}", heading in "[a-c ]{0,12}") {
            prop_assume!(!fragment.is_empty());
            prop_assert_eq!(read(&write(&fragment, &heading), &folded(&heading)), fragment);
        }

        #[test]
        fn any_code_can_be_read(code in ".{0,12}", heading in ".{0,12}") {
            read(&code, &heading);
        }
    }
}
