//! The Dutch of search: which words are one, which are slips, and which come apart.

use crate::search::found_in;

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
