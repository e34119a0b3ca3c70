//! The list of hits. A hit has its title, where it stands, and a piece of its text with what matched.

use std::cell::RefCell;
use std::ops::Range;

use model::search::{Excerpt, Hit, Index, Marker, Query, Texts};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::dom;

/// What answers a query.
pub(super) struct List {
    pub(super) items: Vec<Element>,
    /// Whether there is more than the list may hold.
    pub(super) more: bool,
    /// The sections that are found and whose texts have not come.
    pub(super) unread: Vec<u32>,
}

/// The best answers to a query, at most `limit`.
pub(super) fn list(molds: &Molds, index: &Index, query: &Query, texts: &Texts, limit: usize) -> List {
    // One more than is shown tells whether there is more.
    let mut found = index.search(query, limit + 1);
    let more = found.len() > limit;
    found.truncate(limit);
    let marker = index.marker(query);
    List {
        items: molds.items(&marker, &found, texts),
        more,
        unread: found.iter().map(|hit| hit.section).filter(|section| texts.section(*section).is_none()).collect(),
    }
}

/// What items are copied from: a browser copies an element sooner than a program makes its parts one by one.
pub(super) struct Molds {
    item: Element,
    excerpt: Element,
    mark: Element,
    /// The items of the last list: most of a list is in the next one too.
    last: RefCell<Vec<(View, Element)>>,
}

/// What an item shows.
#[derive(PartialEq)]
struct View {
    section: u32,
    /// What of its title matched.
    marks: Vec<Range<usize>>,
    /// Nothing while its text is not there.
    excerpt: Option<Excerpt>,
}

impl Molds {
    pub(super) fn new() -> Option<Self> {
        let item = dom::element("li", &[("class", "hit")], "")?;
        let place = dom::element("p", &[("class", "hit__place")], "")?;
        dom::append(&place, &[&dom::element("span", &[("class", "hit__kind")], "")?])?;
        dom::append(&item, &[&dom::element("a", &[("class", "hit__link")], "")?, &place])?;
        let excerpt = dom::element("p", &[("class", "hit__text")], "")?;
        Some(Self { item, excerpt, mark: dom::element("mark", &[], "")?, last: RefCell::default() })
    }

    /// The items of hits: those of the last list where they show the same.
    fn items(&self, marker: &Marker<'_>, hits: &[Hit<'_>], texts: &Texts) -> Vec<Element> {
        let last = self.last.take();
        let items = hits.iter().filter_map(|hit| {
            let text = texts.section(hit.section).filter(|text| !text.is_empty());
            let view = View {
                section: hit.section,
                marks: marker.marks(hit.title),
                excerpt: text.map(|text| marker.excerpt(text)),
            };
            let again = last.iter().find(|(other, _)| *other == view).map(|(_, item)| item.clone());
            let item = again.or_else(|| self.item(hit, &view))?;
            Some((view, item))
        });
        let items: Vec<(View, Element)> = items.collect();
        let elements = items.iter().map(|(_, item)| item.clone()).collect();
        self.last.replace(items);
        elements
    }

    fn item(&self, hit: &Hit<'_>, view: &View) -> Option<Element> {
        let item = copy(&self.item)?;
        let link = item.first_element_child()?;
        link.set_attribute("href", &hit.url()).ok()?;
        self.fill(&link, hit.title, &view.marks)?;
        let place = link.next_element_sibling()?;
        place.first_element_child()?.set_text_content(Some(hit.kind.label()));
        place.append_with_str_1(&[" ", beyond(hit.kind.label(), &hit.trail())].concat()).ok()?;
        // An empty one keeps the room of a text that has yet to come: the list must not jump under a finger.
        let piece = copy(&self.excerpt)?;
        if let Some(excerpt) = &view.excerpt {
            self.fill(&piece, &excerpt.text, &excerpt.marks)?;
        }
        dom::append(&item, &[&piece])?;
        Some(item)
    }

    /// Adds a text with pieces of it marked.
    fn fill(&self, parent: &Element, text: &str, marks: &[Range<usize>]) -> Option<()> {
        let mut from = 0;
        let add = |piece: Option<&str>| match piece.unwrap_or_default() {
            "" => Some(()),
            piece => parent.append_with_str_1(piece).ok(),
        };
        for range in marks {
            add(text.get(from..range.start))?;
            let mark = copy(&self.mark)?;
            mark.set_text_content(text.get(range.clone()));
            dom::append(parent, &[&mark])?;
            from = range.end;
        }
        add(text.get(from..))
    }
}

/// Where a hit stands, without the part of the site that its kind says already: `Begrip`, `Begrippen`.
fn beyond<'t>(kind: &str, trail: &'t str) -> &'t str {
    match trail.strip_prefix(kind).map(|rest| rest.split_once('›')) {
        Some(Some((_, rest))) => rest.trim_start(),
        Some(None) => "",
        None => trail,
    }
}

fn copy(mold: &Element) -> Option<Element> {
    mold.clone_node_with_deep(true).ok().map(JsCast::unchecked_into)
}
