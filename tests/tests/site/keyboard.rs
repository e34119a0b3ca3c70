//! Everything works with a keyboard alone.

use tests::device::Device;
use tests::find::Role;
use tests::keyboard::Key;
use tests::matrix_page::MatrixPage;
use tests::page::Page;
use tests::site::Site;
use tests::tree::Tree;
use tests::tree_page::{CHANGE, TreePage};

/// More stops than any page has before its main part ends.
const STOPS: usize = 400;

/// Whether an element with the focus, or its label, looks different from when the focus is elsewhere.
const LOOKS_DIFFERENT: &str = "function() {
    const look = () => [this, ...(this.labels || [])].flatMap(part => [null, '::before', '::after'].map(piece => {
        const { outline, boxShadow, border, backgroundColor } = getComputedStyle(part, piece);
        return [outline, boxShadow, border, backgroundColor].join();
    })).join();
    const focused = look();
    this.blur();
    const unfocused = look();
    this.focus();
    return focused !== unfocused;
}";

/// Presses Tab until the focus is on something.
#[track_caller]
fn tab_to(page: &Page, role: Role, name: &str) {
    let wanted = page.find(role, name);
    let reached = (0..STOPS).any(|_| {
        page.press(Key::Tab);
        wanted.has_focus()
    });
    assert!(reached, "Tab does not come to `{name}`");
    assert!(wanted.call(LOOKS_DIFFERENT, &[]) == true, "the focus on `{name}` cannot be seen");
}

#[test]
fn a_tree_is_walked_from_start_to_outcome_and_back() {
    for tree in &Tree::all(Site::shared()) {
        let walk = TreePage::open(Site::shared(), Device::LAPTOP, tree);
        let route = tree.longest_route();
        tab_to(&walk.page, Role::Button, "Begin");
        walk.page.press(Key::Enter);
        for step in &route.steps {
            let question = walk.at_question(&step.question);
            walk.page.press(Key::Tab);
            for answer in &question.answers {
                // Notes and terms above the answers may hold links of their own.
                while !walk.app().find(Role::Radio, &question.answers[0].label).has_focus()
                    && answer == &question.answers[0]
                {
                    walk.page.press(Key::Tab);
                }
                if answer.id == step.answer {
                    walk.page.press(Key::Space);
                    break;
                }
                walk.page.press(Key::Down);
            }
            assert_eq!(walk.marked().as_ref(), Some(&question.answer(&step.answer).label));
            tab_to(&walk.page, Role::Button, "Verder");
            walk.page.press(Key::Enter);
        }
        walk.at_outcome(&route.outcome);
        let first = tree.question(&route.steps[0].question);
        tab_to(&walk.page, Role::Button, &format!("{CHANGE}{}", first.text));
        walk.page.press(Key::Space);
        walk.at_question(&first.id);
        tab_to(&walk.page, Role::Button, "Wis antwoorden");
        walk.page.press(Key::Enter);
        walk.at_start();
    }
}

#[test]
fn an_answer_can_be_sent_from_the_answer_itself() {
    let tree = &Tree::longest(Site::shared());
    let walk = TreePage::open(Site::shared(), Device::LAPTOP, tree);
    walk.begin();
    let question = walk.at_question(&tree.start);
    tab_to(&walk.page, Role::Radio, &question.answers[0].label);
    walk.page.press(Key::Space);
    walk.page.press(Key::Enter);
    walk.page.wait_for("the next screen", &format!("!document.querySelector('[data-question={}]')", question.id));
}

#[test]
fn the_matrix_is_filtered_and_wiped() {
    let filter = MatrixPage::open(Site::shared(), Device::LAPTOP);
    let all = filter.visible();
    tab_to(&filter.page, Role::Combobox, "Domein");
    filter.page.press(Key::Down);
    filter
        .page
        .wait_for("fewer rows", "[...document.querySelectorAll('[data-row]')].some(row => !row.checkVisibility())");
    assert!(!filter.visible().rows.is_empty());
    tab_to(&filter.page, Role::Button, "Wis filters");
    filter.page.press(Key::Enter);
    filter.shows(&all);
}

#[test]
fn the_first_stop_skips_to_the_main_part() {
    let page = Site::shared().open(Device::LAPTOP);
    for path in ["/", "/vuistregels/", tests::matrix_page::MATRIX] {
        page.goto(path);
        page.press(Key::Tab);
        assert_eq!(page.focused().attribute("href").as_deref(), Some("#hoofdinhoud"), "{path}");
        page.press(Key::Enter);
        page.press(Key::Tab);
        assert!(page.evaluate("document.querySelector('main').contains(document.activeElement)") == true, "{path}");
    }
}
