//! A hit in the list: its title, where it stands, and a piece of its text with what matched.

use std::ops::Range;

use gloo_utils::document;
use model::search::{Hit, Marker};
use web_sys::Element;

use crate::dom;

/// The item of a hit; without an excerpt while its text is not there.
pub(super) fn view(marker: &Marker<'_>, hit: &Hit<'_>, section: Option<&str>) -> Option<Element> {
    let item = dom::element("li", &[("class", "hit")], "")?;
    let link = dom::element("a", &[("class", "hit__link"), ("href", &hit.url())], "")?;
    mark(&link, hit.title, &marker.marks(hit.title))?;
    let place = dom::element("p", &[("class", "hit__place")], "")?;
    let kind = dom::element("span", &[("class", "hit__kind")], hit.kind.label())?;
    dom::append(&place, &[&kind])?;
    place.append_child(&document().create_text_node(&[" ", &hit.trail()].concat())).ok()?;
    dom::append(&item, &[&link, &place])?;
    if let Some(section) = section.filter(|section| !section.is_empty()) {
        let excerpt = marker.excerpt(section);
        let text = dom::element("p", &[("class", "hit__text")], "")?;
        mark(&text, &excerpt.text, &excerpt.marks)?;
        dom::append(&item, &[&text])?;
    }
    Some(item)
}

/// Adds a text with pieces of it marked.
fn mark(parent: &Element, text: &str, marks: &[Range<usize>]) -> Option<()> {
    let mut from = 0;
    let add = |piece: Option<&str>| parent.append_child(&document().create_text_node(piece.unwrap_or_default())).ok();
    for range in marks {
        add(text.get(from..range.start))?;
        dom::append(parent, &[&dom::element("mark", &[], text.get(range.clone())?)?])?;
        from = range.end;
    }
    add(text.get(from..))?;
    Some(())
}
