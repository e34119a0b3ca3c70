//! What there is to refer to: collected before anything is resolved, so that the order of the files does not matter.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use model::source::Source as CitedSource;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::site::Overview;
use crate::source::Source;
use crate::source::files::At;
use crate::source::table::{Table, Value};

/// The names of everything that can be referred to.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    /// Tree, with its number, if it has one, and its title.
    pub(super) trees: BTreeMap<String, (Option<String>, String)>,
    /// `book/chapter`.
    pub(super) chapters: BTreeSet<String>,
    pub(super) books: BTreeSet<String>,
    pub(super) rules_of_thumb: BTreeSet<String>,
    /// Ground, with its number and title.
    pub(super) grounds: BTreeMap<String, (u8, String)>,
    pub(super) rows: BTreeSet<String>,
    pub(super) domains: BTreeSet<String>,
    pub(super) terms: BTreeSet<String>,
    pub(super) notes: BTreeSet<String>,
    pub(super) pages: BTreeSet<String>,
    pub(super) themes: BTreeSet<String>,
    pub(super) worksheets: BTreeSet<String>,
    pub(super) cards: BTreeSet<String>,
    /// Municipality, with its handbook.
    pub(super) municipalities: BTreeMap<String, String>,
    /// Filled as soon as the sources themselves are resolved.
    pub(super) sources: Vec<CitedSource>,
    pub(super) source_names: BTreeSet<String>,
    pub(super) external_hosts: Vec<String>,
}

impl Catalogue {
    pub(super) fn of(source: &Source, diagnostics: &RefCell<Diagnostics>) -> Self {
        let title = |table: &Table| table.text("title").unwrap_or_default().to_owned();
        let names = |files: &[crate::source::TextFile]| files.iter().map(|file| file.name.clone()).collect();
        let mut pages: BTreeSet<String> = source.pages.iter().map(|file| file.name.clone()).collect();
        // A road is referred to as a page.
        pages.extend(source.roads.iter().map(|file| file.name.clone()));
        pages.extend(Overview::ALL.iter().map(|(name, _)| (*name).to_owned()));
        let unique = Unique { diagnostics };
        Self {
            trees: source
                .trees
                .iter()
                .map(|file| (file.name.clone(), (file.table.text("number").map(str::to_owned), title(&file.table))))
                .collect(),
            chapters: source.chapters.iter().map(|(book, file)| format!("{book}/{}", file.name)).collect(),
            books: source.books.iter().map(|file| file.name.clone()).collect(),
            rules_of_thumb: names(&source.rules_of_thumb),
            grounds: source
                .grounds
                .iter()
                .map(|file| (file.name.clone(), (number(&file.head), title(&file.head))))
                .collect(),
            rows: unique.ids(source.domains.iter().flat_map(|file| file.table.tables("rows")), "rij"),
            domains: source.domains.iter().map(|file| file.name.clone()).collect(),
            terms: unique.ids(source.terms.iter().flat_map(|file| file.table.tables("terms")), "begrip"),
            notes: unique.ids(
                source.currency.iter().chain(&source.editorial).flat_map(|file| file.table.tables("notes")),
                "notitie",
            ),
            pages,
            themes: names(&source.themes),
            worksheets: source.worksheets.iter().map(|file| file.name.clone()).collect(),
            cards: source.cards.iter().map(|file| file.name.clone()).collect(),
            municipalities: source
                .municipalities
                .iter()
                .map(|file| (file.name.clone(), file.table.text("handbook").unwrap_or_default().to_owned()))
                .collect(),
            sources: Vec::new(),
            source_names: source.sources.iter().map(|file| file.name.clone()).collect(),
            external_hosts: hosts(source),
        }
    }
}

impl Catalogue {
    /// The municipalities that a handbook holds for.
    pub(super) fn municipalities_of(&self, book: &str) -> Vec<&str> {
        self.municipalities.iter().filter(|(_, handbook)| *handbook == book).map(|(id, _)| id.as_str()).collect()
    }
}

fn number(head: &Table) -> u8 {
    match head.get("number").map(|field| &field.value) {
        Some(Value::Integer(number)) => u8::try_from(*number).unwrap_or_default(),
        _ => 0,
    }
}

fn hosts(source: &Source) -> Vec<String> {
    let field = source.site.as_ref().and_then(|file| file.table.get("external_hosts"));
    let Some(Value::List(items)) = field.map(|field| &field.value) else {
        return Vec::new();
    };
    let text = |item: &crate::source::files::Located<Value>| match &item.value {
        Value::Text(text) => Some(text.text.clone()),
        _ => None,
    };
    items.iter().filter_map(text).collect()
}

struct Unique<'d> {
    diagnostics: &'d RefCell<Diagnostics>,
}

impl Unique<'_> {
    /// The identifiers of these tables; one that occurs twice is reported at its second place.
    fn ids<'t>(&self, tables: impl Iterator<Item = &'t Table>, what: &str) -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        for table in tables {
            let Some(id) = table.text("id") else { continue };
            if !seen.insert(id.to_owned()) {
                let at: Option<At> = table.get("id").map(|field| field.at);
                let message = format!("{what} `{id}` bestaat al");
                let diagnostic = Diagnostic::error("dubbel-id", at, message).hint("geef een van de twee een ander id");
                self.diagnostics.borrow_mut().push(diagnostic);
            }
        }
        seen
    }
}
