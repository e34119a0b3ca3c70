//! Stage 1: read the content folder into a [`Source`]: files, TOML tables and Markdown with their places.
//!
//! Knows the layout of the folder and the syntax of its files; nothing of what the fields mean.

pub(crate) mod fields;
pub(crate) mod files;
mod load;
pub(crate) mod table;

use files::At;
pub(crate) use load::load;
use table::Table;

/// The content folder, parsed but not yet understood.
#[derive(Debug, Default)]
pub(crate) struct Source {
    pub(crate) site: Option<DataFile>,
    pub(crate) home: Option<DataFile>,
    pub(crate) brochures: Option<DataFile>,
    pub(crate) wishes: Option<DataFile>,
    pub(crate) ledger: Option<DataFile>,
    /// `zoeken/synoniemen.toml`: what readers type for what the site says.
    pub(crate) synonyms: Option<DataFile>,
    /// `zoeken/vragen.toml`: what readers ask in words that a section does not use.
    pub(crate) questions: Option<DataFile>,
    /// `zoeken/verzameld/<id>.toml`: many more such questions, by many people.
    pub(crate) collected: Vec<DataFile>,
    /// `handreiking/<book>/boek.toml`, named after the book.
    pub(crate) books: Vec<DataFile>,
    /// `handreiking/<book>/<id>.md`, with the book.
    pub(crate) chapters: Vec<(String, TextFile)>,
    pub(crate) rules_of_thumb: Vec<TextFile>,
    pub(crate) grounds: Vec<TextFile>,
    pub(crate) overviews: Vec<TextFile>,
    pub(crate) pages: Vec<TextFile>,
    pub(crate) themes: Vec<TextFile>,
    /// `gemeenten/gemeenten.toml`: the order of the municipalities and what they differ on.
    pub(crate) municipality_list: Option<DataFile>,
    pub(crate) municipalities: Vec<DataFile>,
    pub(crate) worksheets: Vec<DataFile>,
    /// `gesprekskaarten/gesprekskaarten.toml`: the order of the cards, and what they share.
    pub(crate) card_list: Option<DataFile>,
    pub(crate) cards: Vec<DataFile>,
    /// `afwegingen/afwegingen.toml`: the order of the trees.
    pub(crate) tree_groups: Option<DataFile>,
    pub(crate) trees: Vec<DataFile>,
    /// `afwegingen/<id>.scenarios.toml`, named after the tree.
    pub(crate) scenarios: Vec<DataFile>,
    /// `wegen/<id>.toml`: guided roads.
    pub(crate) roads: Vec<DataFile>,
    pub(crate) matrix: Option<DataFile>,
    pub(crate) domains: Vec<DataFile>,
    pub(crate) terms: Vec<DataFile>,
    pub(crate) sources: Vec<DataFile>,
    pub(crate) currency: Vec<DataFile>,
    pub(crate) editorial: Vec<DataFile>,
}

/// A TOML file.
#[derive(Debug)]
pub(crate) struct DataFile {
    /// The name without its extension: an identifier, if it is valid.
    pub(crate) name: String,
    pub(crate) at: At,
    pub(crate) table: Table,
}

/// A Markdown file with a TOML head.
#[derive(Debug)]
pub(crate) struct TextFile {
    /// The name without its extension: an identifier, if it is valid.
    pub(crate) name: String,
    pub(crate) at: At,
    pub(crate) head: Table,
    /// The Markdown below the head.
    pub(crate) body: Text,
}

/// A text with the place of its first byte, so that a fault inside it can be shown where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) at: At,
    /// Whether byte `n` of the text is byte `at.start + n` of the file.
    pub(crate) verbatim: bool,
}

impl Text {
    /// The place of a range of bytes of the text.
    pub(crate) fn place(&self, range: std::ops::Range<usize>) -> At {
        if self.verbatim {
            At { file: self.at.file, start: self.at.start + range.start, end: self.at.start + range.end }
        } else {
            self.at
        }
    }
}

impl Source {
    /// Whether no file was found that the site knows.
    pub(crate) fn is_empty(&self) -> bool {
        self.site.is_none()
            && self.home.is_none()
            && self.trees.is_empty()
            && self.chapters.is_empty()
            && self.pages.is_empty()
    }
}
