//! Every Dutch text of the app that is not content.
//!
//! Sentences are put together by hand: the formatting machinery would weigh more than all of them.

use model::date::Date;
use model::tree::{Question, TreeRef};
use model::verdict::Verdict;

// The start screen.
pub(crate) const START_TITLE: &str = "Maak deze afweging stap voor stap";
pub(crate) const START_ROAD: &str = "Doorloop het stap voor stap";
pub(crate) const START_FACTS: [&str; 2] = [
    "Er wordt niets bewaard en niets verstuurd. Je antwoorden blijven op dit apparaat.",
    "Sluit je de pagina? Dan zijn je antwoorden weg.",
];
pub(crate) const BEGIN: &str = "Begin";

// A question.
pub(crate) const CONSIDERATIONS: &str = "Weeg af:";
pub(crate) const NEXT: &str = "Verder";
pub(crate) const BACK: &str = "Terug";
pub(crate) const WIPE: &str = "Wis antwoorden";
pub(crate) const WIPED: &str = "Je antwoorden zijn gewist.";
pub(crate) const ERROR_TITLE: &str = "Je hebt nog niets gekozen";
pub(crate) const ERROR_LINK: &str = "Kies een antwoord";
pub(crate) const ERROR_AT_FIELD: &str = "Kies een antwoord om verder te gaan.";

/// After the number of a question, when no question follows it.
pub(crate) const LAST: &str = "dit is de laatste";
/// The same in a stage of a guided road.
pub(crate) const LAST_OF_STAGE: &str = "dit is de laatste van deze stap";
pub(crate) const BACKGROUND: &str = "Wat er geldt bij deze stap";
pub(crate) const ANSWERS_SO_FAR: &str = "Jouw antwoorden tot nu toe";

// The note and the link that a reader takes along.
pub(crate) const NOTE_FACTS: &str = "Deze notitie wordt nergens bewaard. Neem haar over in het systeem van je organisatie en vul daar aan wat nog open is. Zet er pas daar namen in: wat je kopieert, kan ook op je andere apparaten terechtkomen.";
pub(crate) const NOTE_SHOW: &str = "Bekijk de notitie";
pub(crate) const COPY: &str = "Kopieer";
pub(crate) const COPIED: &str = "Gekopieerd.";
pub(crate) const NOT_COPIED: &str = "Kopiëren lukt niet in deze browser. Selecteer de tekst en kopieer die zelf.";
pub(crate) const SAVE_TEXT: &str = "Bewaar als tekst";

pub(crate) const LINK: &str = "Link met deze antwoorden";
pub(crate) const LINK_FACTS: &str = "Voor trainers: met deze link begint een ander bij deze uitkomst. Wie de link heeft, ziet de antwoorden. Niet voor een echte cliënt.";
pub(crate) const MAKE_LINK: &str = "Maak een link met deze antwoorden";
pub(crate) const COPY_LINK: &str = "Kopieer de link";
pub(crate) const LINK_MADE: &str = "De link is gemaakt.";

// Answers that came with a link.
pub(crate) const EXAMPLE: &str = "Voorbeeldroute";
pub(crate) const EXAMPLE_FACTS: &str = "Deze antwoorden komen uit een link. Ze zijn om mee te oefenen.";

pub(crate) const BEGIN_OWN: &str = "Zelf beginnen";

// An outcome.
pub(crate) const WHY: &str = "Waarom";
pub(crate) const ANSWERS: &str = "Jouw antwoorden";
pub(crate) const CHANGE: &str = "Wijzig";
/// Goes on after [`CHANGE`], before the question, for a reader who hears the button alone.
pub(crate) const CHANGE_OF: &str = " je antwoord op: ";
pub(crate) const CHART: &str = "Bekijk je route in het stroomschema";
pub(crate) const RESTART: &str = "Opnieuw beginnen";

// The outcome of a guided road.
pub(crate) const PASSED: &str = "Uitkomsten onderweg";
pub(crate) const PASSED_LEAD: &str = "De uitkomst hierboven gaat voor.";
pub(crate) const RULES: &str = "Wat de matrix hierover zegt";
pub(crate) const RULES_BESIDE: &str = "Leg deze regels naast de uitkomst. Zegt een regel iets anders? Overleg dan eerst met je leidinggevende of de \
     functionaris gegevensbescherming (FG).";
pub(crate) const NO_RULES: &str =
    "De matrix noemt deze partij niet bij jouw functie. Vraag het je functionaris gegevensbescherming (FG).";
pub(crate) const RULES_GENERAL: &str = "Bij deze regels noemt de bron geen partij:";

/// Before the name of a conversation card.
pub(crate) const CARD: &str = "Gesprekskaart:";

// Practising with a casus.
pub(crate) const PRACTISE: &str = "Oefen met een casus: ";
pub(crate) const CASUS: &str = "Casus: ";
pub(crate) const COMPARISON: &str = "Jouw route naast de bron: ";
pub(crate) const YOU: &str = "Jij: ";
pub(crate) const SOURCE: &str = "De bron: ";
pub(crate) const SOURCE_ENDS: &str = "De bron komt uit bij:";

// The fold with the static part.
pub(crate) const ALL: &str = "Alle vragen en uitkomsten op een rij";
pub(crate) const ALL_STAGES: &str = "Alle stappen op een rij";

// A note.
pub(crate) const NOTE_SOURCE_SAYS: &str = "De bron zegt:";
/// Goes on after since when the law holds, and before where it says so.
pub(crate) const NOTE_REFERENCE: &str = ". Bron: ";

// The filter of the matrix.
pub(crate) const FILTER: &str = "Kies wat bij jouw situatie past";
pub(crate) const DOMAIN: &str = "Domein";
pub(crate) const ROLE: &str = "Ik werk als";
pub(crate) const PARTNER: &str = "Ik wil delen met";
pub(crate) const GROUND: &str = "Grondslag";
pub(crate) const ALL_DOMAINS: &str = "Alle domeinen";
pub(crate) const ALL_ROLES: &str = "Alle rollen";
pub(crate) const OTHER_ROLE: &str = "Leg ernaast";
pub(crate) const NO_OTHER_ROLE: &str = "Geen andere rol";
pub(crate) const ALL_PARTNERS: &str = "Alle partners";
pub(crate) const ALL_GROUNDS: &str = "Alle grondslagen";
pub(crate) const BY_GROUND: &str = "Bij elke functie staan de regels op volgorde van grondslag. Regels zonder grondslag, zoals een plicht om te \
     zwijgen, staan bovenaan.";
pub(crate) const WIPE_FILTERS: &str = "Wis filters";
pub(crate) const NOTHING_LEFT: &str = "Geen enkele regel past bij deze keuze. Zet een van de lijsten terug op ‘Alle …’ of \
     wis de filters. Staat jouw situatie er niet bij? Vraag het je functionaris gegevensbescherming (FG).";

// A worksheet.
pub(crate) const SHEET_FACTS: &str = "Wat je invult, blijft op dit apparaat. Er wordt niets bewaard en niets verstuurd. Sluit je de pagina? Dan is het \
     weg. Vul geen namen van cliënten in.";
pub(crate) const PRINT: &str = "Print";
pub(crate) const SAVE: &str = "Bewaar als bestand";
pub(crate) const SAVED: &str = "Het bestand is gemaakt. Je vindt het bij je downloads.";
pub(crate) const NOT_SAVED: &str = "Je browser kan het bestand niet maken. Print of kopieer de tekst.";
pub(crate) const WIPE_SHEET: &str = "Wis werkblad";
pub(crate) const SHEET_WIPED: &str = "Het werkblad is leeg.";

// Search.

/// How much was found, and what was searched for when that is not what was typed.
pub(crate) fn found(count: usize, more: bool, typed: &str, mended: Option<&str>) -> String {
    let number = count.to_string();
    let (before, behind) = match (count, more) {
        (0, _) => ("Niets gevonden", ". Probeer een ander woord, of:"),
        (1, _) => ("1 resultaat", ""),
        (_, false) => (&*[&number, " resultaten"].concat(), ""),
        (_, true) => (&*["De beste ", &number, " resultaten"].concat(), ""),
    };
    // Nobody needs to read again what he typed well.
    match mended.or((count == 0).then_some(typed)) {
        Some(query) => [before, " voor ‘", query, "’", behind].concat(),
        None => [before, behind].concat(),
    }
}

/// The name of a row of a worksheet: `Taak 1`.
pub(crate) fn row(name: &str, number: usize) -> String {
    [name, " ", &number.to_string()].concat()
}

/// The button that adds a row to a worksheet: `Nog een taak`.
///
/// The browser makes the small letters: Rust's own tables for that weigh 10 kB.
pub(crate) fn add_row(name: &str) -> String {
    ["Nog een ", &String::from(js_sys::JsString::from(name).to_lower_case())].concat()
}

/// What the reader can expect, from the most questions that he answers.
pub(crate) fn start_lead(longest: usize) -> String {
    let questions = match longest {
        1 => "één vraag".to_owned(),
        _ => ["hoogstens ", &longest.to_string(), " vragen"].concat(),
    };
    ["Je beantwoordt ", &questions, ". Daarna zie je wat je kunt doen, waarom, en wat je vastlegt."].concat()
}

/// Which stage of a guided road the reader is in, of at most how many.
pub(crate) fn stage(number: usize, most: usize) -> String {
    ["Stap ", &number.to_string(), " van hoogstens ", &most.to_string(), ": "].concat()
}

/// What the stage before came to.
pub(crate) fn stage_done(stage: &str, outcome: &str) -> String {
    ["Rond: ", stage, " Uitkomst: ", outcome, "."].concat()
}

/// Who the reader is and with whom he wants to share.
pub(crate) fn who(role: &str, partner: &str) -> String {
    ["Je werkt als: ", role, ". Je wilt delen met: ", partner, "."].concat()
}

/// The way back to a stage that was come past.
pub(crate) fn previous_stage(tree: &TreeRef) -> String {
    let label = tree.number.as_ref().map_or_else(|| tree.title.clone(), |number| ["afweging ", number].concat());
    ["Ga terug naar ", &label].concat()
}

/// Where the reader is, from the number of the question and the most questions that can still come.
pub(crate) fn progress(number: usize, remaining: usize, last: &str) -> String {
    let rest = match remaining {
        0 => last.to_owned(),
        _ => ["nog hoogstens ", &remaining.to_string()].concat(),
    };
    ["Vraag ", &number.to_string(), ", ", &rest].concat()
}

/// Which questions have lost their answer, or nothing when none has.
pub(crate) fn pruned<'t>(questions: impl Iterator<Item = &'t Question>) -> String {
    let questions: Vec<_> = questions.map(|question| ["‘", question.text.as_str(), "’"].concat()).collect();
    match questions.len() {
        0 => String::new(),
        1 => ["Je antwoord op deze vraag geldt niet meer: ", &questions.concat(), "."].concat(),
        _ => ["Je antwoorden op deze vragen gelden niet meer: ", &questions.join(", "), "."].concat(),
    }
}

/// The title of a screen with a question.
pub(crate) fn question_title(number: usize, question: &str, unanswered: bool) -> String {
    [if unanswered { "Fout: vraag " } else { "Vraag " }, &number.to_string(), ": ", question].concat()
}

/// The title of a screen with an outcome.
pub(crate) fn outcome_title(verdict: Verdict) -> String {
    ["Uitkomst: ", verdict.label()].concat()
}

/// The title of a page with a screen on it.
pub(crate) fn page_title(screen: &str, page: &str) -> String {
    [screen, " – ", page].concat()
}

/// What stands before a number of grounds.
pub(crate) fn grounds_label(count: usize) -> &'static str {
    if count == 1 { "Grondslag:" } else { "Grondslagen:" }
}

/// What stands before a number of sources.
pub(crate) fn source_label(count: usize) -> &'static str {
    if count == 1 { "Bron:" } else { "Bronnen:" }
}

/// The way to the tree to go on with.
pub(crate) fn next_tree(label: &str) -> String {
    ["Ga door naar ", label].concat()
}

/// When the editors last checked a note; goes on after where the law says so.
pub(crate) fn note_checked(date: Date) -> String {
    [". Nagekeken op ", &date.in_words(), "."].concat()
}

/// How much of the matrix a filter leaves.
pub(crate) fn count(rows: usize, of: usize, rules: usize) -> String {
    let rest = match (rows, rules) {
        (0, _) => "".to_owned(),
        // The rows that are left only refer to others.
        (_, 0) => "; de regels staan bij een andere rij".to_owned(),
        (_, 1) => ", 1 regel".to_owned(),
        _ => [", ", &rules.to_string(), " regels"].concat(),
    };
    [&rows.to_string(), " van ", &of.to_string(), " rijen", &rest].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_many_are_both_good_dutch() {
        assert_eq!(progress(2, 3, LAST), "Vraag 2, nog hoogstens 3");
        assert_eq!(progress(4, 0, LAST), "Vraag 4, dit is de laatste");
        assert!(start_lead(1).starts_with("Je beantwoordt één vraag. "));
        assert!(start_lead(3).starts_with("Je beantwoordt hoogstens 3 vragen. "));
        assert_eq!(count(7, 19, 12), "7 van 19 rijen, 12 regels");
        assert_eq!(count(1, 19, 1), "1 van 19 rijen, 1 regel");
        assert_eq!(count(1, 19, 0), "1 van 19 rijen; de regels staan bij een andere rij");
        assert_eq!(count(0, 19, 0), "0 van 19 rijen");
        assert_eq!(pruned(std::iter::empty()), "");
    }
}
