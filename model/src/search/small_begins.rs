//! Headings with a small letter at their begin: as the same words stand elsewhere, so that compression finds them.

/// What stands before a heading that begins with a small letter of its own.
const KEEP: char = '=';

/// A heading as it travels.
pub(super) fn write(heading: &str) -> String {
    let mut letters = heading.chars();
    let (first, second) = (letters.next().unwrap_or_default(), letters.next().unwrap_or_default());
    if first.is_ascii_lowercase() || first == KEEP {
        return [&KEEP.to_string(), heading].concat();
    }
    // An abbreviation keeps its capitals.
    let mut text = heading.to_owned();
    if let Some(begin) = text.get_mut(..1).filter(|_| !second.is_ascii_uppercase()) {
        begin.make_ascii_lowercase();
    }
    text
}

/// The headings, one on each line, as they are.
pub(super) fn read(lines: &str) -> String {
    let mut headings = String::with_capacity(lines.len());
    for line in lines.split_inclusive('\n') {
        let begin = headings.len();
        headings.push_str(line.strip_prefix(KEEP).unwrap_or(line));
        if let Some(first) = headings.get_mut(begin..begin + 1).filter(|_| !line.starts_with(KEEP)) {
            first.make_ascii_uppercase();
        }
    }
    headings
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_begin_small_and_abbreviations_do_not() {
        assert_eq!(write("Wat er geldt"), "wat er geldt");
        assert_eq!(write("AVG en Wbp"), "AVG en Wbp");
        assert_eq!(write("a. Inzage"), "=a. Inzage");
        assert_eq!(read("wat er geldt\nAVG\n=a. Inzage\n72 uur\n"), "Wat er geldt\nAVG\na. Inzage\n72 uur\n");
    }

    proptest! {
        #[test]
        fn any_heading_is_read_as_it_was(heading in "[^\n]*") {
            prop_assert_eq!(read(&write(&heading)), heading);
        }
    }
}
