//! Every route through the trees, with its outcome.

use model::tree::Tree;
use model::walk;
use serde_json::{Value, json};

use crate::site::Site;

/// The trees that were asked for.
///
/// # Errors
/// A sentence that names the trees that there are.
pub(crate) fn select<'s>(site: &'s Site, wanted: Option<&str>) -> Result<Vec<&'s Tree>, String> {
    let trees: Vec<&Tree> = site.trees.iter().map(|tree| &tree.value).collect();
    let Some(wanted) = wanted else {
        return Ok(trees);
    };
    let names: Vec<_> = trees.iter().map(|tree| tree.id().as_str()).collect();
    let found: Vec<_> = trees.iter().copied().filter(|tree| tree.id().as_str() == wanted).collect();
    if found.is_empty() {
        Err(format!("afweging `{wanted}` bestaat niet; er zijn: {}", names.join(", ")))
    } else {
        Ok(found)
    }
}

/// The routes for people.
pub(crate) fn text(trees: &[&Tree]) -> String {
    let mut out = String::new();
    for tree in trees {
        out.push_str(&format!("{} ({} routes)\n", tree.label(), tree.route_count()));
        for (route, outcome) in walk::routes(tree) {
            for step in route.answered(tree) {
                out.push_str(&format!("  {} → {}\n", step.question.text, step.answer.label));
            }
            if let Some(outcome) = tree.outcome(outcome) {
                let sources: Vec<_> = outcome.sources.iter().map(|source| source.label.as_str()).collect();
                out.push_str(&format!("  = {}: {}\n", outcome.verdict.label(), outcome.title));
                out.push_str(&format!("    Bron: {}\n\n", sources.join("; ")));
            }
        }
    }
    out
}

/// The routes for machines.
pub(crate) fn json(trees: &[&Tree]) -> Value {
    let trees: Vec<_> = trees
        .iter()
        .map(|tree| {
            let routes: Vec<_> = walk::routes(tree)
                .map(|(route, outcome)| {
                    let verdict = tree.outcome(outcome).map(|outcome| outcome.verdict);
                    let sources: Vec<_> = tree
                        .outcome(outcome)
                        .map(|outcome| {
                            outcome
                                .sources
                                .iter()
                                .map(|source| json!({ "source": source.source, "section": source.section }))
                                .collect()
                        })
                        .unwrap_or_default();
                    json!({ "answers": route.choices(), "outcome": outcome, "verdict": verdict, "sources": sources })
                })
                .collect();
            json!({ "id": tree.id(), "title": tree.parts().title, "url": tree.url(), "routes": routes })
        })
        .collect();
    json!({ "trees": trees })
}
