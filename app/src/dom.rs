//! Elements of the page without Yew: made, filled and listened to.

use gloo_utils::document;
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

/// A new element with its attributes and a text; an empty text is none.
pub(crate) fn element(tag: &str, attributes: &[(&str, &str)], text: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    for (name, value) in attributes {
        element.set_attribute(name, value).ok()?;
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Some(element)
}

/// Adds elements at the end of another.
pub(crate) fn append(parent: &Element, children: &[&Element]) -> Option<()> {
    for child in children {
        parent.append_child(child).ok()?;
    }
    Some(())
}

/// Does something at every such event on an element, for as long as the page lives.
pub(crate) fn on(element: &Element, event: &str, act: impl FnMut(Event) + 'static) {
    let _ = element.add_event_listener_with_callback(event, &function(act));
}

/// What the browser can call for as long as the page lives.
pub(crate) fn function(act: impl FnMut(Event) + 'static) -> Function {
    let act: Closure<dyn FnMut(Event)> = Closure::new(act);
    act.into_js_value().unchecked_into()
}
