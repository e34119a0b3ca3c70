//! Open data, and the data files of the islands.

mod cards;

use std::collections::BTreeMap;

use model::address;
use model::duty::Duty;
use model::id::{NoteId, RoadId, TreeId, WorksheetId};
use model::island::{CardLink, RoadIsland, TreeIsland, WorksheetIsland};
use model::matrix::{Basis, Row};
use model::note::{Note, NoteBody};
use model::road::rules::RoleRules;
use model::search::Built;
use model::source::Citation;
use model::text::RichLine;
use model::tree::{Casus, Ending, Outcome, Reasoning, Target, Tree};
use serde::Serialize;
use serde_json::{Value, json};

use super::Rendered;
use crate::assets::hashed;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::site::Site;

/// The addresses of the islands' data files.
#[derive(Debug, Default)]
pub(super) struct Islands {
    pub(super) trees: BTreeMap<TreeId, String>,
    pub(super) matrix: String,
    pub(super) roads: BTreeMap<RoadId, String>,
    pub(super) worksheets: BTreeMap<WorksheetId, String>,
    /// The index of the search. It names the files with the texts for its excerpts.
    pub(super) search_index: String,
}

/// Writes the data files of the islands.
pub(super) fn islands(site: &Site, base_url: &str, rendered: &mut Rendered, diagnostics: &mut Diagnostics) -> Islands {
    let mut islands = Islands::default();
    let edition = |id: &str, url: &str| site.settings.edition(id, &[base_url, url].concat());
    for tree in site.trees.iter().map(|tree| &tree.value) {
        let edition = edition(tree.id().as_str(), &tree.url());
        let (notes, cards) = (site.notes_of(tree), cards_of(site, tree));
        let island = TreeIsland { tree: tree.clone(), notes, cards, edition };
        let address = binary(&format!("afweging-{}", tree.id()), &island, rendered, diagnostics);
        islands.trees.insert(tree.id().clone(), address);
    }
    for page in &site.roads {
        let road = page.road.clone();
        let mut ids: Vec<NoteId> = road.parts().trees.iter().flat_map(Site::note_ids).collect();
        let rules = site.matrix.rows.iter().flat_map(Row::rules);
        ids.extend(
            site.matrix.rows.iter().flat_map(|row| &row.notes).chain(rules.flat_map(|rule| &rule.notes)).cloned(),
        );
        let (notes, unnamed) = (site.notes_once(ids), page.who.unnamed.clone());
        let edition = edition(page.id.as_str(), &address::road(&page.id));
        let rules = site.matrix.rows.iter().map(|row| RoleRules::of(row, &site.matrix)).collect();
        let cards = road.parts().trees.iter().flat_map(|tree| cards_of(site, tree)).collect();
        let island = RoadIsland { road, notes, cards, rules, unnamed, edition };
        let address = binary(&format!("weg-{}", page.id), &island, rendered, diagnostics);
        islands.roads.insert(page.id.clone(), address);
    }
    for worksheet in &site.worksheets {
        let island = WorksheetIsland::from(worksheet);
        let address = binary(&format!("werkblad-{}", worksheet.id), &island, rendered, diagnostics);
        islands.worksheets.insert(worksheet.id.clone(), address);
    }
    let Built { mut index, shards, texts } = crate::search::build(site);
    index.shard_urls = shards.iter().map(|shard| binary("zoekdeel", shard, rendered, diagnostics)).collect();
    index.texts_urls = texts.iter().map(|texts| binary("zoekteksten", texts, rendered, diagnostics)).collect();
    islands.search_index = binary("zoekindex", &index, rendered, diagnostics);
    islands.matrix = binary("matrix", &site.matrix.index(), rendered, diagnostics);
    islands
}

/// The conversation cards of a tree's outcomes.
fn cards_of(site: &Site, tree: &Tree) -> Vec<CardLink> {
    let link = |outcome: &Outcome| {
        let card = site.card(tree.id(), &outcome.id)?;
        Some(CardLink {
            tree: tree.id().clone(),
            outcome: outcome.id.clone(),
            title: card.title.clone(),
            url: card.url(),
        })
    };
    tree.parts().outcomes.iter().filter_map(link).collect()
}

fn binary(name: &str, value: &impl Serialize, rendered: &mut Rendered, diagnostics: &mut Diagnostics) -> String {
    match postcard::to_allocvec(value) {
        Ok(bytes) => {
            let path = hashed(name, "bin", &bytes);
            let address = format!("/{path}");
            rendered.files.insert(path, bytes);
            address
        }
        Err(error) => {
            diagnostics.push(Diagnostic::error("gegevens", None, format!("`{name}` is niet te schrijven: {error}")));
            String::new()
        }
    }
}

/// Makes the content of a file of open data.
type Make = fn(&Site) -> Value;

/// The files of open data, in the order of showing, each with what makes it.
const OPEN_DATA: [(&str, Make); 6] = [
    ("afwegingen", trees),
    ("matrix", matrix),
    ("vuistregels", rules_of_thumb),
    ("begrippen", terms),
    ("gesprekskaarten", cards::data),
    ("bronnen", sources),
];

/// The names of the files of open data.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    OPEN_DATA.iter().map(|(name, _)| *name)
}

/// Writes the open data: English keys, identifiers equal to the last part of the address.
pub(super) fn open_data(site: &Site, rendered: &mut Rendered, diagnostics: &mut Diagnostics) {
    for (name, make) in OPEN_DATA {
        match serde_json::to_string_pretty(&make(site)) {
            Ok(text) => {
                rendered.files.insert(super::file_of(&address::data(name)), (text + "\n").into_bytes());
            }
            Err(error) => {
                diagnostics.push(Diagnostic::error("gegevens", None, format!("`{name}` is niet te schrijven: {error}")))
            }
        }
    }
}

fn citations(sources: &[Citation]) -> Value {
    sources.iter().map(|citation| json!({ "source": citation.source, "section": citation.section })).collect()
}

fn lines(lines: &[RichLine]) -> Value {
    lines.iter().map(|line| Value::String(line.plain())).collect()
}

fn duties(duties: &[Duty]) -> (Value, Value) {
    let texts = duties.iter().map(|duty| Value::String(duty.text.plain())).collect();
    let kinds = duties.iter().map(|duty| json!(duty.kind)).collect();
    (texts, kinds)
}

fn notes(site: &Site, ids: &[NoteId]) -> Value {
    site.notes(ids).map(note).collect()
}

fn note(note: &Note) -> Value {
    match &note.body {
        NoteBody::Editorial { text } => {
            json!({ "id": note.id, "url": note.url(), "kind": "editorial", "title": note.title, "text": text.plain() })
        }
        NoteBody::Currency(currency) => json!({
            "id": note.id,
            "url": note.url(),
            "kind": "currency",
            "title": note.title,
            "touches": currency.touches.plain(),
            "source_says": currency.source_says.plain(),
            "holds_now": currency.holds_now.plain(),
            "reference": currency.reference.plain(),
            "date": currency.date.to_string(),
            "status": currency.status,
            "checked": currency.checked.to_string(),
        }),
    }
}

fn trees(site: &Site) -> Value {
    json!({ "trees": site.trees.iter().map(|tree| tree_data(site, &tree.value)).collect::<Vec<_>>() })
}

fn tree_data(site: &Site, tree: &Tree) -> Value {
    let parts = tree.parts();
    let questions: Vec<_> = parts
        .questions
        .iter()
        .map(|question| {
            let answers: Vec<_> = question
                .answers
                .iter()
                .map(|answer| {
                    let to = match &answer.to {
                        Target::Question(id) => json!({ "question": id }),
                        Target::Outcome(id) => json!({ "outcome": id }),
                    };
                    json!({ "id": answer.id, "label": answer.label, "hint": answer.hint, "to": to })
                })
                .collect();
            json!({
                "id": question.id,
                "text": question.text,
                "help": question.help.plain(),
                "considerations": lines(&question.considerations),
                "answers": answers,
                "sources": citations(&question.sources),
                "notes": notes(site, &question.notes),
            })
        })
        .collect();
    let outcomes: Vec<_> = parts
        .outcomes
        .iter()
        .map(|outcome| {
            let (texts, kinds) = duties(&outcome.duties);
            json!({
                "id": outcome.id,
                "verdict": outcome.verdict,
                "verdict_label": outcome.verdict.label(),
                "title": outcome.title,
                "text": outcome.text.plain(),
                "duties": texts,
                "duty_kinds": kinds,
                "grounds": outcome.grounds.iter().map(|ground| &ground.id).collect::<Vec<_>>(),
                "sources": citations(&outcome.sources),
                "notes": notes(site, &outcome.notes),
                "next_tree": outcome.next_tree.as_ref().map(|tree| &tree.id),
            })
        })
        .collect();
    let casus: Vec<_> = parts.casus.iter().map(|casus| casus_data(tree, casus)).collect();
    json!({
        "id": parts.id,
        "number": parts.number,
        "title": parts.title,
        "url": tree.url(),
        "lead": parts.lead.plain(),
        "updated": parts.updated.to_string(),
        "start": parts.start,
        "route_count": tree.route_count(),
        "background": parts.background.plain(),
        "reflections": lines(&parts.reflections),
        "casus": casus,
        "questions": questions,
        "outcomes": outcomes,
        "sources": citations(&parts.sources),
        "notes": notes(site, &parts.notes),
    })
}

fn casus_data(tree: &Tree, casus: &Casus) -> Value {
    let points = casus.discussion.iter().map(|point| {
        let answer = match &point.reasoning {
            Reasoning::Leads(id) => Some(id),
            Reasoning::Open => None,
        };
        json!({ "question": point.question, "answer": answer, "text": point.text.plain(), "sources": citations(&point.sources) })
    });
    let outcome = match &casus.ending {
        Ending::Outcome(id) => Some(id),
        Ending::Open => None,
    };
    json!({
        "id": casus.id,
        "url": casus.url(tree),
        "title": casus.title,
        "text": casus.text.plain(),
        "sources": citations(&casus.sources),
        "discussion": points.collect::<Vec<_>>(),
        "outcome": outcome,
        "conclusion": casus.conclusion.plain(),
    })
}

fn matrix(site: &Site) -> Value {
    let matrix = &site.matrix;
    let rows: Vec<_> = matrix
        .rows
        .iter()
        .map(|row| {
            let rules: Vec<_> = row
                .rules()
                .iter()
                .map(|rule| {
                    let (texts, kinds) = duties(&rule.duties);
                    let reason = match &rule.basis {
                        Basis::Ground(_) => None,
                        Basis::None(reason) => Some(reason.plain()),
                    };
                    json!({
                        "id": rule.id,
                        "title": rule.title,
                        "ground": rule.ground().map(|ground| &ground.id),
                        "no_ground": reason,
                        "text": rule.text.plain(),
                        "partners": rule.partners.iter().map(|partner| &partner.id).collect::<Vec<_>>(),
                        "share": lines(&rule.share),
                        "do_not_share": lines(&rule.do_not_share),
                        "duties": texts,
                        "duty_kinds": kinds,
                        "sources": citations(&rule.sources),
                        "notes": notes(site, &rule.notes),
                    })
                })
                .collect();
            let refers_to = match &row.content {
                model::matrix::RowContent::Rules(_) => json!([]),
                model::matrix::RowContent::Refers { to, .. } => json!(to),
            };
            json!({
                "id": row.id,
                "url": row.url(),
                "domain": row.domain,
                "role": row.role,
                "examples": lines(&row.examples),
                "intro": row.intro.plain(),
                "refers_to": refers_to,
                "rules": rules,
                "sources": citations(&row.sources),
                "notes": notes(site, &row.notes),
                "updated": row.updated.to_string(),
                "trees": row.trees,
                "rules_of_thumb": row.rules_of_thumb,
            })
        })
        .collect();
    json!({ "domains": matrix.domains, "partners": matrix.partners, "rows": rows })
}

fn rules_of_thumb(site: &Site) -> Value {
    let rules: Vec<_> = site
        .rules_of_thumb
        .iter()
        .map(|(rule, _)| {
            json!({
                "id": rule.id,
                "url": address::rule_of_thumb(&rule.id),
                "number": rule.number,
                "title": rule.title,
                "rule": rule.rule.plain(),
                "group": rule.group,
                "trees": rule.trees,
                "sources": citations(&rule.sources),
                "updated": rule.updated.to_string(),
            })
        })
        .collect();
    json!({ "rules_of_thumb": rules })
}

fn terms(site: &Site) -> Value {
    let terms: Vec<_> =
        site.terms
            .iter()
            .map(|term| {
                let term = &term.value;
                let definitions: Vec<_> = term.definitions.iter().map(|definition| {
            json!({ "text": definition.text.plain(), "sources": citations(&definition.sources) })
        }).collect();
                json!({
                    "id": term.id,
                    "url": address::term(&term.id),
                    "term": term.term,
                    "forms": term.forms,
                    "definitions": definitions,
                    "see": term.see,
                    "notes": notes(site, &term.notes),
                })
            })
            .collect();
    json!({ "terms": terms })
}

fn sources(site: &Site) -> Value {
    let sources: Vec<_> = site
        .sources
        .iter()
        .map(|source| {
            json!({
                "id": source.id,
                "url": address::source(&source.id),
                "title": source.title,
                "short_title": source.short_title,
                "publisher": source.publisher,
                "year": source.year,
                "kind": source.kind,
                "link": source.url,
                "about": source.about.plain(),
                "sections": source.sections,
            })
        })
        .collect();
    json!({ "sources": sources })
}
