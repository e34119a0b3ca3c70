//! Compact lists of ascending numbers: binary interpolative coding (Moffat and Stuiver). Lists whose numbers lie in
//! clusters, as the passages of one page do, take less than their gaps would.

use super::Damaged;

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

    /// The next bits, at most 24, the first the highest.
    fn bits(&mut self, count: u32) -> Result<u32, Damaged> {
        let from = self.at / 8;
        self.at += count as usize;
        if self.at > self.bytes.len() * 8 {
            return Err(Damaged);
        }
        let byte = |at: usize| u32::from(self.bytes.get(from + at).copied().unwrap_or(0));
        let window = byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
        let skipped = (self.at - count as usize) % 8;
        Ok((window << skipped).checked_shr(32 - count).unwrap_or(0))
    }

    fn below(&mut self, bound: u32) -> Result<u32, Damaged> {
        let (width, short) = code(bound);
        let value = self.bits(width)?;
        if value < short { Ok(value) } else { Ok((value << 1 | self.bits(1)?) - short) }
    }

    /// `count` ascending numbers, each at least `low` and below `high`, added to `out`.
    pub(super) fn ascending(&mut self, count: u32, low: u32, high: u32, out: &mut Vec<u32>) -> Result<(), Damaged> {
        if count > high - low {
            return Err(Damaged);
        }
        if count == high - low {
            out.extend(low..high);
            return Ok(());
        }
        if count == 0 {
            return Ok(());
        }
        let middle = count / 2;
        let value = low + middle + self.below(high - low - count + 1)?;
        if value >= high {
            return Err(Damaged);
        }
        self.ascending(middle, low, value, out)?;
        out.push(value);
        self.ascending(count - middle - 1, value + 1, high, out)
    }
}

/// The truncated binary code for numbers below `bound`: the width of the short codes, and how many there are.
fn code(bound: u32) -> (u32, u32) {
    let width = bound.checked_ilog2().unwrap_or(0);
    (width, (2u32 << width) - bound.max(1))
}

/// A check sum (FNV-1a) over the parts of a file: enough to see that it did not arrive whole.
pub(super) fn check_sum(parts: &[&[u8]]) -> u32 {
    let bytes = parts.iter().flat_map(|part| part.iter().copied().chain([0xff]));
    bytes.fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
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
                prop_assert_eq!(reader.ascending(values.len() as u32, 0, high, &mut read), Ok(()));
                prop_assert_eq!(&read, &values);
            }
        }

        #[test]
        fn damaged_bytes_never_give_a_number_out_of_bounds(bytes in prop::collection::vec(any::<u8>(), 0..40), count in 0..60u32) {
            let mut read = Vec::new();
            let _ = BitReader::new(&bytes).ascending(count, 0, 100, &mut read);
            prop_assert!(read.iter().all(|value| *value < 100) && read.is_sorted());
        }
    }
}
