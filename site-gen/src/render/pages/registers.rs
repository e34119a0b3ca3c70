//! The registers: terms, sources, notes and open data.

use model::address;
use serde_json::{Value, json};

use super::Pages;
use crate::html;
use crate::render::data;
use crate::render::view::{self, Link, NoteView};
use crate::site::{Overview, Site};

impl Pages<'_> {
    pub(super) fn registers(&mut self) {
        let site = self.site;
        let terms: Vec<_> = site.terms.iter().map(|term| term_view(site, &term.value)).collect();
        self.add_overview(Overview::Terms, "terms.html", letters(terms), None);
        let sources: Vec<_> = site.sources.iter().map(|source| {
            json!({ "id": source.id, "title": source.title, "publisher": source.publisher, "year": source.year, "kind": source.kind.label(), "url": source.url, "host": source.url.as_deref().map(host), "about": html::line(&source.about), "sections": source.sections })
        }).collect();
        let brochures: Vec<_> = site.brochures.iter().map(|brochure| {
            json!({ "title": brochure.title, "publisher": brochure.publisher, "date": brochure.date, "text": brochure.text.as_ref().map(html::line) })
        }).collect();
        self.add_overview(
            Overview::Sources,
            "sources.html",
            json!({ "sources": sources, "brochures": brochures }),
            None,
        );
        let notes: Vec<_> = site.notes.iter().map(|note| NoteView::new(&note.value)).collect();
        self.add_overview(Overview::Notes, "notes.html", notes, None);
        let files = data::names().map(|name| Link { title: format!("{name}.json"), url: address::data(name) });
        let files: Vec<_> = files.collect();
        self.add_overview(Overview::Data, "data.html", files, None);
    }
}

/// The site that an address belongs to.
fn host(url: &str) -> &str {
    url.split('/').nth(2).unwrap_or(url)
}

fn term_view(site: &Site, term: &model::term::Term) -> Value {
    let definitions: Vec<_> = term
        .definitions
        .iter()
        .map(|definition| json!({ "text": html::text(&definition.text), "sources": definition.sources }))
        .collect();
    let see: Vec<_> = term
        .see
        .iter()
        .filter_map(|id| site.terms.iter().map(|term| &term.value).find(|term| term.id == *id))
        .map(|term| Link { title: term.term.clone(), url: format!("#{}", term.id) })
        .collect();
    json!({ "id": term.id, "term": term.term, "definitions": definitions, "see": see, "notes": view::notes(site, &term.notes) })
}

/// Terms under their first letter.
fn letters(terms: Vec<Value>) -> Vec<Value> {
    let letter = |term: &Value| {
        term["term"]
            .as_str()
            .and_then(|term| term.chars().next())
            .map(|c| c.to_uppercase().to_string())
            .unwrap_or_default()
    };
    let groups = terms.chunk_by(|a, b| letter(a) == letter(b));
    groups.map(|group| json!({ "letter": group.first().map(&letter), "terms": group })).collect()
}
