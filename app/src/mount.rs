//! Finds the islands, fetches and decodes their data, and hands each to its own module.
//!
//! Every failure ends in `None`, and the static page is then still as it was.

use js_sys::Uint8Array;
use model::island;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Response};

use crate::{matrix, page, tree, worksheet};

/// Mounts the islands of this page, each as soon as its data are there.
pub(crate) fn mount_all() {
    for host in page::all(&selector()) {
        spawn_local(async move {
            let _ = mount(&host).await;
        });
    }
}

/// Takes the islands away again: the static page is all that the reader sees.
pub(crate) fn restore_all() {
    for host in page::all(&selector()) {
        match host.get_attribute(island::ISLAND).as_deref() {
            Some(island::TREE) => tree::restore(&host),
            Some(island::MATRIX) => matrix::restore(&host),
            Some(island::WORKSHEET) => worksheet::restore(&host),
            _ => {}
        }
    }
}

async fn mount(host: &Element) -> Option<()> {
    let name = host.get_attribute(island::ISLAND)?;
    let bytes = fetch(&host.get_attribute(island::DATA)?).await?;
    match name.as_str() {
        island::TREE => tree::mount(host, postcard::from_bytes(&bytes).ok()?),
        island::MATRIX => matrix::mount(host, postcard::from_bytes(&bytes).ok()?),
        island::WORKSHEET => worksheet::mount(host, postcard::from_bytes(&bytes).ok()?),
        _ => None,
    }
}

async fn fetch(url: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(gloo_utils::window().fetch_with_str(url)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn selector() -> String {
    ["[", island::ISLAND, "]"].concat()
}
