//! The promise of silence in a second browser: in Firefox, too, no answer and no query of a reader leaves the device or
//! stays on it. What the site does otherwise, the tests of `site` look at in Chromium.
#![allow(clippy::panic, clippy::unwrap_used, reason = "everything here is a test")]

use serde_json::json;

use tests::firefox::Firefox;
use tests::site::Site;
use tests::tree::Tree;

const ROAD: &str = "/mag-ik-dit-delen/";

fn firefox() -> Firefox {
    Firefox::start(&Site::shared().origin())
}

fn at_start(firefox: &Firefox) {
    firefox.wait_for("the start", "document.querySelector('.tree-app .tree-start') && true");
}

fn press(firefox: &Firefox, label: &str) {
    let label = json!(label);
    let button = format!(
        "[...document.querySelectorAll('.tree-app button')].find(button => button.innerText.trim() === {label})"
    );
    firefox.click(&button);
}

/// Marks an answer and goes on, and waits until the app shows something else.
fn answer(firefox: &Firefox, label: &str) {
    let before = shown(firefox);
    let label = json!(label);
    firefox.click(&format!(
        "[...document.querySelectorAll('.tree-app input[type=radio]')]
            .find(radio => radio.labels[0].innerText.trim() === {label})"
    ));
    press(firefox, "Verder");
    firefox.wait_for("what follows", &format!("{SHOWN} && {SHOWN} !== {before}", before = json!(before)));
}

/// The question or outcome that is shown. On the road, the same question may come back in another stage.
const SHOWN: &str = "[...document.querySelectorAll('.tree-app :is([data-stage], [data-question], [data-outcome])')]
    .map(({ dataset }) => [dataset.stage, dataset.question, dataset.outcome].join('/')).join(' ')";

fn shown(firefox: &Firefox) -> String {
    firefox.evaluate(SHOWN).as_str().unwrap().to_owned()
}

fn at_outcome(firefox: &Firefox) -> Option<String> {
    let outcome = firefox.evaluate("document.querySelector('.tree-app [data-outcome]')?.dataset.outcome");
    outcome.as_str().map(str::to_owned)
}

/// Opens a page, walks to an outcome, wipes, and asserts silence after each.
fn walk_in_silence(firefox: &Firefox, path: &str, walk: impl FnOnce()) {
    firefox.goto(path);
    at_start(firefox);
    let (loaded, address) = (firefox.now(), firefox.address());
    press(firefox, "Begin");
    firefox.wait_for("a question", "document.querySelector('.tree-app [data-question]') && true");
    walk();
    assert_eq!(firefox.address(), address, "no answer gets into the address");
    firefox.assert_silent_since(loaded);
    press(firefox, "Wis antwoorden");
    at_start(firefox);
    assert_eq!(firefox.address(), address);
    firefox.assert_silent_since(loaded);
}

#[test]
fn a_whole_walk_sends_and_keeps_nothing() {
    let firefox = &firefox();
    let tree = Tree::longest(Site::shared());
    walk_in_silence(firefox, &tree.url, || {
        let route = tree.longest_route();
        for step in &route.steps {
            answer(firefox, &tree.question(&step.question).answer(&step.answer).label);
        }
        assert_eq!(at_outcome(firefox).as_ref(), Some(&route.outcome));
    });
    walk_in_silence(firefox, ROAD, || {
        let mut questions = 0;
        while at_outcome(firefox).is_none() {
            let first = "document.querySelector('.tree-app input[type=radio]').labels[0].innerText.trim()";
            answer(firefox, firefox.evaluate(first).as_str().unwrap());
            questions += 1;
        }
        assert!(questions > 5, "the road ends after {questions} questions");
    });
}

#[test]
fn a_search_does_not_send_the_query() {
    let firefox = &firefox();
    firefox.goto("/handreiking/zutphen/avg/");
    let (loaded, address) = (firefox.now(), firefox.address());
    firefox.click("document.querySelector('.search-button')");
    firefox.wait_for(
        "the dialog",
        "document.querySelector('dialog.search-dialog[open] input') === document.activeElement",
    );
    firefox.type_text("verwijsindex");
    firefox.wait_for(
        "hits with an excerpt",
        "document.querySelector('.hit__link') && document.querySelector('.hit__text mark') && true",
    );
    let requests = firefox.requests(loaded, firefox.now());
    assert!(!requests.is_empty(), "the dialog fetches its program and the index");
    for request in requests {
        assert_eq!(request["request"]["method"], "GET");
        assert!(!request.to_string().contains("verwijs"), "the query travels: {request}");
    }
    assert_eq!(firefox.address(), address);
    assert_eq!(firefox.stored(), [] as [String; 0]);
    assert_eq!(firefox.said(), [] as [String; 0]);
}

/// Silence means something only if a sound would have been heard.
#[test]
fn what_leaves_a_page_or_stays_on_the_device_is_noticed() {
    let firefox = &firefox();
    firefox.goto("/");
    let loaded = firefox.now();
    firefox.assert_silent_since(loaded);
    firefox.evaluate(
        "(async () => {
            localStorage.setItem('a', '1');
            sessionStorage.setItem('b', '2');
            document.cookie = 'c=3';
            await new Promise(done => { indexedDB.open('d').onsuccess = done; });
            await caches.open('e');
            await fetch('/sitemap.xml');
            navigator.sendBeacon('/f');
            console.error('hallo');
        })()",
    );
    let requests = firefox.requests(loaded, firefox.now());
    let urls: Vec<_> = requests.iter().filter_map(|request| request["request"]["url"].as_str()).collect();
    let origin = Site::shared().origin();
    assert_eq!(urls, [format!("{origin}/sitemap.xml"), format!("{origin}/f")]);
    assert_eq!(firefox.stored(), ["localStorage a", "sessionStorage b", "database d", "cache e", "cookie c"]);
    assert!(firefox.said().iter().any(|said| said.contains("hallo")), "{:?}", firefox.said());
}
