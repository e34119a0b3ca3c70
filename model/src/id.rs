//! Identifiers: one newtype for each kind of thing, valid by construction.
//!
//! An identifier is part of a published address, so it holds 1 to 80 lower-case ASCII letters, digits and single
//! hyphens, with no hyphen at either end.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The most characters that an identifier may have.
pub const MAX_LENGTH: usize = 80;

/// Why a text is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidId {
    /// The text is empty.
    Empty,
    /// The text has more than [`MAX_LENGTH`] characters.
    TooLong,
    /// A character other than a lower-case letter, a digit or a hyphen.
    Character(char),
    /// A hyphen at either end, or two in a row.
    Hyphen,
}

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("een id mag niet leeg zijn"),
            Self::TooLong => write!(f, "een id heeft hoogstens {MAX_LENGTH} tekens"),
            Self::Character(c) => write!(f, "het teken `{c}` mag niet in een id"),
            Self::Hyphen => f.write_str("een koppelteken staat los en niet aan het begin of eind"),
        }
    }
}

impl std::error::Error for InvalidId {}

fn validate(text: &str) -> Result<(), InvalidId> {
    if text.is_empty() {
        return Err(InvalidId::Empty);
    }
    if text.len() > MAX_LENGTH {
        return Err(InvalidId::TooLong);
    }
    if let Some(c) = text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
        return Err(InvalidId::Character(c));
    }
    if text.starts_with('-') || text.ends_with('-') || text.contains("--") {
        return Err(InvalidId::Hyphen);
    }
    Ok(())
}

/// An identifier of any kind: made from text with a check, shown and compared as text.
pub trait Id: FromStr<Err = InvalidId> + AsRef<str> + Clone + Ord + fmt::Display {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                validate(text).map(|()| Self(text.to_owned()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                validate(&text).map(|()| Self(text))
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Id for $name {}
    )+};
}

ids! {
    /// A decision tree; the last part of its address.
    TreeId,
    /// A question, unique within its tree.
    QuestionId,
    /// An answer, unique within its question.
    AnswerId,
    /// An outcome, unique within its tree.
    OutcomeId,
    /// A guided road; the last part of its address.
    RoadId,
    /// A stage of a guided road, unique within it.
    StageId,
    /// A casus, unique within its tree.
    CasusId,
    /// A domain of the matrix.
    DomainId,
    /// A row of the matrix; the last part of its address.
    RowId,
    /// A rule, unique within its row.
    RuleId,
    /// A party with whom data are shared.
    PartnerId,
    /// One of the legal grounds; the last part of its address.
    GroundId,
    /// A term of the glossary.
    TermId,
    /// A source: a handbook, a law, a presentation.
    SourceId,
    /// A part of a source.
    SectionId,
    /// A currency note or an editor's note.
    NoteId,
    /// A rule of thumb; the last part of its address.
    RuleOfThumbId,
    /// A handbook; a part of the address of its chapters.
    BookId,
    /// A chapter, unique within its handbook.
    ChapterId,
    /// A page of its own, or an overview; the last part of its address.
    PageId,
    /// A municipality; the last part of its address.
    MunicipalityId,
    /// A subject on which municipalities differ.
    TopicId,
    /// A theme; the last part of its address.
    ThemeId,
    /// A worksheet; the last part of its address.
    WorksheetId,
    /// A column of a worksheet.
    ColumnId,
    /// A conversation card; the last part of its address.
    CardId,
    /// A place on a page: the fragment of an address.
    Anchor,
}

/// A stage may be named after its tree.
impl From<TreeId> for StageId {
    fn from(tree: TreeId) -> Self {
        Self(tree.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn refuses_what_cannot_stand_in_an_address() {
        let cases = [
            ("", InvalidId::Empty),
            ("Aa", InvalidId::Character('A')),
            ("cliënt", InvalidId::Character('ë')),
            ("a b", InvalidId::Character(' ')),
            ("-a", InvalidId::Hyphen),
            ("a-", InvalidId::Hyphen),
            ("a--b", InvalidId::Hyphen),
        ];
        for (text, why) in cases {
            assert_eq!(text.parse::<TreeId>(), Err(why), "{text}");
        }
        assert_eq!("a".repeat(MAX_LENGTH + 1).parse::<TreeId>(), Err(InvalidId::TooLong));
        assert!("a".repeat(MAX_LENGTH).parse::<TreeId>().is_ok());
    }

    #[test]
    fn a_damaged_id_does_not_deserialise() {
        assert!(serde_json::from_str::<RowId>("\"Niet goed\"").is_err());
    }

    proptest! {
        #[test]
        fn valid_ids_survive_a_round_trip(text in "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,4}") {
            let id: TermId = text.parse().unwrap();
            prop_assert_eq!(id.as_str(), &text);
            let json = serde_json::to_string(&id).unwrap();
            prop_assert_eq!(serde_json::from_str::<TermId>(&json).unwrap(), id);
        }

        #[test]
        fn any_text_is_accepted_or_refused_without_panic(text in ".{0,100}") {
            let _ = text.parse::<TermId>().is_ok();
        }
    }
}
