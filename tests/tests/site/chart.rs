//! The flow chart says what the static page and the open data say: of every tree, route by route.

use serde_json::{Value, json};
use tests::device::{Appearance, Device};
use tests::page::Page;
use tests::site::Site;
use tests::tree::{Target, Tree};
use tests::tree_page::TreePage;

/// For each question in the drawing, for each of its answers, the box at the end of its line.
const DRAWN: &str = "(() => {
    const drawn = {};
    for (const answer of document.querySelectorAll('.chart [data-from]')) {
        const { from, answer: id, to } = answer.dataset;
        (drawn[from] ??= {})[id] = to;
    }
    return drawn;
})()";

/// For each answer in the drawing, where its line seems to end: the box whose frame the end of the path touches.
const ENDS: &str = "(() => {
    const boxes = [...document.querySelectorAll('.chart [data-node]')]
        .map(node => [node.dataset.node, node.querySelector('.chart__box').getBBox()]);
    return [...document.querySelectorAll('.chart [data-from]')].filter(answer => {
        const line = answer.querySelector('.chart__line').getBBox();
        const row = answer.querySelector('.chart__row').getBBox();
        const box = boxes.find(([id]) => id === answer.dataset.to)[1];
        const starts = Math.abs(line.y - (row.y + row.height / 2)) < 2;
        const right = Math.abs(line.x - (box.x + box.width)) < 2;
        const ends = line.y + line.height > box.y && line.y + line.height < box.y + box.height;
        return !(starts && right && ends);
    }).map(answer => `${answer.dataset.from}/${answer.dataset.answer}`);
})()";

fn open() -> Page {
    let page = Site::shared().open(Device::PHONE);
    page.set_appearance(Appearance { scripts: false, ..Appearance::default() });
    page
}

/// Follows every route through what is drawn.
fn agrees(tree: &Tree, drawn: &Value) {
    for route in &tree.routes {
        let end = route.steps.iter().fold(json!(tree.start), |here, step| {
            assert_eq!(here, json!(step.question), "{}", tree.id);
            drawn[&step.question][&step.answer].clone()
        });
        assert_eq!(end, json!(route.outcome), "{}", tree.id);
    }
    let expected: Value = tree
        .questions
        .iter()
        .map(|question| {
            let answers = question.answers.iter().map(|answer| {
                let (Target::Question(to) | Target::Outcome(to)) = &answer.to;
                (answer.id.clone(), json!(to))
            });
            (question.id.clone(), answers.collect::<Value>())
        })
        .collect();
    assert_eq!(*drawn, expected, "{}: nothing more is drawn than the data hold", tree.id);
}

#[test]
fn every_route_through_the_drawing_is_a_route_of_the_tree() {
    let page = open();
    for tree in Tree::all(Site::shared()) {
        for path in [tree.url.clone(), format!("{}stroomschema/", tree.url)] {
            page.goto(&path);
            page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)");
            agrees(&tree, &page.evaluate(DRAWN));
            assert_eq!(page.evaluate(ENDS), json!([]), "{path}: each line runs from its row to its box");
            for outcome in &tree.outcomes {
                let box_of = format!("document.querySelector(\".chart [data-node='{}']\").textContent", outcome.id);
                let text = page.evaluate(&box_of);
                let text = text.as_str().unwrap();
                assert!(text.contains(outcome.verdict_in_words()) && text.contains(&outcome.title), "{text}");
            }
        }
    }
}

#[test]
fn no_text_leaves_its_box_and_every_box_leads_to_its_place() {
    let page = open();
    for tree in Tree::all(Site::shared()) {
        page.goto(&format!("{}stroomschema/", tree.url));
        let outside = page.evaluate(
            "[...document.querySelectorAll('.chart [data-node]')].filter(node => {
                const box = node.querySelector('.chart__box').getBBox();
                return [...node.querySelectorAll('text')].some(text => {
                    const words = text.getBBox();
                    return words.x < box.x || words.x + words.width > box.x + box.width
                        || words.y < box.y || words.y + words.height > box.y + box.height;
                });
            }).map(node => node.dataset.node)",
        );
        assert_eq!(outside, json!([]), "{}", tree.id);
        let links = page.evaluate(
            "[...document.querySelectorAll('.chart [data-node]')].map(node =>
                node.querySelector('a').getAttribute('href') === `${location.pathname.replace('stroomschema/', '')}#${node.dataset.node}`)",
        );
        let count = tree.questions.len() + tree.outcomes.len();
        assert_eq!(links, json!(vec![true; count]), "{}", tree.id);
    }
}

#[test]
fn the_app_marks_the_route_that_was_walked() {
    let tree = &Tree::longest(Site::shared());
    let route = tree.longest_route();
    let walk = TreePage::open(Site::shared(), Device::PHONE, tree);
    let since = walk.page.loaded();
    walk.walk(&route.steps);
    walk.at_outcome(&route.outcome);
    walk.press("Bekijk je route in het stroomschema");
    walk.page.wait_for("the open chart", "document.querySelector('.tree-chart').open");
    let marked = walk.page.evaluate(
        "[...document.querySelectorAll('.chart [data-walked]')].map(part =>
            part.dataset.node ?? `${part.dataset.from}/${part.dataset.answer}`)",
    );
    let mut expected: Vec<_> = route.steps.iter().map(|step| format!("{}/{}", step.question, step.answer)).collect();
    expected.push(route.outcome.clone());
    assert_eq!(marked, json!(expected));
    walk.press("Wis antwoorden");
    walk.page.wait_for("no marks", "!document.querySelector('[data-walked]')");
    walk.page.assert_silent_since(since);
}

#[test]
fn a_chart_prints_on_one_sheet() {
    let page = Site::shared().open(Device::LAPTOP);
    page.set_appearance(Appearance { dark: false, print: true, scripts: true });
    for tree in Tree::all(Site::shared()) {
        page.goto(&format!("{}stroomschema/", tree.url));
        let pdf = page.print();
        let text = String::from_utf8_lossy(&pdf);
        let (_, count) = text.split_once("/Count ").unwrap();
        let sheets: String = count.chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(sheets, "1", "{}", tree.id);
    }
}
