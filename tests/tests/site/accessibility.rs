//! Every type of page passes the rules of axe, in light and in dark.

use tests::device::{Appearance, Device};
use tests::find::Role;
use tests::matrix_page::{MATRIX, MatrixPage};
use tests::page::Page;
use tests::road_page::RoadPage;
use tests::site::Site;
use tests::tree::Tree;
use tests::tree_page::TreePage;

/// What axe finds on the page as it is, light and then dark.
fn violations(page: &Page, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for dark in [false, true] {
        page.set_appearance(Appearance { dark, ..Appearance::default() });
        page.settle();
        let colour = if dark { "dark" } else { "light" };
        found.extend(page.axe().iter().map(|violation| format!("{place}, {colour}: {violation}")));
    }
    page.set_appearance(Appearance::default());
    found
}

fn assert_none(violations: &[String]) {
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

/// The first page of the site map under a folder, at some depth.
fn first_under(folder: &str, parts: usize) -> String {
    let pages = Site::shared().pages();
    let found =
        pages.iter().find(|path| path.starts_with(folder) && path.trim_matches('/').split('/').count() == parts);
    found.unwrap_or_else(|| panic!("no page under {folder}")).clone()
}

#[test]
fn reading_pages() {
    let page = Site::shared().open(Device::PHONE);
    let (book, chapter) = (first_under("/handreiking/", 2), first_under("/handreiking/", 3));
    let (rule, row) = (first_under("/vuistregels/", 2), first_under(MATRIX, 2));
    let ground = first_under("/grondslagen/", 2);
    let (theme, municipality) = (first_under("/themas/", 2), first_under("/gemeenten/", 2));
    let worksheet = first_under("/werkbladen/", 2);
    let fixed =
        ["/", "/handreiking/", "/vuistregels/", "/afwegingen/", "/grondslagen/", "/ik-wil/", "/themas/", "/gemeenten/"];
    let one_of_each = [&*book, &*chapter, &*rule, &*row, &*ground, &*theme, &*municipality, &*worksheet];
    let pages = fixed.into_iter().chain(one_of_each);
    let found: Vec<_> = pages
        .flat_map(|path| {
            page.goto(path);
            violations(&page, path)
        })
        .collect();
    assert_none(&found);
}

#[test]
fn registers() {
    let page = Site::shared().open(Device::LAPTOP);
    page.tolerate("Failed to load resource");
    let paths = ["/begrippen/", "/bronnen/", "/actualiteit/", "/data/", "/colofon/", "/privacy/", "/bestaat-niet/"];
    let found: Vec<_> = paths
        .into_iter()
        .flat_map(|path| {
            page.goto(path);
            violations(&page, path)
        })
        .collect();
    assert_none(&found);
}

#[test]
fn a_tree_at_every_step() {
    let tree = &Tree::longest(Site::shared());
    let walk = TreePage::open(Site::shared(), Device::PHONE, tree);
    let mut found = violations(&walk.page, "start");
    walk.begin();
    found.extend(violations(&walk.page, "question"));
    walk.press("Verder");
    walk.app().find(Role::Link, "Kies een antwoord");
    found.extend(violations(&walk.page, "error"));
    for (index, step) in tree.routes[0].steps.iter().enumerate() {
        walk.at_question(&step.question);
        if index == 1 {
            walk.page.part(".tree-app details.route > summary").click();
            found.extend(violations(&walk.page, "question with the answers so far"));
        }
        walk.answer(step);
    }
    walk.at_outcome(&tree.routes[0].outcome);
    found.extend(violations(&walk.page, "outcome"));
    walk.page.part(".case-note__fold > summary").click();
    let link = walk.make_link();
    found.extend(violations(&walk.page, "outcome with note and link"));
    walk.page.goto(&link);
    walk.page.find(Role::Button, "Zelf beginnen");
    found.extend(violations(&walk.page, "example route"));
    assert_none(&found);
}

#[test]
fn a_road_where_it_differs_from_a_tree() {
    let walk = RoadPage::open(Site::shared(), Device::PHONE);
    let mut found = violations(&walk.page, "start");
    walk.press("Begin");
    walk.walk(&["Sociaal werk en welzijnswerk", "Gemeente"]);
    found.extend(violations(&walk.page, "a new stage"));
    walk.walk(&["Nee"]);
    walk.at_outcome("verwijs-door");
    found.extend(violations(&walk.page, "outcome"));
    assert_none(&found);
}

#[test]
fn a_tree_without_scripts() {
    let tree = &Tree::longest(Site::shared());
    let page = Site::shared().open(Device::PHONE);
    page.break_requests(".wasm", tests::faults::Fault::Lost);
    page.tolerate("Failed to load resource");
    page.goto(&tree.url);
    page.wait_for_end_of(".wasm");
    assert_none(&violations(&page, "static tree"));
}

#[test]
fn a_chart_with_the_route_in_it_and_on_its_own() {
    let tree = &Tree::longest(Site::shared());
    let walk = TreePage::open(Site::shared(), Device::PHONE, tree);
    walk.walk(&tree.longest_route().steps);
    walk.press("Bekijk je route in het stroomschema");
    let mut found = violations(&walk.page, "chart with a route");
    drop(walk);
    let page = Site::shared().open(Device::PHONE);
    page.goto(&format!("{}stroomschema/", tree.url));
    page.evaluate("document.querySelector('.chart-words').open = true");
    found.extend(violations(&page, "chart"));
    assert_none(&found);
}

#[test]
fn the_matrix_with_its_filter() {
    for device in [Device::PHONE, Device::LAPTOP] {
        let filter = MatrixPage::open(Site::shared(), device);
        assert_none(&violations(&filter.page, &format!("matrix at {}", device.width)));
    }
}
