//! Stage 5: every link and fragment of the finished site leads somewhere.
//!
//! Links that an editor wrote are reported where they stand; what is left is a fault of a template.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{Token, Tokenizer};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::render::{Rendered, file_of};
use crate::source::files::Located;

/// What a page offers and asks for.
#[derive(Debug, Default)]
struct Page {
    anchors: BTreeSet<String>,
    links: BTreeSet<String>,
    doubles: BTreeSet<String>,
}

/// Checks every page. `written` are the links of the content with their places.
pub(crate) fn check_links(rendered: &Rendered, written: &[Located<String>], diagnostics: &mut Diagnostics) {
    let html = rendered.files.iter().filter(|(path, _)| path.ends_with(".html"));
    let pages: BTreeMap<&str, Page> = html.map(|(path, bytes)| (path.as_str(), read(bytes))).collect();
    let mut known = BTreeSet::new();
    for link in written {
        if let Some(fault) = fault(&link.value, "", rendered, &pages) {
            known.insert(link.value.as_str());
            let diagnostic = Diagnostic::error("dode-link", link.at, fault);
            diagnostics.push(match suggestions(&link.value, &pages) {
                Some((anchor, anchors)) => diagnostic.suggest(anchor, anchors),
                None => diagnostic,
            });
        }
    }
    for (path, page) in &pages {
        for link in page.links.iter().filter(|link| !known.contains(link.as_str())) {
            if let Some(fault) = fault(link, path, rendered, &pages) {
                diagnostics.push(Diagnostic::error("dode-link", None, format!("op de pagina `{path}`: {fault}")));
            }
        }
        for anchor in &page.doubles {
            diagnostics.push(Diagnostic::error(
                "dubbel-anker",
                None,
                format!("op de pagina `{path}` staat het anker `{anchor}` twee keer"),
            ));
        }
    }
}

/// The anchors of the page that a link with a wrong anchor leads to.
fn suggestions<'p>(link: &'p str, pages: &'p BTreeMap<&str, Page>) -> Option<(&'p str, impl Iterator<Item = &'p str>)> {
    let (page, anchor) = link.split_once('#')?;
    let page = pages.get(file_of(page).as_str())?;
    Some((anchor, page.anchors.iter().map(String::as_str)))
}

/// What is wrong with a link on the page in this file, if anything is.
fn fault(link: &str, from: &str, rendered: &Rendered, pages: &BTreeMap<&str, Page>) -> Option<String> {
    if link.starts_with("https://") || link.starts_with("tel:") || link.starts_with("data:") {
        return None;
    }
    let (address, anchor) = match link.split_once('#') {
        Some((address, anchor)) => (address, Some(anchor)),
        None => (link, None),
    };
    let path = if address.is_empty() { from.to_owned() } else { file_of(address) };
    if !rendered.files.contains_key(&path) {
        return Some(format!("het adres `{link}` bestaat niet"));
    }
    let missing = anchor.filter(|anchor| pages.get(path.as_str()).is_none_or(|page| !page.anchors.contains(*anchor)));
    missing.map(|anchor| {
        format!("op de pagina `/{}` bestaat het anker `{anchor}` niet", path.trim_end_matches("index.html"))
    })
}

fn read(bytes: &[u8]) -> Page {
    let mut page = Page::default();
    let text = String::from_utf8_lossy(bytes);
    for Ok(token) in Tokenizer::new(text.as_ref()) {
        let Token::StartTag(tag) = token else {
            continue;
        };
        for (name, value) in &tag.attributes {
            let value = String::from_utf8_lossy(&value.value).into_owned();
            match &***name {
                b"id" => {
                    let new = page.anchors.insert(value.clone());
                    page.doubles.extend((!new).then_some(value));
                }
                // A canonical address is absolute and begins with the address that the site will have.
                b"href" | b"src" | b"data-src" | b"data-search" | b"data-wasm" | b"data-index"
                    if tag.attributes.get(b"rel".as_slice()).is_none_or(|rel| &***rel != b"canonical") =>
                {
                    page.links.insert(value);
                }
                _ => {}
            }
        }
    }
    page
}
