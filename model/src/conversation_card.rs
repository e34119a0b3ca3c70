//! Conversation cards: one sheet of paper in very plain Dutch that a professional goes through with the client.
//!
//! A card is the editors' adaptation of what outcomes of trees ask a professional to tell or ask a client.

use serde::{Deserialize, Serialize};

use crate::address;
use crate::date::Date;
use crate::id::{CardId, NoteId, OutcomeId, TreeId};
use crate::source::Citation;
use crate::text::{RichLine, RichText};

/// What stands on every card: whose words it is.
pub const BY_EDITORS: &str =
    "Deze kaart is een bewerking van de redactie, in eenvoudige taal. Zij geeft geen juridisch advies.";

/// A card for a conversation with a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationCard {
    /// The last part of its address.
    pub id: CardId,
    /// Its name, as the client reads it.
    pub title: String,
    /// What the conversation is about, for the professional.
    pub lead: RichLine,
    /// When the professional uses the card and what to mind; not on paper.
    pub guide: RichText,
    /// What is gone through, in the order of showing.
    pub sections: Vec<CardSection>,
    /// The outcomes that it serves, at least one.
    pub outcomes: Vec<OutcomeRef>,
    /// When the editors last changed it.
    pub updated: Date,
    /// Notes for the professional.
    pub notes: Vec<NoteId>,
}

/// A part of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSection {
    /// Which part.
    pub part: CardPart,
    /// What the client reads.
    pub text: RichText,
    /// What can be ticked on paper.
    pub choices: Vec<String>,
    /// What is filled in on paper.
    pub blanks: Vec<String>,
    /// Where it comes from, at least one.
    pub sources: Vec<Citation>,
}

/// The parts of a card. The order of the variants is the order of showing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardPart {
    /// What this is about.
    About,
    /// What the professional does with the data: shares, keeps, asks.
    Share,
    /// What the client can say or do.
    Voice,
    /// The client's rights; the same on every card.
    Rights,
    /// What is written down.
    Record,
}

/// An outcome of a tree, as a card refers to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OutcomeRef {
    /// The tree.
    pub tree: TreeId,
    /// The outcome.
    pub outcome: OutcomeId,
}

impl CardPart {
    /// The parts that a card writes itself, with the word that content uses for each.
    pub const OWN: [(&'static str, Self); 4] =
        [("about", Self::About), ("share", Self::Share), ("voice", Self::Voice), ("record", Self::Record)];

    /// The parts that no card goes without.
    pub const REQUIRED: [(&'static str, Self); 3] =
        [("about", Self::About), ("voice", Self::Voice), ("record", Self::Record)];

    /// The heading above the part.
    pub fn heading(self) -> &'static str {
        match self {
            Self::About => "Waar gaat dit over?",
            Self::Share => "Wat doen wij, en waarom?",
            Self::Voice => "Wat kunt u zeggen of doen?",
            Self::Rights => "Uw rechten",
            Self::Record => "Wat schrijven wij op?",
        }
    }
}

impl ConversationCard {
    /// The address of the card.
    pub fn url(&self) -> String {
        address::conversation_card(&self.id)
    }

    /// Whether the card serves an outcome.
    pub fn serves(&self, tree: &TreeId, outcome: &OutcomeId) -> bool {
        self.outcomes.iter().any(|served| served.tree == *tree && served.outcome == *outcome)
    }
}
