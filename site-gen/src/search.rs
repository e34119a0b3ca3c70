//! What search finds: the site as sections, and the `search` command over them.
//!
//! In: a checked [`Site`]. Out: [`model::search::Page`]s with the addresses that the rendered site has. How they are
//! indexed and ranked is decided in `model`.

mod document;
mod sections;

use model::search::{self, Built, Hit, Index};
use serde_json::{Value, json};

use crate::site::Site;
pub(crate) use sections::pages;

/// The index of the site, with the texts that excerpts are cut from.
pub(crate) fn build(site: &Site) -> (Built, search::Texts) {
    let pages = pages(site);
    (search::build(&pages, &site.synonyms), search::Texts::new(&pages))
}

/// The index of the site as the browser has it, whole.
///
/// # Errors
/// A sentence, when the index refuses itself: a fault of a developer.
pub(crate) fn index(site: &Site) -> Result<Index, String> {
    let (built, _) = build(site);
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

#[cfg(test)]
mod tests {
    #[test]
    fn sizes() {
        let checked = crate::pipeline::read(std::path::Path::new("../content"));
        let (built, texts) = super::build(&checked.site);
        let bytes = postcard::to_allocvec(&built.index).unwrap();
        std::fs::write("/tmp/index.bin", &bytes).unwrap();
        std::fs::write("/tmp/texts.bin", postcard::to_allocvec(&texts).unwrap()).unwrap();
        let j = format!("{:?}", built.index);
        std::fs::write("/tmp/index.txt", j).unwrap();
        println!(
            "{} sections, {} shards",
            super::pages(&checked.site).iter().map(|p| p.sections.len()).sum::<usize>(),
            built.shards.len()
        );
    }
}
