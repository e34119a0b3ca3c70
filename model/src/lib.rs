//! The shared domain of the privacy code: decision trees and walks over them, the matrix, rules of thumb, chapters,
//! terms, sources and notes.
//!
//! In: values that a reader of files has found. Out: types whose invariants hold by construction, the same for the
//! generator and the app. Everything both of them show (wording of verdicts, order of duties, addresses) is decided
//! here, so that the two cannot disagree.
//!
//! This crate does no input or output and knows no HTML, no template and no user interface.

pub mod address;
pub mod case_note;
pub mod chapter;
pub mod conversation_card;
pub mod date;
pub mod duty;
pub mod ground;
pub mod id;
pub mod island;
pub mod matrix;
pub mod municipality;
pub mod note;
pub mod road;
pub mod rule_of_thumb;
pub mod search;
pub mod source;
pub mod term;
pub mod text;
pub mod tree;
pub mod verdict;
pub mod walk;
pub mod worksheet;
