//! Links to a place on a page: the place exists. That the page exists was seen when the link was resolved.

use std::collections::{BTreeMap, BTreeSet};

use model::address;
use model::tree::Casus;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::search;
use crate::site::{Document, Site};

/// Anchors that the templates set on an overview, besides what it lists.
const ON_OVERVIEWS: [(&str, &[&str]); 4] = [
    (address::SOURCES, &["brochures"]),
    (address::NOTES, &["wet", "bron"]),
    (address::DATA, &["bestanden"]),
    (address::TRAINERS, &["casus", "papier", "qr-codes"]),
];

/// The anchors of every page that has any, by its address.
type Pages = BTreeMap<String, BTreeSet<String>>;

/// Every anchor that an editor's link names stands on the page that it leads to.
pub(super) fn anchors(site: &Site, diagnostics: &mut Diagnostics) {
    let pages = pages(site);
    let none = BTreeSet::new();
    for link in &site.links {
        let Some((page, anchor)) = link.value.split_once('#') else {
            continue;
        };
        let known = pages.get(page).unwrap_or(&none);
        if !known.contains(anchor) {
            let message = format!("op de pagina `{page}` bestaat het anker `{anchor}` niet");
            let hint = match known.len() {
                0 => "op die pagina is geen plek om naar te linken; link naar de pagina zelf".to_owned(),
                1..=12 => format!(
                    "daar bestaan: {}",
                    known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
                ),
                _ => "kijk welk anker achter de kop staat, of link naar de pagina zelf".to_owned(),
            };
            let diagnostic = Diagnostic::error("dode-link", link.at, message).hint(hint);
            diagnostics.push(diagnostic.suggest(anchor, known.iter().map(String::as_str)));
        }
    }
}

/// Every question is asked at a place that search leads to.
pub(super) fn questions(site: &Site, diagnostics: &mut Diagnostics) {
    let mut asked = site.questions.iter().chain(&site.collected).peekable();
    if asked.peek().is_none() {
        return;
    }
    let pages = search::pages(site);
    let sections: BTreeSet<String> = pages
        .iter()
        .flat_map(|page| page.sections.iter().map(|section| search::address_of(&page.url, section)))
        .collect();
    for url in asked.map(|asked| &asked.url).filter(|url| !sections.contains(&url.value)) {
        let message = format!("de zoekfunctie kent `{}` niet als plek", url.value);
        diagnostics.push(
            Diagnostic::error("geen-zoekplek", url.at, message)
                .hint("neem het adres van een pagina of van een kop, zoals de browser het toont, vanaf de eerste `/`")
                .suggest(&url.value, sections.iter().map(String::as_str)),
        );
    }
}

fn pages(site: &Site) -> Pages {
    let mut pages = Pages::new();
    for (chapter, document) in site.books.iter().flat_map(|book| &book.chapters) {
        headings(&mut pages, address::chapter(&chapter.book, &chapter.id), document);
    }
    for (rule, document) in &site.rules_of_thumb {
        headings(&mut pages, address::rule_of_thumb(&rule.id), document);
    }
    for (ground, document) in &site.grounds {
        headings(&mut pages, address::ground(&ground.id), document);
    }
    for (id, document) in &site.pages {
        headings(&mut pages, address::page(id), document);
    }
    for (id, document) in &site.themes {
        headings(&mut pages, address::theme(id), document);
    }
    for municipality in &site.municipalities {
        let topics = municipality.differences.iter().map(|difference| difference.topic.to_string());
        add(&mut pages, address::municipality(&municipality.id), topics);
    }
    for worksheet in &site.worksheets {
        add(&mut pages, worksheet.url(), std::iter::once("kolommen".to_owned()));
    }
    add(&mut pages, address::MUNICIPALITIES, site.topics.iter().map(|topic| topic.id.to_string()));
    for (overview, document) in &site.overviews {
        headings(&mut pages, format!("/{}/", overview.name()), document);
    }
    for row in &site.matrix.rows {
        add(&mut pages, row.url(), row.rules().iter().map(|rule| rule.id.to_string()));
    }
    for road in &site.roads {
        // The first stage is no place on the page: only the app asks it.
        let stages = road.road.parts().stages.iter().skip(1);
        add(&mut pages, address::road(&road.id), stages.map(|stage| stage.id.to_string()));
    }
    trees(&mut pages, site);
    registers(&mut pages, site);
    pages
}

fn trees(pages: &mut Pages, site: &Site) {
    for tree in site.trees.iter().map(|tree| &tree.value) {
        let parts = tree.parts();
        let questions = parts.questions.iter().map(|question| question.id.to_string());
        let outcomes = parts.outcomes.iter().map(|outcome| outcome.id.to_string());
        let casus = parts.casus.iter().map(Casus::anchor);
        add(pages, tree.url(), questions.chain(outcomes).chain(casus));
        let sections = [
            ("casus", !parts.casus.is_empty()),
            ("uitleg", !parts.background.is_empty()),
            ("vragen-aan-jezelf", !parts.reflections.is_empty()),
        ];
        add(pages, tree.url(), sections.iter().filter(|(_, shown)| *shown).map(|(anchor, _)| (*anchor).to_owned()));
    }
}

fn registers(pages: &mut Pages, site: &Site) {
    add(pages, address::TERMS, site.terms.iter().map(|term| term.value.id.to_string()));
    let letters = site.terms.iter().filter_map(|term| term.value.term.chars().next());
    add(pages, address::TERMS, letters.map(|letter| format!("letter-{}", letter.to_lowercase())));
    add(pages, address::SOURCES, site.sources.iter().map(|source| source.id.to_string()));
    add(pages, address::NOTES, site.notes.iter().map(|note| note.value.id.to_string()));
    add(pages, address::MATRIX, site.matrix.domains.iter().map(|domain| format!("domein-{}", domain.id)));
    for (page, anchors) in ON_OVERVIEWS {
        add(pages, page, anchors.iter().map(|anchor| (*anchor).to_owned()));
    }
}

fn headings(pages: &mut Pages, url: String, document: &Document) {
    add(pages, url, document.headings.iter().map(|heading| heading.anchor.to_string()));
}

fn add(pages: &mut Pages, url: impl Into<String>, anchors: impl Iterator<Item = String>) {
    pages.entry(url.into()).or_default().extend(anchors);
}
