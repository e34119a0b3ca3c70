//! The worksheet: filled in, lengthened, saved and wiped on the device, and on paper without the app.

use serde_json::json;
use tests::device::{Appearance, Device};
use tests::find::Role;
use tests::page::Page;
use tests::site::Site;

const WORKSHEET: &str = "/werkbladen/juridische-analyse/";

fn open(device: Device) -> Page {
    let page = Site::shared().open(device);
    page.goto(WORKSHEET);
    page.wait_for("the fields", "document.querySelector('.worksheet-app textarea')");
    page
}

/// What the fields hold, in the order of the page.
fn fields(page: &Page) -> Vec<String> {
    let values = page.evaluate("[...document.querySelectorAll('.worksheet-app textarea')].map(field => field.value)");
    values.as_array().into_iter().flatten().filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

#[test]
fn what_is_filled_in_stays_on_the_page_and_is_wiped() {
    let page = open(Device::PHONE);
    let empty = fields(&page);
    assert!(!empty.is_empty() && empty.iter().all(String::is_empty));
    let since = page.now();
    page.part(".worksheet-app textarea").click();
    page.type_text("toeleiding");
    page.wait_for("what was typed", "document.querySelector('.worksheet-app textarea').value === 'toeleiding'");
    page.find(Role::Button, "Nog een taak").click();
    page.wait_for(
        "a row more",
        &format!("document.querySelectorAll('.worksheet-app textarea').length > {}", empty.len()),
    );
    let longer = fields(&page);
    assert_eq!(longer.first().map(String::as_str), Some("toeleiding"), "a new row keeps what is there");
    page.find(Role::Button, "Wis werkblad").click();
    page.wait_for(
        "empty fields",
        "[...document.querySelectorAll('.worksheet-app textarea')].every(field => !field.value)",
    );
    assert_eq!(fields(&page).len(), empty.len());
    page.assert_silent_since(since);
    assert_eq!(page.stored(), Vec::<String>::new());
}

#[test]
fn the_saved_file_holds_what_was_filled_in() {
    let page = open(Device::PHONE);
    // The file itself goes to the folder for downloads; what goes into it is seen where it is made.
    page.evaluate(
        "window.saved = []; const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved.push(text)); return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }; true",
    );
    page.part(".worksheet-app textarea").click();
    page.type_text("hulp");
    page.wait_for("what was typed", "document.querySelector('.worksheet-app textarea').value === 'hulp'");
    page.find(Role::Button, "Bewaar als bestand").click();
    let text = page.wait_for("the file", "window.saved[0]");
    let text = text.as_str().expect("a text");
    assert_eq!(text.lines().count(), 2, "the names of the columns and one row: {text}");
    assert!(text.contains("\"Taak volgens de wet\";\"Wiens taak\""), "{text}");
    assert!(text.contains("\r\n\"hulp\";\"\""), "{text}");
    assert_eq!(page.evaluate("window.savedAs"), json!("juridische-analyse.csv"));
    assert!(page.part(".worksheet-status").text().contains("Het bestand is gemaakt"));
}

#[test]
fn without_the_app_there_is_a_table_to_print() {
    let page = Site::shared().open(Device::PHONE);
    page.set_appearance(Appearance { scripts: false, ..Appearance::default() });
    page.goto(WORKSHEET);
    let cells = page.evaluate("document.querySelectorAll('.worksheet-static tbody td').length");
    assert_eq!(cells, json!(35), "five rows of seven columns");
}
