//! Search: a dialog on every page, and the page that is nothing else.
//!
//! In: the index, fetched whole on first use, so that no request depends on what a reader types; after the first hits
//! the texts that excerpts are cut from. Only where these are too large for one file each, parts of them are fetched as
//! queries need them, and then which parts says roughly what is searched for. What is typed stays in the field, and on
//! the search page in the fragment of the address, which browsers do not send. Understanding and ranking are done by
//! `model::search`.

mod hits;
mod panel;

use std::rc::Rc;

use gloo_utils::window;
use model::island;
use model::search::{Index, IndexFile};
use web_sys::Element;

use crate::mount::Island;
use crate::{dom, mount, page};
use panel::Panel;

/// The search page.
pub(crate) const ISLAND: Island =
    Island { name: island::SEARCH, mount: |host, bytes| mount(host, decode(bytes)?), restore };

/// Lets the search page answer.
fn mount(host: &Element, index: Index) -> Option<()> {
    let panel = Panel::of(host, panel::Place::Page)?;
    page::set_hidden(host, false);
    panel.take_index(index);
    let again = Rc::clone(&panel);
    window().set_onhashchange(Some(&dom::function(move |_| again.read_address())));
    panel.read_address();
    panel.focus();
    Some(())
}

fn restore(host: &Element) {
    page::set_hidden(host, true);
}

/// Lets the dialog answer, which the small script of the page has opened. The page that only searches has none.
pub(crate) fn fill_dialog() {
    for dialog in page::all(DIALOG) {
        let _ = Panel::of(&dialog, panel::Place::Dialog).map(|panel| panel.load());
    }
}

/// Leaves the button what it is without this program: a link.
pub(crate) fn give_up() {
    for dialog in page::all(DIALOG) {
        dialog.remove();
    }
    for button in page::all(BUTTON) {
        let _ = button.remove_attribute(island::SEARCH_PROGRAM);
    }
}

const DIALOG: &str = ".search-dialog";
const BUTTON: &str = ".search-button";

fn decode(bytes: &[u8]) -> Option<Index> {
    Index::new(&postcard::from_bytes::<IndexFile>(bytes).ok()?).ok()
}

impl Panel {
    /// Fetches the index that the button names.
    fn load(self: &Rc<Self>) {
        let url = page::all(BUTTON).iter().find_map(|button| button.get_attribute(island::SEARCH_INDEX));
        let Some(url) = url else { return self.fail() };
        let panel = Rc::clone(self);
        mount::fetch(&url, move |bytes| match bytes.and_then(|bytes| decode(&bytes)) {
            Some(index) => panel.take_index(index),
            None => panel.fail(),
        });
    }

    /// Fetches a part of the index or of the texts, unless that was asked before.
    fn fetch_part(self: &Rc<Self>, url: &str, take: fn(&Self, &[u8]) -> Option<()>) {
        if !self.ask(url) {
            return;
        }
        let panel = Rc::clone(self);
        mount::fetch(url, move |bytes| {
            let _ = bytes.and_then(|bytes| take(&panel, &bytes));
            panel.took_part();
        });
    }
}

/// The part of the address that holds what is searched for: `#q=…`.
const FRAGMENT: &str = "#q=";

/// What the address says is searched for.
fn searched() -> Option<String> {
    let hash = window().location().hash().ok()?;
    js_sys::decode_uri_component(hash.strip_prefix(FRAGMENT)?).ok().map(String::from)
}

/// The address of the search page for a query.
fn address(query: &str) -> String {
    [model::address::SEARCH, FRAGMENT, &String::from(js_sys::encode_uri_component(query))].concat()
}
