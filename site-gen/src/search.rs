//! What search finds: the site as sections, and the `search` command over them.
//!
//! In: a checked [`Site`]. Out: [`model::search::Page`]s with the addresses that the rendered site has. How they are
//! indexed and ranked is decided in `model`.

mod document;
mod sections;

use model::search::{self, Built, Hit, Index, Sizes};
use serde_json::{Value, json};

use crate::site::Site;
pub(crate) use sections::{address_of, pages};

/// The index of the site, with the texts that excerpts are cut from.
pub(crate) fn build(site: &Site) -> Built {
    search::build(&pages(site), &site.synonyms, &Sizes::default())
}

/// The index of the site as the browser has it, whole.
///
/// # Errors
/// A sentence, when the index refuses itself: a fault of a developer.
pub(crate) fn index(site: &Site) -> Result<Index, String> {
    let built = build(site);
    let damaged = |_| "de zoekindex klopt niet".to_owned();
    let mut index = Index::new(&built.index).map_err(damaged)?;
    for shard in &built.shards {
        index.add_shard(shard).map_err(damaged)?;
    }
    Ok(index)
}

/// What answers a query.
pub(crate) fn answer<'i>(index: &'i Index, query: &str, limit: usize) -> Vec<Hit<'i>> {
    index.search(&index.query(query), limit)
}

/// The hits for people.
pub(crate) fn text(hits: &[Hit<'_>]) -> String {
    if hits.is_empty() {
        return "Niets gevonden.\n".to_owned();
    }
    let line = |(number, hit): (usize, &Hit<'_>)| {
        let trail = hit.trail();
        let trail = if trail.is_empty() { hit.kind.label() } else { &trail };
        format!("{}. {}\n   {} – {}\n", number + 1, hit.title, trail, hit.url())
    };
    hits.iter().enumerate().map(line).collect()
}

/// The hits for machines: `[{"url", "title", "path", "score"}]`.
pub(crate) fn json(hits: &[Hit<'_>]) -> Value {
    let hit = |hit: &Hit<'_>| json!({ "url": hit.url(), "title": hit.title, "path": hit.trail(), "score": hit.score });
    hits.iter().map(hit).collect()
}

/// Every section that search finds, for machines: `[{"url", "title", "path", "aliases", "questions", "text"}]`.
pub(crate) fn sections_json(site: &Site) -> Value {
    let pages = pages(site);
    let sections = pages.iter().flat_map(|page| page.sections.iter().map(move |section| (page, section)));
    let section = |(page, section): (&search::Page, &search::Section)| {
        json!({
            "url": address_of(&page.url, section),
            "title": section.title,
            "path": page.path,
            "aliases": section.aliases,
            "questions": section.questions.iter().chain(&section.collected).collect::<Vec<_>>(),
            "text": section.text.split_whitespace().collect::<Vec<_>>().join(" "),
        })
    };
    sections.map(section).collect()
}
