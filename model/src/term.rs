//! The glossary.

use serde::{Deserialize, Serialize};

use crate::id::{NoteId, TermId};
use crate::source::Citation;
use crate::text::RichText;

/// A term with one definition for each source that explains it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The fragment of its address.
    pub id: TermId,
    /// The term as shown.
    pub term: String,
    /// Other forms under which a text may use it.
    pub forms: Vec<String>,
    /// What it means, source by source.
    pub definitions: Vec<Definition>,
    /// Related terms.
    pub see: Vec<TermId>,
    /// Notes beside the definition.
    pub notes: Vec<NoteId>,
}

/// What a term means according to some sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The meaning.
    pub text: RichText,
    /// Who says so.
    pub sources: Vec<Citation>,
}
