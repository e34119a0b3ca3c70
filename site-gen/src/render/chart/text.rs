//! How wide a text is, and where its lines break.
//!
//! The reader's device chooses the font. The widths are those of DejaVu Sans, the widest of the fonts that stand for
//! `system-ui`: a text that fits in it fits in all of them.

/// A size of text, in units of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Font {
    pub(super) size: i32,
    pub(super) bold: bool,
}

impl Font {
    /// The width of a text, rounded up.
    pub(super) fn width(self, text: &str) -> i32 {
        let thousandths: i32 = text.chars().map(|c| glyph(c) * self.size).sum();
        let thousandths = if self.bold { thousandths / 100 * 113 } else { thousandths };
        thousandths / 1000 + 1
    }

    /// The text in lines that are no wider than this. A word that is wider is broken.
    pub(super) fn wrap(self, text: &str, width: i32) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = self.break_word(word, width, &mut lines);
        }
        lines.push(line);
        lines
    }

    /// Fills lines with the start of a word that is too wide, and gives what is left of it.
    fn break_word(self, word: &str, width: i32, lines: &mut Vec<String>) -> String {
        let mut part = String::new();
        for c in word.chars() {
            if !part.is_empty() && self.width(&format!("{part}{c}-")) > width && self.width(word) > width {
                lines.push(format!("{part}-"));
                part.clear();
            }
            part.push(c);
        }
        part
    }
}

/// The width of a letter in thousandths of the size of the text.
fn glyph(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | '\'' | 'I' | 'J' => 295,
        ' ' | '.' | ',' | ':' | ';' | '/' | '‘' | '’' => 338,
        'f' | 't' | 'r' | '-' | '(' | ')' | '!' => 412,
        'c' | 's' | 'z' | '?' | '“' | '”' | '–' => 551,
        'v' | 'x' | 'y' | 'k' | 'L' | 'F' => 593,
        'm' | 'M' | 'W' | '…' | '%' | '—' | '→' => 1000,
        'w' | 'O' | 'Q' | 'G' | 'D' | 'H' | 'N' | 'U' => 820,
        c if c.is_lowercase() || c.is_ascii_digit() => 636,
        c if c.is_ascii() || c.is_alphabetic() => 710,
        _ => 1000,
    }
}
