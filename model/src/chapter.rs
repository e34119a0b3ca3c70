//! Handbooks and their chapters. The running text of a chapter belongs to the generator; here stands what the rest of
//! the site needs to know of it.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::id::{Anchor, BookId, ChapterId, NoteId, SourceId};
use crate::source::Citation;
use crate::text::RichLine;

/// A handbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// Part of the address of the chapters.
    pub id: BookId,
    /// The full title.
    pub title: String,
    /// The title in menus.
    pub short_title: String,
    /// What it is about.
    pub lead: RichLine,
    /// The source it retells.
    pub source: SourceId,
    /// Its chapters, in order.
    pub chapters: Vec<ChapterId>,
}

/// A chapter of a handbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// The handbook it belongs to.
    pub book: BookId,
    /// The last part of its address.
    pub id: ChapterId,
    /// The title.
    pub title: String,
    /// What it is about.
    pub lead: RichLine,
    /// Where its opening comes from.
    pub sources: Vec<Citation>,
    /// Notes that stand above the text.
    pub notes: Vec<NoteId>,
    /// When the editors last changed it.
    pub updated: Date,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
}

/// A heading that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The fragment of its address.
    pub anchor: Anchor,
    /// 2 for a section, 3 for a part of one.
    pub level: u8,
    /// The text of the heading.
    pub title: String,
}
