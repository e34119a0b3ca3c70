//! Search on a site that is too large for one file: parts come as queries need them, and the answer is the same.

use std::sync::OnceLock;

use serde_json::Value;
use tests::content_folder::ContentFolder;
use tests::device::Device;
use tests::faults::Fault;
use tests::keyboard::Key;
use tests::large_site;
use tests::page::Page;
use tests::site::Site;

use crate::search::{hits, open_dialog, search};

/// Enough for texts and postings to come in parts.
const SECTIONS: usize = 2_000;

/// The parts of the index and of the texts, by the begin of their names.
const SHARD: &str = "zoekdeel";
const TEXTS: &str = "zoekteksten";

/// A page with a word that no heading has: only a shard tells where it is.
const PAGE: &str = "+++\ntitle = \"Proef\"\nlead = \"Een proef.\"\nupdated = 2026-11-22\n+++\n\nEen zwaluw.\n";
const RARE: &str = "zwaluw";

struct Large {
    folder: ContentFolder,
    site: Site,
}

fn large() -> &'static Large {
    static LARGE: OnceLock<Large> = OnceLock::new();
    LARGE.get_or_init(|| {
        let folder = ContentFolder::of_this_site();
        large_site::enlarge(&folder, SECTIONS);
        folder.write("paginas/proef.md", PAGE.as_bytes());
        Large { site: Site::of(&folder.content()), folder }
    })
}

/// The search of the large site, opened, with its index.
fn open() -> Page {
    let page = large().site.open(Device::PHONE);
    page.goto("/");
    open_dialog(&page);
    page.fetched();
    page
}

/// The hits once all parts have come.
fn found(page: &Page, query: &str) -> Vec<String> {
    search(page, query);
    page.fetched();
    hits(page)
}

/// What the command line finds, which has everything.
fn wanted(query: &str) -> Vec<String> {
    let found = large().folder.run(&["search", query, "--limit", "8", "--format", "json"]);
    let found: Value = serde_json::from_str(&found.out).unwrap_or_default();
    found.as_array().into_iter().flatten().filter_map(|hit| hit["url"].as_str().map(str::to_owned)).collect()
}

fn count(fetched: &[String], kind: &str) -> usize {
    fetched.iter().filter(|path| path.contains(kind)).count()
}

#[test]
fn a_large_site_answers_from_the_parts_that_a_query_needs() {
    let page = open();
    assert_eq!(count(&page.fetched(), "zoek"), 1, "the index alone");
    let query = "beroepsgehiem";
    page.type_fast(query);
    page.press(Key::Down);
    let fetched = page.fetched();
    assert_eq!(hits(&page), wanted(query));
    page.wait_for("an excerpt", "document.querySelector('.hit__text mark')");
    let focused = page.focused().attribute("class");
    assert_eq!(focused.as_deref(), Some("hit__link"), "the reader stays on the hit that he was on");
    page.press(Key::Up);
    assert!((1..10).contains(&count(&fetched, SHARD)), "{fetched:?}");
    // Nobody has read the lists that the first letters brought.
    assert!((1..=hits(&page).len()).contains(&count(&fetched, TEXTS)), "{fetched:?}");
    for query in ["mag ik dat delen met school?", "huisarts"] {
        assert_eq!(found(&page, query), wanted(query), "{query}");
    }
    let before = page.now();
    found(&page, query);
    assert_eq!(page.requests_since(before), [], "what has come is not asked for again");
}

#[test]
fn what_does_not_come_is_said_and_asked_for_again() {
    for fault in [Fault::Missing, Fault::Damaged] {
        let page = open();
        page.tolerate("Failed to load resource");
        page.break_requests("zoekdeel.*", fault);
        // Headings are part of the index: what they answer is found all the same.
        assert!(!found(&page, "toestemming").is_empty(), "{fault:?}");
        page.type_fast(RARE);
        page.wait_for("a word on it", "/lukt nu niet/.test(document.querySelector('.search__status').textContent)");
        page.mend_requests();
        assert_eq!(found(&page, RARE), ["/proef/"], "{fault:?}");
        page.break_requests("zoekteksten.*", fault);
        assert!(!found(&page, "zwijgplicht").is_empty(), "{fault:?}");
    }
}
