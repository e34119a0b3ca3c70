//! Finds the islands, fetches their data, and hands each to its own module.
//!
//! Every failure ends in `None`, and the static page is then still as it was.

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

/// Fetches the data of an island and mounts it. Callbacks instead of `async`: what runs futures weighs more than this.
fn mount(host: Element, island: &'static Island) -> Option<()> {
    let url = host.get_attribute(island::DATA)?;
    then(&gloo_utils::window().fetch_with_str(&url), move |response| {
        let host = host.clone();
        if let Some(body) = body(response) {
            then(&body, move |buffer| {
                let _ = (island.mount)(&host, &Uint8Array::new(&buffer).to_vec());
            });
        }
    });
    Some(())
}

/// The body of a response, if it is what was asked for.
fn body(response: JsValue) -> Option<Promise> {
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    Some(response.array_buffer().ok()?.unchecked_into())
}

/// Acts on what a promise brings; if it brings nothing, so be it.
fn then(promise: &Promise, act: impl FnMut(JsValue) + 'static) {
    let (act, nothing) = (Closure::new(act), Closure::new(|_| ()));
    let _ = promise.then2(&act, &nothing);
    act.forget();
    nothing.forget();
}
