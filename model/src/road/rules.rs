//! The rules of the matrix as a road shows them: by role, in the order of their grounds, each as one rich text.
//!
//! The matrix itself would be the largest part of the app's data and of what it must be able to read; a road only shows
//! the rules for a partner, one below the other.

use serde::{Deserialize, Serialize};

use crate::duty;
use crate::id::{NoteId, PartnerId, RowId};
use crate::matrix::{Basis, Matrix, NO_RULE, Row, RowContent, Rule};
use crate::source::Citation;
use crate::text::{Block, Inline, LinkKind, RichLine, RichText};

/// What is shared.
pub const SHARE: &str = "Wel delen";
/// What is not shared.
pub const DO_NOT_SHARE: &str = "Niet delen";
/// What stands before the ground of a rule.
const GROUND: &str = "Grondslag";

/// The rules for one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleRules {
    /// The row of the role.
    pub row: RowId,
    /// The role.
    pub role: String,
    /// What holds for all rules.
    pub intro: RichText,
    /// Notes that touch all rules.
    pub notes: Vec<NoteId>,
    /// The rules, those of other rows that the row refers to among them, in the order of their grounds; those without a
    /// ground come last.
    pub rules: Vec<RuleText>,
}

/// A rule as one text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleText {
    /// Its name, with a link to its place on the page of its row.
    pub title: RichLine,
    /// With whom data are shared, or of whom they are asked.
    pub partners: Vec<PartnerId>,
    /// The rule, its ground, what is shared and what not, and its duties.
    pub text: RichText,
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// Notes beside the rule.
    pub notes: Vec<NoteId>,
}

impl RoleRules {
    /// The rules for the role of a row.
    pub fn of(row: &Row, matrix: &Matrix) -> Self {
        let rows: Vec<&Row> = match &row.content {
            RowContent::Rules(_) => vec![row],
            RowContent::Refers { to, .. } => to.iter().filter_map(|id| matrix.row(id)).collect(),
        };
        let mut rules: Vec<_> = rows.iter().flat_map(|row| row.rules().iter().map(|rule| (*row, rule))).collect();
        rules.sort_by_key(|(_, rule)| rule.ground().map_or(u8::MAX, |ground| ground.number));
        Self {
            row: row.id.clone(),
            role: row.role.clone(),
            intro: row.intro.clone(),
            notes: row.notes.clone(),
            rules: rules.into_iter().map(|(row, rule)| RuleText::new(row, rule)).collect(),
        }
    }
}

impl RuleText {
    /// Whether the rule is about sharing with the partner with this identifier.
    pub fn names(&self, partner: &str) -> bool {
        self.partners.iter().any(|known| known.as_str() == partner)
    }

    fn new(row: &Row, rule: &Rule) -> Self {
        let url = format!("{}#{}", row.url(), rule.id);
        let mut blocks = rule.text.0.clone();
        blocks.push(Block::Paragraph(basis(&rule.basis)));
        list(&mut blocks, SHARE, rule.share.iter());
        list(&mut blocks, DO_NOT_SHARE, rule.do_not_share.iter());
        for (heading, duties) in duty::grouped(&rule.duties) {
            list(&mut blocks, heading, duties.iter().map(|duty| &duty.text));
        }
        if rule.has_empty_cell() {
            blocks.push(Block::Paragraph(RichLine::from(NO_RULE)));
        }
        Self {
            title: RichLine(vec![link(url, &rule.title)]),
            partners: rule.partners.iter().map(|partner| partner.id.clone()).collect(),
            text: RichText(blocks),
            sources: rule.sources.clone(),
            notes: rule.notes.clone(),
        }
    }
}

fn basis(basis: &Basis) -> RichLine {
    let mut line = vec![strong(GROUND), Inline::Text(" ".to_owned())];
    match basis {
        Basis::Ground(ground) => line.push(link(ground.url(), &ground.title)),
        Basis::None(reason) => line.extend(reason.0.iter().cloned()),
    }
    RichLine(line)
}

/// A list under a heading of its own, or nothing when it is empty.
fn list<'l>(blocks: &mut Vec<Block>, heading: &str, lines: impl Iterator<Item = &'l RichLine>) {
    let items: Vec<RichText> = lines.map(|line| line.clone().into()).collect();
    if !items.is_empty() {
        blocks.push(Block::Paragraph(RichLine(vec![strong(heading)])));
        blocks.push(Block::List { ordered: false, items });
    }
}

fn strong(text: &str) -> Inline {
    Inline::Strong(RichLine(vec![Inline::Text([text, ":"].concat())]))
}

fn link(url: String, text: &str) -> Inline {
    Inline::Link { url, kind: LinkKind::Internal, text: RichLine::from(text) }
}
