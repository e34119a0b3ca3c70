//! From text to the words that search compares: split, folded and stemmed, for Dutch.
//!
//! The Snowball stemmer is the ground; on top of it come the things that it leaves apart in Dutch: verb forms
//! (`gedeeld`, `deelt`, `melding`), voiced ends (`brieven`, `brief`) and doubled consonants (`overleggen`, `overleg`).

use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};

use super::lists::regular;

/// Splits a text into folded words: lower case, without accents, letters and digits only.
///
/// A hyphen separates (`usb-stick` is two words), except after a single letter (`e-mail` is one) and in a name
/// (`Ouder-Amstel`). A full stop behind a single letter does not (`a.v.g.`), nor one or a colon within a number (`7:457`).
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_word(text, &mut |_, word| found.push(word.to_owned()));
    found
}

/// The words of a text that have a hyphen there.
pub(super) fn hyphenated(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_word(text, &mut |range, word| {
        if text[range].contains('-') {
            found.push(word.to_owned());
        }
    });
    found
}

/// For each byte: a plain letter or digit in lower case; [`PARTS`] for what parts words wherever it stands; zero for
/// what has to be looked at.
static PLAIN: [u8; 256] = {
    let (mut table, mut byte) = ([0; 256], 0);
    while byte < 128 {
        let plain = (byte as u8).to_ascii_lowercase();
        table[byte] = match plain {
            b'a'..=b'z' | b'0'..=b'9' => plain,
            b'\'' | b'`' | b'-' | b'.' | b':' => 0,
            _ => PARTS,
        };
        byte += 1;
    }
    table
};
const PARTS: u8 = 1;

/// Calls back with each word of a text and the byte range that it takes there.
///
/// Not generic: one copy serves every caller.
pub(crate) fn each_word(text: &str, act: &mut dyn FnMut(Range<usize>, &str)) {
    let bytes = text.as_bytes();
    let (mut start, mut word, mut at) = (0, String::new(), 0);
    while at < bytes.len() {
        // Most of a text are runs of plain letters, and few of those have to be copied to be folded.
        let (run, mut changed, mut end) = (at, 0, PARTS);
        while let Some(byte) = bytes.get(at) {
            end = PLAIN[usize::from(*byte)];
            if end <= PARTS {
                break;
            }
            changed |= byte ^ end;
            at += 1;
            end = PARTS;
        }
        if at > run {
            if end == PARTS && changed == 0 && word.is_empty() {
                act(run..at, &text[run..at]);
                at += 1;
                continue;
            }
            if word.is_empty() {
                start = run;
            }
            let folded = word.len();
            word.push_str(&text[run..at]);
            word[folded..].make_ascii_lowercase();
        }
        if end == PARTS {
            if !word.is_empty() {
                act(start..at, &word);
                word.clear();
            }
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let next = at + c.len_utf8();
        if is_letter(c) {
            if word.is_empty() {
                start = at;
            }
            fold(c, &mut word);
        } else if !word.is_empty() {
            let before = &bytes[start..at];
            // One sign for both: `5.2.6` is no 526.
            let number = matches!(c, '.' | ':') && is_number(before, &bytes[next..]);
            if number {
                word.push('.');
            }
            let inside = match c {
                '-' => word.len() == 1 || is_name(before, &bytes[next..]),
                '.' => number || is_behind_one(before),
                _ => number || is_apostrophe(c) || is_mark(c),
            };
            if !(inside && text[next..].starts_with(is_letter)) {
                act(start..at, &word);
                word.clear();
            }
        }
        at = next;
    }
    if !word.is_empty() {
        act(start..text.len(), &word);
    }
}

/// Whether a character is part of a word. Knows the alphabets of Europe; the tables of all others would weigh more
/// than the rest of the engine.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (matches!(c, 'À'..='\u{24f}' | '\u{370}'..='\u{52f}') && !matches!(c, '×' | '÷'))
}

/// Whether a full stop stands behind a single letter.
fn is_behind_one(before: &[u8]) -> bool {
    let [begin @ .., letter] = before else { return false };
    letter.is_ascii_alphabetic() && begin.last().is_none_or(|byte| *byte == b'.')
}

/// Whether a hyphen stands within a name.
fn is_name(before: &[u8], behind: &[u8]) -> bool {
    let capital = |bytes: &[u8], at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
    capital(before, 0) && capital(behind, 0) && !capital(behind, 1) && !capital(before, 1)
}

/// Whether a sign stands within the number of an article or chapter.
fn is_number(before: &[u8], behind: &[u8]) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    digit(before.last()) && digit(behind.first())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}

/// An accent that stands behind its letter, as some keyboards send it.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Adds a letter that is not plain, in lower case without its accent.
fn fold(c: char, out: &mut String) {
    let plain = match c {
        'à'..='å' | 'À'..='Å' => "a",
        'ç' | 'Ç' => "c",
        'è'..='ë' | 'È'..='Ë' => "e",
        'ì'..='ï' | 'Ì'..='Ï' => "i",
        'ñ' | 'Ñ' => "n",
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' => "o",
        'ù'..='ü' | 'Ù'..='Ü' => "u",
        'ý' | 'ÿ' | 'Ý' => "y",
        'ĳ' | 'Ĳ' => "ij",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ß' => "ss",
        _ => return out.push(c),
    };
    out.push_str(plain);
}

/// The stem of a folded word: what its regular forms have in common.
pub(crate) fn stem(word: &str) -> String {
    let mut stem = Stemmer::create(Algorithm::Dutch).stem(regular(word).unwrap_or(word)).into_owned();
    if let [.., a, b] = *stem.as_bytes()
        && a == b
        && a.is_ascii_alphabetic()
        && !is_vowel(a)
        && stem.len() > 3
    {
        stem.pop();
    }
    // `sociaal` is `sociale`.
    if let [.., before, a, b, b'l'] = *stem.as_bytes()
        && a == b
        && is_vowel(before)
    {
        stem.remove(stem.len() - 2);
    }
    match stem.as_bytes().last() {
        Some(b'v') => stem.replace_range(stem.len() - 1.., "f"),
        Some(b'z') => stem.replace_range(stem.len() - 1.., "s"),
        _ => {}
    }
    stem
}

/// The letters of the endings that [`stem`] takes off.
const OF_ENDINGS: &[u8] = b"abdeghijklnrst";

/// Whether a word that begins with all of a stem but its last letter may have that stem. Rules most words out, and
/// takes a hundredth of the time that stemming them would.
pub(crate) fn may_have_stem(word: &str, stem: &str) -> bool {
    let letters = |begin: &[u8], last: u8| {
        let Some([first, rest @ ..]) = word.as_bytes().get(begin.len()..) else { return false };
        // The last letter may have changed, or a doubled vowel before it has become a single one.
        let fits =
            *first == last || matches!((first, last), (b'v', b'f') | (b'z', b's')) || Some(first) == begin.last();
        // The second letter may be a doubled consonant, or the one behind the doubled vowel.
        fits && rest.iter().skip(1).all(|letter| OF_ENDINGS.contains(letter))
    };
    stem.as_bytes().split_last().is_some_and(|(last, begin)| letters(begin, *last)) || regular(word).is_some()
}

/// The shortest that a word without its ending may be.
const LEAST_REST: usize = 4;

/// What may stand before the `ge` of a participle.
pub(super) const SEPARABLE: [&str; 24] = [
    "", "aan", "achter", "af", "bij", "binnen", "dicht", "door", "in", "kwijt", "mee", "na", "neer", "om", "op",
    "over", "plaats", "samen", "terug", "toe", "uit", "vast", "voor", "weg",
];

fn is_vowel(letter: u8) -> bool {
    b"aeiou".contains(&letter)
}

/// Stems that the word may have if it is a form of a verb, a diminutive or a plural that the stemmer does not know, the
/// likeliest first. Whether it is, only the vocabulary of the site can tell: `deelt` is a form of `delen`, `recht` is no
/// form of anything.
pub(crate) fn other_stems(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    if regular(word).is_some() {
        return found;
    }
    let mut add = |rest: &str| {
        if rest.len() >= LEAST_REST {
            let stem = stem(rest);
            if !found.contains(&stem) {
                found.push(stem);
            }
        }
    };
    let noun = word.strip_suffix("ingen").or_else(|| word.strip_suffix("ing"));
    // The stemmer takes `arts` and `teken` for forms, but not `artsen` and `tekenen` for forms of those.
    if let Some(rest) = noun.or_else(|| word.strip_suffix("en")) {
        let is_one = match rest.as_bytes() {
            [.., before, b's'] => !is_vowel(*before),
            bytes => bytes.ends_with(b"en"),
        };
        if is_one {
            add(rest);
        }
    }
    if let Some(rest) = noun {
        add(&[rest, "en"].concat());
    }
    let participles =
        SEPARABLE.iter().filter(|begin| word.strip_prefix(**begin).is_some_and(|rest| rest.starts_with("ge")));
    for at in participles.map(|begin| begin.len()) {
        let without = [&word[..at], &word[at + 2..]].concat();
        let without = without.strip_suffix('e').unwrap_or(&without);
        if without.ends_with('d') || without.ends_with('t') {
            add(without);
            add(&[&without[..without.len() - 1], "en"].concat());
            add(&without[..without.len() - 1]);
        }
    }
    for ending in ["tjes", "tje", "jes", "je", "den", "ten", "de", "te", "t", "d"] {
        if let Some(rest) = word.strip_suffix(ending) {
            add(rest);
        }
    }
    // Codes, foto's and instanties; vermoedens.
    if let [rest @ .., b's'] = word.as_bytes()
        && (rest.ends_with(b"en") || rest.last().is_some_and(|letter| is_vowel(*letter)))
    {
        add(&word[..rest.len()]);
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::lists::IRREGULAR;

    fn same(words: &[&str]) {
        let stems: Vec<_> = words.iter().map(|word| stem(word)).collect();
        assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{words:?} → {stems:?}");
    }

    #[test]
    fn words_are_folded_and_split() {
        assert_eq!(
            words("Cliënt’s e-mail, usb-stick (2x) en 4B"),
            ["clients", "email", "usb", "stick", "2x", "en", "4b"]
        );
        assert_eq!(words("Zorg- en Veiligheidshuis"), ["zorg", "en", "veiligheidshuis"]);
        assert_eq!(words("cafe\u{301}"), ["cafe"]);
        assert_eq!(
            words("de A.V.G. en p.i.a, art. 5.2.6 of nee.Dat, 7:457 BW"),
            ["de", "avg", "en", "pia", "art", "5.2.6", "of", "nee", "dat", "7.457", "bw"]
        );
        assert_eq!(
            words("Ouder-Amstel, Wmo-handreiking, Jeugd-GGZ, a:b, 2.a, 72."),
            ["ouderamstel", "wmo", "handreiking", "jeugd", "ggz", "a", "b", "2", "a", "72"]
        );
        assert_eq!(words(" – "), [""; 0]);
    }

    #[test]
    fn a_hyphen_within_a_word_is_seen() {
        assert_eq!(hyphenated("De Wmo-gids van Ouder-Amstel, per e-mail"), ["ouderamstel", "email"]);
    }

    #[test]
    fn a_span_is_the_word_as_it_stands_in_the_text() {
        let text = "De cliënt’s ‘ouders’";
        let mut found = Vec::new();
        each_word(text, &mut |range, _| found.push(&text[range]));
        assert_eq!(found, ["De", "cliënt’s", "ouders"]);
    }

    #[test]
    fn regular_forms_have_one_stem() {
        same(&["gemeente", "gemeenten"]);
        same(&["geheim", "geheimen"]);
        same(&["gegeven", "gegevens"]);
        same(&["delen", "deel"]);
        same(&["kind", "kinderen"]);
        same(&["bewaartermijn", "bewaartermijnen"]);
        same(&["overleg", "overleggen"]);
        same(&["brief", "brieven"]);
        same(&["toestemming", "toestemmen"]);
        same(&["huis", "huizen"]);
    }

    #[test]
    fn forms_of_a_verb_may_have_its_stem() {
        for (form, verb) in [
            ("gedeeld", "delen"),
            ("deelt", "delen"),
            ("deelde", "delen"),
            ("melding", "melden"),
            ("gemeld", "melden"),
            ("meldt", "melden"),
            ("vastgelegd", "vastleggen"),
            ("uitgewisseld", "uitwisselen"),
            ("bewaard", "bewaren"),
            ("verwerkt", "verwerken"),
            ("geinformeerde", "informeren"),
        ] {
            assert!(other_stems(form).contains(&stem(verb)), "{form}: {:?}, {}", other_stems(form), stem(verb));
        }
    }

    #[test]
    fn words_that_differ_stay_apart() {
        for (one, other) in [("gemeente", "gemeen"), ("geheim", "heim"), ("grond", "grondslag"), ("dossier", "dosis")] {
            assert_ne!(stem(one), stem(other), "{one}, {other}");
        }
    }

    #[test]
    fn no_irregular_form_is_ruled_out() {
        for (form, _) in IRREGULAR {
            let stem = stem(form);
            assert!(!form.starts_with(&stem[..stem.len() - 1]) || may_have_stem(form, &stem), "{form} → {stem}");
        }
    }

    proptest! {
        #[test]
        fn no_word_is_ruled_out_that_has_the_stem(
            word in "[a-z0-9]{1,8}(|e|en|ene|s|se|heid|heden|end|ing|ingen|ig|ige|lijk|lijke|baar|bare|baarheden|elijkheid|jes|den|ten|ven|zen|aaf|oos|iaal|uele)",
        ) {
            let stem = stem(&word);
            if !stem.is_empty() && word.starts_with(&stem[..stem.len() - 1]) {
                prop_assert!(may_have_stem(&word, &stem), "{word} → {stem}");
            }
        }
    }
}
