//! Tests of the domain as its users see it: trees and walks over them, the matrix, and both encodings of the data.
#![allow(clippy::unwrap_used, reason = "clippy takes the functions that tests share for something else than tests")]

mod case_note;
mod casus;
mod encoding;
mod matrix;
mod road;
mod road_who;
mod search;
mod search_files;
mod search_words;
mod tree;
mod trees;
mod walk;
