//! Where each stem stands: lists of passages, in blocks. A block is unfolded when a query first needs it; where an index
//! is large, it also travels only then.

use std::cell::OnceCell;

use super::codec::{BitReader, BitWriter};
use super::index::StemId;
use super::{Damaged, IndexFile};

/// Some lists, as they travel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Folded {
    /// How many stems have their lists here.
    pub(super) stems: u32,
    pub(super) bytes: Vec<u8>,
}

/// Folds the lists of all stems into blocks of about this many bytes. Their order is that of the alphabet, because words
/// that a reader may mean with what was typed begin alike.
pub(super) fn fold(lists: &[Vec<u32>], passages: u32, size: usize) -> Vec<Folded> {
    let (mut blocks, mut bits, mut stems) = (Vec::new(), BitWriter::default(), 0);
    for list in lists {
        if bits.size() >= size {
            blocks.push(Folded { stems, bytes: std::mem::take(&mut bits).finish() });
            stems = 0;
        }
        bits.ascending(list, 0, passages);
        stems += 1;
    }
    blocks.push(Folded { stems, bytes: bits.finish() });
    blocks
}

/// The lists of all stems, as far as they have arrived.
#[derive(Debug)]
pub(super) struct Postings {
    /// For each stem, how many passages its list has.
    frequencies: Vec<u32>,
    /// For the most common stems, in how many more passages each occurs that are not in its list; sorted.
    left_out: Vec<(StemId, u32)>,
    /// How many passages there are.
    passages: u32,
    /// The first stem of each block.
    starts: Vec<StemId>,
    blocks: Vec<Block>,
    apart: bool,
}

#[derive(Debug, Default)]
struct Block {
    /// Nothing while it has not arrived.
    bytes: Option<Vec<u8>>,
    lists: OnceCell<Lists>,
}

#[derive(Debug, Default)]
struct Lists {
    /// Where the list of each stem ends.
    ends: Vec<u32>,
    passages: Vec<u32>,
}

/// The most passages of all lists together: what is damaged must not take memory without end.
const MOST: u64 = 1 << 24;

impl Postings {
    /// Reads the columns of an index with so many passages.
    pub(super) fn read(file: &IndexFile, passages: u32) -> Result<Self, Damaged> {
        let mut starts = Vec::with_capacity(file.block_stems.len());
        let mut stems = 0u32;
        for count in &file.block_stems {
            starts.push(stems);
            stems = stems.checked_add(*count).ok_or(Damaged)?;
        }
        let apart = file.block_sizes.is_empty();
        let mut blocks: Vec<Block> = starts.iter().map(|_| Block::default()).collect();
        let mut rest = file.postings.as_slice();
        for (block, size) in blocks.iter_mut().zip(&file.block_sizes) {
            let (bytes, others) = rest.split_at_checked(*size as usize).ok_or(Damaged)?;
            block.bytes = Some(bytes.to_vec());
            rest = others;
        }
        let whole = stems as usize == file.frequencies.len()
            && (apart || file.block_sizes.len() == blocks.len())
            && file.frequencies.iter().all(|count| *count <= passages)
            && file.frequencies.iter().map(|count| u64::from(*count)).sum::<u64>() <= MOST;
        let left_out = file.left_out.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        let frequencies = file.frequencies.clone();
        if whole { Ok(Self { frequencies, left_out, passages, starts, blocks, apart }) } else { Err(Damaged) }
    }

    /// Takes the lists of a block in that travelled apart.
    pub(super) fn add(&mut self, block: u32, bytes: &[u8]) -> Result<(), Damaged> {
        let block = self.blocks.get_mut(block as usize).ok_or(Damaged)?;
        block.bytes.get_or_insert_with(|| bytes.to_vec());
        Ok(())
    }

    /// Whether the blocks travel apart from the index.
    pub(super) fn are_apart(&self) -> bool {
        self.apart
    }

    /// The passages of a stem; none while its block has not arrived.
    pub(super) fn of(&self, stem: StemId) -> &[u32] {
        let number = self.block_of(stem);
        let list = || {
            let block = self.blocks.get(number)?;
            let (bytes, start) = (block.bytes.as_ref()?, *self.starts.get(number)?);
            block.lists.get_or_init(|| self.unfold(number, bytes)).get((stem - start) as usize)
        };
        list().unwrap_or_default()
    }

    fn unfold(&self, number: usize, bytes: &[u8]) -> Lists {
        let start = |number: usize| self.starts.get(number).map_or(self.frequencies.len(), |start| *start as usize);
        let (mut lists, mut bits) = (Lists::default(), BitReader::new(bytes));
        for count in &self.frequencies[start(number)..start(number + 1)] {
            bits.ascending(*count, 0, self.passages, &mut lists.passages);
            lists.ends.push(lists.passages.len() as u32);
        }
        lists
    }

    /// How many passages the list of a stem has, whether it has arrived or not.
    pub(super) fn count(&self, stem: StemId) -> u32 {
        self.frequencies.get(stem as usize).copied().unwrap_or(0)
    }

    /// In how many passages a stem occurs that its list leaves out; zero for all but the most common stems.
    pub(super) fn left_out(&self, stem: StemId) -> u32 {
        self.left_out.binary_search_by_key(&stem, |(stem, _)| *stem).map_or(0, |at| self.left_out[at].1)
    }

    /// The number of the block of a stem, while it has not arrived.
    pub(super) fn missing(&self, stem: StemId) -> Option<u32> {
        let number = self.block_of(stem);
        self.blocks.get(number).is_some_and(|block| block.bytes.is_none()).then_some(number as u32)
    }

    fn block_of(&self, stem: StemId) -> usize {
        self.starts.partition_point(|start| *start <= stem).saturating_sub(1)
    }
}

impl Lists {
    fn get(&self, number: usize) -> Option<&[u32]> {
        let end = *self.ends.get(number)? as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.passages.get(start..end)
    }
}
