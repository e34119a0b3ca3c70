//! Pages of their own, and the introductions of the overviews.

use std::collections::BTreeMap;

use model::address;
use model::id::PageId;

use super::document::{Head, SectionSources};
use super::{Resolver, Scope};
use crate::diagnostic::Diagnostic;
use crate::site::{Document, Overview};
use crate::source::{Source, TextFile};

impl Resolver<'_> {
    pub(super) fn pages(&self, source: &Source) -> (BTreeMap<Overview, Document>, Vec<(PageId, Document)>) {
        let mut overviews = BTreeMap::new();
        for file in &source.overviews {
            match Overview::ALL.iter().find(|(name, _)| *name == file.name) {
                Some((_, overview)) => {
                    overviews.insert(*overview, self.page(&self.file_id(&file.name, file.at), file));
                }
                None => {
                    let message = format!("`{}` is geen overzicht van de site", file.name);
                    let names = Overview::ALL.iter().map(|(name, _)| *name);
                    self.report(
                        Diagnostic::error("onbekend-overzicht", file.at, message)
                            .hint("een losse pagina hoort in `paginas/`")
                            .suggest(&file.name, names),
                    );
                }
            }
        }
        for (name, overview) in Overview::ALL {
            if !overviews.contains_key(&overview) {
                self.missing_file(&format!("overzichten/{name}.md"));
            }
        }
        let mut pages = Vec::new();
        for file in &source.pages {
            if Overview::ALL.iter().any(|(name, _)| *name == file.name) {
                let message = format!("`/{}/` is al het adres van een overzicht", file.name);
                self.report(
                    Diagnostic::error("dubbel-adres", file.at, message).hint("geef het bestand een andere naam"),
                );
            }
            let id = self.file_id(&file.name, file.at);
            let document = self.page(&id, file);
            pages.push((id, document));
        }
        (overviews, pages)
    }

    fn page(&self, id: &PageId, file: &TextFile) -> Document {
        let fields = self.head(file, "een pagina");
        let head = Head {
            title: fields.plain("title"),
            lead: self.line(&fields.text("lead"), &mut Scope::default()),
            updated: fields.date("updated"),
        };
        let document = self.document(&address::page(id), head, &fields, &file.body, SectionSources::Optional);
        fields.finish();
        document
    }

    /// Reports a file that the site cannot do without.
    pub(super) fn missing_file(&self, path: &str) {
        let message = format!("het bestand `{path}` ontbreekt");
        self.report(
            Diagnostic::error("bestand-ontbreekt", None, message).hint("`content/README.md` zegt wat erin staat"),
        );
    }
}
