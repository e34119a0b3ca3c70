//! "Mag ik dit delen?": from the home page to an outcome, along several trees, for a role and a partner of the matrix.

use tests::device::Device;
use tests::find::Role;
use tests::road_page::{ROAD, RoadPage};
use tests::site::Site;

/// Who a wijkverpleegkundige is, and up to the question which form of afweging 4 she needs.
const NURSE: [&str; 10] = [
    "Gezondheidszorg",
    "Hulpverlener met een (medisch) beroepsgeheim",
    "Relevante aanbieders",
    // Afweging 1.
    "Ja",
    // Afweging 2: doel, omschrijving, grondslag.
    "Ja",
    "Ja",
    "Ja",
    // Afweging 3: doelmatigheid, proportionaliteit, subsidiariteit.
    "Ja",
    "Ja",
    "Ja",
];

/// The casus of 4B: the client is not informed, for there is a justified reason. She uses her right to report.
const CASUS_4B: [&str; 6] = ["Ja", "Het lijkt beter om de cliënt niet te informeren", "Ja", "Nee", "Nee", "Ja"];

/// The casus of 4C: she cannot ask for consent and meets all five conditions.
const CASUS_4C: [&str; 9] =
    ["Ja", "Het lijkt beter om de cliënt niet te informeren", "Ja", "Nee", "Nee", "Nee", "Nee", "Nee", "Ja"];

fn open() -> RoadPage {
    RoadPage::open(Site::shared(), Device::PHONE)
}

/// What the app shows fits the phone, and the narrowest screen.
#[track_caller]
fn assert_fits(walk: &RoadPage) {
    for device in [Device::NARROW, Device::PHONE] {
        walk.page.set_device(device);
        let faults = walk.page.sticking_out();
        assert!(faults.is_empty(), "{} at {}: {faults:?}", walk.question(), device.width);
    }
}

#[track_caller]
fn assert_shows(walk: &RoadPage, parts: &[&str]) {
    let text = walk.app().text();
    for part in parts {
        assert!(text.contains(part), "`{part}` is missing in:\n{text}");
    }
}

/// Walks from the home page, looking at every screen, and wipes at the end.
fn from_home(casus: &[&str], outcome: &str, shown: &[&str]) {
    let page = Site::shared().open(Device::PHONE);
    page.goto("/");
    page.follow(|| page.find(Role::Main, "").find(Role::Link, "Mag ik dit delen?").click());
    assert_eq!(page.address(), ROAD);
    let walk = RoadPage::on(page);
    let loaded = walk.page.loaded();
    assert_fits(&walk);
    walk.press("Begin");
    for answer in NURSE.iter().chain(casus) {
        walk.answer(answer);
        assert_fits(&walk);
    }
    walk.at_outcome(outcome);
    assert_shows(&walk, shown);
    assert!(walk.page.title().starts_with("Uitkomst: "), "{}", walk.page.title());
    assert_eq!(walk.page.address(), ROAD, "no answer gets into the address");
    walk.page.assert_silent_since(loaded);

    walk.press("Wis antwoorden");
    walk.at_start();
    walk.page.assert_silent_since(loaded);
    walk.page.browser_back();
    walk.at_start();
    walk.press("Begin");
    let marked = walk.page.evaluate("document.querySelector('.tree-app input:checked') === null");
    assert_eq!(marked, true, "nothing is remembered");
}

/// The rules for her role: the one for the partner, and the one for which the source names no party.
const RULES: [&str; 3] = [
    "Zonder toestemming delen bij vitaal belang",
    "In principe niet spreken zonder toestemming",
    "Je werkt als: Hulpverlener met een (medisch) beroepsgeheim. Je wilt delen met: Relevante aanbieders.",
];

#[test]
fn a_district_nurse_with_the_casus_of_4b_takes_no_dead_end() {
    let shown = [
        "Deel beperkt",
        "Je mag je meldrecht gebruiken",
        // The outcome of 4B on the way, and a duty to record that it leaves.
        "Delen zonder vooraf te informeren is mogelijk",
        "Leg altijd in het cliëntdossier vast: je afwegingen, hoe je het hebt uitgevoerd, en de reactie van de cliënt.",
        "Leg je antwoorden op de drie vragen vast in het cliëntdossier.",
    ];
    from_home(&CASUS_4B, "gebruik-het-meldrecht", &[&shown[..], &RULES].concat());
}

#[test]
fn a_district_nurse_with_the_casus_of_4c_takes_no_dead_end() {
    let shown = [
        "Je mag je zwijgplicht doorbreken",
        "Leg het delen zonder toestemming altijd schriftelijk vast in het cliëntdossier.",
        "Grondslag: Vitaal belang",
    ];
    from_home(&CASUS_4C, "doorbreek-de-zwijgplicht", &[&shown[..], &RULES].concat());
}

#[test]
fn back_and_forward_step_through_all_stages() {
    let walk = open();
    walk.press("Begin");
    let mut seen = Vec::new();
    for answer in NURSE.iter().chain(&CASUS_4B) {
        seen.push(walk.question());
        walk.answer(answer);
    }
    assert_eq!(seen.iter().filter(|question| question.starts_with("niet-informeren-bij-geheim/")).count(), 1);
    for question in seen.iter().rev() {
        walk.page.browser_back();
        walk.page.settle();
        assert_eq!(walk.question(), *question);
    }
    walk.page.browser_back();
    walk.at_start();
    for question in &seen {
        walk.page.browser_forward();
        walk.page.settle();
        assert_eq!(walk.question(), *question);
    }
    walk.page.browser_forward();
    walk.at_outcome("gebruik-het-meldrecht");
    walk.page.browser_back();
    for question in seen.iter().rev() {
        walk.page.settle();
        assert_eq!(walk.question(), *question);
        walk.press("Terug");
    }
    walk.at_start();
}

#[test]
fn the_reader_knows_which_stage_is_done_and_which_begins() {
    let walk = open();
    walk.press("Begin");
    assert_shows(&walk, &["Stap 1 van hoogstens 8: Jij en de ander"]);
    walk.walk(&NURSE[..3]);
    assert_shows(
        &walk,
        &[
            "Je wilt delen met: Relevante aanbieders.",
            "Stap 2 van hoogstens 7: Afweging 1: Hoort de vraag bij mij?",
            "Vraag 1, dit is de laatste van deze stap",
            "Wat er geldt bij deze stap",
        ],
    );
    walk.answer("Ja");
    assert_shows(&walk, &["Rond: Afweging 1: Hoort de vraag bij mij?", "Stap 3 van hoogstens 7: Afweging 2"]);
}

#[test]
fn a_changed_answer_ends_the_road_earlier_and_says_what_no_longer_applies() {
    let walk = open();
    walk.press("Begin");
    walk.walk(&NURSE);
    walk.walk(&CASUS_4B);
    walk.press("Wijzig je antwoord op: Hoort de vraag bij jou?");
    walk.page.wait_for("the question", "document.querySelector(\"[data-question='hoort-bij-mij']\")");
    walk.answer("Nee");
    walk.at_outcome("verwijs-door");
    assert_shows(&walk, &["gelden niet meer", "‘Heb je een welbepaald doel?’", "Relevante aanbieders"]);
    assert!(!walk.app().text().contains("Uitkomsten onderweg"));

    walk.press("Wijzig je antwoord op: Met wie wil je delen?");
    walk.page.wait_for("the question", "document.querySelector(\"[data-stage='jij-en-de-ander']\")");
    walk.answer("Iemand anders, of staat er niet bij");
    walk.at_outcome("verwijs-door");
    assert_shows(&walk, &["De matrix noemt deze partij niet bij jouw functie.", "In principe niet spreken"]);
}

#[test]
fn who_works_with_the_wmo_in_the_three_municipalities_takes_their_steps() {
    let walk = open();
    walk.press("Begin");
    walk.walk(&["Wmo 2015", "Aanbieder Wmo", "Gemeente", "Ja"]);
    assert!(walk.question().starts_with("wmo/"), "{}", walk.question());
    walk.walk(&["Nee"]);
    walk.at_outcome("werk-zonder-delen");
    assert_shows(&walk, &["Gegevens leveren aan de gemeente", "Grondslag: Wettelijke plicht"]);
}

#[test]
fn who_is_sent_back_to_a_tree_goes_back_along_the_road() {
    let walk = open();
    walk.press("Begin");
    walk.walk(&["Sociaal werk en welzijnswerk", "Gemeente", "Ja", "Ja", "Ja", "Ja", "Ja", "Ja", "Ja", "Nee"]);
    walk.walk(&["De cliënt is het er niet mee eens", "Ja"]);
    walk.at_outcome("terug-naar-afweging-3");
    walk.press("Ga terug naar afweging 3");
    walk.page.wait_for("the question", "document.querySelector(\"[data-stage='beperkt']\")");
    walk.answer("Nee");
    walk.at_outcome("kies-een-lichtere-maatregel");
}
