//! Practising with a casus: from the static page and from the start screen to a comparison with the source.

use serde_json::Value;
use tests::device::Device;
use tests::find::Role;
use tests::page::Page;
use tests::site::Site;
use tests::tree::{Step, Tree};
use tests::tree_page::TreePage;

/// A casus of a tree, as the open data have it.
fn casus_of(tree: &str) -> Value {
    let data = Site::shared().data("afwegingen");
    let trees = data["trees"].as_array().unwrap();
    let tree = trees.iter().find(|known| known["id"] == tree).unwrap();
    tree["casus"][0].clone()
}

/// What the comparison says: the questions, and how each answer compares.
fn compared(page: &Page) -> Vec<(String, String)> {
    let found = page.wait_for(
        "the comparison",
        "(list => list.length && list)([...document.querySelectorAll('.tree-app [data-compared]')]
            .map(point => [point.dataset.compared, point.querySelector('em').innerText]))",
    );
    let pair =
        |pair: &Value| (pair[0].as_str().unwrap_or_default().into(), pair[1].as_str().unwrap_or_default().into());
    found.as_array().into_iter().flatten().map(pair).collect()
}

/// The answers to which the source leads, where it leaves none open.
fn steps_of(casus: &Value) -> Vec<Step> {
    let points = casus["discussion"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    points.iter().map(|point| Step { question: text(&point["question"]), answer: text(&point["answer"]) }).collect()
}

#[test]
fn the_route_of_the_source_is_the_same_everywhere() {
    for id in ["hoort-de-vraag-bij-mij", "zvh-hergebruik"] {
        let tree = &Tree::all(Site::shared()).into_iter().find(|tree| tree.id == id).unwrap();
        let casus = casus_of(id);
        let walk = TreePage::open(Site::shared(), Device::PHONE, tree);
        let since = walk.page.now();
        walk.press(&format!("Oefen met een casus: {}", casus["title"].as_str().unwrap()));
        let steps = steps_of(&casus);
        for step in &steps {
            let text = walk.app().text();
            assert!(text.contains(casus["title"].as_str().unwrap()), "the casus stands above: {text}");
            walk.answer(step);
        }
        walk.at_outcome(casus["outcome"].as_str().unwrap());
        let expected: Vec<_> =
            steps.iter().map(|step| (step.question.clone(), "Hetzelfde als de bron".to_owned())).collect();
        assert_eq!(compared(&walk.page), expected);
        walk.page.assert_silent_since(since);
        // Wiped is wiped: the casus too.
        walk.press("Wis antwoorden");
        walk.at_start();
        walk.begin();
        assert_eq!(walk.page.evaluate("document.querySelectorAll('.tree-app .casus').length"), 0);
    }
}

#[test]
fn the_link_of_the_page_begins_its_casus_here() {
    let page = Site::shared().open(Device::PHONE);
    page.goto("/afwegingen/client-niet-informeren/#casus-gewelddadige-zoon");
    page.wait_for("the app", "document.querySelector('.tree-app .practice-start button')");
    let address = page.address();
    page.find(Role::Link, "Begin met deze casus").click();
    page.wait_for("the first question", "document.querySelector('.tree-app form[data-question]')");
    assert_eq!(page.address(), address, "no answer and no casus gets into the address");
    page.wait_for("the casus, open", "document.querySelector('.tree-app details.casus[open]')");
}
