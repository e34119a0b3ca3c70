//! A case note holds everything that the walks come to, once, and nothing else.

use model::case_note::{CaseNote, Edition, Section};
use model::duty::{Duty, DutyKind};
use model::note::{Note, NoteBody};
use model::road::{Goal, Junction, Road, RoadParts, RoadPosition, RoadRoute, Stage};
use model::text::{RichLine, RichText};
use model::tree::{Tree, TreeParts};
use model::verdict::Verdict;
use model::walk::{Route, routes};
use proptest::prelude::*;

use crate::trees::{any_tree, chain, id};

fn edition() -> Edition {
    Edition {
        name: "De code".to_owned(),
        version: "3".to_owned(),
        url: "https://code.example/afwegingen/boom/".to_owned(),
        file_name: "dossiernotitie-boom.txt".to_owned(),
        disclaimer: "Geen advies.".to_owned(),
    }
}

/// The note of a route through a tree alone.
fn note(tree: &Tree, route: &Route, notes: &[Note]) -> String {
    let (edition, road, route) = (edition(), Road::single(tree.clone()), RoadRoute::single(route.clone()));
    CaseNote { edition: &edition, road: &road, route: &route, context: &[], notes }.text()
}

fn tree(change: impl FnOnce(&mut TreeParts)) -> Tree {
    let mut parts = chain(2, 2);
    change(&mut parts);
    Tree::new(parts).unwrap()
}

fn first_route(tree: &Tree) -> Route {
    routes(tree).next().unwrap().0
}

proptest! {
    #[test]
    fn every_route_has_a_note_with_all_that_it_comes_to(tree in any_tree()) {
        for (route, outcome) in routes(&tree) {
            let text = note(&tree, &route, &[]);
            let outcome = tree.outcome(outcome).unwrap();
            let lines: Vec<_> = text.lines().collect();
            for (index, answered) in route.answered(&tree).iter().enumerate() {
                let asked = format!("{}. {}", index + 1, answered.question.text);
                let at = lines.iter().position(|line| *line == asked).unwrap();
                prop_assert_eq!(lines[at + 1], format!("   Antwoord: {}", answered.answer.label));
            }
            let verdict = format!("{} – {}", outcome.verdict.label(), outcome.title);
            for line in [tree.label(), verdict, "[ ] Leg vast".to_owned(), "- Bron (2018), deel".to_owned()] {
                prop_assert_eq!(lines.iter().filter(|known| **known == line).count(), 1, "{} in {}", line, text);
            }
        }
    }
}

#[test]
fn a_note_names_what_it_was_made_with_and_leaves_the_rest_blank() {
    let tree = tree(|_| {});
    let text = note(&tree, &first_route(&tree), &[]);
    assert!(text.starts_with("Dossiernotitie\n\nWat is afgewogen:\n"), "{text}");
    assert!(text.contains("\nDatum van de afweging: ………\n"), "{text}");
    let about = "Gemaakt met: De code, versie 3, bijgewerkt op 21 november 2026.\n\
                 https://code.example/afwegingen/boom/\nGeen advies.\n";
    assert!(text.ends_with(about), "{text}");
}

/// Two trees one after the other; the duty to share of the first holds wherever the road ends.
fn two_trees() -> Road {
    let share = Duty { kind: DutyKind::Share, text: RichLine::from("Deel dit") };
    let first = tree(|parts| {
        parts.outcomes[0].verdict = Verdict::Continue;
        parts.outcomes[0].duties.push(share);
    });
    let second = tree(|parts| {
        parts.id = id("tweede");
        parts.number = Some("2".to_owned());
    });
    let stage = |name: &str, tree: &Tree, to: Goal| Stage {
        id: id(name),
        tree: tree.id().clone(),
        title: None,
        on: vec![Junction { outcome: id("o"), to, keep: vec![DutyKind::Share] }],
    };
    let stages = vec![stage("een", &first, Goal::Stage(id("twee"))), stage("twee", &second, Goal::End)];
    Road::new(RoadParts { start: id("een"), stages, trees: vec![first, second] }).unwrap()
}

#[test]
fn a_road_becomes_one_note_in_which_nothing_stands_twice() {
    let (edition, road) = (edition(), two_trees());
    let mut route = RoadRoute::default();
    while let RoadPosition::Question(stage, question) = route.position(&road) {
        route = route.answer(&road, stage, &question.id, &question.answers[0].id).unwrap().route;
    }
    let context = [Section { heading: "Wie deelt met wie".to_owned(), lines: vec!["Ik werk als: buur".to_owned()] }];
    let text = CaseNote { edition: &edition, road: &road, route: &route, context: &context, notes: &[] }.text();
    let headings: Vec<_> = text.lines().filter_map(|line| line.strip_suffix(':')).collect();
    let expected = [
        "Wat is afgewogen",
        "In te vullen in je eigen systeem",
        "Wie deelt met wie",
        // The first stage only sends the reader on.
        "Vragen en antwoorden (Afweging 1: Mag het?)",
        "Vragen en antwoorden (Afweging 2: Mag het?)",
        "Wat de doorslag gaf (Afweging 2: Mag het?)",
        "Uitkomst (Afweging 2: Mag het?)",
        "Wat je deelt",
        "Wat je vastlegt",
        "Bronnen",
        "Over deze notitie",
    ];
    assert_eq!(headings, expected, "{text}");
    for line in ["[ ] Deel dit", "[ ] Leg vast", "- Bron (2018), deel", "Ik werk als: buur"] {
        assert_eq!(text.lines().filter(|known| *known == line).count(), 1, "{line} in {text}");
    }
}

#[test]
fn notes_of_the_editors_are_named_by_their_title() {
    let tree = tree(|parts| {
        parts.notes = vec![id("boom-notitie")];
        parts.outcomes[0].notes = vec![id("uitkomst-notitie"), id("onbekend")];
    });
    let editorial = |name: &str| Note {
        id: id(name),
        title: format!("Over {name}"),
        body: NoteBody::Editorial { text: RichText::default() },
    };
    let notes = ["uitkomst-notitie", "boom-notitie", "elders"].map(editorial);
    let route = first_route(&tree);
    let text = note(&tree, &route, &notes);
    let named =
        ["boom-notitie", "uitkomst-notitie"].map(|name| format!("- Kanttekening van de redactie: Over {name}\n"));
    assert!(text.contains(&format!("\nLet op:\n{}\n", named.concat())), "{text}");
}

#[test]
fn a_walk_that_is_not_over_has_no_outcome_and_no_empty_heading() {
    let tree = tree(|_| {});
    let text = note(&tree, &Route::default(), &[]);
    let headings: Vec<_> = text.lines().filter_map(|line| line.strip_suffix(':')).collect();
    assert_eq!(headings, ["In te vullen in je eigen systeem", "Over deze notitie"], "{text}");
}

#[test]
fn the_supplement_of_a_printed_outcome_is_part_of_the_note() {
    let tree = tree(|_| {});
    let (edition, route, road) = (edition(), RoadRoute::single(first_route(&tree)), Road::single(tree));
    let note = CaseNote { edition: &edition, road: &road, route: &route, context: &[], notes: &[] };
    let (text, supplement) = (note.text(), note.supplement());
    assert_eq!(
        supplement.lines().filter(|line| text.lines().any(|known| known == *line)).count(),
        supplement.lines().count()
    );
    assert!(supplement.starts_with("\nIn te vullen in je eigen systeem:\n") && supplement.ends_with("Geen advies.\n"));
}
