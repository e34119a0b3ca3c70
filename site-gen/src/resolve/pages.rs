//! Pages of their own, and the introductions of the overviews.

use std::collections::BTreeMap;

use model::address;
use model::id::{PageId, ThemeId};

use super::Resolver;
use super::document::{Head, SectionSources};
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

    pub(super) fn themes(&self, source: &Source) -> Vec<(ThemeId, Document)> {
        let themes = source.themes.iter().map(|file| {
            let id: ThemeId = self.file_id(&file.name, file.at);
            let document = self.titled(&address::theme(&id), file, "een thema", SectionSources::Required);
            (id, document)
        });
        themes.collect()
    }

    fn page(&self, id: &PageId, file: &TextFile) -> Document {
        self.titled(&address::page(id), file, "een pagina", SectionSources::Optional)
    }

    fn titled(&self, url: &str, file: &TextFile, what: &'static str, sources: SectionSources) -> Document {
        let fields = self.head(file, what);
        let head = Head {
            title: fields.plain("title"),
            lead: self.line_without_terms(&fields.text("lead")),
            updated: fields.date("updated"),
        };
        let document = self.document(url, head, &fields, &file.body, sources);
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
