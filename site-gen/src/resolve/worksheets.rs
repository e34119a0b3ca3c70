//! Worksheets: tables to fill in.

use model::address;
use model::id::{ColumnId, WorksheetId};
use model::worksheet::{Column, MAX_ROWS, Worksheet};

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::source::fields::Fields;
use crate::source::files::Located;
use crate::source::{DataFile, Source};

impl Resolver<'_> {
    pub(super) fn worksheets(&self, source: &Source) -> Vec<Worksheet> {
        source.worksheets.iter().map(|file| self.worksheet(file)).collect()
    }

    fn worksheet(&self, file: &DataFile) -> Worksheet {
        let fields = self.fields(&file.table, file.at, "een werkblad");
        let id: WorksheetId = self.file_id(&file.name, file.at);
        self.on_page(address::worksheet(&id));
        let rows = fields.integer("rows").map(|rows| self.row_count(&rows));
        let worksheet = Worksheet {
            id,
            title: fields.plain("title"),
            lead: self.line_without_terms(&fields.text("lead")),
            row_name: fields.plain("row_name"),
            rows: rows.unwrap_or(1),
            columns: self.columns(&fields),
            sources: self.citations(&fields.some_texts("sources")),
            updated: fields.date("updated"),
        };
        fields.finish();
        worksheet
    }

    fn row_count(&self, rows: &Located<i64>) -> u8 {
        let count = u8::try_from(rows.value).ok().filter(|count| (1..=MAX_ROWS).contains(count));
        count.unwrap_or_else(|| {
            let message = format!("{} is geen aantal rijen om mee te beginnen", rows.value);
            self.report(
                Diagnostic::error("verkeerd-nummer", rows.at, message)
                    .hint(format!("kies een getal van 1 tot en met {MAX_ROWS}")),
            );
            1
        })
    }

    fn columns(&self, fields: &Fields<'_, '_>) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        for table in fields.tables("columns") {
            let column = self.fields(table, fields.at(), "een kolom");
            let id = column.id::<ColumnId>("id");
            if columns.iter().any(|known| known.id == id.value) {
                let message = format!("kolom `{}` bestaat al", id.value);
                self.report(Diagnostic::error("dubbel-id", id.at, message).hint("geef een van de twee een ander id"));
            }
            let help = self.line_without_terms(&column.text("help"));
            columns.push(Column { id: id.value, title: column.plain("title"), help });
            column.finish();
        }
        columns
    }
}
