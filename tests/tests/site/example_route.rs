//! A link with answers: made on request only, opened as an example, and gone once the reader begins for himself.

use tests::device::Device;
use tests::find::Role;
use tests::site::Site;
use tests::tree::Tree;
use tests::tree_page::TreePage;

const OWN: &str = "Zelf beginnen";

/// Opens an address of a tree; what the app shows of it is for the test to wait for.
fn open<'t>(tree: &'t Tree, address: &str) -> TreePage<'t> {
    let page = Site::shared().open(Device::PHONE);
    page.goto(address);
    page.wait_for("the app", "document.querySelector('.tree-app')");
    TreePage { page, tree }
}

#[test]
fn a_link_leads_to_the_same_outcome_and_says_that_it_is_an_example() {
    for tree in &Tree::all(Site::shared()) {
        let route = tree.longest_route();
        let walk = TreePage::open(Site::shared(), Device::PHONE, tree);
        walk.walk(&route.steps);
        walk.at_outcome(&route.outcome);
        let link = walk.make_link();
        assert!(link.starts_with(&format!("{}#route=", tree.url)), "{link}");

        let example = open(tree, &link);
        let loaded = example.page.loaded();
        let outcome = example.at_outcome(&route.outcome);
        assert_eq!(example.listed_answers(), route.steps);
        assert!(example.app().text().contains("Voorbeeldroute"), "{}", example.app().text());
        assert!(example.case_note().contains("Voorbeeldroute:"), "{}", example.case_note());
        assert!(example.page.title().contains(outcome.verdict_in_words()), "{}", example.page.title());
        assert_eq!(example.page.address(), tree.url, "the answers do not stay in the address");
        example.page.assert_silent_since(loaded);

        example.press(OWN);
        example.at_start();
        assert!(!example.app().text().contains("Voorbeeldroute"));
        example.begin();
        assert_eq!(example.marked(), None);
    }
}

#[test]
fn half_a_route_goes_on_where_it_ends() {
    let tree = &Tree::longest(Site::shared());
    let steps = &tree.longest_route().steps;
    let (first, second) = (&steps[0], &steps[1]);
    // With an answer that the tree does not have.
    let link = format!("{}#route={}.{}_onzin.ja__.", tree.url, first.question, first.answer);
    let walk = open(tree, &link);
    walk.at_question(&second.question);
    assert!(walk.app().text().contains("Voorbeeldroute"));
    walk.press("Terug");
    walk.at_question(&first.question);
    assert_eq!(walk.marked().as_ref(), Some(&tree.question(&first.question).answer(&first.answer).label));
    walk.page.reload();
    walk.at_start();
}

#[test]
fn a_link_without_a_route_of_this_tree_begins_at_the_start() {
    let tree = &Tree::longest(Site::shared());
    for route in ["", "onzin", "a.b_c.d", "%", "%FF", "_._"] {
        let walk = open(tree, &format!("{}#route={route}", tree.url));
        walk.at_start();
        assert!(walk.page.maybe(Role::Button, OWN).is_none());
        assert_eq!(walk.page.address(), tree.url);
    }
}

#[test]
fn a_link_opened_over_own_answers_replaces_them() {
    let tree = &Tree::longest(Site::shared());
    let route = tree.longest_route();
    let walk = TreePage::open(Site::shared(), Device::PHONE, tree);
    walk.walk(&route.steps);
    walk.at_outcome(&route.outcome);
    let link = walk.make_link();
    walk.press("Opnieuw beginnen");
    walk.at_question(&tree.start);

    walk.page.goto(&link);
    walk.at_outcome(&route.outcome);
    walk.page.find(Role::Button, OWN);
    walk.page.browser_back();
    // Nothing of before the link is left: every entry from then shows the example.
    walk.at_outcome(&route.outcome);
    walk.press("Opnieuw beginnen");
    walk.at_question(&tree.start);
    assert_eq!((walk.marked(), walk.page.maybe(Role::Button, OWN).is_some()), (None, false));
}
