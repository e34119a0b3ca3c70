//! The static part: every question and outcome at once, or every stage of a road, folded away below the app.
//!
//! It stays on the page, because links from elsewhere lead to its questions and outcomes.

use gloo_events::EventListener;
use gloo_utils::{document, window};
use web_sys::Element;

use crate::dom;
use crate::page::{self, Place};

/// Puts the static part into a fold.
///
/// The fold is open when the reader is already in there: by the address, with the focus or by scrolling. Then the
/// place that must not move is `Some` inside. Returns `None`, with the page as it was, when the browser refuses.
pub(super) fn fold(static_part: &Element, title: &str) -> Option<Option<Place>> {
    let place = Place::of(static_part.clone());
    let target = target_in(static_part);
    let focused = document().active_element().filter(|element| static_part.contains(Some(element)));
    let open = target.is_some() || focused.is_some() || place.is_above_window();
    let place = target.map_or(place, Place::of);

    let fold = dom::element("details", &[("class", "tree-all")], "")?;
    let summary = dom::element("summary", &[("class", "tree-all__summary")], title)?;
    dom::append(&fold, &[&summary])?;
    static_part.before_with_node_1(&fold).ok()?;
    fold.append_child(static_part).ok()?;
    if open {
        set_open(&fold);
    }
    refocus(focused);
    open_for_links(fold, static_part.clone());
    Some(open.then_some(place))
}

/// Puts the static part back where it stood.
pub(super) fn unfold(host: &Element) {
    let (Ok(Some(fold)), Ok(Some(static_part))) =
        (host.query_selector(".tree-all"), host.query_selector(".tree-static"))
    else {
        return;
    };
    let _ = fold.replace_with_with_node_1(&static_part);
}

/// A link to a question or an outcome opens the fold, now and as long as the page lives.
fn open_for_links(fold: Element, static_part: Element) {
    let listener = EventListener::new(&window(), "hashchange", move |_| {
        if let Some(target) = target_in(&static_part) {
            set_open(&fold);
            page::jump_to(&target);
        }
    });
    listener.forget();
}

fn target_in(static_part: &Element) -> Option<Element> {
    page::hash_target().filter(|target| static_part.contains(Some(target)))
}

fn set_open(fold: &Element) {
    let _ = fold.set_attribute("open", "");
}

/// An element that moves in the page loses the focus.
fn refocus(focused: Option<Element>) {
    if let Some(element) = focused {
        page::focus(&element);
    }
}
