//! Every way through every tree, tapped on a phone, comes to the outcome that the generator lists.

use tests::device::Device;
use tests::site::Site;
use tests::tree::{Route, Step, Tree};
use tests::tree_page::TreePage;

/// From one route to the next the walk goes back only as far as they differ, so that each stretch is walked as a reader
/// does who thinks again: with the browser's own Back from an outcome, with "Terug" from a question.
#[test]
fn every_route_comes_to_its_outcome_and_leaves_no_trace() {
    for tree in &Tree::all(Site::shared()) {
        let walk = TreePage::open(Site::shared(), Device::PHONE, tree);
        let loaded = walk.page.loaded();
        walk.begin();
        let mut here: &[Step] = &[];
        for route in &tree.routes {
            let shared = here.iter().zip(&route.steps).take_while(|(old, new)| old == new).count();
            back_to(&walk, here, shared);
            route.steps[shared..].iter().for_each(|step| walk.answer(step));
            check_outcome(&walk, route);
            here = &route.steps;
        }
        assert_eq!(walk.page.address(), tree.url, "no answer gets into the address");
        walk.page.assert_silent_since(loaded);
    }
}

/// Goes back from the outcome of a route until only its first `kept` answers are left.
fn back_to(walk: &TreePage<'_>, steps: &[Step], kept: usize) {
    for (index, step) in steps.iter().enumerate().skip(kept).rev() {
        if index + 1 == steps.len() {
            walk.page.browser_back();
        } else {
            walk.press("Terug");
        }
        let question = walk.at_question(&step.question);
        assert_eq!(walk.marked().as_ref(), Some(&question.answer(&step.answer).label), "the answer is still marked");
    }
}

fn check_outcome(walk: &TreePage<'_>, route: &Route) {
    let outcome = walk.at_outcome(&route.outcome);
    assert_eq!(outcome.verdict, route.verdict);
    let text = walk.app().text();
    for part in
        [outcome.verdict_in_words(), &outcome.title].into_iter().chain(outcome.duties.iter().map(String::as_str))
    {
        assert!(text.contains(part), "`{part}` is missing in:\n{text}");
    }
    assert_eq!(walk.listed_answers(), route.steps, "the outcome lists the answers that led to it");
}
