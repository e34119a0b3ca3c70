//! Makes an index of the sections of a site. Runs in the generator only.

use std::collections::{BTreeMap, BTreeSet};

use super::analysis::words;
use super::file::{IndexFile, Shard};
use super::fragment;
use super::outline::{BETWEEN_NAMES, SAME_PATH};
use super::postings::Folded;
use super::section_words::{self, SectionWords};
use super::vocabulary::Vocabulary;
use super::{Page, Synonyms, TextsFile, phrases, postings, small_begins};

/// What [`build`] makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The index.
    pub index: IndexFile,
    /// The postings, when they are too large to travel with the index.
    pub shards: Vec<Shard>,
    /// The texts for excerpts: in one file, unless the postings travel in shards.
    pub texts: Vec<TextsFile>,
}

/// When a site is too large for one file with the index and one with the texts, and how large the parts of it then are;
/// in bytes, uncompressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// The most bytes of postings and texts together that travel whole.
    pub whole: usize,
    /// About how large a shard is.
    pub shard: usize,
    /// About how large a part of the texts is.
    pub texts: usize,
}

impl Default for Sizes {
    /// Chosen so that a first query fetches less than 300 kB, compressed, from a site of any size up to 10,000 sections
    /// (measured with `search_scale` of the tests). Larger parts bring more that a query does not need; smaller ones
    /// make more requests, which tell more about it.
    fn default() -> Self {
        Self { whole: 800 * 1024, shard: 2 * 1024, texts: 8 * 1024 }
    }
}

/// A stem that more than one in so many passages have is listed only where it stands more than once or is asked for:
/// elsewhere it says little about what the text is about, and its lists are the longest of all.
const COMMON: usize = 80;

/// The same, for a stem of which the index also says how much its list leaves out.
const VERY_COMMON: usize = 13;

/// In how many passages such stems may stand in the smallest site.
const LEAST_COMMON: usize = 12;
const LEAST_VERY_COMMON: usize = 90;

/// About how many bytes of postings are unfolded together, when the first query needs any of them.
const BLOCK: usize = 384;

/// Makes the index of a site. The same input gives the same bytes.
pub fn build(pages: &[Page], synonyms: &Synonyms, sizes: &Sizes) -> Built {
    let sections = section_words::of(pages);
    let vocabulary = Vocabulary::new(&sections, pages, synonyms);
    let synonyms = phrases::write(synonyms, |word| vocabulary.stem_of(word));
    let file = IndexFile { synonyms, ..IndexFile::default() };
    let file = vocabulary.write(titles(pages, file));
    let (mut file, lists) = lists(pages, &sections, &vocabulary, file);
    let passages = file.passages.iter().map(|count| u32::from(*count)).sum();
    let texts = TextsFile::split(pages, usize::MAX);
    let blocks = postings::fold(&lists, passages, BLOCK);
    let size = |blocks: &[Folded]| blocks.iter().map(|block| block.bytes.len()).sum::<usize>();
    if size(&blocks) + texts.iter().map(TextsFile::size).sum::<usize>() <= sizes.whole {
        file.block_stems = blocks.iter().map(|block| block.stems).collect();
        file.block_sizes = blocks.iter().map(|block| block.bytes.len() as u32).collect();
        file.postings = blocks.into_iter().flat_map(|block| block.bytes).collect();
        return Built { index: file.seal(), shards: Vec::new(), texts };
    }
    let texts = TextsFile::split(pages, sizes.texts);
    file.texts_bounds = texts.iter().skip(1).map(TextsFile::first).collect();
    let blocks = postings::fold(&lists, passages, sizes.shard);
    file.block_stems = blocks.iter().map(|block| block.stems).collect();
    let shards = (0..).zip(blocks).map(|(number, block)| Shard::new(number, block.bytes)).collect();
    Built { index: file.seal(), shards, texts }
}

/// The columns that describe pages and sections.
fn titles(pages: &[Page], mut file: IndexFile) -> IndexFile {
    let mut number = 0;
    let mut last_path = None;
    for page in pages {
        line(&mut file.page_urls, &page.url);
        line(&mut file.page_paths, if last_path == Some(&page.path) { SAME_PATH } else { &page.path });
        last_path = Some(&page.path);
        file.page_kinds.push(page.kind.number());
        file.page_sections.push(page.sections.len() as u32);
        for (at, section) in page.sections.iter().enumerate() {
            line(&mut file.titles, &small_begins::write(&section.title));
            if at > 0 {
                line(&mut file.fragments, &fragment::write(&section.fragment, &section.title));
            }
            if !section.aliases.is_empty() {
                let names = section.aliases.join(&format!("{BETWEEN_NAMES} "));
                line(&mut file.aliases, &format!("{number} {names}"));
            }
            number += 1;
        }
    }
    file
}

fn line(column: &mut String, text: &str) {
    column.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
    column.push('\n');
}

/// Fills in how many passages each section has and each stem is in, and gives the passages of each stem.
fn lists(
    pages: &[Page],
    sections: &[SectionWords],
    vocabulary: &Vocabulary,
    mut file: IndexFile,
) -> (IndexFile, Vec<Vec<u32>>) {
    let titles = pages.iter().flat_map(|page| &page.sections).map(|section| {
        words(&section.title).iter().filter_map(|word| vocabulary.stem_of(word)).collect::<BTreeSet<u32>>()
    });
    // For each stem, the passages that have it, and whether it tells what they are about.
    let mut lists: Vec<Vec<(u32, bool)>> = vec![Vec::new(); vocabulary.stem_count()];
    let mut passage = 0;
    for ((section, asked), title) in sections.iter().zip(vocabulary.asked()).zip(titles) {
        let mut passages: Vec<BTreeMap<u32, usize>> =
            section.passages.iter().map(|words| counted(words, vocabulary)).collect();
        // Questions belong to the section as a whole. In a passage of their own they would cost bytes and gain nothing.
        if passages.is_empty() && !asked.is_empty() {
            passages.push(BTreeMap::new());
        }
        if let Some(last) = passages.last_mut() {
            asked.iter().for_each(|stem| *last.entry(*stem).or_default() += 2);
        }
        file.passages.push(passages.len() as u8);
        for stems in passages {
            // What the heading says, the text need not say again.
            for (stem, count) in stems.into_iter().filter(|(stem, _)| !title.contains(stem)) {
                lists[stem as usize].push((passage, count > 1));
            }
            passage += 1;
        }
    }
    let common = (passage as usize / COMMON).max(LEAST_COMMON);
    let very_common = (passage as usize / VERY_COMMON).max(LEAST_VERY_COMMON);
    for (stem, list) in (0..).zip(&mut lists) {
        let before = list.len();
        list.retain(|(_, tells)| *tells || before <= common);
        if before > very_common {
            file.left_out.extend([stem, (before - list.len()) as u32]);
        }
    }
    let lists: Vec<Vec<u32>> =
        lists.into_iter().map(|list| list.into_iter().map(|(passage, _)| passage).collect()).collect();
    file.frequencies = lists.iter().map(|list| list.len() as u32).collect();
    (file, lists)
}

/// How often each stem stands in a passage.
fn counted(words: &[String], vocabulary: &Vocabulary) -> BTreeMap<u32, usize> {
    let mut counts = BTreeMap::new();
    for stem in words.iter().filter_map(|word| vocabulary.stem_of(word)) {
        *counts.entry(stem).or_default() += 1;
    }
    counts
}
