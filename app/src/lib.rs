//! The islands that run in the reader's browser: a decision tree to walk through, the filter of the matrix, and
//! a worksheet to fill in.
//!
//! In: a complete static page with elements that carry [`model::island::ISLAND`], and one data file for each.
//! Out: the same page with controls that the static page cannot have. Nothing is stored, nothing is sent, and after
//! the data file nothing is fetched. Whatever fails, the static page stays readable as it is.
//!
//! This crate knows the mark-up contract with the generator (attributes, classes), not its templates. What it decides
//! itself is only how things are shown; walks, filters and the wording of verdicts and duties come from `model`.

mod matrix;
mod mount;
mod page;
mod rich_text;
mod text;
mod tree;
mod worksheet;

use wasm_bindgen::prelude::wasm_bindgen;

/// Mounts every island of the page. The module calls it when it has loaded.
#[wasm_bindgen(start)]
pub fn start() {
    // Yew would print the panic; the reader is better served with the static page.
    yew::set_custom_panic_hook(Box::new(|_| mount::restore_all()));
    mount::mount_all();
}
