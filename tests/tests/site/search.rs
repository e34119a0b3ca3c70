//! Search as a reader uses it: on any page, by keyboard and by thumb, and without a word of it leaving the device.

use tests::device::Device;
use tests::find::Role;
use tests::keyboard::Key;
use tests::page::Page;
use tests::site::Site;

const CHAPTER: &str = "/handreiking/zutphen/avg/";

/// The most bytes that the first search may fetch before it answers, compressed, besides the program. Content that
/// grows past it: `LONG` and `COMMON` in `model/src/search/build.rs` give room.
const FIRST_SEARCH: usize = 50_000;

fn open(path: &str) -> Page {
    let page = Site::shared().open(Device::PHONE);
    page.goto(path);
    page
}

/// Opens the dialog and waits until it can answer.
pub(crate) fn open_dialog(page: &Page) {
    page.find(Role::Link, "Zoeken").click();
    page.wait_for(
        "the dialog",
        "document.querySelector('dialog.search-dialog[open] input') === document.activeElement",
    );
}

pub(crate) fn search(page: &Page, query: &str) -> Vec<String> {
    page.evaluate("(() => { const input = document.querySelector('.search__input'); input.value = ''; input.dispatchEvent(new Event('input')); return true; })()");
    page.type_text(query);
    page.wait_for("an answer", "/resulta|gevonden/.test(document.querySelector('.search__status').textContent)");
    hits(page)
}

/// The addresses of the hits, in order.
pub(crate) fn hits(page: &Page) -> Vec<String> {
    let links = page.evaluate("[...document.querySelectorAll('.hit__link')].map(link => link.getAttribute('href'))");
    links.as_array().into_iter().flatten().filter_map(|link| link.as_str().map(str::to_owned)).collect()
}

#[test]
fn a_half_word_finds_the_section_and_the_keyboard_leads_there() {
    let page = open(CHAPTER);
    let before = page.now();
    page.press(Key::Slash);
    page.wait_for("the field", "document.querySelector('dialog.search-dialog[open] input') === document.activeElement");
    let found = search(&page, "beroepsgehiem");
    assert!(
        found
            .iter()
            .take(3)
            .any(|hit| hit.starts_with("/handreiking/zutphen/beroepsgeheim/") || hit == "/begrippen/#beroepsgeheim"),
        "{found:?}"
    );
    let status = page.part(".search__status").text();
    assert!(status.contains("beroepsgeheim"), "what was mended is said: {status}");
    for request in page.requests_since(before) {
        assert!(
            !request.url.contains("beroep") || request.url.contains("/assets/"),
            "the query travels: {}",
            request.url
        );
    }
    page.press(Key::Down);
    assert!(page.focused().attribute("class").is_some_and(|class| class == "hit__link"));
    page.press(Key::Up);
    assert_eq!(page.focused().attribute("type").as_deref(), Some("search"));
    page.press(Key::Down);
    page.press(Key::Down);
    let wanted = page.focused().attribute("href").unwrap_or_default();
    assert_eq!(Some(&wanted), found.get(1));
    page.follow(|| page.press(Key::Enter));
    assert_eq!(page.address(), wanted);
    if let Some((_, fragment)) = wanted.split_once('#') {
        page.wait_for("the section in view", &format!("(() => {{ const box = document.getElementById('{fragment}').getBoundingClientRect(); return box.top >= -1 && box.top < innerHeight; }})()"));
    }
}

#[test]
fn escape_closes_the_dialog_and_gives_the_focus_back() {
    let page = open(CHAPTER);
    open_dialog(&page);
    page.press(Key::Escape);
    page.wait_for("a closed dialog", "!document.querySelector('dialog.search-dialog').open");
    assert_eq!(page.focused().attribute("class").as_deref(), Some("search-button"));
}

#[test]
fn a_hit_shows_where_it_is_and_what_matched() {
    let page = open(CHAPTER);
    open_dialog(&page);
    search(&page, "gegevens delen met school");
    page.wait_for("an excerpt", "document.querySelector('.hit__text mark')");
    let hit = page.part(".hit");
    let text = hit.text();
    assert!(text.contains('›'), "the path is shown: {text}");
    let marked = page.evaluate("document.querySelectorAll('.hit mark').length");
    assert!(marked.as_u64().is_some_and(|count| count > 2), "{marked}");
}

#[test]
fn nothing_found_shows_other_ways() {
    let page = open(CHAPTER);
    open_dialog(&page);
    assert_eq!(search(&page, "xqzwvkj"), Vec::<String>::new());
    let ways = page.part(".search__more").names(Role::Link);
    assert_eq!(ways.len(), 3, "{ways:?}");
    page.follow(|| page.part(".search__more").find(Role::Link, "Kijk in het register van A tot Z").click());
    assert_eq!(page.address(), "/register/");
}

#[test]
fn once_loaded_search_needs_no_network() {
    let page = open(CHAPTER);
    open_dialog(&page);
    search(&page, "toestemming");
    page.wait_for("the excerpts", "document.querySelector('.hit__text')");
    let since = page.now();
    page.set_offline(true);
    for query in ["datalek melden", "politie", "bewaar termijn", "kinderen onder 12", "vt"] {
        assert!(!search(&page, query).is_empty(), "{query}");
    }
    page.assert_silent_since(since);
    assert_eq!(page.stored(), Vec::<String>::new());
    page.set_offline(false);
}

#[test]
fn the_page_keeps_the_query_in_the_fragment_only() {
    let page = open("/zoeken/");
    page.wait_for("the field", "document.querySelector('.search__input')");
    let since = page.now();
    let found = search(&page, "verwijsindex");
    assert_eq!(page.evaluate("location.pathname + location.search + location.hash"), "/zoeken/#q=verwijsindex");
    page.reload();
    page.wait_for("the same hits", "document.querySelector('.hit__link')");
    assert_eq!(hits(&page), found);
    for request in page.requests_since(since) {
        assert!(!request.url.contains("verwijsindex"), "{}", request.url);
    }
}

#[test]
fn without_the_program_the_button_is_a_link() {
    let page = open(CHAPTER);
    page.tolerate("404");
    page.evaluate("document.querySelector('[data-search]').dataset.search = '/assets/niet.js'; true");
    page.follow(|| page.find(Role::Link, "Zoeken").click());
    assert_eq!(page.address(), "/zoeken/");
}

#[test]
fn the_first_search_fetches_little() {
    let page = open(CHAPTER);
    let since = page.now();
    open_dialog(&page);
    search(&page, "mag ik dat delen met school?");
    page.wait_for("the excerpts", "document.querySelector('.hit__text')");
    let fetched = page.requests_since(since).into_iter().map(|request| request.url);
    let fetched: Vec<String> = fetched.filter(|url| !url.ends_with(".svg")).collect();
    // The privacy page says that these are the same for every reader.
    assert_eq!(fetched.len(), 4, "program (two files), index and texts: {fetched:?}");
    let place = |part: &str| fetched.iter().position(|url| url.contains(part)).unwrap();
    let script = fetched.iter().position(|url| url.ends_with(".js")).unwrap();
    assert!(place("zoekindex") < script && place(".wasm") < script, "none waits for the program: {fetched:?}");
    let index = &fetched[place("zoekindex")];
    let site = Site::shared();
    let bytes = site.get(index.strip_prefix(&site.origin()).unwrap()).compressed();
    assert!(bytes <= FIRST_SEARCH, "{bytes} bytes");
}
