//! The site without scripts: every tree can be walked by links, the matrix is complete, reading pages load no script.

use serde_json::{Value, json};
use tests::device::{Appearance, Device};
use tests::find::Role;
use tests::matrix_page::{MATRIX, Visible};
use tests::page::Page;
use tests::road_page::ROAD;
use tests::site::Site;
use tests::tree::{Target, Tree};

fn open() -> Page {
    let page = Site::shared().open(Device::PHONE);
    page.set_appearance(Appearance { scripts: false, ..Appearance::default() });
    page
}

#[test]
fn every_answer_is_a_link_to_the_next_question_or_outcome() {
    let page = open();
    for tree in Tree::all(Site::shared()) {
        page.goto(&tree.url);
        for question in &tree.questions {
            let section = page.part(&format!("[id='{}']", question.id));
            assert!(section.text().contains(&question.text), "{} shows its question", question.id);
            for answer in &question.answers {
                let (target, leads_to) = match &answer.to {
                    Target::Question(id) => (id, format!("vraag: {}", tree.question(id).text)),
                    Target::Outcome(id) => (id, format!("uitkomst: {}", tree.outcome(id).title)),
                };
                let section = page.part(&format!("[id='{}']", question.id));
                section.find(Role::Link, &format!("{} {leads_to}", answer.label)).click();
                assert_eq!(page.address(), format!("{}#{target}", tree.url));
                let place = page.part(&format!("[id='{target}']")).bounds();
                let height = f64::from(Device::PHONE.height);
                assert!(place.height > 0.0 && place.y < height && place.y + place.height > 0.0, "{target} is in view");
            }
        }
        for outcome in &tree.outcomes {
            let text = page.part(&format!("[id='{}']", outcome.id)).text();
            for part in [outcome.verdict_in_words(), &outcome.title]
                .into_iter()
                .chain(outcome.duties.iter().map(String::as_str))
            {
                assert!(text.contains(part), "`{part}` is missing in:\n{text}");
            }
        }
    }
}

#[test]
fn following_the_links_comes_to_the_outcome_of_every_route() {
    let page = open();
    for tree in Tree::all(Site::shared()) {
        page.goto(&tree.url);
        let links = page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('.tree-static .question')].map(question => [question.id,
                Object.fromEntries([...question.querySelectorAll('.static-answers a')].map(link =>
                        [link.querySelector('.static-answers__label').innerText, link.hash.slice(1)]))]))",
        );
        for route in &tree.routes {
            let follow = |here: Value, step: &tests::tree::Step| {
                assert_eq!(here, json!(step.question));
                links[&step.question][&tree.question(&step.question).answer(&step.answer).label].clone()
            };
            assert_eq!(route.steps.iter().fold(json!(tree.start), follow), json!(route.outcome), "{}", tree.id);
        }
    }
}

#[test]
fn the_matrix_is_complete() {
    let matrix = Site::shared().data("matrix");
    let rows = matrix["rows"].as_array().unwrap();
    let id = |value: &Value| value["id"].as_str().unwrap().to_owned();
    let rules = |row: &Value| -> Vec<String> {
        row["rules"].as_array().unwrap().iter().map(|rule| format!("{}/{}", id(row), id(rule))).collect()
    };
    let page = open();
    page.goto(MATRIX);
    let rows_and_rules = Visible::on(&page);
    assert_eq!(rows_and_rules.rows, rows.iter().map(id).collect::<Vec<_>>());
    assert_eq!(rows_and_rules.links, rows.iter().map(id).collect::<Vec<_>>());
    assert_eq!(rows_and_rules.rules, rows.iter().flat_map(rules).collect::<Vec<_>>());
    assert!(page.names(Role::Combobox).is_empty(), "there is nothing to press that would do nothing");
}

#[test]
fn only_pages_with_an_island_load_a_program() {
    for path in Site::shared().pages() {
        let response = Site::shared().get(&path);
        let island = response.text().contains("data-island=");
        // Every page has the small script that fetches the search when it is wanted, and nothing else.
        let scripts = response.text().matches("<script").count();
        assert_eq!(response.text().matches("/assets/search-button.").count(), 1, "{path}");
        assert_eq!(scripts, 1 + usize::from(island), "{path}");
        let below = |folder: &str| path.starts_with(folder) && path != folder;
        let tree = below("/afwegingen/") && !path.ends_with("/stroomschema/");
        let whole = [MATRIX, ROAD, "/zoeken/"].contains(&path.as_str());
        assert_eq!(island, whole || tree || below("/werkbladen/"), "{path}");
    }
}
