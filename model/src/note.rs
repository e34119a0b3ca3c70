//! Notes of the editors: where the law moved on after a source was written, and where a source is unclear.

use serde::{Deserialize, Serialize};

use crate::address;
use crate::date::Date;
use crate::id::NoteId;
use crate::text::{RichLine, RichText};

/// A note that stands beside a passage, marked as the editors' own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The fragment of its address.
    pub id: NoteId,
    /// A short name.
    pub title: String,
    /// What the note says.
    pub body: NoteBody,
}

/// The two kinds of notes, each with its own fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoteBody {
    /// The law changed after the source was written.
    Currency(CurrencyNote),
    /// The source is unclear, incomplete or contradicts itself.
    Editorial {
        /// What the reader should know.
        text: RichText,
    },
}

/// A change in the law that overtakes a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencyNote {
    /// Which rule it touches.
    pub touches: RichLine,
    /// What the source says.
    pub source_says: RichLine,
    /// What holds now.
    pub holds_now: RichText,
    /// Where the law says so.
    pub reference: RichLine,
    /// Since when it holds; for a bill, when it was filed.
    pub date: Date,
    /// Whether it holds.
    pub status: LegalStatus,
    /// When the editors last checked it.
    pub checked: Date,
}

/// Whether a change in the law holds already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegalStatus {
    /// It is law.
    InForce,
    /// It is a bill.
    Bill,
}

impl LegalStatus {
    /// Every status, with the word that content uses for it.
    pub const ALL: [(&'static str, Self); 2] = [("in-force", Self::InForce), ("bill", Self::Bill)];
}

impl CurrencyNote {
    /// Since when the change holds, in Dutch words.
    pub fn since(&self) -> String {
        match self.status {
            LegalStatus::InForce => format!("Geldt sinds {}", self.date.in_words()),
            LegalStatus::Bill => format!("Wetsvoorstel, ingediend op {}", self.date.in_words()),
        }
    }
}

impl Note {
    /// What marks the note as the editors' own.
    pub fn kind_label(&self) -> &'static str {
        match self.body {
            NoteBody::Currency(_) => "De wet is veranderd",
            NoteBody::Editorial { .. } => "Kanttekening van de redactie",
        }
    }

    /// The address of the note in the register.
    pub fn url(&self) -> String {
        address::note(&self.id)
    }
}
