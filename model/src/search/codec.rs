//! Compact lists of ascending numbers: binary interpolative coding (Moffat and Stuiver). Lists whose numbers lie in
//! clusters, as the passages of one page do, take less than their gaps would.

/// Writes numbers in as few bits as their bounds allow; bounds are below 2^24.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    used: u32,
}

/// Reads what [`BitWriter`] wrote.
#[derive(Debug)]
pub(super) struct BitReader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl BitWriter {
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// How many bytes are written.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    fn bit(&mut self, bit: bool) {
        if self.used == 0 {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << (7 - self.used);
        }
        self.used = (self.used + 1) % 8;
    }

    /// A number below `bound`, in the truncated binary code of that bound.
    fn below(&mut self, value: u32, bound: u32) {
        let (width, short) = code(bound);
        let (value, width) = if value < short { (value, width) } else { (value + short, width + 1) };
        for bit in (0..width).rev() {
            self.bit(value >> bit & 1 == 1);
        }
    }

    /// Ascending numbers, each at least `low` and below `high`. The reader must know how many there are.
    pub(super) fn ascending(&mut self, values: &[u32], low: u32, high: u32) {
        let count = values.len() as u32;
        if count == 0 || count == high - low {
            return;
        }
        let middle = values.len() / 2;
        let (before, value) = (low + middle as u32, values[middle]);
        self.below(value - before, high - low - count + 1);
        self.ascending(&values[..middle], low, value);
        self.ascending(&values[middle + 1..], value + 1, high);
    }
}

impl<'b> BitReader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next 57 bits at least, the first the highest; zeros behind the end.
    fn window(&self) -> u64 {
        let from = self.at / 8;
        let bytes = match self.bytes.get(from..from + 8).and_then(<[u8]>::first_chunk) {
            Some(whole) => *whole,
            None => {
                let mut last = [0; 8];
                last.iter_mut().zip(self.bytes.iter().skip(from)).for_each(|(to, byte)| *to = *byte);
                last
            }
        };
        u64::from_be_bytes(bytes) << (self.at % 8)
    }

    /// A number below a bound of at least 1, whatever the bits are.
    fn below(&mut self, bound: u32) -> u32 {
        let (width, short) = code(bound);
        // One bit more than a short code has.
        let value = (self.window() >> (63 - width)) as u32;
        if value >> 1 < short {
            self.at += width as usize;
            value >> 1
        } else {
            self.at += width as usize + 1;
            value - short
        }
    }

    /// `count` ascending numbers, each at least `low` and below `high`, added to `out`. There must be no more than fit
    /// between the bounds.
    pub(super) fn ascending(&mut self, mut count: u32, mut low: u32, high: u32, out: &mut Vec<u32>) {
        while count > 0 {
            if count == high - low {
                out.extend(low..high);
                return;
            }
            let middle = count / 2;
            let value = low + middle + self.below(high - low - count + 1);
            if middle > 0 {
                self.ascending(middle, low, value, out);
            }
            out.push(value);
            count -= middle + 1;
            low = value + 1;
        }
    }
}

/// The truncated binary code for numbers below `bound`: the width of the short codes, and how many there are.
fn code(bound: u32) -> (u32, u32) {
    let width = bound.checked_ilog2().unwrap_or(0);
    (width, (2u32 << width) - bound.max(1))
}

/// A check sum over the parts of a file, eight bytes at a time: enough to see that it did not arrive whole.
#[derive(Debug, Default)]
pub(super) struct CheckSum(u64);

impl CheckSum {
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks();
        for chunk in chunks {
            self.add(u64::from_le_bytes(*chunk));
        }
        self.add(rest.iter().fold(1, |rest, byte| rest << 8 | u64::from(*byte)));
        self.add(bytes.len() as u64);
    }

    pub(super) fn numbers(&mut self, numbers: &[u32]) {
        for number in numbers {
            self.add(u64::from(*number));
        }
        self.add(numbers.len() as u64);
    }

    /// For each sum another number gives another sum: the step can be undone.
    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    pub(super) fn finish(self) -> u32 {
        (self.0 ^ self.0 >> 32) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(mut values in prop::collection::vec(0..500u32, 0..200), more in 0..50u32) {
            values.sort_unstable();
            values.dedup();
            let high = values.last().map_or(0, |last| last + 1) + more;
            let mut writer = BitWriter::default();
            writer.ascending(&values, 0, high);
            writer.ascending(&values, 0, high);
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes);
            for _ in 0..2 {
                let mut read = Vec::new();
                reader.ascending(values.len() as u32, 0, high, &mut read);
                prop_assert_eq!(&read, &values);
            }
        }

        #[test]
        fn damaged_bytes_never_give_a_number_out_of_bounds(bytes in prop::collection::vec(any::<u8>(), 0..40), count in 0..60u32) {
            let mut read = Vec::new();
            BitReader::new(&bytes).ascending(count, 0, 100, &mut read);
            prop_assert!(read.iter().all(|value| *value < 100) && read.is_sorted());
        }

        #[test]
        fn a_changed_byte_changes_the_sum(bytes in prop::collection::vec(any::<u8>(), 1..40), at in any::<prop::sample::Index>(), flip in 1..=255u8) {
            let sum = |bytes: &[u8]| {
                let mut sum = CheckSum::default();
                sum.bytes(bytes);
                sum.finish()
            };
            let mut other = bytes.clone();
            other[at.index(bytes.len())] ^= flip;
            prop_assert_ne!(sum(&bytes), sum(&other));
        }
    }
}
