//! Many short texts in one piece of memory: a `String` for each would cost an allocation for each.

/// Texts, one after the other.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// How many bytes at the end of each are not part of it.
    separator: u32,
}

impl Lines {
    /// The lines of a text, each ended by a line feed.
    pub(super) fn of(text: String) -> Self {
        let (chunks, rest) = text.as_bytes().as_chunks();
        let mut ends = Vec::new();
        for (number, chunk) in chunks.iter().enumerate() {
            let mut found = line_feeds(*chunk);
            while found > 0 {
                ends.push(number as u32 * 8 + found.trailing_zeros() / 8 + 1);
                found &= found - 1;
            }
        }
        let last = rest.iter().zip(text.len() as u32 - rest.len() as u32 + 1..);
        ends.extend(last.filter(|(byte, _)| **byte == b'\n').map(|(_, end)| end));
        Self { text, ends, separator: 1 }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text with this number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start as usize..(end - self.separator) as usize)
    }

    /// Adds to the text that is not ended yet.
    pub(super) fn extend(&mut self, piece: &str) {
        self.text.push_str(piece);
    }

    /// Ends a text; the next piece begins another.
    pub(super) fn end(&mut self) {
        self.ends.push(self.text.len() as u32);
    }

    /// Adds a whole text.
    pub(super) fn push(&mut self, text: &str) {
        self.extend(text);
        self.end();
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|number| self.get(number))
    }
}

/// The highest bit of each of eight bytes that is a line feed: lines are found eight bytes at a time.
fn line_feeds(bytes: [u8; 8]) -> u64 {
    const LOW: u64 = u64::from_le_bytes([0x7f; 8]);
    // Zero where a line feed is. Adding the low bits to a byte sets its highest bit unless they were all zero.
    let other = u64::from_le_bytes(bytes) ^ u64::from_le_bytes([b'\n'; 8]);
    !(((other & LOW) + LOW) | other | LOW)
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use proptest::prelude::*;

    #[test]
    fn lines_and_pieces_come_back() {
        let mut pieces = Lines::default();
        ["een", "", "twee"].iter().for_each(|piece| pieces.push(piece));
        for lines in [pieces, Lines::of("een\n\ntwee\n".to_owned())] {
            assert_eq!(lines.iter().collect::<Vec<_>>(), ["een", "", "twee"]);
            assert_eq!((lines.len(), lines.get(3)), (3, None));
        }
        // What no line feed ends is no line.
        assert_eq!(Lines::of("een".to_owned()).len(), 0);
    }

    proptest! {
        #[test]
        fn a_text_comes_apart_at_its_line_feeds(text in "[a\n\u{b}\u{8a}é]{0,40}") {
            let lines = Lines::of(format!("{text}\n"));
            prop_assert_eq!(lines.iter().collect::<Vec<_>>(), text.split('\n').collect::<Vec<_>>());
        }
    }
}
