//! Worksheets: tables that a reader fills in on the device, prints or saves. Nothing of it is kept or sent.

use serde::{Deserialize, Serialize};

use crate::address;
use crate::date::Date;
use crate::id::{ColumnId, WorksheetId};
use crate::source::Citation;
use crate::text::RichLine;

/// The most rows that a worksheet can have; more do not fit a page.
pub const MAX_ROWS: u8 = 50;

/// A table to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worksheet {
    /// The last part of its address.
    pub id: WorksheetId,
    /// Its name.
    pub title: String,
    /// What it is for.
    pub lead: RichLine,
    /// What one row is about: `taak`.
    pub row_name: String,
    /// The number of empty rows to begin with.
    pub rows: u8,
    /// The columns, in order, at least one.
    pub columns: Vec<Column>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// When the editors last changed it.
    pub updated: Date,
}

/// A column of a worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Unique within the worksheet.
    pub id: ColumnId,
    /// Its name.
    pub title: String,
    /// What is filled in.
    pub help: RichLine,
}

impl Worksheet {
    /// The address of the worksheet.
    pub fn url(&self) -> String {
        address::worksheet(&self.id)
    }
}

/// A filled-in table as a file that a spreadsheet opens: values between quotes, separated by semicolons, as Dutch
/// spreadsheets expect, with a mark that says it is UTF-8.
///
/// A value that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn to_csv<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let mut out = String::from('\u{feff}');
    for row in rows {
        for (index, value) in row.into_iter().enumerate() {
            if index > 0 {
                out.push(';');
            }
            out.push('"');
            if value.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                out.push('\'');
            }
            out.push_str(&value.replace('"', "\"\""));
            out.push('"');
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::to_csv;

    #[test]
    fn a_value_cannot_break_out_of_its_cell() {
        let rows = [vec!["taak", "van \"wie\""], vec!["=1+1", "a;b\nc"]];
        assert_eq!(to_csv(rows), "\u{feff}\"taak\";\"van \"\"wie\"\"\"\r\n\"'=1+1\";\"a;b\nc\"\r\n");
    }
}
