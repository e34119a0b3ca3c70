//! What search finds, and in which order.

use model::search::{Built, Index, Kind, Page, Section, Sizes, SynonymGroup, Synonyms, Texts, TextsFile, build};
use proptest::prelude::*;

pub(crate) fn page(url: &str, title: &str, sections: &[(&str, &str, &str)]) -> Page {
    let top = Section { title: title.to_owned(), ..Section::default() };
    let parts = sections.iter().map(|(fragment, title, text)| Section {
        fragment: (*fragment).to_owned(),
        title: (*title).to_owned(),
        text: (*text).to_owned(),
        ..Section::default()
    });
    Page {
        url: url.to_owned(),
        path: "Boek".to_owned(),
        kind: Kind::Chapter,
        sections: std::iter::once(top).chain(parts).collect(),
    }
}

pub(crate) fn pages() -> Vec<Page> {
    vec![
        page(
            "/delen/",
            "Gegevens delen",
            &[
                (
                    "kinderen",
                    "Als het om kinderen gaat",
                    "Een kind jonger dan twaalf: de ouders beslissen over gegevens delen.",
                ),
                (
                    "gemeente",
                    "Wat de gemeente doet",
                    "De gemeente bewaart gegevens zolang de wet dat eist. De bewaartermijn staat in de wet.",
                ),
            ],
        ),
        page(
            "/geheim/",
            "Het beroepsgeheim",
            &[
                ("zwijgen", "Zwijgen", "Een geheim bewaar je. De cliënt vertrouwt daarop. Doorbreken mag bij gevaar."),
                ("melden", "Melden", "Je doet een melding bij Veilig Thuis. Wat is er gemeld, en door wie?"),
            ],
        ),
        page(
            "/lek/",
            "Datalek",
            &[(
                "stappen",
                "De stappen",
                "Meld het bij de functionaris voor gegevensbescherming. Schrijf op wat er is gedeeld.",
            )],
        ),
    ]
}

pub(crate) fn synonyms() -> Synonyms {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Synonyms(vec![
        SynonymGroup::Same(list(&["beroepsgeheim", "zwijgplicht"])),
        SynonymGroup::LeadsTo(list(&["usb-stick kwijt"]), list(&["datalek"])),
    ])
}

/// The site in as few files as its size allows.
pub(crate) fn whole() -> Built {
    build(&pages(), &synonyms(), &Sizes::default())
}

pub(crate) fn index(built: &Built) -> Index {
    let mut index = Index::new(&built.index).unwrap();
    for shard in &built.shards {
        index.add_shard(shard).unwrap();
    }
    index
}

pub(crate) fn texts(files: &[TextsFile]) -> Texts {
    let mut texts = Texts::default();
    files.iter().for_each(|file| texts.add(file.clone()).unwrap());
    texts
}

fn found(query: &str) -> Vec<String> {
    let index = index(&whole());
    index.search(&index.query(query), 5).iter().map(model::search::Hit::url).collect()
}

/// The fragments of what a query finds on a site of one page with two sections of these texts.
pub(crate) fn found_in(texts: [&str; 2], query: &str) -> Vec<String> {
    let pages = [page("/een/", "Een", &[("dit", "Dit", texts[0]), ("dat", "Dat", texts[1])])];
    let index = index(&build(&pages, &Synonyms::default(), &Sizes::default()));
    index.search(&index.query(query), 2).into_iter().map(|hit| hit.fragment).collect()
}

#[test]
fn the_right_section_stands_first() {
    for (query, wanted) in [
        ("beroepsgeheim", "/geheim/"),
        ("zwijgplicht", "/geheim/"),
        ("beroepsgehiem ", "/geheim/"),
        ("beroepsg", "/geheim/"),
        ("gegevensdeling", "/delen/"),
        ("delen van gegevens", "/delen/"),
        ("gegevens delen", "/delen/"),
        ("bewaar termijnen", "/delen/#gemeente"),
        ("bewaartermijnen", "/delen/#gemeente"),
        ("kind", "/delen/#kinderen"),
        ("wat doet de gemeente", "/delen/#gemeente"),
        ("usb-stick kwijt", "/lek/"),
        ("mag ik dit melden?", "/geheim/#melden"),
        ("meldingen", "/geheim/#melden"),
        ("client", "/geheim/#zwijgen"),
        ("CLIËNT", "/geheim/#zwijgen"),
        ("gedeeld", "/delen/"),
    ] {
        assert_eq!(found(query).first().map(String::as_str), Some(wanted), "{query}");
    }
}

#[test]
fn words_near_each_other_count_for_more() {
    let far = format!("een kleuter. {} een tandarts.", "Over iets heel anders gaat dit verhaal hier. ".repeat(60));
    let near = format!("een kleuter bij een tandarts. {}", "Over iets heel anders gaat dit verhaal hier. ".repeat(60));
    assert_eq!(found_in([&far, &near], "kleuter tandarts ")[0], "dat");
}

#[test]
fn the_excerpt_is_where_the_word_is() {
    let mut pages = pages();
    pages[0].sections[1].text =
        format!("{}De tandarts vraagt iets.", "Hier staat eerst een hele tijd iets anders. ".repeat(9));
    let built = build(&pages, &synonyms(), &Sizes::default());
    let (index, texts) = (index(&built), texts(&built.texts));
    let query = index.query("tandarts");
    let hit = &index.search(&query, 1)[0];
    let excerpt = index.marker(&query).excerpt(texts.section(hit.section).unwrap());
    assert!(excerpt.text.starts_with('…') && excerpt.text.contains("tandarts"), "{}", excerpt.text);
    assert_eq!(excerpt.marks.len(), 1);
}

#[test]
fn as_many_hits_come_as_are_asked_for() {
    let index = index(&whole());
    let query = index.query("de gemeente en de gegevens");
    assert!(index.search(&query, 0).is_empty());
    assert_eq!(index.search(&query, 1).len(), 1);
}

#[test]
fn a_word_without_end_is_left_out() {
    let index = index(&whole());
    let long = "gegevens".repeat(100_000);
    assert!(index.search(&index.query(&long), 5).is_empty());
    assert!(!index.search(&index.query(&format!("{long} gemeente")), 5).is_empty());
}

#[test]
fn a_part_of_a_phrase_does_not_stand_for_it() {
    assert!(!found("datalek").is_empty());
    let built = whole();
    let index = index(&built);
    let hits = |query: &str| index.search(&index.query(query), 9).len();
    assert_eq!(hits("usb"), 0, "a part of a phrase does not stand for the phrase");
}

#[test]
fn a_question_leads_to_the_section_that_answers_it_in_other_words() {
    let mut pages = pages();
    let find = |pages: &[Page]| {
        let index = index(&build(pages, &synonyms(), &Sizes::default()));
        index
            .search(&index.query("mijn schoonmoeder roddelt"), 5)
            .iter()
            .map(model::search::Hit::url)
            .collect::<Vec<_>>()
    };
    assert_eq!(find(&pages), [""; 0]);
    pages[1].sections[1].questions = vec!["schoonmoeder die roddelt".to_owned()];
    assert_eq!(find(&pages), ["/geheim/#zwijgen"]);
}

#[test]
fn of_collected_questions_only_the_words_count_that_several_have() {
    let collected = |section: &mut Section, questions: &[&str]| {
        section.collected = questions.iter().map(|question| (*question).to_owned()).collect();
    };
    let mut pages = pages();
    collected(
        &mut pages[1].sections[1],
        &["mijn schoonmoeder roddelt", "mag schoonmoeders dit horen", "kletsen ja kletsen"],
    );
    let find = |pages: &[Page], query: &str| {
        let index = index(&build(pages, &synonyms(), &Sizes::default()));
        index.search(&index.query(query), 5).iter().map(model::search::Hit::url).collect::<Vec<_>>()
    };
    assert_eq!(find(&pages, "schoonmoeder "), ["/geheim/#zwijgen"]);
    // Another form of the word than the index lists.
    assert_eq!(find(&pages, "schoonmoeders "), ["/geheim/#zwijgen"]);
    for of_one in ["roddelt ", "kletsen "] {
        assert_eq!(find(&pages, of_one), [""; 0], "{of_one}");
    }
    // What an editor puts down for a place counts at once, and for no other place.
    pages[0].sections[1].questions = vec!["roddelen".to_owned()];
    assert_eq!(find(&pages, "roddelt "), ["/delen/#kinderen"]);

    // Two are few for a word that readers ask for many places with.
    let texts: Vec<(String, &str)> = (0..25).map(|number| (format!("deel-{number}"), "tekst")).collect();
    let sections: Vec<(&str, &str, &str)> = texts.iter().map(|(id, text)| (&**id, "Deel", *text)).collect();
    let mut many = vec![page("/veel/", "Veel", &sections)];
    for section in &mut many[0].sections[1..] {
        collected(section, &["vraagt de buurman iets", "dat hoorde de buurman"]);
    }
    assert_eq!(find(&many, "buurman "), [""; 0]);
    collected(&mut many[0].sections[7], &["vraagt de buurman iets", "dat hoorde de buurman", "buurman aan de deur"]);
    assert_eq!(find(&many, "buurman "), ["/veel/#deel-6"]);
}

#[test]
fn a_compound_that_the_site_lacks_finds_what_its_parts_find() {
    for (compound, parts) in [("geheimmelding", "geheim melding"), ("gemeentewet", "gemeente wet")] {
        assert_eq!(found(compound), found(parts), "{compound}");
        assert!(!found(parts).is_empty(), "{parts}");
    }
}

#[test]
fn a_slip_finds_what_the_word_finds() {
    for (slip, word) in
        [("beroepsgehiem ", "beroepsgeheim "), ("gemente ", "gemeente "), ("bewaartermyn ", "bewaartermijn ")]
    {
        assert_eq!(found(slip), found(word), "{slip}");
        assert!(!found(word).is_empty(), "{word}");
    }
}

#[test]
fn of_two_slips_the_likelier_is_meant() {
    assert_eq!(found_in(["Bewaar het verslag.", "De cliënt maakt bezwaar."], "bezaar "), ["dat", "dit"]);
    assert_eq!(found_in(["Een oude brief.", "De ouders weten het."], "oudes ")[0], "dat");
}

#[test]
fn a_word_that_lacks_a_letter_is_no_form_of_a_short_verb() {
    for slip in ["gemenete ", "gemeende ", "gekeente "] {
        assert_eq!(found_in(["Mensen kennen elkaar.", "De gemeente beslist."], slip), ["dat"], "{slip}");
    }
}

/// The fragments of what a query finds on one page with sections of these headings, all with the same text.
fn found_below(headings: &[&str], query: &str) -> Vec<String> {
    let fragments: Vec<String> = (1..=headings.len()).map(|number| number.to_string()).collect();
    let parts: Vec<_> =
        fragments.iter().zip(headings).map(|(id, title)| (&**id, *title, "De gegevens van de cliënt.")).collect();
    let index = index(&build(&[page("/een/", "Een", &parts)], &Synonyms::default(), &Sizes::default()));
    index.search(&index.query(query), 3).into_iter().map(|hit| hit.fragment).collect()
}

#[test]
fn small_words_in_the_order_of_a_heading_count() {
    let headings = ["Gegevens bij de client", "De client erbij", "De client en de gegevens"];
    assert_eq!(found_below(&headings, "moet de client erbij zijn")[0], "2");
    assert_eq!(found_below(&headings, "kaart de client en de gege")[0], "3");
    // A heading is found in its own words with a slip too.
    assert_eq!(found_below(&headings, "de client en de gegebens ")[0], "3");
}

#[test]
fn a_number_is_a_number_in_words_too() {
    let headings = ["Regel 2", "Regel 3", "De drie regels"];
    assert_eq!(found_below(&headings, "regel drie")[0], "2");
    assert_eq!(found_below(&headings, "wat zegt regel twee over bewaren")[0], "1");
    assert_eq!(found_below(&headings, "drie regels")[0], "3");
}

#[test]
fn words_typed_apart_are_one_while_they_are_typed_and_with_a_slip() {
    let texts = ["Een geheim van de jeugd.", "De jeugdwet en het beroepsgeheim."];
    for typed in ["beroeps gehe", "jeugt wet", "jeugt wet ", "beroeps gehiem"] {
        assert_eq!(found_in(texts, typed)[0], "dat", "{typed}");
    }
}

#[test]
fn a_name_with_a_hyphen_is_no_compound() {
    let pages = [
        page("/stad/", "Ouder-Amstel", &[]),
        page("/gezin/", "Gezin", &[("weten", "Weten", "Wat een ouder mag weten. Twee ouders.")]),
    ];
    let index = index(&build(&pages, &Synonyms::default(), &Sizes::default()));
    let found = |query: &str| -> Vec<String> {
        index.search(&index.query(query), 5).iter().map(model::search::Hit::url).collect()
    };
    assert_eq!(found("ouders "), ["/gezin/#weten"]);
    for typed in ["ouder-amstel", "Ouder-Amstel", "ouder am", "ouder amstal"] {
        assert_eq!(found(typed)[0], "/stad/", "{typed}");
    }
}

#[test]
fn nonsense_finds_nothing_and_does_no_harm() {
    for query in [
        "",
        " ",
        "?",
        "xqzwvkj",
        "\u{301}",
        "de het een",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "日本",
    ] {
        assert_eq!(found(query), Vec::<String>::new(), "{query}");
    }
}

#[test]
fn a_heading_that_stands_on_more_pages_does_not_fill_the_list() {
    let text = "Wie deelt zonder toestemming, vertelt dat daarna aan de cliënt.";
    let city = |url: &str, title: &str| page(url, title, &[("vertellen", "Vertellen na het delen", text)]);
    let other = page("/uitleg/", "Uitleg", &[("daarna", "Wat je daarna vertelt", text)]);
    let pages = [city("/west/", "West"), city("/oost/", "Oost"), city("/zuid/", "Zuid"), other];
    let index = index(&build(&pages, &synonyms(), &Sizes::default()));
    let hits = index.search(&index.query("vertellen na delen zonder toestemming"), 4);
    let urls: Vec<String> = hits.iter().map(model::search::Hit::url).collect();
    assert_eq!(urls, ["/west/#vertellen", "/uitleg/#daarna", "/oost/#vertellen", "/zuid/#vertellen"]);
    assert!(hits.is_sorted_by(|one, other| one.score >= other.score));
}

#[test]
fn at_most_three_hits_come_from_one_page() {
    let many: Vec<_> = (0..9).map(|at| (format!("deel-{at}"), format!("Deel {at}"))).collect();
    let parts: Vec<_> =
        many.iter().map(|(fragment, title)| (fragment.as_str(), title.as_str(), "Over de matrix.")).collect();
    let built = build(&[page("/a/", "Matrix", &parts)], &Synonyms::default(), &Sizes::default());
    let index = index(&built);
    assert_eq!(index.search(&index.query("matrix"), 10).len(), 3);
}

#[test]
fn a_misspelt_word_is_said_as_it_was_understood() {
    let built = whole();
    let index = index(&built);
    assert_eq!(index.mended(&index.query("beroepsgehiem delen ")), Some("beroepsgeheim delen".to_owned()));
    assert_eq!(index.mended(&index.query("beroepsgeheim")), None);
}

#[test]
fn an_excerpt_holds_what_matched() {
    let built = whole();
    let index = index(&built);
    let texts = texts(&built.texts);
    let query = index.query("cliënt gevaar");
    let hit = &index.search(&query, 1)[0];
    let excerpt = index.marker(&query).excerpt(texts.section(hit.section).unwrap());
    let marked: Vec<_> = excerpt.marks.iter().map(|range| &excerpt.text[range.clone()]).collect();
    assert_eq!(marked, ["cliënt", "gevaar"]);
}

proptest! {
    #[test]
    fn any_query_has_an_answer(query in "[a-zëA-Z0-9 '’/.-]{0,40}") {
        found(&query);
    }
}
