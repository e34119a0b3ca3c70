//! Finds the islands, fetches their data, and hands each to its own module.
//!
//! Every failure ends in `None`, and the static page is then still as it was.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Promise, Uint8Array};
use model::island;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Response};

use crate::page;

/// What a program can do with islands of one name.
pub(crate) struct Island {
    /// What the host carries in [`island::ISLAND`].
    pub(crate) name: &'static str,
    /// Decodes the data file and puts the controls into the host; `None`, with the page as it was, if it cannot.
    pub(crate) mount: fn(&Element, &[u8]) -> Option<()>,
    /// Takes the controls away again.
    pub(crate) restore: fn(&Element),
}

/// Mounts the islands of this page that the program knows, each as soon as its data are there.
pub(crate) fn mount_all(known: &'static [Island]) {
    for (host, island) in hosts(known) {
        let _ = mount(host, island);
    }
}

/// Takes the islands away again: the static page is all that the reader sees.
pub(crate) fn restore_all(known: &'static [Island]) {
    for (host, island) in hosts(known) {
        (island.restore)(&host);
    }
}

/// The elements of the page that an island of the program takes over.
fn hosts(known: &'static [Island]) -> Vec<(Element, &'static Island)> {
    let hosts = page::all(&["[", island::ISLAND, "]"].concat()).into_iter();
    hosts
        .filter_map(|host| {
            let name = host.get_attribute(island::ISLAND)?;
            known.iter().find(|island| island.name == name).map(|island| (host, island))
        })
        .collect()
}

/// Fetches the data of an island and mounts it.
fn mount(host: Element, island: &'static Island) -> Option<()> {
    let url = host.get_attribute(island::DATA)?;
    fetch(&url, move |bytes| {
        let _ = bytes.and_then(|bytes| (island.mount)(&host, &bytes));
    });
    Some(())
}

/// Fetches a file of the site and acts on its bytes, or on that it did not come. Callbacks instead of `async`: what
/// runs futures weighs more than this.
pub(crate) fn fetch(url: &str, act: impl FnMut(Option<Vec<u8>>) + 'static) {
    let act = Rc::new(RefCell::new(act));
    let failed = Rc::clone(&act);
    then(&gloo_utils::window().fetch_with_str(url), move |response| match response.and_then(body) {
        Some(body) => {
            let act = Rc::clone(&act);
            then(&body, move |buffer| {
                let bytes = buffer.map(|buffer| Uint8Array::new(&buffer).to_vec());
                (*act.borrow_mut())(bytes);
            });
        }
        None => (*failed.borrow_mut())(None),
    });
}

/// The body of a response, if it is what was asked for.
fn body(response: JsValue) -> Option<Promise> {
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    Some(response.array_buffer().ok()?.unchecked_into())
}

/// Acts on what a promise brings, or on that it brings nothing.
fn then(promise: &Promise, act: impl FnMut(Option<JsValue>) + 'static) {
    let act = Rc::new(RefCell::new(act));
    let failed = Rc::clone(&act);
    let act = Closure::new(move |value| (*act.borrow_mut())(Some(value)));
    let failed = Closure::new(move |_| (*failed.borrow_mut())(None));
    let _ = promise.then2(&act, &failed);
    act.forget();
    failed.forget();
}
