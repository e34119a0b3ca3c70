//! A casus whose discussion does not follow its tree is refused; one that does compares with every route.

use model::id::QuestionId;
use model::text::RichText;
use model::tree::{Agreement, Casus, Ending, Fault, Place, Point, Reasoning, Target, Tree, TreeParts};
use model::walk::{self, Choice, Route};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::trees::{any_walk, id, parts, question};

/// `q0` leads over `q1` or straight to `q2`; both end in `o` or `o1`.
fn tree_parts() -> TreeParts {
    let questions = vec![question("q0", &["q1", "q2"]), question("q1", &["q2", "o"]), question("q2", &["o", "o1"])];
    parts(questions, &["o", "o1"])
}

/// A point: a question, and the answer of the source or nothing.
fn point((name, answer): (&str, Option<usize>)) -> Point {
    let reasoning = answer.map_or(Reasoning::Open, |index| Reasoning::Leads(id(&format!("a{index}"))));
    Point { question: id(name), reasoning, text: RichText::default(), sources: Vec::new() }
}

fn casus(points: &[(&str, Option<usize>)], ending: Option<&str>) -> Casus {
    Casus {
        id: id("casus"),
        title: "Casus".to_owned(),
        text: RichText::default(),
        sources: Vec::new(),
        discussion: points.iter().copied().map(point).collect(),
        ending: ending.map_or(Ending::Open, |outcome| Ending::Outcome(id(outcome))),
        conclusion: RichText::default(),
    }
}

fn faults(casus: Vec<Casus>) -> Vec<Fault> {
    let mut parts = tree_parts();
    parts.casus = casus;
    Tree::new(parts).err().unwrap_or_default()
}

#[test]
fn a_discussion_that_follows_the_tree_is_accepted() {
    for (points, ending) in [
        (&[("q0", Some(1)), ("q2", Some(0))][..], Some("o")),
        (&[("q0", Some(0)), ("q1", Some(1))], Some("o")),
        (&[("q0", None), ("q1", None), ("q2", None)], None),
        (&[("q0", None), ("q1", None), ("q2", Some(0))], Some("o")),
    ] {
        assert_eq!(faults(vec![casus(points, ending)]), [], "{points:?}");
    }
}

#[test]
fn each_way_to_leave_the_tree_is_found_where_it_is() {
    let cases = [
        (casus(&[], None), Fault::NotDiscussed(Place::Casus(0), id("q0"))),
        (casus(&[("q1", None)], None), Fault::OffRoute(Place::Point(0, 0), id("q1"))),
        (casus(&[("q0", Some(1)), ("q1", None)], None), Fault::OffRoute(Place::Point(0, 1), id("q1"))),
        (casus(&[("q0", None), ("q1", Some(1))], None), Fault::NotDiscussed(Place::Casus(0), id("q2"))),
        (casus(&[("weg", None)], None), Fault::UnknownQuestion(Place::Point(0, 0), id("weg"))),
        (casus(&[("q0", Some(7))], None), Fault::UnknownAnswer(Place::Point(0, 0), id("q0"), id("a7"))),
        (casus(&[("q0", Some(1)), ("q2", Some(0))], Some("o1")), Fault::WrongEnding(Place::Casus(0), Some(id("o")))),
        (casus(&[("q0", Some(1)), ("q2", Some(0))], None), Fault::WrongEnding(Place::Casus(0), Some(id("o")))),
        (casus(&[("q0", Some(1)), ("q2", None)], Some("o")), Fault::WrongEnding(Place::Casus(0), None)),
    ];
    for (casus, fault) in cases {
        assert_eq!(faults(vec![casus]), [fault]);
    }
}

#[test]
fn two_casus_of_a_tree_have_different_names() {
    let one = || casus(&[("q0", Some(1)), ("q2", Some(0))], Some("o"));
    assert_eq!(faults(vec![one(), one()]), [Fault::DuplicateId(Place::Casus(1), "casus".to_owned())]);
}

#[test]
fn a_route_is_compared_question_by_question() {
    let mut parts = tree_parts();
    parts.casus = vec![casus(&[("q0", Some(1)), ("q2", None)], None)];
    let tree = Tree::new(parts).unwrap();
    let choice = |question: &str, answer: &str| Choice { question: id(question), answer: id(answer) };
    let compare = |choices: &[Choice]| {
        let route = Route::follow(&tree, choices);
        let compared = tree.parts().casus[0].compare(&tree, &route);
        compared.iter().map(|one| (one.question.id.clone(), one.agreement())).collect::<Vec<_>>()
    };
    let q = |name: &str| -> QuestionId { id(name) };
    assert_eq!(
        compare(&[choice("q0", "a1"), choice("q2", "a0")]),
        [(q("q0"), Agreement::Same), (q("q2"), Agreement::Open)]
    );
    assert_eq!(
        compare(&[choice("q0", "a0"), choice("q1", "a1")]),
        [(q("q0"), Agreement::Different), (q("q1"), Agreement::OnlyReader), (q("q2"), Agreement::OnlySource)]
    );
}

proptest! {
    /// A route through a tree, told as a casus, is accepted; and compared with itself it is the same everywhere.
    #[test]
    fn every_route_can_be_a_casus((tree, picks) in any_walk(), which in any::<Index>()) {
        let routes: Vec<_> = walk::routes(&tree).collect();
        let (route, outcome) = &routes[which.index(routes.len())];
        let mut parts = tree.parts().clone();
        let points: Vec<_> = route.choices().iter().map(|choice| Point {
            question: choice.question.clone(),
            reasoning: Reasoning::Leads(choice.answer.clone()),
            text: RichText::default(),
            sources: Vec::new(),
        }).collect();
        let told = Casus { discussion: points, ending: Ending::Outcome((*outcome).clone()), ..casus(&[], None) };
        parts.casus = vec![told.clone()];
        let tree = Tree::new(parts);
        prop_assert!(tree.is_ok(), "{:?}", tree.err());
        let tree = tree.unwrap();
        prop_assert!(told.compare(&tree, route).iter().all(|one| one.agreement() == Agreement::Same));
        // Any other route shows every question of both, once.
        let other = walked(&tree, &picks);
        let compared = told.compare(&tree, &other);
        let mut shown: Vec<_> = compared.iter().map(|one| one.question.id.as_str()).collect();
        shown.sort_unstable();
        let count = shown.len();
        shown.dedup();
        prop_assert_eq!(count, shown.len());
    }

    /// A discussion that leaves everything open comes past every question, in any order that the tree allows.
    #[test]
    fn everything_can_be_left_open((tree, _) in any_walk(), order in vec(any::<Index>(), 6)) {
        let mut parts = tree.parts().clone();
        let mut todo = vec![parts.start.clone()];
        let mut points: Vec<Point> = Vec::new();
        let mut picks = order.iter().cycle();
        while !todo.is_empty() {
            let next = todo.remove(picks.next().map_or(0, |pick| pick.index(todo.len())));
            if points.iter().any(|point| point.question == next) {
                continue;
            }
            // A question is discussed after every question that leads to it.
            let waits = parts.questions.iter().any(|question| {
                leads_to(question, &next) && !points.iter().any(|point| point.question == question.id)
            });
            if waits {
                continue;
            }
            let question = tree.question(&next).unwrap();
            todo.extend(question.answers.iter().filter_map(|answer| match &answer.to {
                Target::Question(id) => Some(id.clone()),
                Target::Outcome(_) => None,
            }));
            points.push(Point { question: next, reasoning: Reasoning::Open, text: RichText::default(), sources: Vec::new() });
        }
        let one = parts.outcomes.len() == 1;
        let ending = if one { Ending::Outcome(parts.outcomes[0].id.clone()) } else { Ending::Open };
        parts.casus = vec![Casus { discussion: points, ending, ..casus(&[], None) }];
        let tree = Tree::new(parts);
        prop_assert!(tree.is_ok(), "{:?}", tree.err());
    }
}

fn leads_to(question: &model::tree::Question, to: &QuestionId) -> bool {
    question.answers.iter().any(|answer| answer.to == Target::Question(to.clone()))
}

fn walked(tree: &Tree, picks: &[Index]) -> Route {
    let questions = &tree.parts().questions;
    let choices: Vec<_> = questions
        .iter()
        .zip(picks)
        .map(|(question, pick)| {
            let answer = &question.answers[pick.index(question.answers.len())];
            Choice { question: question.id.clone(), answer: answer.id.clone() }
        })
        .collect();
    Route::follow(tree, &choices)
}
