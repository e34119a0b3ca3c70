//! Sources, and citations of them.

use serde::{Deserialize, Serialize};

use crate::address;
use crate::id::{SectionId, SourceId};
use crate::text::RichLine;

/// What kind of text a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A handbook for professionals.
    Handbook,
    /// A law or regulation.
    Law,
    /// A presentation.
    Presentation,
    /// A guideline for one kind of situation.
    Guideline,
}

impl SourceKind {
    /// Every kind, with the word that content uses for it.
    pub const ALL: [(&'static str, Self); 4] = [
        ("handbook", Self::Handbook),
        ("law", Self::Law),
        ("presentation", Self::Presentation),
        ("guideline", Self::Guideline),
    ];

    /// The kind in Dutch.
    pub fn label(self) -> &'static str {
        match self {
            Self::Handbook => "handboek",
            Self::Law => "wet",
            Self::Presentation => "presentatie",
            Self::Guideline => "handvat",
        }
    }
}

/// A text that the site rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Part of the address of the source.
    pub id: SourceId,
    /// The full title.
    pub title: String,
    /// The name that stands beside a rule.
    pub short_title: String,
    /// Who published it.
    pub publisher: String,
    /// The year of publication, where the source has one.
    pub year: Option<u16>,
    /// What kind of text it is.
    pub kind: SourceKind,
    /// A stable address, where there is one.
    pub url: Option<String>,
    /// What it is about.
    pub about: RichLine,
    /// Its parts, in order.
    pub sections: Vec<SourceSection>,
}

/// A part of a source that can be cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceSection {
    /// Unique within the source.
    pub id: SectionId,
    /// How the source names the part.
    pub title: String,
    /// The page or pages, where the source has them.
    pub page: Option<String>,
    /// A stable address of the part, where there is one.
    pub url: Option<String>,
}

/// A reference to a part of a source, with the words to show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// The part of the source.
    pub section: SectionId,
    /// Source, year, part and page, as shown beside a rule.
    pub label: String,
    /// Where the reader finds more about the source.
    pub url: String,
}

impl Source {
    /// A citation of one part of this source, or `None` when the source has no such part.
    pub fn cite(&self, section: &SectionId) -> Option<Citation> {
        let part = self.sections.iter().find(|part| part.id == *section)?;
        let mut label = self.short_title.clone();
        if let Some(year) = self.year {
            label.push_str(&format!(" ({year})"));
        }
        label.push_str(", ");
        label.push_str(&part.title);
        if let Some(page) = &part.page {
            label.push_str(&format!(", p. {page}"));
        }
        Some(Citation { source: self.id.clone(), section: section.clone(), label, url: address::source(&self.id) })
    }
}
