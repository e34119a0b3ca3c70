//! The page that searches, and the register from A to Z: every term, title and synonym under its first letter.

use std::collections::BTreeMap;

use model::address;
use model::search::{Index, Kind, Section, SynonymGroup};
use model::text::RichLine;
use serde::Serialize;
use serde_json::json;

use super::{Page, Pages};
use crate::assets::app::Program;
use crate::render::view::Link;
use crate::search;
use crate::site::Overview;

/// A place that a word of the register leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Place {
    title: String,
    url: String,
    /// Where that is, when the title does not tell.
    place: String,
    /// Whether the site uses another word.
    see: bool,
}

/// The words of the register in the order of the alphabet, each with its places. The key is for sorting.
type Register = BTreeMap<String, (String, Vec<Place>)>;

impl Pages<'_> {
    pub(super) fn search(&mut self) {
        let register = self.register();
        let mut letters: BTreeMap<char, Vec<&(String, Vec<Place>)>> = BTreeMap::new();
        for (key, entry) in &register {
            letters.entry(letter(key)).or_default().push(entry);
        }
        let links: Vec<_> =
            letters.keys().map(|letter| Link { title: shown(*letter), url: address::register(*letter) }).collect();
        self.add_overview(Overview::Search, "search.html", &links, Some(Program::Search));
        self.add_overview(Overview::Register, "register.html", &links, None);
        let title = self.overview_title(Overview::Register);
        for (letter, entries) in letters {
            let lead = format!("{title}: de onderwerpen die beginnen met {}.", shown(letter));
            let mut page = Page::new(
                address::register(letter),
                format!("{title}: {}", shown(letter)),
                &RichLine::from(lead.as_str()),
            );
            page.crumbs = self.overview_crumb(Overview::Register);
            let entries: Vec<_> =
                entries.iter().map(|(word, places)| json!({ "word": word, "places": places })).collect();
            self.add(
                page,
                "letter.html",
                json!({ "title": title, "letter": shown(letter), "letters": links, "entries": entries }),
            );
        }
    }

    fn register(&self) -> Register {
        let mut register = Register::new();
        let pages = search::pages(self.site);
        for page in &pages {
            for (at, section) in page.sections.iter().enumerate() {
                if !belongs(page.kind, at, section) {
                    continue;
                }
                let url = search::address_of(&page.url, section);
                let place = Place {
                    title: subject(&section.title).to_owned(),
                    url,
                    place: page.kind.label().to_owned(),
                    see: false,
                };
                for alias in section.aliases.iter().filter(|_| page.kind == Kind::Term) {
                    add(&mut register, alias, Place { see: true, place: String::new(), ..place.clone() });
                }
                add(&mut register, &place.title.clone(), place);
            }
        }
        if let Ok(index) = search::index(self.site) {
            for group in &self.site.synonyms.0 {
                add_synonyms(&mut register, &index, group);
            }
        }
        register
    }
}

/// Whether a section is a subject of its own. Questions, outcomes and notes are found from what they are about.
fn belongs(kind: Kind, at: usize, section: &Section) -> bool {
    match kind {
        Kind::Term => at > 0,
        Kind::Chapter | Kind::Theme | Kind::Ground | Kind::RuleOfThumb | Kind::Worksheet | Kind::Card => true,
        Kind::Tree => at == 0 || section.fragment.starts_with("casus"),
        Kind::Row | Kind::Municipality | Kind::Other => at == 0,
        Kind::Source => at > 0,
        Kind::Note => at == 0,
    }
}

/// The other words of a group lead to what search finds first for the words that the site uses.
fn add_synonyms(register: &mut Register, index: &Index, group: &SynonymGroup) {
    let (from, to) = match group {
        SynonymGroup::Same(words) => (words, words),
        SynonymGroup::LeadsTo(from, to) => (from, to),
    };
    for word in from {
        // What the site has under this word already needs no other way in.
        if register.contains_key(&key(word)) {
            continue;
        }
        let mut places: Vec<Place> = Vec::new();
        for target in to.iter().filter(|target| *target != word) {
            if let Some(hit) = index.search(&index.query(&format!("{target} ")), 1).first() {
                let place = Place {
                    title: hit.title.to_owned(),
                    url: hit.url(),
                    place: hit.kind.label().to_owned(),
                    see: true,
                };
                if !places.iter().any(|known| known.url == place.url) {
                    places.push(place);
                }
            }
        }
        for place in places.into_iter().take(2) {
            add(register, word, place);
        }
    }
}

fn add(register: &mut Register, word: &str, place: Place) {
    let (_, places) = register.entry(key(word)).or_insert_with(|| (word.to_owned(), Vec::new()));
    if !places.iter().any(|known| known.url == place.url) {
        places.push(place);
    }
}

/// A heading without the number, the letter or the word that only says which of several it is: under I one looks for
/// `Inzage`, not under A for `a. Inzage`.
fn subject(heading: &str) -> &str {
    let is_sign = |sign: &str| sign == "en" || sign.len() == 1 || sign.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = heading.split_once(". ").filter(|(label, _)| label.split(' ').all(is_sign));
    numbered.map(|(_, rest)| rest).or_else(|| heading.strip_prefix("Casus: ")).unwrap_or(heading)
}

/// What a word is sorted by: its letters, without case, accents and signs.
fn key(word: &str) -> String {
    model::search::folded(word)
}

/// The letter that a word stands under; all digits stand together.
fn letter(key: &str) -> char {
    key.chars().next().filter(char::is_ascii_lowercase).unwrap_or('0')
}

fn shown(letter: char) -> String {
    if letter == '0' { "0–9".to_owned() } else { letter.to_uppercase().to_string() }
}
