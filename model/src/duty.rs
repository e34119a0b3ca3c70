//! Duties: what a professional does with an outcome or a rule, and in which order they are shown.

use std::borrow::Borrow;

use serde::{Deserialize, Serialize};

use crate::text::RichLine;

/// What a duty asks. The order of the variants is the order in which duties are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DutyKind {
    /// What is shared, and what is not.
    Share,
    /// What is done besides.
    Do,
    /// Who is consulted.
    Consult,
    /// Who is informed.
    Inform,
    /// What is recorded.
    Record,
}

impl DutyKind {
    /// Every kind, in the order of showing, with the word that content uses for it.
    pub const ALL: [(&'static str, Self); 5] = [
        ("share", Self::Share),
        ("do", Self::Do),
        ("consult", Self::Consult),
        ("inform", Self::Inform),
        ("record", Self::Record),
    ];

    /// The heading above duties of this kind.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Share => "Wat je deelt",
            Self::Do => "Wat je doet",
            Self::Consult => "Met wie je overlegt",
            Self::Inform => "Wie je informeert",
            Self::Record => "Wat je vastlegt",
        }
    }
}

/// Something that a professional does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// What it asks.
    pub kind: DutyKind,
    /// The duty itself.
    pub text: RichLine,
}

/// Puts duties in the order of showing; duties of one kind keep the order of the content.
pub fn in_order(mut duties: Vec<Duty>) -> Vec<Duty> {
    duties.sort_by_key(|duty| duty.kind);
    duties
}

/// What is left of duties that were gathered from several places: each once, in the order of showing. What comes first
/// stays first among duties of its kind.
pub fn gathered<'d>(duties: impl IntoIterator<Item = &'d Duty>) -> Vec<&'d Duty> {
    let mut gathered: Vec<&Duty> = Vec::new();
    for duty in duties {
        if !gathered.contains(&duty) {
            // One by one: there are few, and sorting would weigh more in the browser than it saves.
            let at = gathered.iter().position(|later| later.kind > duty.kind).unwrap_or(gathered.len());
            gathered.insert(at, duty);
        }
    }
    gathered
}

/// Duties of one kind under their heading, in the order of showing. Expects duties that are [`in_order`].
pub fn grouped<D: Borrow<Duty>>(duties: &[D]) -> impl Iterator<Item = (&'static str, &[D])> {
    let groups = duties.chunk_by(|a, b| a.borrow().kind == b.borrow().kind);
    groups.filter_map(|group| Some((group.first()?.borrow().kind.heading(), group)))
}
