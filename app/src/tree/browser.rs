//! What the tree island does to the browser around it: history and focus.
//!
//! An entry of the history holds a number and nothing else, and keeps the address of the page: answers never get there.

use gloo_utils::{document_element, history, window};
use model::address;
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, ScrollRestoration};

use crate::page;

/// The number of the present entry of the history, if it has one of ours.
pub(super) fn number() -> Option<u32> {
    let number = history().state().ok()?.as_f64()?;
    // A number that is not ours is as good as any: the trail does not know it.
    Some(number as u32)
}

/// Gives the present entry of the history a number.
pub(super) fn mark(number: u32) {
    let _ = history().replace_state_with_url(&JsValue::from(number), "", None);
}

/// The address of this page, without a fragment.
pub(super) fn page() -> String {
    let location = window().location();
    [location.origin().unwrap_or_default(), path()].concat()
}

/// The route that the address holds, as text, taken out of the address.
///
/// The present entry of the history gets a number. Answers do not stay in it: not for the next reader of this device,
/// and not for the foot of a printed page.
pub(super) fn take_route(number: u32) -> Option<String> {
    let hash = window().location().hash().ok()?;
    let text = hash.strip_prefix('#')?.strip_prefix(address::ROUTE)?;
    let _ = history().replace_state_with_url(&JsValue::from(number), "", Some(&path()));
    Some(text.to_owned())
}

fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Adds an entry to the history.
///
/// From here on the app scrolls: the browser would go back to where a question stood that is no longer on the page.
pub(super) fn push(number: u32) {
    let history = history();
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    let _ = history.push_state_with_url(&JsValue::from(number), "", None);
}

/// Goes one entry back; the browser then says which one that is.
pub(super) fn back() {
    let _ = history().back();
}

/// Moves the focus, and scrolls to the start of the app unless the element stands well in view already.
pub(super) fn focus(element: &HtmlElement) {
    page::focus(element);
    let top = element.get_bounding_client_rect().top();
    let height = f64::from(document_element().client_height());
    if !(0.0..height / 3.0).contains(&top)
        && let Ok(Some(app)) = element.closest(".tree-app")
    {
        page::jump_to(&app);
    }
}
