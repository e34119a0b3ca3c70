//! Tests through the user's door: a real browser, driven over the DevTools protocol, on the site as it is served.
//!
//! In: the address of a running site. Out: pages that a test uses as a reader does (finds things by role and Dutch
//! label, taps, presses keys) and that remember everything the browser said and every request that left it. [`firefox`]
//! does the little in a second browser that its promise of silence needs.
//!
//! This crate knows none of the others: what the trees and the matrix hold it learns from the open data over HTTP and
//! from `site-gen paths`. What fails here fails the test, so functions panic with a message instead of returning errors.
#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a driver of tests has no caller that could do better than fail the test with a clear message"
)]

mod answer;
mod axe;
mod base64;
mod browser;
mod companion;
pub mod connection;
pub mod content_folder;
pub mod device;
pub mod element;
pub mod faults;
pub mod find;
pub mod firefox;
pub mod http;
pub mod keyboard;
pub mod large_site;
pub mod matrix_page;
pub mod page;
pub mod record;
pub mod road_page;
pub mod site;
pub mod tree;
pub mod tree_page;
pub mod typing;
