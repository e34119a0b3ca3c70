//! A small tree for the tests of this module: `a` leads over `b` or straight to `c`; every way ends in `o` or `p`.

use model::date::Date;
use model::duty::{Duty, DutyKind};
use model::id::{AnswerId, Id, QuestionId};
use model::source::Citation;
use model::text::{RichLine, RichText};
use model::tree::{Answer, Outcome, Question, Target, Tree, TreeParts};
use model::verdict::Verdict;
use model::walk::Route;

/// The tree.
pub(super) fn tree() -> Tree {
    let questions = vec![question("a", &["b", "c"]), question("b", &["c"]), question("c", &["o", "p"])];
    let parts = TreeParts {
        id: id("boom"),
        number: None,
        title: "Mag het?".to_owned(),
        lead: RichLine::default(),
        sources: Vec::new(),
        updated: Date::new(2026, 11, 21).unwrap(),
        notes: Vec::new(),
        background: RichText::default(),
        reflections_title: String::new(),
        reflections: Vec::new(),
        casus: None,
        start: id("a"),
        questions,
        outcomes: vec![outcome("o"), outcome("p")],
    };
    Tree::new(parts).unwrap()
}

/// The route that gives these answers: `0` is the first answer to a question.
pub(super) fn route(tree: &Tree, answers: &[(&str, usize)]) -> Route {
    answers.iter().fold(Route::default(), |route, (question, at)| {
        route.answer(tree, &question_id(question), &answer_id(*at)).unwrap().route
    })
}

/// A question of the tree.
pub(super) fn question_id(name: &str) -> QuestionId {
    id(name)
}

/// An answer, the first of a question being 0.
pub(super) fn answer_id(at: usize) -> AnswerId {
    id(&at.to_string())
}

fn id<T: Id>(text: &str) -> T {
    text.parse().unwrap()
}

fn question(name: &str, targets: &[&str]) -> Question {
    let target = |to: &str| if matches!(to, "o" | "p") { Target::Outcome(id(to)) } else { Target::Question(id(to)) };
    let answer = |(at, to): (usize, &&str)| Answer {
        id: answer_id(at),
        label: at.to_string(),
        hint: String::new(),
        to: target(to),
    };
    Question {
        id: id(name),
        text: format!("Vraag {name}?"),
        help: RichText::default(),
        considerations: Vec::new(),
        answers: targets.iter().enumerate().map(answer).collect(),
        sources: Vec::new(),
        notes: Vec::new(),
    }
}

fn outcome(name: &str) -> Outcome {
    let citation = Citation { source: id("bron"), section: id("deel"), label: String::new(), url: String::new() };
    Outcome {
        id: id(name),
        verdict: Verdict::Share,
        title: String::new(),
        text: RichText::default(),
        duties: vec![Duty { kind: DutyKind::Record, text: RichLine::default() }],
        grounds: Vec::new(),
        sources: vec![citation],
        notes: Vec::new(),
        next_tree: None,
    }
}
