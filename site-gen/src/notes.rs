//! The case note of every outcome, for whoever answers for the texts: the note of the first route that comes there.

use model::case_note::CaseNote;
use model::id::OutcomeId;
use model::road::{Road, RoadRoute};
use model::tree::Tree;
use model::walk::{self, Route};
use serde_json::{Value, json};

use crate::site::Site;

/// The notes for people.
pub(crate) fn text(site: &Site, trees: &[&Tree]) -> String {
    let mut out = String::new();
    for tree in trees {
        for (_, outcome, note) in of(site, tree) {
            out.push_str(&format!("══ {} ═ {outcome}\n\n{note}\n", tree.url()));
        }
    }
    out
}

/// The notes for machines.
pub(crate) fn json(site: &Site, trees: &[&Tree]) -> Value {
    let notes = |tree: &Tree| -> Value {
        let one = |(route, outcome, text): (Route, &OutcomeId, String)| json!({ "answers": route.choices(), "outcome": outcome, "text": text });
        of(site, tree).map(one).collect()
    };
    let trees: Vec<_> = trees.iter().map(|tree| json!({ "id": tree.id(), "notes": notes(tree) })).collect();
    json!({ "trees": trees })
}

/// For each outcome, in the order of the content: a route to it, and the note of that route.
fn of<'s>(site: &'s Site, tree: &'s Tree) -> impl Iterator<Item = (Route, &'s OutcomeId, String)> {
    let url = [site.settings.base_url.as_str(), &tree.url()].concat();
    let edition = site.settings.edition(tree.id().as_str(), &url);
    let (notes, road) = (site.notes_of(tree), Road::single(tree.clone()));
    tree.parts().outcomes.iter().filter_map(move |outcome| {
        let (route, id) = walk::routes(tree).find(|(_, id)| **id == outcome.id)?;
        let note = CaseNote {
            edition: &edition,
            road: &road,
            route: &RoadRoute::single(route.clone()),
            context: &[],
            notes: &notes,
        }
        .text();
        Some((route, id, note))
    })
}
