//! Roads: what is not one is refused with every fault, and a walk along any road ends and can be changed anywhere.

use model::duty::{Duty, DutyKind};
use model::id::StageId;
use model::road::{Fault, Goal, Junction, Place, Road, RoadParts, RoadPosition, RoadRoute, Stage};
use model::text::RichLine;
use model::tree::{Position, Tree, TreeParts};
use model::walk::{Refused, routes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::trees::{any_tree, id, parts, question};

/// A tree with one question and an answer to each of two outcomes.
fn fork(name: &str) -> Tree {
    let mut parts = parts(vec![question("q0", &["o0", "o1"])], &["o0", "o1"]);
    parts.id = id(name);
    Tree::new(parts).unwrap()
}

/// A stage of a forked tree: where its two outcomes lead, `.` being the end.
fn stage(name: &str, tree: &str, to: [&str; 2]) -> Stage {
    let junction = |(number, to): (usize, &&str)| Junction {
        outcome: id(&format!("o{number}")),
        to: if *to == "." { Goal::End } else { Goal::Stage(id(to)) },
        keep: Vec::new(),
    };
    Stage { id: id(name), tree: id(tree), title: None, on: to.iter().enumerate().map(junction).collect() }
}

fn road(stages: Vec<Stage>) -> RoadParts {
    RoadParts { start: id("een"), stages, trees: vec![fork("vork")] }
}

fn good() -> RoadParts {
    road(vec![stage("een", "vork", ["twee", "."]), stage("twee", "vork", [".", "."])])
}

fn changed(change: impl FnOnce(&mut RoadParts)) -> RoadParts {
    let mut parts = good();
    change(&mut parts);
    parts
}

fn faults(parts: RoadParts) -> Vec<Fault> {
    Road::new(parts).err().unwrap_or_default()
}

#[test]
fn each_fault_is_found_where_it_is() {
    let cases = [
        (changed(|parts| parts.start = id("weg")), Fault::UnknownStart(id("weg")), Place::Start),
        (
            changed(|parts| parts.stages[0].on[0].to = Goal::Stage(id("weg"))),
            Fault::UnknownStage(Place::Junction(0, 0), id("weg")),
            Place::Junction(0, 0),
        ),
        (
            changed(|parts| parts.stages[1].tree = id("struik")),
            Fault::UnknownTree(Place::Stage(1), id("struik")),
            Place::Stage(1),
        ),
        (
            changed(|parts| {
                let junction = Junction { outcome: id("o7"), to: Goal::End, keep: Vec::new() };
                parts.stages[1].on.push(junction);
            }),
            Fault::UnknownOutcome(Place::Junction(1, 2), id("o7")),
            Place::Junction(1, 2),
        ),
        (
            changed(|parts| {
                let again = parts.stages[1].on[0].clone();
                parts.stages[1].on.push(again);
            }),
            Fault::DuplicateOutcome(Place::Junction(1, 2), id("o0")),
            Place::Junction(1, 2),
        ),
        (
            changed(|parts| drop(parts.stages[1].on.pop())),
            Fault::MissingOutcome(Place::Stage(1), id("o1")),
            Place::Stage(1),
        ),
        (
            changed(|parts| parts.stages.push(stage("een", "vork", [".", "."]))),
            Fault::DuplicateStage(Place::Stage(2), id("een")),
            Place::Stage(2),
        ),
        (
            changed(|parts| parts.stages.push(stage("drie", "vork", [".", "."]))),
            Fault::UnreachableStage(Place::Stage(2), id("drie")),
            Place::Stage(2),
        ),
        (
            changed(|parts| parts.stages[1].on[1].to = Goal::Stage(id("een"))),
            Fault::Cycle(Place::Stage(0), vec![id("een"), id("twee"), id("een")]),
            Place::Stage(0),
        ),
    ];
    for (parts, expected, place) in cases {
        assert_eq!(expected.place(), place);
        assert_eq!(faults(parts), [expected]);
    }
}

#[test]
fn a_route_over_two_stages_survives_its_way_through_an_address() {
    let road = Road::new(good()).unwrap();
    let answer = |route: &RoadRoute, stage, answer| route.answer(&road, stage, &id("q0"), &id(answer)).unwrap().route;
    let first = answer(&RoadRoute::default(), 0, "a0");
    let whole = answer(&first, 1, "a1");
    assert_eq!(whole.to_text(&road), "een.q0.a0_twee.q0.a1");
    assert_eq!(RoadRoute::from_text(&road, &whole.to_text(&road)), whole);
    // Both stages walk the same tree: an answer counts in its own stage only.
    assert_eq!(RoadRoute::from_text(&road, "twee.q0.a1_een.q0.a0"), whole);
    assert_eq!(RoadRoute::from_text(&road, "twee.q0.a1"), RoadRoute::default());
    assert_eq!(whole.before(&road, 1, &id("q0")), first);
    assert_eq!(whole.before(&road, 0, &id("q0")), RoadRoute::default());
    assert_eq!(first.before(&road, 1, &id("q0")), first);
}

#[test]
fn every_fault_is_told_not_only_the_first() {
    let parts = changed(|parts| {
        parts.start = id("weg");
        parts.stages[0].on.clear();
        parts.stages[1].tree = id("struik");
    });
    let missing = |name: &str| Fault::MissingOutcome(Place::Stage(0), id(name));
    assert_eq!(
        faults(parts),
        [
            Fault::UnknownStart(id("weg")),
            missing("o0"),
            missing("o1"),
            Fault::UnknownTree(Place::Stage(1), id("struik"))
        ]
    );
}

#[test]
fn a_circle_is_told_without_the_way_to_it() {
    let stages = vec![
        stage("een", "vork", ["twee", "."]),
        stage("twee", "vork", ["drie", "."]),
        stage("drie", "vork", [".", "twee"]),
    ];
    let ring: Vec<StageId> = vec![id("twee"), id("drie"), id("twee")];
    assert_eq!(faults(road(stages)), [Fault::Cycle(Place::Stage(1), ring)]);
    let itself = faults(road(vec![stage("een", "vork", ["een", "."])]));
    assert_eq!(itself[0].to_string(), "de weg gaat rond: `een` → `een`");
}

#[test]
fn what_was_sent_is_verified_again() {
    let bytes = postcard::to_allocvec(&good()).unwrap();
    assert_eq!(postcard::from_bytes::<Road>(&bytes).unwrap(), Road::new(good()).unwrap());
    let bytes = postcard::to_allocvec(&changed(|parts| parts.start = id("weg"))).unwrap();
    assert!(postcard::from_bytes::<Road>(&bytes).is_err());
}

#[test]
fn stages_and_questions_are_counted_along_the_longest_way() {
    let stages = vec![
        stage("een", "vork", ["twee", "drie"]),
        stage("twee", "vork", ["drie", "."]),
        stage("drie", "vork", [".", "."]),
    ];
    let road = Road::new(road(stages)).unwrap();
    assert_eq!((road.longest(), road.remaining_after(1), road.remaining_after(2)), (3, 1, 0));
    assert_eq!(road.longest_walk(), 3);
    // Over `twee`: two ways on to `drie` and one end; straight to `drie`: two.
    assert_eq!(road.route_count(), 2 + 1 + 2);
}

#[test]
fn a_tree_is_a_road_of_one_stage() {
    let road = Road::single(fork("vork"));
    assert_eq!((road.longest(), road.route_count(), road.next(0, &id("o0"))), (1, 2, None));
    assert_eq!(Road::new(road.parts().clone()).unwrap(), road);
}

#[test]
fn duties_of_the_end_come_first_and_only_kept_ones_of_the_way_come_with_them() {
    let duty = |kind, text: &str| Duty { kind, text: RichLine::from(text) };
    let mut parts = good();
    let mut tree: TreeParts = parts.trees[0].parts().clone();
    tree.outcomes[0].duties =
        vec![duty(DutyKind::Do, "ga door"), duty(DutyKind::Record, "noteer"), duty(DutyKind::Record, "leg vast")];
    tree.outcomes[1].duties = vec![duty(DutyKind::Share, "deel niets"), duty(DutyKind::Record, "leg vast")];
    parts.trees = vec![Tree::new(tree).unwrap()];
    parts.stages[0].on[0].keep = vec![DutyKind::Record];
    let road = Road::new(parts).unwrap();
    let route = walk(&road, &[0, 1]);
    let expected =
        [duty(DutyKind::Share, "deel niets"), duty(DutyKind::Record, "leg vast"), duty(DutyKind::Record, "noteer")];
    assert_eq!(route.duties(&road), expected.iter().collect::<Vec<_>>());
}

/// The route of a reader who picks these answers until they run out or the road ends.
fn walk(road: &Road, picks: &[usize]) -> RoadRoute {
    let mut route = RoadRoute::default();
    for pick in picks {
        let RoadPosition::Question(stage, question) = route.position(road) else { break };
        let answer = &question.answers[pick % question.answers.len()];
        route = route.answer(road, stage, &question.id, &answer.id).unwrap().route;
    }
    route
}

/// Any road of up to four stages, each with a tree of its own; outcomes lead to later stages or end the road.
fn any_road() -> impl Strategy<Value = Road> {
    vec((any_tree(), vec(any::<Index>(), 4)), 1..=4).prop_map(|drawn| {
        let count = drawn.len();
        let mut stages = Vec::new();
        let mut trees = Vec::new();
        for (at, (tree, picks)) in drawn.into_iter().enumerate() {
            let mut parts = tree.parts().clone();
            parts.id = id(&format!("boom-{at}"));
            let junction = |(number, outcome): (usize, &model::tree::Outcome)| Junction {
                outcome: outcome.id.clone(),
                to: match picks[number % picks.len()].index(count - at) {
                    0 => Goal::End,
                    ahead => Goal::Stage(id(&format!("stap-{}", at + ahead))),
                },
                keep: vec![DutyKind::Record],
            };
            let on = parts.outcomes.iter().enumerate().map(junction).collect();
            stages.push(Stage { id: id(&format!("stap-{at}")), tree: parts.id.clone(), title: None, on });
            trees.push(Tree::new(parts).unwrap());
        }
        // Stages that no outcome happens to lead to are left out.
        let mut reached: Vec<StageId> = vec![id("stap-0")];
        for stage in &stages {
            if reached.contains(&stage.id) {
                let ahead = stage.on.iter().filter_map(|junction| match &junction.to {
                    Goal::Stage(id) => Some(id.clone()),
                    Goal::End => None,
                });
                reached.extend(ahead);
            }
        }
        stages.retain(|stage| reached.contains(&stage.id));
        Road::new(RoadParts { start: id("stap-0"), stages, trees }).unwrap()
    })
}

/// Every route along a road, one stage after another.
fn all_routes(road: &Road) -> Vec<RoadRoute> {
    let mut ended = Vec::new();
    let mut open = vec![RoadRoute::default()];
    while let Some(route) = open.pop() {
        let RoadPosition::Question(stage, _) = route.position(road) else {
            ended.push(route);
            continue;
        };
        for (walked, _) in routes(road.tree(stage)) {
            let choices = walked.choices().iter();
            open.push(choices.fold(route.clone(), |route, choice| {
                route.answer(road, stage, &choice.question, &choice.answer).unwrap().route
            }));
        }
    }
    ended
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_composite_route_ends_and_all_of_them_are_counted(road in any_road()) {
        prop_assume!(road.route_count() <= 2_000);
        let all = all_routes(&road);
        prop_assert_eq!(all.len(), road.route_count());
        for route in &all {
            let outcomes = route.outcomes(&road);
            let RoadPosition::End(stage, outcome) = route.position(&road) else { panic!("{route:?} does not end") };
            prop_assert_eq!(outcomes.last(), Some(&(stage, outcome)));
            prop_assert_eq!(outcomes.len(), route.walked().len());
            prop_assert!(outcomes.len() <= road.longest());
            let questions: usize = route.walked().iter().map(|walked| walked.route.choices().len()).sum();
            prop_assert!(questions <= road.longest_walk());
            prop_assert!(outcome.duties.iter().all(|duty| route.duties(&road).contains(&duty)));
        }
    }

    #[test]
    fn every_single_change_keeps_what_still_applies(road in any_road(), picks in vec(any::<usize>(), 0..20)) {
        let route = walk(&road, &picks);
        for walked in route.walked() {
            for choice in walked.route.choices() {
                let asked = road.tree(walked.stage).question(&choice.question).unwrap();
                for answer in &asked.answers {
                    let change = route.answer(&road, walked.stage, &asked.id, &answer.id).unwrap();
                    prop_assert_eq!(change.route.answer_to(walked.stage, &asked.id), Some(&answer.id));
                    // Nothing is both kept and pruned, and nothing is lost or made up.
                    for old in route.walked() {
                        for kept in old.route.choices() {
                            let now = change.route.answer_to(old.stage, &kept.question);
                            prop_assert_eq!(now.is_none(), change.pruned.contains(&(old.stage, kept.clone())));
                        }
                    }
                    // The new route is one: each stage but the last has ended and leads to the next.
                    let mut expected = road.start();
                    for (number, part) in change.route.walked().iter().enumerate() {
                        prop_assert_eq!(part.stage, expected);
                        match part.route.position(road.tree(part.stage)) {
                            Position::Question(_) => prop_assert_eq!(number + 1, change.route.walked().len()),
                            Position::Outcome(outcome) => {
                                expected = road.next(part.stage, &outcome.id).unwrap_or(usize::MAX);
                            }
                        }
                    }
                    if *answer.id.as_str() == *choice.answer.as_str() {
                        prop_assert_eq!(&change.route, &route);
                        prop_assert!(change.pruned.is_empty());
                    }
                    let so_far = change.route.up_to(&road, walked.stage, &asked.id);
                    prop_assert!(change.route.begins_with(&so_far));
                }
            }
        }
    }

    #[test]
    fn what_the_reader_does_not_stand_at_cannot_be_answered(road in any_road()) {
        let last = road.parts().stages.len() - 1;
        prop_assume!(last > 0);
        let first = road.tree(last).first();
        let refused = RoadRoute::default().answer(&road, last, &first.id, &first.answers[0].id);
        prop_assert_eq!(refused, Err(Refused::NotOnRoute));
    }
}
