//! Tests of the domain as its users see it: trees and walks over them, the matrix, and both encodings of the data.

mod encoding;
mod matrix;
mod tree;
mod trees;
mod walk;
