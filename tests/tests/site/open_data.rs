//! The open data: complete, and of the shape that others build on.

use serde_json::Value;
use tests::site::Site;

const VERDICTS: [&str; 8] =
    ["share", "share-limited", "do-not-share", "inform-first", "refer", "consult-first", "act", "continue"];

fn list<'v>(value: &'v Value, what: &str) -> &'v [Value] {
    value[what].as_array().unwrap_or_else(|| panic!("no list `{what}` in {value}"))
}

#[track_caller]
fn text<'v>(value: &'v Value, what: &str) -> &'v str {
    let text = value[what].as_str().unwrap_or_else(|| panic!("no text `{what}` in {value}"));
    assert!(!text.is_empty(), "`{what}` is empty in {value}");
    text
}

#[track_caller]
fn assert_sources(value: &Value) {
    let sources = list(value, "sources");
    assert!(!sources.is_empty(), "no source: {value}");
    for source in sources {
        text(source, "source");
        text(source, "section");
    }
}

#[track_caller]
fn assert_texts(value: &Value, what: &str) {
    let texts = list(value, what);
    assert!(texts.iter().all(|text| text.as_str().is_some_and(|text| !text.is_empty())), "`{what}` of {value}");
}

/// The identifier is the last part of the address, and the address is a page.
#[track_caller]
fn assert_address(value: &Value) {
    let (id, url) = (text(value, "id"), text(value, "url"));
    assert_eq!(url.trim_end_matches('/').rsplit('/').next(), Some(id));
    assert_eq!(Site::shared().get(url).status, 200, "{url}");
}

#[test]
fn trees_have_the_promised_shape() {
    let data = Site::shared().data("afwegingen");
    let trees = list(&data, "trees");
    for tree in trees {
        assert_address(tree);
        text(tree, "title");
        let (questions, outcomes) = (list(tree, "questions"), list(tree, "outcomes"));
        let has = |list: &[Value], id: &Value| list.iter().any(|known| known["id"] == *id);
        assert!(has(questions, &tree["start"]), "{}", tree["start"]);
        questions.iter().for_each(|question| assert!(!text(question, "text").is_empty()));
        for answer in questions.iter().flat_map(|question| list(question, "answers")) {
            text(answer, "id");
            text(answer, "label");
            let to = answer["to"].as_object().unwrap();
            assert_eq!(to.len(), 1, "an answer has one target: {answer}");
            assert!(
                to.get("question").map_or_else(|| has(outcomes, &to["outcome"]), |id| has(questions, id)),
                "{answer}"
            );
        }
        for outcome in outcomes {
            assert!(VERDICTS.contains(&text(outcome, "verdict")), "{outcome}");
            text(outcome, "title");
            text(outcome, "text");
            assert_texts(outcome, "duties");
            assert!(!list(outcome, "duties").is_empty(), "no duty: {outcome}");
            assert_sources(outcome);
            let next = &outcome["next_tree"];
            assert!(outcome.get("next_tree").is_some() && (next.is_null() || has(trees, next)), "{outcome}");
        }
    }
    let numbers: Vec<_> = trees.iter().filter_map(|tree| tree["number"].as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4A", "4B", "4C"], "the source numbers six");
}

#[test]
fn the_matrix_has_the_promised_shape() {
    let data = Site::shared().data("matrix");
    let rows = list(&data, "rows");
    for row in rows {
        assert_address(row);
        text(row, "role");
        for rule in list(row, "rules") {
            text(rule, "id");
            text(rule, "text");
            assert!(rule.get("ground").is_some(), "{rule}");
            if rule["ground"].is_null() {
                text(rule, "no_ground");
            } else {
                let ground = text(rule, "ground");
                assert_eq!(Site::shared().get(&format!("/grondslagen/{ground}/")).status, 200, "{ground}");
            }
            ["partners", "share", "do_not_share", "duties"].into_iter().for_each(|what| assert_texts(rule, what));
            assert_sources(rule);
        }
        assert!(!list(row, "rules").is_empty() || !list(row, "refers_to").is_empty(), "an empty row: {row}");
    }
    let mut domains: Vec<_> = rows.iter().map(|row| text(row, "domain")).collect();
    domains.sort_unstable();
    domains.dedup();
    assert_eq!((rows.len(), domains.len()), (19, 11));
}

#[test]
fn every_file_is_json_and_is_named_on_the_page_that_explains_it() {
    let page = Site::shared().get("/data/");
    for name in ["afwegingen", "matrix", "vuistregels", "begrippen", "bronnen"] {
        let path = format!("/data/{name}.json");
        let file = Site::shared().get(&path);
        assert!(file.header("content-type").is_some_and(|kind| kind.starts_with("application/json")), "{path}");
        assert!(Site::shared().data(name).is_object(), "{path}");
        assert!(page.text().contains(&path), "/data/ links to {path}");
    }
}
