//! What holds for every page of the site map.

use tests::device::Device;
use tests::find::Role;
use tests::page::{Moment, Page};
use tests::site::Site;

/// The policy that `serve` and every host send with the site.
const POLICY: [&str; 11] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
];

#[test]
fn every_page_fits_a_phone_asks_nobody_else_and_keeps_nothing() {
    let page = Site::shared().open(Device::PHONE);
    let mut faults = Vec::new();
    for path in Site::shared().pages() {
        let from = page.now();
        for device in [Device::PHONE, Device::NARROW] {
            page.set_device(device);
            page.goto(&path);
            faults.extend(page.sticking_out().iter().map(|part| format!("{path} at {}: {part}", device.width)));
        }
        faults.extend(page_faults(&page, &path, from));
    }
    assert_eq!(page.stored(), [] as [String; 0]);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn page_faults(page: &Page, path: &str, from: Moment) -> Vec<String> {
    let requests = page.requests_since(from);
    let elsewhere = requests.iter().filter(|request| !request.url.starts_with(page.origin()));
    let mut faults: Vec<_> = elsewhere.map(|request| format!("{path} asks {}", request.url)).collect();
    let headings = page.evaluate("document.querySelectorAll('h1').length");
    if headings != 1 {
        faults.push(format!("{path} has {headings} main headings"));
    }
    if page.title().is_empty() || page.evaluate("document.documentElement.lang") != "nl" {
        faults.push(format!("{path} has no title or is not in Dutch"));
    }
    faults
}

#[test]
fn every_page_answers_with_the_security_policy() {
    let mut faults = Vec::new();
    for path in Site::shared().pages() {
        let response = Site::shared().get(&path);
        let policy = response.header("content-security-policy").unwrap_or_default();
        let missing = POLICY.iter().filter(|part| !policy.split(';').any(|given| given.trim() == **part));
        faults.extend(missing.map(|part| format!("{path}: no {part}")));
        if response.status != 200 || response.header("x-content-type-options") != Some("nosniff") {
            faults.push(format!("{path}: {} {:?}", response.status, response.headers));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_page_that_is_not_there_says_so_and_shows_ways_on() {
    assert_eq!(Site::shared().get("/bestaat-niet/").status, 404);
    assert!(Site::shared().get("/bestaat-niet/").header("content-security-policy").is_some());
    let page = Site::shared().open(Device::PHONE);
    page.tolerate("Failed to load resource");
    page.goto("/bestaat-niet/");
    assert!(page.said().len() <= 1, "{:?}", page.said());
    assert!(!page.find(Role::Main, "").names(Role::Link).is_empty());
    assert_eq!(page.sticking_out(), [] as [String; 0]);
}

#[test]
fn robots_find_the_site_map() {
    let robots = Site::shared().get("/robots.txt");
    assert_eq!(robots.status, 200);
    assert!(robots.text().contains("/sitemap.xml"), "{}", robots.text());
}

#[test]
fn everything_to_press_is_large_enough_for_a_thumb() {
    let page = Site::shared().open(Device::PHONE);
    let tree = &tests::tree::Tree::longest(Site::shared());
    let mut small = Vec::new();
    for path in ["/", "/afwegingen/", tests::matrix_page::MATRIX] {
        page.goto(path);
        small.extend(too_small(&page, path));
    }
    drop(page);
    let walk = tests::tree_page::TreePage::open(Site::shared(), Device::PHONE, tree);
    small.extend(too_small(&walk.page, "start"));
    walk.begin();
    small.extend(too_small(&walk.page, "question"));
    tree.routes[0].steps.iter().for_each(|step| walk.answer(step));
    walk.at_outcome(&tree.routes[0].outcome);
    small.extend(too_small(&walk.page, "outcome"));
    assert!(small.is_empty(), "{}", small.join("\n"));
}

/// What can be pressed over less than 44 px from top to bottom: everything but links within a sentence. What counts is
/// where a finger meets the control or its label, not how large either of them is drawn.
fn too_small(page: &Page, place: &str) -> Vec<String> {
    let found = page.evaluate(
        "[...document.querySelectorAll('button, select, input, summary, nav a, .button, .entry__link')]
            .filter(part => part.checkVisibility({ visibilityProperty: true }) && part.getBoundingClientRect().height > 1)
            .map(part => {
                part.scrollIntoView({ block: 'center', behavior: 'instant' });
                const { left, top, width, height } = part.getBoundingClientRect();
                const [x, y] = [left + width / 2, top + height / 2];
                const meets = y => {
                    const hit = document.elementFromPoint(x, y);
                    return part.contains(hit) || hit?.closest('label')?.control === part;
                };
                let [up, down] = [0, 0];
                while (up < 44 && meets(y - up - 1)) up++;
                while (down < 44 && meets(y + down + 1)) down++;
                return [up + down + 1, `${part.tagName}.${part.className} ${part.innerText?.slice(0, 40)}`];
            })
            .filter(([height]) => height < 44)
            .map(([height, what]) => `${what}: ${height} px`)",
    );
    found.as_array().into_iter().flatten().map(|part| format!("{place}: {part}")).collect()
}
