//! The registers: sources, terms, brochures.

use std::collections::BTreeMap;

use model::address;
use model::id::{SectionId, SourceId};
use model::source::{Source as CitedSource, SourceKind, SourceSection};
use model::term::{Definition, Term};

use super::{Resolver, Scope};
use crate::diagnostic::Diagnostic;
use crate::site::Brochure;
use crate::source::files::{At, Located};
use crate::source::{DataFile, Source};

impl Resolver<'_> {
    /// The sources, and where each of their parts is defined.
    pub(super) fn sources(&self, source: &Source) -> (Vec<CitedSource>, BTreeMap<(SourceId, SectionId), At>) {
        let mut places = BTreeMap::new();
        let sources = source.sources.iter().map(|file| self.source(file, &mut places)).collect();
        (sources, places)
    }

    fn source(&self, file: &DataFile, places: &mut BTreeMap<(SourceId, SectionId), At>) -> CitedSource {
        let fields = self.fields(&file.table, file.at, "een bron");
        let id: SourceId = self.file_id(&file.name, file.at);
        let mut sections = Vec::new();
        for table in fields.tables("sections") {
            let part = self.fields(table, fields.at(), "een onderdeel van een bron");
            let section = part.id::<SectionId>("id");
            if places.insert((id.clone(), section.value.clone()), section.at).is_some() {
                let message = format!("onderdeel `{}` bestaat al in deze bron", section.value);
                self.report(
                    Diagnostic::error("dubbel-id", section.at, message).hint("geef een van de twee een ander id"),
                );
            }
            sections.push(SourceSection {
                id: section.value,
                title: part.plain("title"),
                page: part.optional_plain("page"),
                url: part.optional_text("url").and_then(|url| self.link(&url.text, url.at)).map(|(url, _)| url),
            });
            part.finish();
        }
        let cited = CitedSource {
            id,
            title: fields.plain("title"),
            short_title: fields.plain("short_title"),
            publisher: fields.plain("publisher"),
            year: fields.optional_integer("year").and_then(|year| self.year(&year)),
            kind: fields.one_of("kind", &SourceKind::ALL),
            url: fields.optional_text("url").and_then(|url| self.link(&url.text, url.at)).map(|(url, _)| url),
            about: self.line(&fields.text("about"), &mut Scope::default()),
            sections,
        };
        fields.finish();
        cited
    }

    fn year(&self, year: &Located<i64>) -> Option<u16> {
        let found = u16::try_from(year.value).ok().filter(|year| (1000..=9999).contains(year));
        if found.is_none() {
            self.report(
                Diagnostic::error("verkeerd-nummer", year.at, format!("{} is geen jaar", year.value))
                    .hint("schrijf het jaar met vier cijfers"),
            );
        }
        found
    }

    /// The glossary, in the order of the alphabet.
    pub(super) fn terms(&self, source: &Source) -> Vec<Located<Term>> {
        self.on_page(address::TERMS);
        let mut terms = Vec::new();
        for file in &source.terms {
            let fields = self.fields(&file.table, file.at, "een bestand met begrippen");
            for table in fields.tables("terms") {
                let term = self.fields(table, fields.at(), "een begrip");
                let id = term.id::<model::id::TermId>("id");
                let known = || self.catalogue.terms.iter().map(String::as_str);
                let see = term
                    .texts("see")
                    .iter()
                    .filter_map(|text| self.reference(text, "onbekend-begrip", "begrip", known()))
                    .collect();
                let forms = term.texts("forms").into_iter().map(|form| form.text).collect();
                // A definition does not link to its own term.
                let mut scope = Scope { seen: [id.value.clone()].into() };
                let definitions = term
                    .tables("definitions")
                    .into_iter()
                    .map(|table| {
                        let definition = self.fields(table, term.at(), "een uitleg");
                        let read = Definition {
                            text: self.rich(&definition.text("text"), &mut scope),
                            sources: self.citations(&definition.some_texts("sources")),
                        };
                        definition.finish();
                        read
                    })
                    .collect::<Vec<_>>();
                if definitions.is_empty() {
                    self.report(
                        Diagnostic::error(
                            "begrip-zonder-uitleg",
                            id.at,
                            format!("begrip `{}` heeft geen uitleg", id.value),
                        )
                        .hint("voeg `[[terms.definitions]]` toe"),
                    );
                }
                let value = Term {
                    id: id.value,
                    term: term.plain("term"),
                    forms,
                    definitions,
                    see,
                    notes: self.note_ids(&term),
                };
                terms.push(Located { value, at: id.at });
                term.finish();
            }
            fields.finish();
        }
        terms.sort_by_cached_key(|term| (term.value.term.to_lowercase(), term.value.id.clone()));
        terms
    }

    pub(super) fn brochures(&self, source: &Source) -> Vec<Brochure> {
        let Some(file) = &source.brochures else {
            return Vec::new();
        };
        let fields = self.fields(&file.table, file.at, "de lijst van brochures");
        let brochures = fields
            .tables("brochures")
            .into_iter()
            .map(|table| {
                let brochure = self.fields(table, fields.at(), "een brochure");
                let read = Brochure {
                    title: brochure.plain("title"),
                    publisher: brochure.plain("publisher"),
                    date: brochure.plain("date"),
                    text: brochure.optional_text("text").map(|text| self.line(&text, &mut Scope::default())),
                };
                brochure.finish();
                read
            })
            .collect();
        fields.finish();
        brochures
    }
}
