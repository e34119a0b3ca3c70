//! The ledger of the editors: for every part of every source, the pages that carry it; and the ways in by what readers
//! want.

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::site::{LedgerEntry, WishGroup};
use crate::source::Source;
use crate::source::files::Located;
use crate::source::table::{Table, Value};

impl Resolver<'_> {
    /// `[source] section = ["page", …]`, with pages written as links.
    pub(super) fn ledger(&self, source: &Source) -> Vec<LedgerEntry> {
        let Some(file) = &source.ledger else {
            self.missing_file("dekking.toml");
            return Vec::new();
        };
        let mut entries = Vec::new();
        for (name, value) in &file.table.entries {
            let Value::Table(sections) = &value.value else {
                let message = format!("`{}` is hier {}, maar moet een tabel zijn", name.value, value.value.kind());
                self.report(
                    Diagnostic::error("verkeerd-soort-waarde", value.at, message)
                        .hint("schrijf `[bron-id]` op een eigen regel"),
                );
                continue;
            };
            self.ledger_of(name, sections, &mut entries);
        }
        entries
    }

    fn ledger_of(&self, source: &Located<String>, sections: &Table, entries: &mut Vec<LedgerEntry>) {
        let Some(known) = self.catalogue.sources.iter().find(|known| known.id.as_str() == source.value) else {
            let names = self.catalogue.sources.iter().map(|known| known.id.as_str());
            let message = format!("bron `{}` bestaat niet", source.value);
            self.report(Diagnostic::error("onbekende-bron", source.at, message).suggest(&source.value, names));
            return;
        };
        for (name, value) in &sections.entries {
            let Some(part) = known.sections.iter().find(|part| part.id.as_str() == name.value) else {
                let names = known.sections.iter().map(|part| part.id.as_str());
                let message = format!("bron `{}` heeft geen onderdeel `{}`", known.id, name.value);
                self.report(Diagnostic::error("onbekende-bron", name.at, message).suggest(&name.value, names));
                continue;
            };
            let Value::List(items) = &value.value else {
                let message =
                    format!("`{}` is hier {}, maar moet een lijst van links zijn", name.value, value.value.kind());
                self.report(
                    Diagnostic::error("verkeerd-soort-waarde", value.at, message)
                        .hint("schrijf `[\"hoofdstuk:boek/id\"]`"),
                );
                continue;
            };
            let pages = items.iter().filter_map(|item| match &item.value {
                Value::Text(text) => self.link(&text.text, text.at).map(|(url, _)| Located { value: url, at: text.at }),
                _ => None,
            });
            entries.push(LedgerEntry { section: (known.id.clone(), part.id.clone()), pages: pages.collect() });
        }
    }

    /// The ways in by what readers want.
    pub(super) fn wishes(&self, source: &Source) -> Vec<WishGroup> {
        let Some(file) = &source.wishes else {
            self.missing_file("ik-wil.toml");
            return Vec::new();
        };
        let fields = self.fields(&file.table, file.at, "de lijst van wensen");
        let mut groups = Vec::new();
        for table in fields.tables("groups") {
            let group = self.fields(table, fields.at(), "een groep wensen");
            let mut wishes = Vec::new();
            for table in group.tables("items") {
                let wish = self.fields(table, group.at(), "een wens");
                let link = wish.text("link");
                let text = self.line_without_terms(&wish.text("text"));
                wishes.extend(self.link(&link.text, link.at).map(|(url, _)| (text, url)));
                wish.finish();
            }
            groups.push(WishGroup { title: group.plain("title"), wishes });
            group.finish();
        }
        fields.finish();
        groups
    }
}
