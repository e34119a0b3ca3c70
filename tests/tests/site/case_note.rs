//! The case note of an outcome: the words of its golden file, copied and saved on the device alone.

use serde_json::json;
use tests::device::Device;
use tests::find::Role;
use tests::site::{Site, root};
use tests::tree::{Route, Tree};
use tests::tree_page::TreePage;

/// Three trees with one, two and many ways to their outcomes.
const TREES: [&str; 3] = ["hoort-de-vraag-bij-mij", "client-niet-informeren", "wmo-stappenplan"];

fn golden(tree: &Tree, outcome: &str) -> String {
    let path = root().join(format!("site-gen/tests/golden/notes/{}/{outcome}.txt", tree.id));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn at_outcome<'t>(tree: &'t Tree, route: &Route) -> TreePage<'t> {
    let walk = TreePage::open(Site::shared(), Device::PHONE, tree);
    walk.walk(&route.steps);
    walk.at_outcome(&route.outcome);
    walk
}

#[test]
fn the_note_of_every_outcome_is_that_of_its_golden_file() {
    for tree in TREES.map(Tree::named) {
        for route in tree.first_routes() {
            let walk = at_outcome(&tree, route);
            assert_eq!(walk.case_note(), golden(&tree, &route.outcome), "{} {}", tree.id, route.outcome);
        }
    }
}

#[test]
fn the_note_is_copied_and_saved_without_leaving_the_device() {
    let tree = Tree::named("client-niet-informeren");
    let route = tree.longest_route();
    let walk = at_outcome(&tree, route);
    let page = &walk.page;
    page.allow_clipboard();
    let since = page.now();
    let note = walk.case_note();
    walk.press("Kopieer");
    let said =
        |what: &str| format!("document.querySelector('.case-note [role=status]').innerText.includes({})", json!(what));
    page.wait_for("word of the copy", &said("Gekopieerd."));
    assert_eq!(page.clipboard(), note);

    // The file itself goes to the folder for downloads; what goes into it is seen where it is made.
    page.evaluate(
        "window.saved = []; const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved.push(text)); return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };
         window.print = () => { window.printed = true; }; true",
    );
    walk.press("Bewaar als tekst");
    assert_eq!(page.wait_for("the file", "window.saved[0]"), json!(note));
    assert_eq!(page.evaluate("window.savedAs"), json!("dossiernotitie-client-niet-informeren.txt"));
    walk.press("Print");
    page.wait_for("the printer", "window.printed");

    let link = walk.make_link();
    walk.press("Kopieer de link");
    page.wait_for(
        "word of the link",
        "document.querySelector('.share [role=status]').innerText.includes('Gekopieerd')",
    );
    assert_eq!(page.clipboard(), format!("{}{link}", page.origin()));
    assert_eq!(page.address(), tree.url, "no answer gets into the address");
    page.assert_silent_since(since);
}

#[test]
fn note_link_and_example_fit_the_narrowest_screen() {
    let tree = Tree::longest(Site::shared());
    let walk = at_outcome(&tree, tree.longest_route());
    walk.page.part(".case-note__fold > summary").click();
    let link = walk.make_link();
    walk.page.set_device(Device::NARROW);
    let width = || walk.page.evaluate("document.scrollingElement.scrollWidth");
    assert_eq!(width(), json!(Device::NARROW.width));
    walk.page.goto(&link);
    walk.page.find(Role::Button, "Zelf beginnen");
    assert_eq!(width(), json!(Device::NARROW.width));
}

#[test]
fn a_browser_that_does_not_copy_leaves_the_text_to_select() {
    let tree = Tree::named("client-niet-informeren");
    let walk = at_outcome(&tree, tree.longest_route());
    let said = "document.querySelector('.case-note [role=status]')?.innerText.includes('Kopiëren lukt niet')";
    walk.page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no')); true");
    walk.press("Kopieer");
    walk.page.wait_for("word of it", said);
    // As on a page that came without encryption; back and forward, what was said is gone.
    walk.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined }); true");
    walk.page.browser_back();
    walk.at_question(&tree.longest_route().steps[0].question);
    walk.page.browser_forward();
    walk.at_outcome(&tree.longest_route().outcome);
    assert_eq!(walk.page.evaluate(said), json!(false));
    walk.press("Kopieer");
    walk.page.wait_for("word of it again", said);
    walk.page.part(".case-note__fold > summary").click();
    assert!(walk.app().text().contains("In te vullen in je eigen systeem:"));
    walk.page.find(Role::Button, "Wis antwoorden").click();
    walk.at_start();
    assert!(walk.page.evaluate("document.querySelector('.case-note')").is_null(), "wiped with the answers");
}
