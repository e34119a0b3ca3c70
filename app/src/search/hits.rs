//! The list of hits. A hit has its title, where it stands, and a piece of its text with what matched.

use std::ops::Range;

use gloo_utils::document;
use model::search::{Hit, Index, Marker, Query, Texts};
use web_sys::Element;

use crate::{dom, text};

/// What answers a query.
pub(super) struct List {
    /// How much was found.
    pub(super) status: String,
    pub(super) items: Vec<Element>,
    /// Whether there is more than the list may hold.
    pub(super) more: bool,
    /// The sections that are found and whose texts have not come.
    pub(super) unread: Vec<u32>,
}

/// The best answers to a query, at most `limit`.
pub(super) fn list(index: &Index, query: &Query, texts: &Texts, limit: usize) -> List {
    // One more than is shown tells whether there is more.
    let mut found = index.search(query, limit + 1);
    let more = found.len() > limit;
    found.truncate(limit);
    let marker = index.marker(query);
    List {
        status: text::found(found.len(), more, index.mended(query).as_deref()),
        items: found.iter().filter_map(|hit| view(&marker, hit, texts.section(hit.section))).collect(),
        more,
        unread: found.iter().map(|hit| hit.section).filter(|section| texts.section(*section).is_none()).collect(),
    }
}

/// The item of a hit; without an excerpt while its text is not there.
fn view(marker: &Marker<'_>, hit: &Hit<'_>, section: Option<&str>) -> Option<Element> {
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
        let piece = dom::element("p", &[("class", "hit__text")], "")?;
        mark(&piece, &excerpt.text, &excerpt.marks)?;
        dom::append(&item, &[&piece])?;
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
