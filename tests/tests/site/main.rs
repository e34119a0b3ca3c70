//! The whole site, in the browser of a reader. One browser and one server serve all tests of this binary; each test has
//! a page of its own, and every page asserts at its end that the browser had nothing to say.
#![allow(clippy::panic, clippy::unwrap_used, reason = "everything here is a test")]

mod accessibility;
mod app_fails;
mod case_note;
mod chart;
mod example_route;
mod keyboard;
mod matrix_filter;
mod open_data;
mod pages;
mod practice;
mod print;
mod road;
mod search;
mod search_large;
mod sheets;
mod tree_routes;
mod tree_steps;
mod valid_html;
mod way_in;
mod without_script;
mod worksheet;
