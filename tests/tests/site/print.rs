//! On paper: what the reader has before him is all there, and what can only be pressed is not.

use serde_json::Value;
use tests::device::{Appearance, Device};
use tests::matrix_page::MATRIX;
use tests::page::Page;
use tests::record::unbroken;
use tests::site::Site;
use tests::tree::Tree;
use tests::tree_page::TreePage;

const PAPER: Appearance = Appearance { dark: false, print: true, scripts: true };

/// Whether something that matches is visible.
fn visible(page: &Page, selector: &str) -> bool {
    page.evaluate(&format!(
        "[...document.querySelectorAll(\"{selector}\")].some(part => part.checkVisibility({{ visibilityProperty: true }}))"
    )) == true
}

#[test]
fn an_outcome_prints_with_its_verdict_answers_duties_and_sources() {
    for tree in &Tree::all(Site::shared()) {
        let route = tree.longest_route();
        let walk = TreePage::open(Site::shared(), Device::PHONE, tree);
        walk.walk(&route.steps);
        let outcome = walk.at_outcome(&route.outcome);
        walk.page.set_appearance(PAPER);
        let text = walk.app().text();
        let answers = route.steps.iter().map(|step| tree.question(&step.question).text.as_str());
        let parts = [outcome.verdict_in_words(), &outcome.title].into_iter();
        for part in parts.chain(outcome.duties.iter().map(String::as_str)).chain(answers) {
            assert!(text.contains(part), "`{part}` is missing on paper:\n{text}");
        }
        assert!(visible(&walk.page, "main a[href*='/bronnen/#']"), "the source is on paper");
        assert!(!visible(&walk.page, ".tree-app button"), "nobody presses a button on paper");
        assert!(walk.page.print().starts_with(b"%PDF-"));
    }
}

/// What the printer gets, read back from it: the words of an outcome are all there, in a form that can be filed.
#[test]
fn the_paper_of_an_outcome_holds_verdict_route_duties_and_sources() {
    for tree in ["client-niet-informeren", "beroepsgeheim", "wmo-stappenplan"].map(Tree::named) {
        let route = tree.longest_route();
        let walk = TreePage::open(Site::shared(), Device::PHONE, &tree);
        walk.walk(&route.steps);
        let outcome = walk.at_outcome(&route.outcome);
        let sources =
            walk.page.evaluate("[...document.querySelectorAll('.outcome > .sources a')].map(a => a.innerText)");
        let sources: Vec<_> = sources.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let questions = route.steps.iter().map(|step| tree.question(&step.question));
        let given = route.steps.iter().map(|step| tree.question(&step.question).answer(&step.answer).label.as_str());
        let own = ["Datum van de afweging:", "versie", "geen juridisch advies"];
        walk.page.set_appearance(PAPER);
        let paper = walk.page.print_text();
        let parts = [outcome.verdict_in_words(), &outcome.title].into_iter().chain(given).chain(own);
        let parts = parts.chain(questions.map(|question| question.text.as_str()));
        assert!(!sources.is_empty());
        for part in parts.chain(outcome.duties.iter().map(String::as_str)).chain(sources) {
            assert!(paper.contains(&unbroken(part)), "`{part}` is missing on paper:\n{paper}");
        }
        for part in ["Kopieer", "Wisantwoorden", "Bekijkdenotitie", "Maakeenlink"] {
            assert!(!paper.contains(part), "`{part}` is on paper, where nobody can press it");
        }
    }
}

#[test]
fn folds_are_open_and_menus_gone() {
    let page = Site::shared().open(Device::PHONE);
    page.set_appearance(PAPER);
    for path in Site::shared().pages().iter().filter(|path| !path.starts_with("/afwegingen/")) {
        page.goto(path);
        let closed = page.evaluate(
            "[...document.querySelectorAll('main details')].filter(fold =>
                [...fold.children].some(part => part.tagName !== 'SUMMARY' && !part.checkVisibility())).length",
        );
        assert_eq!(closed, 0, "{path} hides something on paper");
        assert!(!visible(&page, "body > header nav a"), "{path} prints its menu");
    }
}

#[test]
fn the_matrix_prints_whole() {
    let page = Site::shared().open(Device::PHONE);
    page.goto(MATRIX);
    page.wait_for("the filter", "document.querySelector('[data-island=matrix] select')");
    page.set_appearance(PAPER);
    assert!(!visible(&page, "[data-island=matrix] select"), "nobody chooses on paper");
    assert!(page.print().starts_with(b"%PDF-"));
}
