//! What is not a tree is refused, with every fault and the place of each.

use model::tree::{Fault, MAX_QUESTIONS, MAX_ROUTES, Place, Question, Tree, TreeParts};

use crate::trees::{chain, id, parts, question};

fn faults(parts: TreeParts) -> Vec<Fault> {
    Tree::new(parts).err().unwrap_or_default()
}

/// The smallest tree with these questions and the outcome `o`, changed in one way.
fn changed(questions: Vec<Question>, change: impl FnOnce(&mut TreeParts)) -> TreeParts {
    let mut parts = parts(questions, &["o"]);
    change(&mut parts);
    parts
}

/// One fault for each way in which a smallest tree can be wrong.
#[test]
fn each_fault_is_found_where_it_is() {
    let one = || vec![question("q0", &["o"])];
    let cases = [
        (changed(one(), |parts| parts.start = id("weg")), Fault::UnknownStart(id("weg")), Place::Start),
        (
            parts(vec![question("q0", &["o", "weg"])], &["o"]),
            Fault::UnknownQuestion(Place::Answer(0, 1), id("weg")),
            Place::Answer(0, 1),
        ),
        (
            parts(vec![question("q0", &["o", "o-weg"])], &["o"]),
            Fault::UnknownOutcome(Place::Answer(0, 1), id("o-weg")),
            Place::Answer(0, 1),
        ),
        (
            parts(vec![question("q0", &["o"]), question("q0", &["o"])], &["o"]),
            Fault::DuplicateId(Place::Question(1), "q0".to_owned()),
            Place::Question(1),
        ),
        (
            // A question and an outcome are anchors on the same page.
            changed(one(), |parts| (parts.questions[0].id, parts.start) = (id("o"), id("o"))),
            Fault::DuplicateId(Place::Outcome(0), "o".to_owned()),
            Place::Outcome(0),
        ),
        (
            changed(vec![question("q0", &["o", "o"])], |parts| parts.questions[0].answers[1].id = id("a0")),
            Fault::DuplicateAnswer(Place::Answer(0, 1), id("a0")),
            Place::Answer(0, 1),
        ),
        (
            parts(vec![question("q0", &["o", "q1"]), question("q1", &[])], &["o"]),
            Fault::NoAnswers(Place::Question(1), id("q1")),
            Place::Question(1),
        ),
        (
            parts(vec![question("q0", &["o"]), question("q1", &["o"])], &["o"]),
            Fault::UnreachableQuestion(Place::Question(1), id("q1")),
            Place::Question(1),
        ),
        (parts(one(), &["o", "o1"]), Fault::UnreachableOutcome(Place::Outcome(1), id("o1")), Place::Outcome(1)),
        (
            parts(vec![question("q0", &["o", "q1"]), question("q1", &["o", "q0"])], &["o"]),
            Fault::Cycle(Place::Answer(1, 1), vec![id("q0"), id("q1"), id("q0")]),
            Place::Answer(1, 1),
        ),
        (
            changed(one(), |parts| parts.outcomes[0].duties.clear()),
            Fault::NoDuties(Place::Outcome(0), id("o")),
            Place::Outcome(0),
        ),
        (
            changed(one(), |parts| parts.outcomes[0].sources.clear()),
            Fault::NoSources(Place::Outcome(0), id("o")),
            Place::Outcome(0),
        ),
        (chain(MAX_QUESTIONS + 1, 1), Fault::TooManyQuestions(MAX_QUESTIONS + 1), Place::Tree),
        (chain(14, 2), Fault::TooManyRoutes, Place::Tree),
    ];
    for (parts, expected, place) in cases {
        assert_eq!(expected.place(), place);
        assert_eq!(faults(parts), [expected]);
    }
}

#[test]
fn every_fault_is_told_not_only_the_first() {
    let mut parts = parts(vec![question("q0", &["weg", "o-weg"]), question("q1", &[])], &["o"]);
    parts.outcomes[0].duties.clear();
    assert_eq!(
        faults(parts),
        [
            Fault::NoDuties(Place::Outcome(0), id("o")),
            Fault::UnknownQuestion(Place::Answer(0, 0), id("weg")),
            Fault::UnknownOutcome(Place::Answer(0, 1), id("o-weg")),
            Fault::NoAnswers(Place::Question(1), id("q1")),
        ]
    );
}

#[test]
fn a_question_that_leads_to_itself_goes_round() {
    let found = faults(parts(vec![question("q0", &["o", "q0"])], &["o"]));
    assert_eq!(found, [Fault::Cycle(Place::Answer(0, 1), vec![id("q0"), id("q0")])]);
    assert_eq!(found[0].to_string(), "de route gaat rond: `q0` → `q0`");
}

#[test]
fn each_circle_is_told_with_its_own_questions() {
    let questions = vec![
        question("q0", &["q1"]),
        question("q1", &["q2", "q3"]),
        question("q2", &["q1", "o"]),
        question("q3", &["q0", "o"]),
    ];
    assert_eq!(
        faults(parts(questions, &["o"])),
        [
            Fault::Cycle(Place::Answer(2, 0), vec![id("q1"), id("q2"), id("q1")]),
            Fault::Cycle(Place::Answer(3, 0), vec![id("q0"), id("q1"), id("q3"), id("q0")]),
        ]
    );
}

#[test]
fn a_tree_without_questions_has_no_start() {
    assert_eq!(faults(parts(Vec::new(), &["o"])), [Fault::UnknownStart(id("q0"))]);
}

#[test]
fn a_chain_may_be_as_long_as_a_tree() {
    let tree = Tree::new(chain(MAX_QUESTIONS, 1)).unwrap();
    assert_eq!(tree.longest(), MAX_QUESTIONS);
    assert_eq!(tree.route_count(), 1);
}

#[test]
fn routes_are_counted_up_to_the_limit_and_never_overflow() {
    // Four questions with ten answers each.
    assert_eq!(Tree::new(chain(4, 10)).unwrap().route_count(), MAX_ROUTES);
    // 4 to the power of 200 does not fit in any number.
    assert_eq!(faults(chain(MAX_QUESTIONS, 4)), [Fault::TooManyRoutes]);
}

#[test]
fn two_ways_to_one_question_are_no_circle() {
    let questions = vec![question("q0", &["q1", "q2"]), question("q1", &["q2"]), question("q2", &["o"])];
    let tree = Tree::new(parts(questions, &["o"])).unwrap();
    assert_eq!(tree.route_count(), 2);
    assert_eq!((tree.longest(), tree.remaining_after(&id("q1")), tree.remaining_after(&id("q2"))), (3, 1, 0));
}

#[test]
fn every_fault_says_in_dutch_what_is_wrong() {
    let messages = [
        (Fault::UnknownStart(id("q")), "de eerste vraag `q` bestaat niet"),
        (Fault::UnknownQuestion(Place::Tree, id("q")), "vraag `q` bestaat niet"),
        (Fault::UnknownOutcome(Place::Tree, id("o")), "uitkomst `o` bestaat niet"),
        (Fault::NoAnswers(Place::Tree, id("q")), "vraag `q` heeft geen antwoorden, dus de route eindigt niet"),
        (Fault::NoDuties(Place::Tree, id("o")), "uitkomst `o` heeft geen plicht"),
        (Fault::TooManyRoutes, "deze afweging heeft meer dan 10000 routes"),
    ];
    for (fault, message) in messages {
        assert_eq!(fault.to_string(), message);
    }
}
