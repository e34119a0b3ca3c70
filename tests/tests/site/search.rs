//! Search as a reader uses it: on any page, by keyboard and by thumb, and without a word of it leaving the device.

use tests::device::Device;
use tests::faults::Fault;
use tests::find::Role;
use tests::keyboard::Key;
use tests::page::Page;
use tests::site::Site;

const CHAPTER: &str = "/handreiking/zutphen/avg/";

/// The most bytes that the first search may fetch before it answers, compressed, besides the program. Content that
/// grows past it: `COMMON` in `build.rs` and the agreement in `vocabulary.rs` of `model/src/search` give room.
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
    let ways = page.part(".search__ways").names(Role::Link);
    assert_eq!(ways.len(), 3, "{ways:?}");
    assert!(page.part(".search__status").text().contains("xqzwvkj"), "what was looked for is said");
    page.follow(|| page.part(".search__ways").find(Role::Link, "Kijk in het register van A tot Z").click());
    assert_eq!(page.address(), "/register/");
}

#[test]
fn once_loaded_search_needs_no_network() {
    let page = open(CHAPTER);
    open_dialog(&page);
    search(&page, "toestemming");
    page.wait_for("the excerpts", "document.querySelector('.hit__text:not(:empty)')");
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
    page.wait_for("the field", "document.querySelector('.search__input') === document.activeElement");
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
fn what_does_not_come_is_said_and_the_page_stays() {
    for (file, fault) in
        [("search.*.js", Fault::Missing), ("search.*.wasm", Fault::Lost), ("zoekindex.*.bin", Fault::Damaged)]
    {
        let page = open(CHAPTER);
        page.tolerate("404");
        page.tolerate("ERR_CONNECTION_FAILED");
        page.tolerate("was preloaded");
        page.break_requests(file, fault);
        open_dialog(&page);
        page.type_text("datalek");
        page.wait_for("a word on it", "/lukt nu niet/.test(document.querySelector('.search__status').textContent)");
        assert_eq!(page.part(".search__ways").names(Role::Link).len(), 3, "{file}");
        assert_eq!(page.address(), CHAPTER);
        page.mend_requests();
        if file.starts_with("zoekindex") {
            search(&page, "datalek");
            page.wait_for("hits after all", "document.querySelector('.hit__link')");
        }
    }
}

#[test]
fn what_is_typed_while_the_program_comes_is_answered() {
    let page = open(CHAPTER);
    // The second click of a double click must not lead away.
    page.evaluate("(() => { const button = document.querySelector('.search-button'); button.click(); button.click(); document.querySelector('.search__input').value = 'datalek'; return true; })()");
    page.wait_for("the hits", "document.querySelector('.hit__link')");
    assert_eq!(page.address(), CHAPTER);
    assert!(hits(&page).iter().take(3).any(|hit| hit.contains("datalek")));
}

#[test]
fn every_hit_can_be_reached_and_seen() {
    for device in [Device::PHONE, Device { height: 400, ..Device::PHONE }, Device::LAPTOP] {
        let page = Site::shared().open(device);
        page.goto(CHAPTER);
        open_dialog(&page);
        search(&page, "politie");
        page.wait_for("the excerpts", "document.querySelector('.hit__text:not(:empty)')");
        let count = hits(&page).len();
        assert_eq!(count, 8);
        for at in 0..=count {
            page.press(Key::Down);
            let seen = "(() => { const link = document.activeElement.getBoundingClientRect(), head = document.querySelector('.search__head').getBoundingClientRect(); return link.top >= head.bottom && link.bottom <= innerHeight; })()";
            assert_eq!(page.evaluate(seen), true, "link {at} on {device:?}");
        }
        assert_eq!(page.focused().text(), "Meer resultaten");
        assert_eq!(page.sticking_out(), Vec::<String>::new());
    }
}

#[test]
fn a_hit_in_a_tree_lands_on_its_section() {
    for device in [Device::PHONE, Device::LAPTOP] {
        let page = Site::shared().open(device);
        for id in ["doorbreek-de-zwijgplicht", "meldrecht", "uitleg"] {
            page.goto(&format!("/afwegingen/beroepsgeheim/#{id}"));
            page.wait_for("the program", "document.querySelector('[data-island=tree] button')");
            let lands = format!(
                "(() => {{ const top = document.getElementById('{id}').getBoundingClientRect().top; return top > -1 && top < 200; }})()"
            );
            page.wait_for("the section on top", &lands);
        }
    }
}

#[test]
fn the_dialog_closes_beside_it_and_stays_for_a_hit_in_a_new_tab() {
    let page = open(CHAPTER);
    let is_open = "document.querySelector('.search-dialog').open";
    open_dialog(&page);
    search(&page, "datalek");
    let click = |target: &str, control: bool| {
        page.evaluate(&format!("(() => {{ const event = new MouseEvent('click', {{ bubbles: true, cancelable: true, ctrlKey: {control} }}); addEventListener('click', event => event.preventDefault(), {{ once: true }}); document.querySelector('{target}').dispatchEvent(event); return {is_open}; }})()"))
    };
    assert_eq!(click(".search__help", false), true);
    assert_eq!(click(".hit__link", true), true);
    assert_eq!(click(".search-dialog", false), false);
}

#[test]
fn the_key_opens_from_a_choice_and_letters_go_back_to_the_field() {
    let page = open("/afwegingen/leeftijd/");
    page.wait_for("the program", "document.querySelector('[data-island=tree] button')");
    page.find(Role::Button, "Begin").click();
    page.wait_for("a question", "document.querySelector('[data-island=tree] input[type=radio]')");
    page.evaluate("document.querySelector('[data-island=tree] input[type=radio]').focus()");
    page.press(Key::Slash);
    page.wait_for("the field", "document.querySelector('dialog.search-dialog[open] input') === document.activeElement");
    search(&page, "datal");
    page.press(Key::Down);
    assert_eq!(page.focused().attribute("class").as_deref(), Some("hit__link"));
    page.type_text("e");
    assert_eq!(page.evaluate("document.querySelector('.search__input').value"), "datale");
}

#[test]
fn half_a_question_is_not_refused() {
    let page = open(CHAPTER);
    open_dialog(&page);
    search(&page, "datalek");
    for begin in ["b", "be", "wat is ", "wat is d", "mag ik"] {
        page.evaluate(&format!("(() => {{ const input = document.querySelector('.search__input'); input.value = '{begin}'; input.dispatchEvent(new Event('input')); return true; }})()"));
        let status = page.part(".search__status").text();
        assert!(!status.contains("Niets"), "{begin}: {status}");
    }
}

#[test]
fn another_fragment_is_another_query() {
    let page = open("/zoeken/#q=verwijsindex");
    page.wait_for("hits", "document.querySelector('.hit__link')");
    let before = hits(&page);
    page.evaluate("location.hash = '#q=politie'; true");
    page.wait_for("the other query", "document.querySelector('.search__input').value === 'politie'");
    assert_ne!(hits(&page), before);
    page.evaluate("(() => { const input = document.querySelector('.search__input'); input.value = ''; input.dispatchEvent(new Event('input')); return true; })()");
    assert_eq!(page.evaluate("location.pathname + location.hash"), "/zoeken/");
}

#[test]
fn the_register_has_a_subject_under_its_own_letter() {
    let page = open("/register/i/");
    let words = page.evaluate("[...document.querySelectorAll('.register dt')].map(word => word.textContent.trim())");
    assert!(words.as_array().is_some_and(|words| words.iter().any(|word| word == "Inzage")), "{words}");
}

#[test]
fn the_first_search_fetches_little() {
    let page = open(CHAPTER);
    let since = page.now();
    open_dialog(&page);
    search(&page, "mag ik dat delen met school?");
    page.wait_for("the excerpts", "document.querySelector('.hit__text:not(:empty)')");
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
