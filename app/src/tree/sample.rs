//! A small tree for the tests of this module: `a` leads over `b` or straight to `c`; every way ends in `o` or `p`.

use model::date::Date;
use model::duty::{Duty, DutyKind};
use model::id::{AnswerId, Id, QuestionId};
use model::road::{Goal, Junction, Road, RoadParts, RoadPosition, RoadRoute, Stage};
use model::source::Citation;
use model::text::{RichLine, RichText};
use model::tree::{Answer, Outcome, Question, Target, Tree, TreeParts};
use model::verdict::Verdict;

/// The tree.
fn tree() -> Tree {
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
        casus: Vec::new(),
        start: id("a"),
        questions,
        outcomes: vec![outcome("o"), outcome("p")],
    };
    Tree::new(parts).unwrap()
}

/// The tree as a road of its own.
pub(super) fn road() -> Road {
    Road::single(tree())
}

/// The tree twice: `o` of the first leads to the second.
pub(super) fn two_stages() -> Road {
    let stage = |name: &str, to: Goal| {
        let junction = |outcome: &str, to: Goal| Junction { outcome: id(outcome), to, keep: Vec::new() };
        let on = vec![junction("o", to), junction("p", Goal::End)];
        Stage { id: id(name), tree: id("boom"), title: None, on }
    };
    let stages = vec![stage("een", Goal::Stage(id("twee"))), stage("twee", Goal::End)];
    Road::new(RoadParts { start: id("een"), stages, trees: vec![tree()] }).unwrap()
}

/// The route that gives these answers: `0` is the first answer to a question.
pub(super) fn route(road: &Road, answers: &[(&str, usize)]) -> RoadRoute {
    answers.iter().fold(RoadRoute::default(), |route, (question, at)| {
        let RoadPosition::Question(stage, asked) = route.position(road) else { panic!("the road has ended") };
        assert_eq!(asked.id.as_str(), *question);
        route.answer(road, stage, &question_id(question), &answer_id(*at)).unwrap().route
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
