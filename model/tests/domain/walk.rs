//! Walks over any tree: the answers are the only state, and everything follows from them.

use std::collections::BTreeMap;

use model::id::{AnswerId, QuestionId};
use model::road::{Road, RoadRoute};
use model::tree::{Position, Question, Target, Tree};
use model::walk::{Change, Choice, Refused, Route, routes};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::trees::{any_tree, any_walk, chain, id, parts, question, question_ids};

/// The route of a reader who picks these answers until they run out or the tree ends.
fn walk(tree: &Tree, picks: &[Index]) -> Route {
    let mut route = Route::default();
    for pick in picks {
        let Position::Question(question) = route.position(tree) else { break };
        let answer = &question.answers[pick.index(question.answers.len())];
        route = route.answer(tree, &question.id, &answer.id).unwrap().route;
    }
    route
}

/// The answers of someone who starts anew with these in mind, found from the parts of the tree alone.
fn fresh_walk(tree: &Tree, known: &BTreeMap<QuestionId, AnswerId>) -> Vec<Choice> {
    let mut taken = Vec::new();
    let mut here = &tree.parts().start;
    while let Some(answer) = known.get(here) {
        let question = tree.question(here).unwrap();
        let given = question.answers.iter().find(|known| known.id == *answer).unwrap();
        taken.push(Choice { question: here.clone(), answer: answer.clone() });
        match &given.to {
            Target::Question(next) => here = next,
            Target::Outcome(_) => break,
        }
    }
    taken
}

fn is_at(position: Position<'_>, expected: &QuestionId) -> bool {
    matches!(position, Position::Question(Question { id, .. }) if id == expected)
}

proptest! {
    #[test]
    fn every_route_ends_and_all_of_them_are_counted(tree in any_tree()) {
        let all: Vec<_> = routes(&tree).collect();
        for (route, outcome) in &all {
            prop_assert_eq!(&route.outcome(&tree).unwrap().id, *outcome);
            prop_assert_eq!(route.answered(&tree).len(), route.choices().len());
            prop_assert_eq!(&Route::follow(&tree, route.choices()), route);
        }
        prop_assert_eq!(all.len(), tree.route_count());
        let mut distinct: Vec<_> = all.iter().map(|(route, _)| format!("{route:?}")).collect();
        distinct.sort();
        distinct.dedup();
        prop_assert_eq!(distinct.len(), all.len());
    }

    #[test]
    fn after_the_first_answers_comes_the_question_after_them(tree in any_tree()) {
        for (route, _) in routes(&tree) {
            for (count, next) in route.choices().iter().enumerate() {
                let so_far = Route::follow(&tree, &route.choices()[..count]);
                prop_assert!(is_at(so_far.position(&tree), &next.question));
                prop_assert_eq!(so_far.outcome(&tree), None);
                prop_assert_eq!(&route.before(&next.question), &so_far);
                prop_assert_eq!(route.answer_to(&next.question), Some(&next.answer));
            }
        }
    }

    #[test]
    fn a_route_survives_its_way_through_an_address((tree, picks) in any_walk()) {
        let (route, road) = (RoadRoute::single(walk(&tree, &picks)), Road::single(tree));
        let text = route.to_text(&road);
        prop_assert!(text.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '.' | '_')), "{text}");
        prop_assert_eq!(RoadRoute::from_text(&road, &text), route);
    }

    #[test]
    fn any_text_gives_a_route_of_the_tree(tree in any_tree(), text in "([qa][0-9][._]?|[._%=é]|\\PC){0,60}") {
        let road = Road::single(tree.clone());
        let route = RoadRoute::from_text(&road, &text);
        for walked in route.walked() {
            prop_assert_eq!(&Route::follow(&tree, walked.route.choices()), &walked.route);
        }
    }

    #[test]
    fn the_same_answer_again_changes_nothing((tree, picks) in any_walk()) {
        let route = walk(&tree, &picks);
        for Choice { question, answer } in route.choices() {
            let unchanged = Change { route: route.clone(), pruned: Vec::new() };
            prop_assert_eq!(route.answer(&tree, question, answer).unwrap(), unchanged);
        }
    }

    #[test]
    fn a_change_is_a_fresh_walk_with_the_kept_answers((tree, picks) in any_walk()) {
        let route = walk(&tree, &picks);
        for Choice { question, .. } in route.choices() {
            for answer in &tree.question(question).unwrap().answers {
                let Change { route: changed, pruned } = route.answer(&tree, question, &answer.id).unwrap();

                let mut known: BTreeMap<_, _> =
                    route.choices().iter().map(|old| (old.question.clone(), old.answer.clone())).collect();
                known.insert(question.clone(), answer.id.clone());
                prop_assert_eq!(changed.choices(), fresh_walk(&tree, &known));

                // Nothing is lost without being named, and nothing is named that is still there.
                let others = |choices: &[Choice]| -> Vec<Choice> {
                    let mut others: Vec<_> = choices.iter().filter(|old| old.question != *question).cloned().collect();
                    others.sort_by(|a, b| a.question.cmp(&b.question));
                    others
                };
                let together = [changed.choices(), &pruned].concat();
                prop_assert_eq!(others(&together), others(route.choices()));
                prop_assert_eq!(changed.answer_to(question), Some(&answer.id));
            }
        }
    }

    #[test]
    fn what_remains_is_never_more_than_promised_and_sometimes_as_much(tree in any_tree()) {
        for question in question_ids(&tree) {
            let still_to_come = |(route, _): (Route, _)| {
                let at = route.choices().iter().position(|choice| choice.question == question)?;
                Some(route.choices().len() - at - 1)
            };
            prop_assert_eq!(routes(&tree).filter_map(still_to_come).max(), Some(tree.remaining_after(&question)));
        }
        prop_assert_eq!(routes(&tree).map(|(route, _)| route.choices().len()).max(), Some(tree.longest()));
    }

    #[test]
    fn only_questions_on_the_route_can_be_answered((tree, picks) in any_walk()) {
        let route = walk(&tree, &picks);
        for question in question_ids(&tree) {
            let answer = &tree.question(&question).unwrap().answers[0].id;
            let on_route = route.answer_to(&question).is_some() || is_at(route.position(&tree), &question);
            prop_assert_eq!(route.answer(&tree, &question, answer).is_ok(), on_route);
            if on_route {
                prop_assert_eq!(route.answer(&tree, &question, &id("anders")), Err(Refused::NoSuchAnswer));
            }
        }
        prop_assert_eq!(route.answer(&tree, &id("onbekend"), &id("a0")), Err(Refused::NotOnRoute));
    }

    #[test]
    fn a_route_of_another_tree_stops_where_it_no_longer_makes_sense((one, picks) in any_walk(), other in any_tree()) {
        let stray = walk(&one, &picks);
        // Neither of these may panic; what the reader gets is a route of the other tree.
        let _ = (stray.position(&other), stray.outcome(&other), stray.answered(&other));
        let followed = Route::follow(&other, stray.choices());
        prop_assert_eq!(&Route::follow(&other, followed.choices()), &followed);
        prop_assert!(followed.choices().len() <= stray.choices().len());
    }
}

#[test]
fn a_change_keeps_what_still_applies_and_names_the_rest() {
    // q0 leads to q1 or straight to q2; q2 is common to both ways.
    let questions = vec![question("q0", &["q1", "q2"]), question("q1", &["q2"]), question("q2", &["o0", "o1"])];
    let tree = Tree::new(parts(questions, &["o0", "o1"])).unwrap();
    let mut route = Route::default();
    for (question, answer) in [("q0", "a0"), ("q1", "a0"), ("q2", "a1")] {
        route = route.answer(&tree, &id(question), &id(answer)).unwrap().route;
    }
    assert_eq!(route.outcome(&tree).unwrap().id, id("o1"));

    let Change { route, pruned } = route.answer(&tree, &id("q0"), &id("a1")).unwrap();
    assert_eq!(pruned, [Choice { question: id("q1"), answer: id("a0") }]);
    assert_eq!(route.answer_to(&id("q2")), Some(&id("a1")));
    assert_eq!(route.outcome(&tree).unwrap().id, id("o1"));
}

#[test]
fn a_new_question_in_between_is_asked_before_the_answers_after_it_count() {
    let questions = vec![question("q0", &["q2", "q1"]), question("q1", &["q2"]), question("q2", &["o"])];
    let tree = Tree::new(parts(questions, &["o"])).unwrap();
    let route = Route::default().answer(&tree, &id("q0"), &id("a0")).unwrap().route;
    let route = route.answer(&tree, &id("q2"), &id("a0")).unwrap().route;

    let Change { route, pruned } = route.answer(&tree, &id("q0"), &id("a1")).unwrap();
    assert!(is_at(route.position(&tree), &id("q1")));
    assert_eq!(pruned, [Choice { question: id("q2"), answer: id("a0") }]);
}

#[test]
fn routes_come_in_the_order_of_the_content() {
    let questions = vec![question("q0", &["o1", "q1", "o0"]), question("q1", &["o0", "o1"])];
    let tree = Tree::new(parts(questions, &["o0", "o1"])).unwrap();
    let answers: Vec<String> = routes(&tree)
        .map(|(route, _)| route.choices().iter().map(|choice| choice.answer.as_str()).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(answers, ["a0", "a1 a0", "a1 a1", "a2"]);
}

#[test]
fn a_long_chain_is_walked_to_its_end() {
    let tree = Tree::new(chain(model::tree::MAX_QUESTIONS, 1)).unwrap();
    let (route, outcome) = routes(&tree).next().unwrap();
    assert_eq!(outcome, &id("o"));
    assert_eq!(route.choices().len(), model::tree::MAX_QUESTIONS);
    assert_eq!(tree.remaining_after(&tree.first().id), model::tree::MAX_QUESTIONS - 1);
}
