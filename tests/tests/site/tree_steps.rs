//! Single steps through a tree: back and forward, changes, restart, wiping, and what the reader hears of each.

use tests::device::Device;
use tests::find::Role;
use tests::site::Site;
use tests::tree::{Question, Step, Target, Tree};
use tests::tree_page::TreePage;

fn site() -> &'static Site {
    Site::shared()
}

/// Asserts that a question was announced: by the title of the document and by the focus on its heading.
#[track_caller]
fn assert_announced(walk: &TreePage<'_>, question: &Question) {
    assert_eq!(walk.page.focused().text(), question.text, "the focus is on the heading");
    assert!(walk.page.title().contains(&question.text), "the title is `{}`", walk.page.title());
}

/// Asserts that the reader stands at the start and that nothing is remembered.
#[track_caller]
fn assert_wiped(walk: &TreePage<'_>) {
    walk.at_start();
    walk.begin();
    assert_eq!(walk.marked(), None);
}

#[test]
fn each_step_changes_the_title_and_moves_the_focus_and_back_and_forward_repeat_it() {
    for tree in &Tree::all(site()) {
        let walk = TreePage::open(site(), Device::PHONE, tree);
        let page_title = walk.page.title();
        let steps = &tree.longest_route().steps;
        walk.begin();
        for step in steps {
            let question = walk.at_question(&step.question);
            assert_announced(&walk, question);
            walk.choose(&question.answer(&step.answer).label);
            walk.press("Verder");
        }
        let outcome = walk.at_outcome(&tree.longest_route().outcome);
        assert!(walk.page.focused().text().contains(&outcome.title), "the focus is on the heading of the outcome");
        assert!(walk.page.title().contains(outcome.verdict_in_words()), "the title is `{}`", walk.page.title());

        for step in steps.iter().rev() {
            walk.page.browser_back();
            assert_announced(&walk, walk.at_question(&step.question));
        }
        walk.page.browser_back();
        walk.at_start();
        assert_eq!(walk.page.title(), page_title);
        for step in steps {
            walk.page.browser_forward();
            assert_announced(&walk, walk.at_question(&step.question));
        }
        walk.page.browser_forward();
        walk.at_outcome(&outcome.id);

        walk.page.browser_back();
        for step in steps.iter().rev() {
            walk.at_question(&step.question);
            walk.press("Terug");
        }
        walk.at_start();
        walk.page.browser_forward();
        walk.at_question(&tree.start);
    }
}

#[test]
fn progress_counts_the_questions() {
    for tree in &Tree::all(site()) {
        let walk = TreePage::open(site(), Device::PHONE, tree);
        walk.begin();
        let steps = &tree.longest_route().steps;
        for (index, step) in steps.iter().enumerate() {
            walk.at_question(&step.question);
            let progress = match steps.len() - index - 1 {
                0 => format!("Vraag {}, dit is de laatste", index + 1),
                rest => format!("Vraag {}, nog hoogstens {rest}", index + 1),
            };
            let text = walk.app().text();
            assert!(text.contains(&progress), "`{progress}` is missing in:\n{text}");
            walk.answer(step);
        }
    }
}

#[test]
fn going_on_without_an_answer_shows_what_is_missing() {
    let tree = &Tree::longest(site());
    let walk = TreePage::open(site(), Device::PHONE, tree);
    walk.begin();
    walk.press("Verder");
    walk.page.wait_for("the error summary", "document.activeElement.getAttribute('role') === 'alert'");
    let summary = walk.page.focused();
    assert!(summary.text().contains("Je hebt nog niets gekozen"), "{}", summary.text());
    assert!(walk.page.title().starts_with("Fout: "), "the title is `{}`", walk.page.title());
    assert!(walk.app().text().contains("Kies een antwoord om verder te gaan."), "the error stands at the field too");

    summary.find(Role::Link, "Kies een antwoord").click();
    let question = walk.at_question(&tree.start);
    let first = walk.app().find(Role::Radio, &question.answers[0].label);
    assert!(first.has_focus(), "the link leads to the first answer");
    assert_eq!(walk.page.address(), tree.url);

    walk.answer(&tree.routes[0].steps[0]);
    walk.page.wait_for("the error to go", "!document.querySelector('.tree-app [role=alert]')");
    assert!(!walk.page.title().starts_with("Fout: "));
}

#[test]
fn a_changed_answer_keeps_what_still_applies_and_prunes_the_rest() {
    for tree in &Tree::all(site()) {
        let route = tree.longest_route();
        let walk = TreePage::open(site(), Device::PHONE, tree);
        walk.walk(&route.steps);
        for step in &route.steps {
            for answer in tree.question(&step.question).answers.iter().filter(|answer| answer.id != step.answer) {
                walk.at_outcome(&route.outcome);
                walk.change(&step.question);
                let changed = Step { question: step.question.clone(), answer: answer.id.clone() };
                walk.answer(&changed);
                match arrive(tree, &with(&route.steps, &changed)) {
                    (steps, Target::Outcome(id)) => {
                        walk.at_outcome(&id);
                        assert_eq!(walk.listed_answers(), steps);
                    }
                    (_, Target::Question(id)) => {
                        assert_announced(&walk, walk.at_question(&id));
                        assert_eq!(walk.marked(), None, "a question that is new on the route has no answer yet");
                    }
                }
                // Back twice: to the question that was changed, then to the outcome from which the change began.
                walk.page.browser_back();
                walk.at_question(&step.question);
                walk.page.browser_back();
            }
        }
        walk.at_outcome(&route.outcome);
        assert_eq!(walk.listed_answers(), route.steps, "the outcome is as it was before the changes");
    }
}

#[test]
fn an_earlier_answer_is_changed_from_a_question_and_the_reader_comes_back_to_it() {
    let tree = &Tree::longest(site());
    let steps = &tree.longest_route().steps;
    let here = &steps[steps.len() - 1].question;
    let walk = TreePage::open(site(), Device::PHONE, tree);
    walk.walk(&steps[..steps.len() - 1]);
    walk.at_question(here);
    for step in &steps[..steps.len() - 1] {
        walk.page.part(".tree-app details.route > summary").click();
        assert_eq!(walk.listed_answers(), steps[..steps.len() - 1]);
        walk.change(&step.question);
        assert_eq!(walk.marked().as_ref(), Some(&tree.question(&step.question).answer(&step.answer).label));
        // The same answer again changes nothing, and leads back to the question from which the reader came.
        walk.press("Verder");
        assert_announced(&walk, walk.at_question(here));
    }
    // Another answer to the first question: what no longer applies is said.
    let first = &steps[0];
    let other = tree
        .question(&first.question)
        .answers
        .iter()
        .find(|answer| answer.to == Target::Question(steps[1].question.clone()) && answer.id != first.answer);
    let other = other
        .or_else(|| tree.question(&first.question).answers.iter().find(|answer| answer.id != first.answer))
        .unwrap();
    walk.page.part(".tree-app details.route > summary").click();
    walk.change(&first.question);
    let changed = Step { question: first.question.clone(), answer: other.id.clone() };
    walk.answer(&changed);
    let (kept, to) = arrive(tree, &with(&steps[..steps.len() - 1], &changed));
    match to {
        Target::Question(id) => drop(walk.at_question(&id)),
        Target::Outcome(id) => drop(walk.at_outcome(&id)),
    }
    let said = walk.page.part(".tree-status").text();
    assert_eq!(said.contains("niet meer"), kept.len() < steps.len() - 1, "{said}");
}

/// The answers with one of them changed.
fn with(steps: &[Step], changed: &Step) -> Vec<Step> {
    steps.iter().map(|step| if step.question == changed.question { changed } else { step }).cloned().collect()
}

/// Where answers lead, and which of them still count.
fn arrive(tree: &Tree, given: &[Step]) -> (Vec<Step>, Target) {
    let mut here = Target::Question(tree.start.clone());
    let mut used = Vec::new();
    while let Target::Question(id) = &here {
        let Some(step) = given.iter().find(|step| step.question == *id) else { break };
        here = tree.question(id).answer(&step.answer).to.clone();
        used.push(step.clone());
    }
    (used, here)
}

#[test]
fn beginning_again_forgets_the_answers() {
    for tree in &Tree::all(site()) {
        let walk = TreePage::open(site(), Device::PHONE, tree);
        walk.walk(&tree.routes[0].steps);
        walk.at_outcome(&tree.routes[0].outcome);
        walk.press("Opnieuw beginnen");
        assert_announced(&walk, walk.at_question(&tree.start));
        assert_eq!(walk.marked(), None);
    }
}

#[test]
fn wiping_leaves_nothing_at_any_step() {
    let tree = &Tree::longest(site());
    let steps = &tree.longest_route().steps;
    for answered in 0..=steps.len() {
        let walk = TreePage::open(site(), Device::PHONE, tree);
        let loaded = walk.page.loaded();
        walk.walk(&steps[..answered]);
        walk.press("Wis antwoorden");
        walk.at_start();
        assert!(walk.app().text().contains("Je antwoorden zijn gewist."));
        assert!(walk.page.maybe(Role::Button, "Wis antwoorden").is_none(), "there is nothing left to wipe");
        walk.page.assert_silent_since(loaded);
        assert_wiped(&walk);
        for _ in 0..=answered {
            walk.page.browser_back();
        }
        assert_wiped(&walk);
    }
}

#[test]
fn nothing_comes_back_after_a_reload_or_from_another_page() {
    let tree = &Tree::longest(site());
    let walk = TreePage::open(site(), Device::PHONE, tree);
    walk.walk(&tree.longest_route().steps);
    walk.at_outcome(&tree.longest_route().outcome);
    walk.page.reload();
    assert_wiped(&walk);

    walk.answer(&tree.longest_route().steps[0]);
    walk.press("Wis antwoorden");
    walk.at_start();
    walk.page.evaluate("window.revived = true");
    walk.page.goto("/");
    walk.page.browser_back();
    walk.page.wait_for("the tree, as the browser kept it", "window.revived");
    assert_wiped(&walk);
}
