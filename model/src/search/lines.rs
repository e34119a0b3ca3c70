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
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1).collect();
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

#[cfg(test)]
mod tests {
    use super::Lines;

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
}
