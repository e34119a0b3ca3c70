//! The ways in that cut across the sources: by what readers want, by theme, by municipality.

use model::address;
use model::municipality::{Municipality, Topic};
use model::text::RichLine;
use serde_json::{Value, json};

use super::{Page, Pages, neighbours};
use crate::html;
use crate::render::view::{self, Link};
use crate::site::{Overview, Site};

impl Pages<'_> {
    pub(super) fn themes(&mut self) {
        self.add_overview(Overview::Wishes, "wishes.html", wishes(self.site), None);
        let themes = &self.site.themes;
        let list: Vec<_> = themes
            .iter()
            .map(|(id, document)| json!({ "title": document.title, "lead": html::line(&document.lead), "url": address::theme(id) }))
            .collect();
        self.add_overview(Overview::Themes, "themes.html", list, None);
        for (index, (id, document)) in themes.iter().enumerate() {
            let around = neighbours(themes, index, |(id, document)| Link {
                title: document.title.clone(),
                url: address::theme(id),
            });
            let crumbs = self.overview_crumb(Overview::Themes);
            self.document(address::theme(id), document, crumbs, around, &[]);
        }
    }

    pub(super) fn municipalities(&mut self) {
        let site = self.site;
        let list: Vec<_> =
            site.municipalities.iter().map(|municipality| municipality_view(site, municipality)).collect();
        let topics: Vec<_> = site.topics.iter().map(|topic| topic_view(site, topic)).collect();
        let content = json!({ "municipalities": list, "topics": topics });
        self.add_overview(Overview::Municipalities, "municipalities.html", content, None);
        for (index, (municipality, view)) in site.municipalities.iter().zip(&list).enumerate() {
            let lead = RichLine::from(
                format!("Wat in {} anders is dan elders, en waar je het kunt vragen.", municipality.name).as_str(),
            );
            let mut page = Page::new(address::municipality(&municipality.id), municipality.name.clone(), &lead);
            page.crumbs = self.overview_crumb(Overview::Municipalities);
            (page.previous, page.next) = neighbours(&site.municipalities, index, |municipality| Link {
                title: municipality.name.clone(),
                url: address::municipality(&municipality.id),
            });
            self.add(page, "municipality.html", view);
        }
    }
}

/// What readers want, in groups.
pub(super) fn wishes(site: &Site) -> Vec<Value> {
    let groups = site.wishes.iter().map(|group| {
        let wishes: Vec<_> =
            group.wishes.iter().map(|(text, url)| json!({ "text": html::line(text), "url": url })).collect();
        json!({ "title": group.title, "wishes": wishes })
    });
    groups.collect()
}

fn municipality_view(site: &Site, municipality: &Municipality) -> Value {
    let book = site.books.iter().map(|book| &book.book).find(|book| book.id == municipality.handbook);
    let book = book.map(|book| Link { title: book.short_title.clone(), url: address::book(&book.id) });
    let differences: Vec<_> = municipality
        .differences
        .iter()
        .map(|difference| {
            let title = site.topics.iter().find(|topic| topic.id == difference.topic).map(|topic| topic.title.as_str());
            json!({ "id": difference.topic, "title": title, "text": html::text(&difference.text), "sources": difference.sources, "notes": view::notes(site, &difference.notes) })
        })
        .collect();
    json!({
        "name": municipality.name,
        "url": address::municipality(&municipality.id),
        "handbook": book,
        "consent": municipality.consent.label(),
        "contact": municipality.contact,
        "contact_text": html::line(&municipality.contact_text),
        "sources": municipality.sources,
        "differences": differences,
    })
}

/// What every municipality does on one subject.
fn topic_view(site: &Site, topic: &Topic) -> Value {
    let municipalities: Vec<_> = site
        .municipalities
        .iter()
        .filter_map(|municipality| {
            let difference = municipality.differences.iter().find(|difference| difference.topic == topic.id)?;
            Some(json!({
                "name": municipality.name,
                "url": address::municipality(&municipality.id),
                "text": html::text(&difference.text),
                "sources": difference.sources,
                "notes": view::notes(site, &difference.notes),
            }))
        })
        .collect();
    json!({ "id": topic.id, "title": topic.title, "municipalities": municipalities })
}
