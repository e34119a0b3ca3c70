//! Stage 2: understand a [`Source`]: every field read, every reference resolved, every tree verified. Out: a [`Site`].
//!
//! Knows what the content means; nothing of pages, templates or files to write.

mod books;
mod cards;
mod casus;
mod catalogue;
mod document;
mod ledger;
mod links;
mod matrix;
mod municipalities;
mod notes;
mod pages;
mod questions;
mod registers;
mod rich_text;
mod roads;
mod scenarios;
mod settings;
mod synonyms;
mod terms;
mod trees;
mod worksheets;

use std::cell::RefCell;
use std::collections::BTreeSet;

use model::duty::{self, Duty, DutyKind};
use model::id::{Id, NoteId, TermId};
use model::source::Citation;
use model::tree::Tree;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::site::{Site, TreeGroup, Usage};
use crate::source::fields::{Fields, invalid_id, stand_in, valid_id};
use crate::source::files::{At, Located};
use crate::source::table::Table;
use crate::source::{Source, Text};
use catalogue::Catalogue;

/// Understands the whole content. Faults are added to the diagnostics; with an error among them the site is not fit
/// to be rendered.
pub(crate) fn resolve(source: &Source, diagnostics: &mut Diagnostics) -> Site {
    let shared = RefCell::new(std::mem::take(diagnostics));
    let catalogue = Catalogue::of(source, &shared);
    let linker = terms::Linker::of(source, &shared);
    let resolver = Resolver {
        catalogue,
        linker,
        diagnostics: &shared,
        usage: RefCell::default(),
        links: RefCell::default(),
        page: RefCell::default(),
    };
    let (sources, source_sections) = resolver.sources(source);
    let resolver = Resolver { catalogue: Catalogue { sources, ..resolver.catalogue }, ..resolver };
    let notes = resolver.notes(source);
    let books = resolver.books(source);
    let rules_of_thumb = resolver.rules_of_thumb(source);
    let grounds = resolver.grounds(source);
    let trees = resolver.trees(source);
    let tree_groups = resolver.tree_groups(source);
    let scenarios = resolver.scenarios(source);
    let matrix = resolver.matrix(source);
    let roads = resolver.roads(source, &trees, &matrix);
    let terms = resolver.terms(source);
    let brochures = resolver.brochures(source);
    let (overviews, pages) = resolver.pages(source);
    let themes = resolver.themes(source);
    let (municipalities, topics) = resolver.municipalities(source);
    let worksheets = resolver.worksheets(source);
    let (cards, card_outcomes) = resolver.cards(source);
    let wishes = resolver.wishes(source);
    let ledger = resolver.ledger(source);
    let synonyms = resolver.synonyms(source);
    let questions = resolver.questions(&source.questions);
    let collected = resolver.questions(&source.collected);
    let (settings, home) = resolver.settings(source);
    let Resolver { catalogue, usage, links, .. } = resolver;
    *diagnostics = shared.into_inner();
    Site {
        settings,
        home,
        books,
        rules_of_thumb,
        grounds,
        trees: in_group_order(trees, &tree_groups),
        tree_groups,
        scenarios,
        matrix,
        roads,
        terms,
        sources: catalogue.sources,
        source_sections,
        brochures,
        notes,
        overviews,
        pages,
        themes,
        municipalities,
        topics,
        worksheets,
        cards,
        card_outcomes,
        wishes,
        ledger,
        synonyms,
        questions,
        collected,
        usage: usage.into_inner(),
        links: links.into_inner(),
    }
}

/// The trees in the order of their groups; a tree that no group names was reported, and stands last.
fn in_group_order(mut trees: Vec<Located<Tree>>, groups: &[TreeGroup]) -> Vec<Located<Tree>> {
    let order: Vec<_> = groups.iter().flat_map(|group| &group.trees).collect();
    trees.sort_by_key(|tree| order.iter().position(|id| *id == tree.value.id()).unwrap_or(order.len()));
    trees
}

/// What every part of this stage needs.
struct Resolver<'d> {
    catalogue: Catalogue,
    linker: terms::Linker,
    diagnostics: &'d RefCell<Diagnostics>,
    usage: RefCell<Usage>,
    links: RefCell<Vec<Located<String>>>,
    /// The address of the page that is being resolved: citations are counted for it.
    page: RefCell<String>,
}

/// A part of a page within which a term is linked once.
#[derive(Debug, Default)]
struct Scope {
    seen: BTreeSet<TermId>,
}

impl<'d> Resolver<'d> {
    /// What follows is resolved for the page at this address.
    fn on_page(&self, url: impl Into<String>) {
        *self.page.borrow_mut() = url.into();
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// What was read, and whether nothing was wrong with it. What is wrong must not be reported again as missing.
    fn watched<T>(&self, read: impl FnOnce() -> T) -> (T, bool) {
        let before = self.diagnostics.borrow().count();
        let value = read();
        (value, self.diagnostics.borrow().count() == before)
    }

    fn fields<'t>(&self, table: &'t Table, at: At, what: &'static str) -> Fields<'t, 'd> {
        Fields::new(table, at, what, self.diagnostics)
    }

    /// The identifier that a file's name is.
    fn file_id<T: Id>(&self, name: &str, at: At) -> T {
        valid_id(name).unwrap_or_else(|why| {
            self.report(
                invalid_id(name, at, &why).hint("geef het bestand een andere naam: die is het adres van de pagina"),
            );
            stand_in(at)
        })
    }

    /// A reference to something of which the catalogue knows the names.
    fn reference<'n, T: Id>(
        &self,
        text: &Text,
        code: &'static str,
        what: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Option<T> {
        let known: Vec<&str> = known.into_iter().collect();
        if known.contains(&text.text.as_str()) {
            return valid_id(&text.text).ok();
        }
        let message = format!("{what} `{}` bestaat niet", text.text);
        self.report(Diagnostic::error(code, text.at, message).suggest(&text.text, known));
        None
    }

    /// The references of a list of names.
    fn references<'n, T: Id>(
        &self,
        fields: &Fields<'_, '_>,
        key: &'static str,
        (code, what): (&'static str, &str),
        known: impl IntoIterator<Item = &'n String>,
    ) -> Vec<T> {
        let known: Vec<&str> = known.into_iter().map(String::as_str).collect();
        let texts = fields.texts(key);
        texts.iter().filter_map(|text| self.reference(text, code, what, known.iter().copied())).collect()
    }

    /// The citations of a list `["source#section"]`.
    fn citations(&self, texts: &[Text]) -> Vec<Citation> {
        texts.iter().filter_map(|text| self.citation(&text.text, text.at)).collect()
    }

    /// A citation written as `source#section`.
    fn citation(&self, text: &str, at: At) -> Option<Citation> {
        let Some((source, section)) = text.split_once('#') else {
            let message = if text.is_empty() {
                "hier ontbreekt de bron".to_owned()
            } else {
                format!("`{text}` noemt geen onderdeel van een bron")
            };
            self.report(
                Diagnostic::error("bron-onvolledig", at, message)
                    .hint("schrijf `bron#onderdeel`, bijvoorbeeld `zutphen#afweging-1`"),
            );
            return None;
        };
        let Some(known) = self.catalogue.sources.iter().find(|known| known.id.as_str() == source) else {
            let names = self.catalogue.sources.iter().map(|known| known.id.as_str());
            self.report(
                Diagnostic::error("onbekende-bron", at, format!("bron `{source}` bestaat niet")).suggest(source, names),
            );
            return None;
        };
        let citation = valid_id(section).ok().and_then(|section| known.cite(&section));
        match &citation {
            Some(citation) => {
                let key = (citation.source.clone(), citation.section.clone());
                self.usage.borrow_mut().sections.entry(key).or_default().insert(self.page.borrow().clone());
            }
            None => {
                let names = known.sections.iter().map(|part| part.id.as_str());
                let message = format!("bron `{source}` heeft geen onderdeel `{section}`");
                self.report(Diagnostic::error("onbekende-bron", at, message).suggest(section, names));
            }
        }
        citation
    }

    /// The notes of the field `notes`.
    fn note_ids(&self, fields: &Fields<'_, '_>) -> Vec<NoteId> {
        fields.texts("notes").iter().filter_map(|text| self.note_id(text)).collect()
    }

    fn note_id(&self, text: &Text) -> Option<NoteId> {
        let known = self.catalogue.notes.iter().map(String::as_str);
        let id: NoteId = self.reference(text, "onbekende-notitie", "notitie", known)?;
        self.usage.borrow_mut().notes.insert(id.clone());
        Some(id)
    }

    /// The duties of the field `duties`, in the order of showing.
    fn duties(&self, fields: &Fields<'_, '_>, scope: &mut Scope) -> Vec<Duty> {
        let mut duties = Vec::new();
        for table in fields.tables("duties") {
            let duty = self.fields(table, fields.at(), "een plicht");
            duties.push(Duty { kind: duty.one_of("kind", &DutyKind::ALL), text: self.line(&duty.text("text"), scope) });
            duty.finish();
        }
        duty::in_order(duties)
    }
}
