//! The index as it travels: columns of like values, so that compression on the way finds what they share. Their order
//! was chosen for that too.

use serde::{Deserialize, Serialize};

use super::Damaged;
use super::codec::CheckSum;
use super::phrases::PhrasesFile;

/// The version of the format. An engine takes in no other.
pub const VERSION: u16 = 5;

/// An index, ready to be encoded (with postcard). Only [`Index::new`](super::Index::new) gives it a meaning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexFile {
    /// See [`VERSION`].
    pub version: u16,
    pub(super) check_sum: u32,
    pub(super) words_rest: String,
    /// One line for each page; `=` when it is that of the page before.
    pub(super) page_paths: String,
    /// One line for each section; see [`small_begins`](super::small_begins).
    pub(super) titles: String,
    /// One line for each section with other names: its number, a space, the names.
    pub(super) aliases: String,
    /// One line for each section that is not a page itself; empty when it follows from the title.
    pub(super) fragments: String,
    /// One line for each page.
    pub(super) page_urls: String,
    pub(super) page_kinds: Vec<u8>,
    /// For each page, how many sections it has.
    pub(super) page_sections: Vec<u32>,
    pub(super) synonyms: PhrasesFile,
    /// For each section, in how many passages its text lies.
    pub(super) passages: Vec<u8>,
    pub(super) words_shared: Vec<u8>,
    /// For each word, zero when it brings a new stem, or how many words back the first word with its stem is.
    pub(super) stems: Vec<u32>,
    /// For each word, zero, or where it comes apart: four times the end of the left part, plus the length of the link.
    pub(super) splits: Vec<u8>,
    /// For each stem, how many passages its list has.
    pub(super) frequencies: Vec<u32>,
    /// The most common stems, ascending, each behind it in how many passages it occurs that are left out of its list.
    /// Fairly common ones leave out fewer, which are not counted: that would take more bytes than it is worth.
    pub(super) left_out: Vec<u32>,
    /// The passages of each stem, interpolated, in blocks; empty when they travel in shards.
    pub(super) postings: Vec<u8>,
    /// For each block or shard, how many stems have their passages there.
    pub(super) block_stems: Vec<u32>,
    /// For each block, how many bytes it takes; none when they travel in shards.
    pub(super) block_sizes: Vec<u32>,
    /// The first section of each part of the texts after the first.
    pub(super) texts_bounds: Vec<u32>,
    /// The address of each shard. Not part of the check sum: whoever knows the addresses fills them in.
    pub shard_urls: Vec<String>,
    /// The address of each part of the texts; not part of the check sum either.
    pub texts_urls: Vec<String>,
}

/// The postings of some stems of a large index.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// See [`VERSION`].
    pub version: u16,
    pub(super) check_sum: u32,
    pub(super) number: u32,
    pub(super) postings: Vec<u8>,
}

impl IndexFile {
    fn sum(&self) -> u32 {
        let mut sum = CheckSum::default();
        for bytes in [
            self.page_urls.as_bytes(),
            self.page_paths.as_bytes(),
            &self.page_kinds,
            self.titles.as_bytes(),
            self.fragments.as_bytes(),
            self.aliases.as_bytes(),
            &self.passages,
            &self.words_shared,
            self.words_rest.as_bytes(),
            &self.splits,
            &self.postings,
        ] {
            sum.bytes(bytes);
        }
        for numbers in [
            &self.page_sections[..],
            &self.stems,
            &self.frequencies,
            &self.left_out,
            &self.block_stems,
            &self.block_sizes,
            &self.texts_bounds,
            &self.synonyms.steps,
            &self.synonyms.others,
            &self.synonyms.lengths,
            &self.synonyms.groups,
        ] {
            sum.numbers(numbers);
        }
        sum.finish()
    }

    pub(super) fn seal(mut self) -> Self {
        self.version = VERSION;
        self.check_sum = self.sum();
        self
    }

    /// # Errors
    /// [`Damaged`] when the file is of another version or did not arrive whole.
    pub(super) fn check(&self) -> Result<(), Damaged> {
        if self.version == VERSION && self.check_sum == self.sum() { Ok(()) } else { Err(Damaged) }
    }
}

impl Shard {
    fn sum(&self) -> u32 {
        let mut sum = CheckSum::default();
        sum.numbers(&[self.number]);
        sum.bytes(&self.postings);
        sum.finish()
    }

    pub(super) fn new(number: u32, postings: Vec<u8>) -> Self {
        let mut shard = Self { version: VERSION, check_sum: 0, number, postings };
        shard.check_sum = shard.sum();
        shard
    }

    /// # Errors
    /// [`Damaged`] when the shard is of another version or did not arrive whole.
    pub(super) fn check(&self) -> Result<(), Damaged> {
        if self.version == VERSION && self.check_sum == self.sum() { Ok(()) } else { Err(Damaged) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::Index as Place;

    use super::super::{Index, Kind, Page, Section, Sizes, SynonymGroup, Synonyms, build};
    use super::*;

    fn file() -> IndexFile {
        let section = |fragment: &str, title: &str, text: &str| Section {
            fragment: fragment.to_owned(),
            title: title.to_owned(),
            text: text.to_owned(),
            aliases: vec![[title, " anders"].concat()],
            ..Section::default()
        };
        let page = |url: &str, sections: Vec<Section>| Page {
            url: url.to_owned(),
            path: "Boek over dingen".to_owned(),
            kind: Kind::Chapter,
            sections,
        };
        let pages = [
            page(
                "/delen/",
                vec![
                    section("", "Gegevens delen", "Gegevensdeling met de gemeente."),
                    section(
                        "kind",
                        "Als het om kinderen gaat",
                        "Een kind van twaalf; de bewaartermijn, termijn, bewaar.",
                    ),
                ],
            ),
            page("/geheim/", vec![section("", "Het beroepsgeheim", "Een geheim, een beroep, een melding.")]),
        ];
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let synonyms = Synonyms(vec![
            SynonymGroup::Same(list(&["beroepsgeheim", "zwijgplicht"])),
            SynonymGroup::LeadsTo(list(&["usb-stick kwijt"]), list(&["melding"])),
        ]);
        build(&pages, &synonyms, &Sizes::default()).index
    }

    /// A fault in a column: another number, one less or one more.
    fn harm<T: Copy>(column: &mut Vec<T>, how: u8, at: Place, value: T) {
        match how {
            0 => column.insert(at.index(column.len() + 1), value),
            _ if column.is_empty() => {}
            1 => drop(column.remove(at.index(column.len()))),
            _ => {
                let at = at.index(column.len());
                column[at] = value;
            }
        }
    }

    fn harm_text(column: &mut String, how: u8, at: Place, value: u32) {
        let mut letters: Vec<char> = column.chars().collect();
        let signs = ['\n', ' ', 'é', 'A', '=', '.', '\0', 'z', '9', '日'];
        harm(&mut letters, how, at, signs[value as usize % signs.len()]);
        *column = letters.into_iter().collect();
    }

    fn harm_column(file: &mut IndexFile, column: u8, how: u8, at: Place, value: u32) {
        let byte = value as u8;
        match column {
            0 => harm_text(&mut file.page_urls, how, at, value),
            1 => harm_text(&mut file.page_paths, how, at, value),
            2 => harm_text(&mut file.titles, how, at, value),
            3 => harm_text(&mut file.fragments, how, at, value),
            4 => harm_text(&mut file.aliases, how, at, value),
            5 => harm_text(&mut file.words_rest, how, at, value),
            6 => harm(&mut file.page_kinds, how, at, byte),
            7 => harm(&mut file.page_sections, how, at, value),
            8 => harm(&mut file.passages, how, at, byte),
            9 => harm(&mut file.words_shared, how, at, byte),
            10 => harm(&mut file.stems, how, at, value),
            11 => harm(&mut file.splits, how, at, byte),
            12 => harm(&mut file.frequencies, how, at, value),
            13 => harm(&mut file.left_out, how, at, value),
            14 => harm(&mut file.postings, how, at, byte),
            15 => harm(&mut file.block_stems, how, at, value),
            16 => harm(&mut file.block_sizes, how, at, value),
            17 => harm(&mut file.synonyms.steps, how, at, value),
            18 => harm(&mut file.synonyms.groups, how, at, value),
            19 => harm(&mut file.synonyms.others, how, at, value),
            _ => harm(&mut file.synonyms.lengths, how, at, value),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        /// The sum says whether a file came whole. What stands in it must do no harm either.
        #[test]
        fn whatever_a_file_says_it_is_refused_or_answers(
            faults in prop::collection::vec((0u8..21, 0u8..3, any::<Place>(), prop_oneof![0u32..70, Just(u32::MAX), Just(255)]), 1..4),
        ) {
            let mut file = file();
            for (column, how, at, value) in faults {
                harm_column(&mut file, column, how, at, value);
            }
            if let Ok(index) = Index::new(&file.seal()) {
                for text in ["bewaartermijn ", "gegevensdeling x ", "kind", "usb stick kwijt", "zwijgplicht geheim", "beroepsgehiem ", "gem", "xgegevens", "kinderengeheim "] {
                    let query = index.query(text);
                    let marker = index.marker(&query);
                    for hit in index.search(&query, 50) {
                        marker.excerpt(hit.title);
                        prop_assert!(hit.url().len() + hit.trail().len() < 10_000);
                    }
                    query.missing(&index);
                    index.mended(&query);
                }
            }
        }
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        let spoilt: [fn(&mut IndexFile); 5] = [
            |file| file.splits[0] = 255,
            |file| file.frequencies[0] = 1000,
            |file| file.page_sections[0] = 0,
            |file| file.stems.truncate(1),
            |file| file.block_stems[0] += 1,
        ];
        for (at, spoil) in spoilt.into_iter().enumerate() {
            let mut file = file();
            spoil(&mut file);
            assert!(Index::new(&file.seal()).is_err(), "{at}");
        }
    }
}
