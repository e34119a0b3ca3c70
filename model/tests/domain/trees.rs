//! Trees for the tests: built from a few words, or drawn at random.

use model::date::Date;
use model::duty::{Duty, DutyKind};
use model::id::{Id, QuestionId};
use model::source::Citation;
use model::text::{RichLine, RichText};
use model::tree::{Answer, Outcome, Question, Target, Tree, TreeParts};
use model::verdict::Verdict;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// An identifier that is known to be valid.
pub(crate) fn id<T: Id>(text: &str) -> T {
    text.parse().unwrap()
}

/// A leaf of the tree: an outcome whose name starts with `o`, or else a question.
pub(crate) fn target(name: &str) -> Target {
    if name.starts_with('o') { Target::Outcome(id(name)) } else { Target::Question(id(name)) }
}

/// A question with one answer to each of these targets: `a0`, `a1` and so on.
pub(crate) fn question(name: &str, targets: &[&str]) -> Question {
    let answer = |(index, to): (usize, &&str)| Answer {
        id: id(&format!("a{index}")),
        label: format!("Antwoord {index}"),
        hint: String::new(),
        to: target(to),
    };
    Question {
        id: id(name),
        text: format!("Vraag {name}?"),
        help: RichText::default(),
        considerations: vec![RichLine::from("Weeg dit")],
        answers: targets.iter().enumerate().map(answer).collect(),
        sources: vec![citation()],
        notes: Vec::new(),
    }
}

/// An outcome with everything that it must have.
pub(crate) fn outcome(name: &str) -> Outcome {
    Outcome {
        id: id(name),
        verdict: Verdict::Share,
        title: format!("Uitkomst {name}"),
        text: RichLine::from("Daarom").into(),
        duties: vec![Duty { kind: DutyKind::Record, text: RichLine::from("Leg vast") }],
        grounds: Vec::new(),
        sources: vec![citation()],
        notes: Vec::new(),
        next_tree: None,
    }
}

/// Parts of a tree that starts at the first of these questions and has these outcomes.
pub(crate) fn parts(questions: Vec<Question>, outcomes: &[&str]) -> TreeParts {
    TreeParts {
        id: id("boom"),
        number: Some("1".to_owned()),
        title: "Mag het?".to_owned(),
        lead: RichLine::default(),
        sources: vec![citation()],
        updated: Date::new(2026, 11, 21).unwrap(),
        notes: Vec::new(),
        background: RichText::default(),
        reflections_title: String::new(),
        reflections: Vec::new(),
        casus: Vec::new(),
        start: questions.first().map_or_else(|| id("q0"), |first| first.id.clone()),
        questions,
        outcomes: outcomes.iter().map(|name| outcome(name)).collect(),
    }
}

/// A tree in which each question leads to the next, and the last to the only outcome.
pub(crate) fn chain(length: usize, answers: usize) -> TreeParts {
    let link = |index: usize| {
        let to = if index + 1 == length { "o".to_owned() } else { format!("q{}", index + 1) };
        question(&format!("q{index}"), &vec![to.as_str(); answers])
    };
    parts((0..length).map(link).collect(), &["o"])
}

/// Any tree of up to six questions in any order, each with one to eight answers.
///
/// Every question but the first gets one answer of an earlier question, so that it is reachable; other answers lead
/// to any later question or to any outcome.
pub(crate) fn any_tree() -> impl Strategy<Value = Tree> {
    let nodes = vec((any::<Index>(), vec(any::<Index>(), 1..4)), 1..=6);
    (nodes, 1..=4usize)
        .prop_flat_map(|(nodes, outcomes)| {
            let questions = questions(&nodes, outcomes);
            Just(questions).prop_shuffle()
        })
        .prop_map(|questions| {
            let mut used: Vec<_> =
                questions.iter().flat_map(|question| &question.answers).filter_map(outcome_of).collect();
            used.sort_unstable();
            used.dedup();
            let mut parts = parts(Vec::new(), &used);
            parts.questions = questions;
            Tree::new(parts).unwrap()
        })
}

/// A random tree with a random walk over it: a choice of an answer for as many questions as it has, at most.
pub(crate) fn any_walk() -> impl Strategy<Value = (Tree, Vec<Index>)> {
    (any_tree(), vec(any::<Index>(), 0..=6))
}

fn questions(nodes: &[(Index, Vec<Index>)], outcomes: usize) -> Vec<Question> {
    let mut targets: Vec<Vec<String>> = Vec::new();
    for (at, (parent, picks)) in nodes.iter().enumerate() {
        let later = nodes.len() - at - 1;
        let name = |pick: &Index| match pick.index(later + outcomes) {
            index if index < later => format!("q{}", at + 1 + index),
            index => format!("o{}", index - later),
        };
        targets.push(picks.iter().map(name).collect());
        if at > 0 {
            let parent = parent.index(at);
            targets[parent].push(format!("q{at}"));
        }
    }
    let one = |(at, targets): (usize, &Vec<String>)| {
        question(&format!("q{at}"), &targets.iter().map(String::as_str).collect::<Vec<_>>())
    };
    targets.iter().enumerate().map(one).collect()
}

fn outcome_of(answer: &Answer) -> Option<&str> {
    match &answer.to {
        Target::Outcome(id) => Some(id.as_str()),
        Target::Question(_) => None,
    }
}

/// A source of anything.
pub(crate) fn citation() -> Citation {
    Citation {
        source: id("bron"),
        section: id("deel"),
        label: "Bron (2018), deel".to_owned(),
        url: "/bronnen/#bron".to_owned(),
    }
}

/// The identifiers of questions that a tree has, for tests that want one of them.
pub(crate) fn question_ids(tree: &Tree) -> Vec<QuestionId> {
    tree.parts().questions.iter().map(|question| question.id.clone()).collect()
}
