//! What holds for the whole site, and the front page.

use model::id::PageId;
use model::text::RichLine;

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::site::{Home, HomeEntry, Settings};
use crate::source::Source;
use crate::source::fields::Fields;

impl Resolver<'_> {
    pub(super) fn settings(&self, source: &Source) -> (Settings, Home) {
        (self.site(source), self.home(source))
    }

    fn site(&self, source: &Source) -> Settings {
        let Some(file) = &source.site else {
            self.missing_file("site.toml");
            return Settings {
                name: String::new(),
                tagline: String::new(),
                version: String::new(),
                base_url: String::new(),
                editor: String::new(),
                disclaimer: RichLine::default(),
                acute_danger: RichLine::default(),
                menu: Vec::new(),
                footer: Vec::new(),
            };
        };
        let fields = self.fields(&file.table, file.at, "de site");
        // The links need the hosts before anything is resolved, so the catalogue has read them; here they are known.
        fields.texts("external_hosts");
        let base_url = fields.text("base_url");
        let sound = base_url.text.starts_with("http") && !base_url.text.ends_with('/');
        if !sound && !base_url.text.is_empty() {
            self.report(
                Diagnostic::error("basisadres", base_url.at, format!("`{}` is geen basisadres", base_url.text))
                    .hint("schrijf `https://naam`, zonder `/` aan het eind"),
            );
        }
        let settings = Settings {
            name: fields.plain("name"),
            tagline: fields.plain("tagline"),
            version: fields.plain("version"),
            base_url: base_url.text,
            editor: fields.plain("editor"),
            disclaimer: self.line_without_terms(&fields.text("disclaimer")),
            acute_danger: self.line_without_terms(&fields.text("acute_danger")),
            menu: self.page_list(&fields, "menu"),
            footer: self.page_list(&fields, "footer"),
        };
        fields.finish();
        settings
    }

    fn page_list(&self, fields: &Fields<'_, '_>, key: &'static str) -> Vec<PageId> {
        let known = || self.catalogue.pages.iter().map(String::as_str);
        fields
            .some_texts(key)
            .iter()
            .filter_map(|text| self.reference(text, "onbekende-pagina", "pagina", known()))
            .collect()
    }

    fn home(&self, source: &Source) -> Home {
        let Some(file) = &source.home else {
            self.missing_file("home.toml");
            return Home { title: RichLine::default(), lead: RichLine::default(), entries: Vec::new() };
        };
        let fields = self.fields(&file.table, file.at, "de voorpagina");
        let entries = fields
            .tables("entries")
            .into_iter()
            .map(|table| {
                let entry = self.fields(table, fields.at(), "een ingang");
                let link = entry.text("link");
                let read = HomeEntry {
                    title: entry.plain("title"),
                    text: self.line_without_terms(&entry.text("text")),
                    url: self.link(&link.text, link.at).map(|(url, _)| url).unwrap_or_default(),
                };
                entry.finish();
                read
            })
            .collect();
        let home = Home {
            title: self.line_without_terms(&fields.text("title")),
            lead: self.line_without_terms(&fields.text("lead")),
            entries,
        };
        fields.finish();
        home
    }
}
