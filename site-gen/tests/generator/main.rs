//! The generator through its command line: on a small complete content folder, and on the mistakes that editors make.
//!
//! What is expected stands in files: `tests/fixture` (content and the site that comes of it) and `tests/bad` (a mistake
//! and what `check` says of it). `BLESS=1 cargo test -p site-gen` writes what is said now; read the difference before
//! you keep it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "everything here is a test")]

mod bad_case;
mod content_folder;

mod expected_site;
mod mistakes;
mod notes;
mod routes;
