//! What an island of the app receives: the format of the data files, in one place for writer and reader.
//!
//! A data file is one of these types in postcard's encoding.

use serde::{Deserialize, Serialize};

use crate::case_note::Edition;
use crate::id::{OutcomeId, PartnerId, TreeId};
use crate::note::Note;
use crate::road::Road;
use crate::road::rules::RoleRules;
use crate::tree::Tree;
use crate::worksheet::Worksheet;

/// The element that an island takes over carries this attribute, with the name of the island.
pub const ISLAND: &str = "data-island";

/// The element that an island takes over carries the address of its data file in this attribute.
pub const DATA: &str = "data-src";

/// The island that walks a tree; its data file is a [`TreeIsland`].
pub const TREE: &str = "tree";

/// The island that walks a guided road; its data file is a [`RoadIsland`].
pub const ROAD: &str = "road";

/// The island that filters the matrix; its data file is a [`MatrixIndex`](crate::matrix::MatrixIndex).
pub const MATRIX: &str = "matrix";

/// The island that lets a reader fill in a table; its data file is a [`WorksheetIsland`].
pub const WORKSHEET: &str = "worksheet";

/// The page that searches; its data file is an [`IndexFile`](crate::search::IndexFile).
pub const SEARCH: &str = "search";

/// The button of every page that opens the search carries the address of the program in this attribute.
pub const SEARCH_PROGRAM: &str = "data-search";

/// The button that opens the search carries the address of the [`IndexFile`](crate::search::IndexFile) in this one.
pub const SEARCH_INDEX: &str = "data-index";

/// The line that says how the search goes carries in this attribute what it says while something has yet to come.
pub const SEARCH_WAIT: &str = "data-wait";

/// The same when it does not come.
pub const SEARCH_FAILED: &str = "data-failed";

/// Everything that the tree island shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeIsland {
    /// The tree.
    pub tree: Tree,
    /// The notes that the tree, its questions and its outcomes name.
    pub notes: Vec<Note>,
    /// The conversation cards of its outcomes.
    pub cards: Vec<CardLink>,
    /// What a case note says it was made with.
    pub edition: Edition,
}

/// The conversation card of an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardLink {
    /// The tree of the outcome.
    pub tree: TreeId,
    /// The outcome.
    pub outcome: OutcomeId,
    /// The name of the card.
    pub title: String,
    /// Where the card is.
    pub url: String,
}

/// Everything that the worksheet island shows.
///
/// Less than a [`Worksheet`]: what the app does not show would still be in the program that reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorksheetIsland {
    /// The name of the file that a reader saves.
    pub file_name: String,
    /// What one row is about: `Taak`.
    pub row_name: String,
    /// The number of empty rows to begin with.
    pub rows: u8,
    /// The names of the columns, in order.
    pub columns: Vec<String>,
}

impl From<&Worksheet> for WorksheetIsland {
    fn from(worksheet: &Worksheet) -> Self {
        Self {
            file_name: format!("{}.csv", worksheet.id),
            row_name: worksheet.row_name.clone(),
            rows: worksheet.rows,
            columns: worksheet.columns.iter().map(|column| column.title.clone()).collect(),
        }
    }
}

/// Everything that the road island shows: all at once, since nothing is fetched after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoadIsland {
    /// The road, with its trees.
    pub road: Road,
    /// The notes that the trees and the rules of the matrix name.
    pub notes: Vec<Note>,
    /// The conversation cards of the outcomes of its trees.
    pub cards: Vec<CardLink>,
    /// The rules of the matrix, for each role that the first stage of the road asks for.
    pub rules: Vec<RoleRules>,
    /// The partner that stands for every party that the source does not name.
    pub unnamed: PartnerId,
    /// What a case note says it was made with.
    pub edition: Edition,
}
