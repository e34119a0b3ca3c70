//! Municipalities, and where they differ.

use serde::{Deserialize, Serialize};

use crate::id::{BookId, MunicipalityId, NoteId, TopicId};
use crate::source::Citation;
use crate::text::{RichLine, RichText};

/// How a municipality deals with consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentModel {
    /// The client is asked for explicit consent.
    Explicit,
    /// The client is told what is shared; his objections are weighed.
    Transparency,
    /// The source does not choose one model for all its work.
    NotStated,
}

impl ConsentModel {
    /// Every model, with the word that content uses for it.
    pub const ALL: [(&'static str, Self); 3] =
        [("explicit", Self::Explicit), ("transparency", Self::Transparency), ("not-stated", Self::NotStated)];

    /// The model in Dutch.
    pub fn label(self) -> &'static str {
        match self {
            Self::Explicit => "vraagt expliciet toestemming",
            Self::Transparency => "werkt met transparantie",
            Self::NotStated => "heeft volgens de bron geen vaste werkwijze",
        }
    }
}

/// A municipality that a handbook was written for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// The last part of its address.
    pub id: MunicipalityId,
    /// Its name.
    pub name: String,
    /// The handbook that applies.
    pub handbook: BookId,
    /// How it deals with consent.
    pub consent: ConsentModel,
    /// Where to ask, according to the source.
    pub contact: Option<String>,
    /// How the source puts that.
    pub contact_text: RichLine,
    /// Where this comes from.
    pub sources: Vec<Citation>,
    /// Where it differs from others, subject by subject.
    pub differences: Vec<Difference>,
}

/// What one municipality does on a subject on which they differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The subject.
    pub topic: TopicId,
    /// What the municipality does.
    pub text: RichText,
    /// Where it comes from, at least one.
    pub sources: Vec<Citation>,
    /// Notes beside it.
    pub notes: Vec<NoteId>,
}

/// A subject on which municipalities differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The fragment of its address.
    pub id: TopicId,
    /// Its name.
    pub title: String,
}
