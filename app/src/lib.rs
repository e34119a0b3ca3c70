//! What runs in the reader's browser: a decision tree or a guided road to walk along, the filter of the matrix, a
//! worksheet to fill in, and search. Each is an island, and each program of `src/bin` holds some of them.
//!
//! In: a complete static page with elements that carry [`model::island::ISLAND`], and one data file for each.
//! Out: the same page with controls that the static page cannot have. Nothing is stored, nothing is sent, and after
//! the data file nothing is fetched. Whatever fails, the static page stays readable as it is.
//!
//! This crate knows the mark-up contract with the generator (attributes, classes), not its templates. What it decides
//! itself is only how things are shown; walks, filters and the wording of verdicts and duties come from `model`.
//!
//! Nothing here may start by itself (`#[wasm_bindgen(start)]`): it would start in every program. What a program does
//! not call, the linker leaves out, so that a program without Yew is small.

mod clipboard;
mod dom;
mod file;
mod matrix;
mod mount;
mod page;
mod rich_text;
mod search;
mod text;
mod tree;
mod worksheet;

use mount::Island;

/// The islands that are written in Yew.
const ISLANDS: &[Island] = &[tree::TREE, tree::ROAD, matrix::ISLAND];

/// The island that does without Yew, because it is most of what its page would load.
const WORKSHEET: &[Island] = &[worksheet::ISLAND];

/// Starts the program for the trees and the matrix.
pub fn start_islands() {
    // Yew would print the panic; the reader is better served with the static page.
    yew::set_custom_panic_hook(Box::new(|_| mount::restore_all(ISLANDS)));
    mount::mount_all(ISLANDS);
}

/// The page that searches; on every other page search is a dialog.
const SEARCH: &[Island] = &[search::ISLAND];

/// Starts the program for search, and opens the dialog that the reader asked for.
pub fn start_search() {
    std::panic::set_hook(Box::new(|_| {
        mount::restore_all(SEARCH);
        search::give_up();
    }));
    mount::mount_all(SEARCH);
    search::fill_dialog();
}

/// Starts the program for worksheets.
pub fn start_worksheet() {
    // The same promise as above, without Yew.
    std::panic::set_hook(Box::new(|_| mount::restore_all(WORKSHEET)));
    mount::mount_all(WORKSHEET);
}
