//! The static page around the islands: what is on it, which part of it the address names, and where the reader is.

use gloo_utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, NodeList, ScrollBehavior, ScrollIntoViewOptions, ScrollToOptions};

/// The elements that match a selector, in the order of the page.
pub(crate) fn all(selector: &str) -> Vec<Element> {
    elements(document().query_selector_all(selector))
}

/// The elements below another that match a selector, in the order of the page.
pub(crate) fn all_in(parent: &Element, selector: &str) -> Vec<Element> {
    elements(parent.query_selector_all(selector))
}

fn elements(found: Result<NodeList, JsValue>) -> Vec<Element> {
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// The element that the fragment of the address names, if any.
pub(crate) fn hash_target() -> Option<Element> {
    let hash = window().location().hash().ok()?;
    document().get_element_by_id(hash.strip_prefix('#')?)
}

/// Shows or hides an element of the static page.
pub(crate) fn set_hidden(element: &Element, hidden: bool) {
    let _ = element.toggle_attribute_with_force("hidden", hidden);
}

/// Moves the focus without scrolling.
pub(crate) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls to the start of an element at once: gliding past content that was not there a moment ago only confuses.
pub(crate) fn jump_to(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// What the reader was looking at before an island changed the page above it.
///
/// Browsers without scroll anchoring would otherwise move the text away from under the reader's eyes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Place {
    element: Element,
    top: f64,
}

impl Place {
    /// Where an element is in the window at this moment.
    pub(crate) fn of(element: Element) -> Self {
        let top = element.get_bounding_client_rect().top();
        Self { element, top }
    }

    /// Whether the reader has scrolled past the start of the element.
    pub(crate) fn is_above_window(&self) -> bool {
        self.top < 0.0
    }

    /// Scrolls the element back to where it was.
    pub(crate) fn keep(&self) {
        let moved = self.element.get_bounding_client_rect().top() - self.top;
        let options = ScrollToOptions::new();
        options.set_top(moved);
        options.set_behavior(ScrollBehavior::Instant);
        window().scroll_by_with_scroll_to_options(&options);
    }
}
