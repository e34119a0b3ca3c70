//! Notes of the editors: the registry of what the law changed, and remarks on a source.

use model::address;
use model::note::{CurrencyNote, LegalStatus, Note, NoteBody};

use super::{Resolver, Scope};
use crate::source::Source;
use crate::source::fields::Fields;
use crate::source::files::Located;

impl Resolver<'_> {
    pub(super) fn notes(&self, source: &Source) -> Vec<Located<Note>> {
        self.on_page(address::NOTES);
        let mut notes = Vec::new();
        for file in &source.currency {
            let fields = self.fields(&file.table, file.at, "een bestand met notities");
            for table in fields.tables("notes") {
                let note = self.fields(table, fields.at(), "een notitie");
                notes.push(self.note(&note, |scope| NoteBody::Currency(self.currency(&note, scope))));
                note.finish();
            }
            fields.finish();
        }
        for file in &source.editorial {
            let fields = self.fields(&file.table, file.at, "een bestand met kanttekeningen");
            for table in fields.tables("notes") {
                let note = self.fields(table, fields.at(), "een kanttekening");
                notes
                    .push(self.note(&note, |scope| NoteBody::Editorial { text: self.rich(&note.text("text"), scope) }));
                note.finish();
            }
            fields.finish();
        }
        notes
    }

    fn note(&self, fields: &Fields<'_, '_>, body: impl FnOnce(&mut Scope) -> NoteBody) -> Located<Note> {
        let id = fields.id("id");
        let note = Note { id: id.value, title: fields.plain("title"), body: body(&mut Scope::default()) };
        Located { value: note, at: id.at }
    }

    fn currency(&self, fields: &Fields<'_, '_>, scope: &mut Scope) -> CurrencyNote {
        CurrencyNote {
            touches: self.line(&fields.text("touches"), scope),
            source_says: self.line(&fields.text("source_says"), scope),
            holds_now: self.rich(&fields.text("holds_now"), scope),
            reference: self.line(&fields.text("reference"), scope),
            date: fields.date("date"),
            status: fields.one_of("status", &LegalStatus::ALL),
            checked: fields.date("checked"),
        }
    }
}
