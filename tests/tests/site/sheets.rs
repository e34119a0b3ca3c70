//! What is made for paper: conversation cards, and sheets with a QR code.

use tests::device::{Appearance, Device};
use tests::page::Page;
use tests::site::Site;

const PAPER: Appearance = Appearance { dark: false, print: true, scripts: true };

/// The number of sheets that a page is on paper.
fn printed(page: &Page) -> String {
    page.set_appearance(PAPER);
    let pdf = page.print();
    page.set_appearance(Appearance::default());
    let text = String::from_utf8_lossy(&pdf);
    let count = text.split("/Count ").nth(1).unwrap_or_default();
    count.chars().take_while(char::is_ascii_digit).collect()
}

#[test]
fn every_conversation_card_is_one_sheet_that_names_its_sources() {
    let data = Site::shared().data("gesprekskaarten");
    let cards = data["conversation_cards"].as_array().expect("cards");
    assert!(cards.len() > 10);
    let page = Site::shared().open(Device::LAPTOP);
    for card in cards {
        let url = card["url"].as_str().expect("an address");
        page.goto(url);
        assert_eq!(printed(&page), "1", "{url} is more than one sheet");
        let sections = card["sections"].as_array().expect("sections");
        assert!(
            sections.iter().all(|section| section["sources"].as_array().is_some_and(|all| !all.is_empty())),
            "{url}"
        );
        let text = page.part(".talk").text();
        for section in sections {
            let heading = section["heading"].as_str().expect("a heading");
            assert!(text.contains(heading), "{url} lacks `{heading}`:\n{text}");
        }
    }
}

#[test]
fn the_qr_code_of_a_page_is_one_click_away_and_one_sheet() {
    let page = Site::shared().open(Device::LAPTOP);
    for path in ["/", "/afwegingen/leeftijd/", "/voor-trainers/"] {
        page.goto(path);
        let sheet = page.evaluate("document.querySelector('.site-footer a[href^=\"/qr/\"]').getAttribute('href')");
        page.goto(sheet.as_str().expect("a sheet"));
        page.wait_for("the code", "document.querySelector('.qr-sheet__code').naturalWidth > 0");
        let link = page.part(".qr-sheet__link").text();
        assert!(link.trim().ends_with(path), "{link}");
        assert_eq!(printed(&page), "1", "{path}");
        assert_eq!(page.axe(), [] as [String; 0]);
    }
}
