//! The app does not arrive, or not whole: the page stays what it was, and we say nothing about it in the console.
//!
//! The browser itself notes that a file did not come ("Failed to load resource"); that message is its own and is the
//! only one. For a file that comes damaged it has nothing to say.

use serde_json::json;
use tests::device::Device;
use tests::faults::Fault;
use tests::find::Role;
use tests::matrix_page::{MATRIX, Visible};
use tests::page::Page;
use tests::site::Site;
use tests::tree::Tree;

const FAULTS: [(&str, Fault); 6] = [
    (".wasm", Fault::Lost),
    (".wasm", Fault::Missing),
    (".wasm", Fault::Damaged),
    (".bin", Fault::Lost),
    (".bin", Fault::Missing),
    (".bin", Fault::Damaged),
];

fn open_broken(path: &str, ending: &'static str, fault: Fault) -> Page {
    let page = Site::shared().open(Device::PHONE);
    if fault != Fault::Damaged {
        page.tolerate("Failed to load resource");
    }
    page.break_requests(ending, fault);
    page.goto(path);
    page.wait_for_end_of(ending);
    page
}

#[test]
fn a_tree_stays_readable() {
    let tree = &Tree::longest(Site::shared());
    for (ending, fault) in FAULTS {
        let page = open_broken(&tree.url, ending, fault);
        for question in &tree.questions {
            assert!(page.maybe(Role::Heading, &question.text).is_some(), "{ending} {fault:?}: {}", question.text);
        }
        assert!(page.maybe(Role::Button, "Begin").is_none(), "{ending} {fault:?}");
        assert!(page.said().len() <= 1, "{:?}", page.said());
    }
}

#[test]
fn a_worksheet_stays_a_table_to_print() {
    for (ending, fault) in FAULTS {
        let page = open_broken("/werkbladen/juridische-analyse/", ending, fault);
        let shown = page.evaluate("document.querySelector('.worksheet-static').checkVisibility()");
        assert_eq!(shown, json!(true), "{ending} {fault:?}");
        assert!(page.maybe(Role::Button, "Wis werkblad").is_none(), "{ending} {fault:?}");
        assert!(page.said().len() <= 1, "{:?}", page.said());
    }
}

#[test]
fn the_matrix_stays_complete() {
    let rows = Site::shared().data("matrix")["rows"].as_array().unwrap().len();
    for (ending, fault) in FAULTS {
        let page = open_broken(MATRIX, ending, fault);
        assert_eq!(Visible::on(&page).rows.len(), rows, "{ending} {fault:?}");
        assert!(page.names(Role::Combobox).is_empty(), "{ending} {fault:?}");
        assert!(page.said().len() <= 1, "{:?}", page.said());
    }
}
