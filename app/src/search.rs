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

use gloo_utils::{document, window};
use model::island;
use model::search::{Index, IndexFile};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, KeyboardEvent};

use crate::mount::Island;
use crate::{dom, mount, page, text};
use panel::Panel;

/// The search page.
pub(crate) const ISLAND: Island =
    Island { name: island::SEARCH, mount: |host, bytes| mount(host, decode(bytes)?), restore };

/// Puts the search field into its page.
fn mount(host: &Element, index: Index) -> Option<()> {
    let panel = Panel::build(host, panel::Place::Page)?;
    panel.take_index(index);
    let again = Rc::clone(&panel);
    dom::on(&page::root()?, "keydown", move |event| {
        if is_shortcut(event.dyn_ref()) {
            event.prevent_default();
            again.focus();
        }
    });
    panel.read_address();
    panel.focus();
    Some(())
}

fn restore(host: &Element) {
    host.set_text_content(None);
}

/// Opens the dialog, and lets the button and the key open it from now on. The page that only searches has no dialog.
pub(crate) fn open_dialog() {
    if page::all(&["[", island::ISLAND, "=", island::SEARCH, "]"].concat()).is_empty() {
        let _ = build_dialog();
    }
}

/// Leaves the button what it is without this program: a link.
pub(crate) fn remove_dialog() {
    for dialog in page::all(".search-dialog") {
        dialog.remove();
    }
}

fn build_dialog() -> Option<()> {
    let button = page::all(&["[", island::SEARCH_PROGRAM, "]"].concat()).into_iter().next()?;
    let dialog = dom::element("dialog", &[("class", "search-dialog"), ("aria-label", text::SEARCH)], "")?;
    let panel = Panel::build(&dialog, panel::Place::Dialog)?;
    document().body()?.append_child(&dialog).ok()?;
    let dialog: HtmlDialogElement = dialog.dyn_into().ok()?;
    let show = {
        let (dialog, panel) = (dialog.clone(), Rc::clone(&panel));
        move || {
            if !dialog.open() {
                let _ = dialog.show_modal();
            }
            panel.focus();
        }
    };
    show();
    panel.load(&button);
    let by_key = show.clone();
    dom::on(&button, "click", move |event| {
        event.prevent_default();
        show();
    });
    dom::on(&page::root()?, "keydown", move |event| {
        if is_shortcut(event.dyn_ref()) {
            event.prevent_default();
            by_key();
        }
    });
    // A hit on the page that the reader is on must not stay hidden behind the dialog.
    let shut = dialog.clone();
    dom::on(&dialog, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let leaves = |target: &Element| target.closest(".hit__link, .search__close").is_ok_and(|found| found.is_some());
        if target.as_ref().is_some_and(leaves) {
            shut.close();
        }
    });
    Some(())
}

/// Whether a key press asks for the search: `/`, unless it is typed into something.
fn is_shortcut(event: Option<&KeyboardEvent>) -> bool {
    let Some(event) =
        event.filter(|event| event.key() == "/" && !event.ctrl_key() && !event.alt_key() && !event.meta_key())
    else {
        return false;
    };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    !target.is_some_and(|target| target.closest("input, textarea, select").is_ok_and(|found| found.is_some()))
}

fn decode(bytes: &[u8]) -> Option<Index> {
    Index::new(&postcard::from_bytes::<IndexFile>(bytes).ok()?).ok()
}

impl Panel {
    /// Fetches the index that the button names.
    fn load(self: &Rc<Self>, button: &Element) {
        let Some(url) = button.get_attribute(island::SEARCH_INDEX) else { return self.fail() };
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
