//! Words as they are found in headings, each kept once: sorting each once is what makes an index ready soon.

use super::lines::Lines;

/// Different words, numbered in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Interner {
    words: Lines,
    /// A hash table with open addressing: the number of a word plus one, or zero. Its size is a power of two.
    slots: Vec<u32>,
}

impl Interner {
    /// The number of a word, which is added unless it is there.
    pub(super) fn add(&mut self, word: &str) -> u32 {
        if self.slots.len() < 2 * (self.words.len() + 1) {
            self.grow();
        }
        let slot = self.slot(word);
        if self.slots[slot] == 0 {
            self.words.push(word);
            self.slots[slot] = self.words.len() as u32;
        }
        self.slots[slot] - 1
    }

    /// The words by their numbers.
    pub(super) fn words(&self) -> &Lines {
        &self.words
    }

    /// Where a word is, or where it would go. At least half of the table is free, so that there is such a place.
    fn slot(&self, word: &str) -> usize {
        let hash = word.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot] != 0 && self.words.get(self.slots[slot] as usize - 1) != Some(word) {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (4 * self.slots.len()).max(1024)];
        for number in 0..self.words.len() {
            let slot = self.slot(self.words.get(number).unwrap_or_default());
            self.slots[slot] = number as u32 + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn a_word_has_one_number() {
        let mut found = Interner::default();
        let words: Vec<String> = (0..3000).map(|number| (number % 1500).to_string()).collect();
        let numbers: Vec<u32> = words.iter().map(|word| found.add(word)).collect();
        assert_eq!(numbers, (0..1500).chain(0..1500).collect::<Vec<u32>>());
        assert!(words.iter().zip(numbers).all(|(word, number)| found.words().get(number as usize) == Some(word)));
    }
}
