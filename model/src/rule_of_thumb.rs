//! The rules of thumb (vuistregels).

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::id::{RuleOfThumbId, TreeId};
use crate::source::Citation;
use crate::text::RichLine;

/// Towards whom a rule of thumb is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Towards the client.
    Client,
    /// Between professionals.
    Professional,
}

impl Group {
    /// Every group, with the word that content uses for it.
    pub const ALL: [(&'static str, Self); 2] = [("client", Self::Client), ("professional", Self::Professional)];

    /// The heading above the rules of this group.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Client => "Tegenover de cliënt",
            Self::Professional => "Tussen professionals",
        }
    }
}

/// A rule of thumb; its explanation is the text of its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleOfThumb {
    /// The last part of its address.
    pub id: RuleOfThumbId,
    /// Its number, from 1.
    pub number: u8,
    /// A short name.
    pub title: String,
    /// The rule itself.
    pub rule: RichLine,
    /// Towards whom it is kept.
    pub group: Group,
    /// Decision trees that put it to work.
    pub trees: Vec<TreeId>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// When the editors last changed it.
    pub updated: Date,
}
