//! The Dutch of search: which words are one, which are slips, and which come apart.

use model::search::{Sizes, SynonymGroup, Synonyms, build};

use crate::search::{found_in, index, page};

#[test]
fn a_form_of_a_word_finds_all_its_forms() {
    for forms in [
        ["artsen", "arts"],
        ["mensen", "mens"],
        ["foto's", "foto"],
        ["codes", "code"],
        ["instanties", "instantie"],
        ["vermoedens", "vermoeden"],
        ["tekenen", "teken"],
        ["tekening", "teken"],
        ["grenzen", "grens"],
        ["intrekken", "ingetrokken"],
        ["besluiten", "besloten"],
        ["onderzoeken", "onderzocht"],
        ["inbrengen", "ingebracht"],
        ["verwijzen", "verwezen"],
        ["delen, deelde", "gedeeld"],
        ["wissen", "gewist"],
        ["scheiding", "scheiden"],
        ["sociaal", "sociale"],
    ] {
        for form in forms {
            let word = form.split(',').next().unwrap_or_default();
            assert_eq!(found_in(forms, &format!("{word} ")).len(), 2, "{word} of {forms:?}");
        }
    }
    for other in
        [["bedrijven", "bedreven"], ["leven", "geloven"], ["namen", "namens"], ["zo'n", "zoon"], ["ouders", "ouderen"]]
    {
        assert_eq!(found_in(other, &format!("{} ", other[1])), ["dat"], "{other:?}");
    }
}

#[test]
fn a_verb_of_which_the_site_has_only_the_noun_is_no_slip() {
    assert_eq!(found_in(["een scheiding", "veel schulden"], "scheiden "), ["dit"]);
}

#[test]
fn a_number_and_another_word_are_not_taken_for_slips() {
    assert_eq!(found_in(["sinds 2001", "het gerecht"], "0800-2000 "), [""; 0]);
    assert_eq!(found_in(["sinds 2001", "het gerecht"], "Utrecht "), [""; 0]);
    assert_eq!(found_in(["de politiek", "de politie"], "politiee "), ["dat", "dit"]);
    assert_eq!(found_in(["de AVG", "een avond"], "agv "), ["dit"]);
    assert_eq!(found_in(["de AVG", "een avond"], "abg "), [""; 0]);
}

#[test]
fn a_word_typed_apart_behind_a_stop_word_is_found() {
    for query in ["onder zoek", "mede weten", "een voor beeld"] {
        let found = found_in(["onderzoek, medeweten, voorbeeld", "zoeken, kennis, beelden"], query);
        assert_eq!(found.first().map(String::as_str), Some("dit"), "{query}: {found:?}");
    }
}

#[test]
fn a_new_compound_comes_apart_into_words_as_the_site_has_them() {
    assert_eq!(found_in(["De overheid heeft taken.", "Het overige, ook taken."], "overheidstaken")[0], "dit");
}

#[test]
fn a_word_that_is_written_as_it_sounds_is_found() {
    for (heard, word) in [
        ("regter ", "rechter"),
        ("gezach ", "gezag"),
        ("gehijm ", "geheim"),
        ("beistand ", "bijstand"),
        ("zutfen ", "Zutphen"),
        ("jeucht ", "jeugd"),
        ("fertrouwelijk ", "vertrouwelijk"),
    ] {
        assert_eq!(
            found_in([word, "bestanden, gezicht, retentie"], heard).first().map(String::as_str),
            Some("dit"),
            "{heard}"
        );
    }
}

#[test]
fn a_slip_is_no_form_of_a_short_verb() {
    assert_eq!(found_in(["de gemeente", "menen, mensen"], "gemente ").first().map(String::as_str), Some("dit"));
}

#[test]
fn a_name_with_a_hyphen_and_the_number_of_an_article_are_one_word() {
    assert_eq!(found_in(["Ouder-Amstel", "de ouders"], "ouders "), ["dat"]);
    for name in ["Ouder-Amstel", "ouder amstel ", "ouder-amstel "] {
        assert_eq!(found_in(["Ouder-Amstel", "de ouders"], name).first().map(String::as_str), Some("dit"), "{name}");
    }
    assert_eq!(found_in(["artikel 5.2.6 Wmo", "artikel 6, lid 2 van 5"], "5.2.6 "), ["dit"]);
    assert_eq!(found_in(["art. 7:457 BW", "artikel 7, vraag 457"], "7:457 "), ["dit"]);
}

#[test]
fn what_kind_of_text_is_looked_for_says_less_than_its_subject() {
    let texts = ["De bladzijde, een pagina en een hoofdstuk.", "Over de toestemming."];
    for query in ["pagina over toestemming ", "hoofdstuk toestemming ", "stukje toestemming "] {
        assert_eq!(found_in(texts, query), ["dat"], "{query}");
    }
}

#[test]
fn a_word_that_only_the_synonyms_have_is_found_apart_and_half_typed() {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let synonyms = Synonyms(vec![SynonymGroup::LeadsTo(list(&["dwangopname", "alcohol"]), list(&["kliniek"]))]);
    let pages = [page("/een/", "Een", &[("dit", "Dit", "De kliniek."), ("dat", "Dat", "Opnames van beeld, dwang.")])];
    let index = index(&build(&pages, &synonyms, &Sizes::default()));
    for query in ["dwang opname ", "alco", "dwangopname "] {
        let hits = index.search(&index.query(query), 1);
        assert_eq!(hits.first().map(|hit| &*hit.fragment), Some("dit"), "{query}");
    }
}
