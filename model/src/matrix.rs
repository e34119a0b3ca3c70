//! The matrix "wat mag met wie": who may share what with whom, and on which ground.

use serde::{Deserialize, Serialize};

use crate::address;
use crate::date::Date;
use crate::duty::Duty;
use crate::ground::GroundRef;
use crate::id::{DomainId, GroundId, NoteId, PartnerId, RowId, RuleId, RuleOfThumbId, TreeId};
use crate::source::Citation;
use crate::text::{RichLine, RichText};

/// What a cell shows when the source has nothing for it.
pub const NO_RULE: &str = "Geen regel in de bron";

/// The whole matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matrix {
    /// The domains, in order.
    pub domains: Vec<Domain>,
    /// Everybody with whom data are shared.
    pub partners: Vec<Partner>,
    /// The rows, in the order of the domains and then of the content.
    pub rows: Vec<Row>,
}

/// A field of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Domain {
    /// The domain.
    pub id: DomainId,
    /// Its name.
    pub title: String,
}

/// A party with whom data are shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// The party.
    pub id: PartnerId,
    /// Its name.
    pub title: String,
}

/// What holds for one role within a domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The last part of its address.
    pub id: RowId,
    /// The domain.
    pub domain: DomainId,
    /// Who it is about.
    pub role: String,
    /// Professions that the source names.
    pub examples: Vec<RichLine>,
    /// What holds for all rules of the row.
    pub intro: RichText,
    /// The rules, or where they stand.
    pub content: RowContent,
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// When the editors last changed it.
    pub updated: Date,
    /// Notes that touch the whole row.
    pub notes: Vec<NoteId>,
    /// Decision trees that help with its rules.
    pub trees: Vec<TreeId>,
    /// Rules of thumb that its rules put to work.
    pub rules_of_thumb: Vec<RuleOfThumbId>,
}

/// What a row holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowContent {
    /// Rules of its own, at least one.
    Rules(Vec<Rule>),
    /// The source refers to other rows.
    Refers {
        /// The rows, at least one.
        to: Vec<RowId>,
        /// How the source refers to them.
        text: RichLine,
    },
}

/// One rule of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Unique within the row; the fragment of its address.
    pub id: RuleId,
    /// A short name.
    pub title: String,
    /// The rule.
    pub text: RichText,
    /// What it rests on.
    pub basis: Basis,
    /// With whom data are shared, or of whom they are asked.
    pub partners: Vec<Partner>,
    /// What is shared.
    pub share: Vec<RichLine>,
    /// What is not shared.
    pub do_not_share: Vec<RichLine>,
    /// What the professional does, in the order of showing.
    pub duties: Vec<Duty>,
    /// Where it comes from, at least one.
    pub sources: Vec<Citation>,
    /// Notes beside the rule.
    pub notes: Vec<NoteId>,
}

/// What a rule rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// One of the grounds.
    Ground(GroundRef),
    /// None of them, and why.
    None(RichLine),
}

impl Matrix {
    /// The domain with this identifier.
    pub fn domain(&self, id: &DomainId) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.id == *id)
    }

    /// The row with this identifier.
    pub fn row(&self, id: &RowId) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == *id)
    }

    /// The rows of a domain, in order.
    pub fn rows_of<'m>(&'m self, id: &'m DomainId) -> impl Iterator<Item = &'m Row> {
        self.rows.iter().filter(move |row| row.domain == *id)
    }

    /// The rules that a row comes down to: its own, or those of the rows that it refers to.
    pub fn rules_of<'m>(&'m self, row: &'m Row) -> Vec<&'m Rule> {
        match &row.content {
            RowContent::Rules(rules) => rules.iter().collect(),
            RowContent::Refers { to, .. } => to.iter().filter_map(|id| self.row(id)).flat_map(Row::rules).collect(),
        }
    }
}

impl Row {
    /// The address of the row.
    pub fn url(&self) -> String {
        address::row(&self.id)
    }

    /// The rules of the row itself.
    pub fn rules(&self) -> &[Rule] {
        match &self.content {
            RowContent::Rules(rules) => rules,
            RowContent::Refers { .. } => &[],
        }
    }
}

impl Rule {
    /// Whether the source says nothing on what is shared and what is done.
    pub fn has_empty_cell(&self) -> bool {
        self.share.is_empty() && self.do_not_share.is_empty() && self.duties.is_empty()
    }

    /// The ground, where there is one.
    pub fn ground(&self) -> Option<&GroundRef> {
        match &self.basis {
            Basis::Ground(ground) => Some(ground),
            Basis::None(_) => None,
        }
    }
}

/// What the matrix is filtered by. Nothing chosen shows everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only rows of this domain.
    pub domain: Option<DomainId>,
    /// Only this row.
    pub role: Option<RowId>,
    /// Only rules for this partner.
    pub partner: Option<PartnerId>,
    /// Only rules that rest on this ground.
    pub ground: Option<GroundId>,
}

/// What a filter needs to know of the matrix: which rule has which marks. The text stays on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixIndex {
    /// The domains, in order.
    pub domains: Vec<Domain>,
    /// The partners, in order.
    pub partners: Vec<Partner>,
    /// The grounds that some rule rests on, in order.
    pub grounds: Vec<GroundRef>,
    /// The rows, in order.
    pub rows: Vec<RowIndex>,
}

/// A row of a [`MatrixIndex`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowIndex {
    /// The row.
    pub id: RowId,
    /// Its domain.
    pub domain: DomainId,
    /// Its role.
    pub role: String,
    /// Its own rules.
    pub rules: Vec<RuleIndex>,
    /// The rows that it refers to.
    pub refers_to: Vec<RowId>,
}

/// A rule of a [`MatrixIndex`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleIndex {
    /// The rule.
    pub id: RuleId,
    /// Its ground, where it has one.
    pub ground: Option<GroundId>,
    /// Its partners.
    pub partners: Vec<PartnerId>,
}

/// A row that a filter leaves standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'i> {
    /// The row.
    pub row: &'i RowIndex,
    /// Those of its own rules that match; for one partner in the order of their grounds, rules without a ground first.
    pub rules: Vec<&'i RuleIndex>,
}

impl Matrix {
    /// The index of this matrix.
    pub fn index(&self) -> MatrixIndex {
        let mut grounds: Vec<GroundRef> =
            self.rows.iter().flat_map(Row::rules).filter_map(|rule| rule.ground().cloned()).collect();
        grounds.sort();
        grounds.dedup();
        MatrixIndex {
            domains: self.domains.clone(),
            partners: self.partners.clone(),
            grounds,
            rows: self.rows.iter().map(RowIndex::new).collect(),
        }
    }
}

impl RowIndex {
    fn new(row: &Row) -> Self {
        Self {
            id: row.id.clone(),
            domain: row.domain.clone(),
            role: row.role.clone(),
            rules: row.rules().iter().map(RuleIndex::new).collect(),
            refers_to: match &row.content {
                RowContent::Rules(_) => Vec::new(),
                RowContent::Refers { to, .. } => to.clone(),
            },
        }
    }
}

impl RuleIndex {
    fn new(rule: &Rule) -> Self {
        Self {
            id: rule.id.clone(),
            ground: rule.ground().map(|ground| ground.id.clone()),
            partners: rule.partners.iter().map(|partner| partner.id.clone()).collect(),
        }
    }
}

impl MatrixIndex {
    /// The rows that a filter leaves standing, in order, each with its matching rules.
    ///
    /// A row that refers to other rows stands when one of their own rules matches.
    pub fn select(&self, filter: &Filter) -> Vec<Match<'_>> {
        self.rows.iter().filter_map(|row| self.matching(row, filter)).collect()
    }

    /// The rows from which a role can be chosen, given the domain.
    pub fn roles<'i>(&'i self, domain: Option<&'i DomainId>) -> impl Iterator<Item = &'i RowIndex> {
        self.rows.iter().filter(move |row| domain.is_none_or(|domain| row.domain == *domain))
    }

    fn matching<'i>(&'i self, row: &'i RowIndex, filter: &Filter) -> Option<Match<'i>> {
        let wanted = filter.domain.as_ref().is_none_or(|domain| row.domain == *domain)
            && filter.role.as_ref().is_none_or(|role| row.id == *role);
        if !wanted {
            return None;
        }
        let mut rules: Vec<_> = row.rules.iter().filter(|rule| filter.accepts(rule)).collect();
        if filter.partner.is_some() {
            // A stable order: what rests on the same ground keeps the order of the source.
            rules.sort_by_key(|rule| self.rank(rule));
        }
        let referred = || {
            let rows = self.rows.iter().filter(|other| row.refers_to.contains(&other.id));
            rows.flat_map(|other| &other.rules).any(|rule| filter.accepts(rule))
        };
        // While no rule is asked for, a row stands whatever it holds.
        (!filter.asks_for_rules() || !rules.is_empty() || referred()).then_some(Match { row, rules })
    }

    /// The place of a rule in the order of grounds.
    fn rank(&self, rule: &RuleIndex) -> usize {
        let place = |id: &GroundId| self.grounds.iter().position(|ground| ground.id == *id);
        rule.ground.as_ref().and_then(place).map_or(0, |place| place + 1)
    }
}

impl Filter {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn asks_for_rules(&self) -> bool {
        self.partner.is_some() || self.ground.is_some()
    }

    fn accepts(&self, rule: &RuleIndex) -> bool {
        self.partner.as_ref().is_none_or(|partner| rule.partners.contains(partner))
            && self.ground.as_ref().is_none_or(|ground| rule.ground.as_ref() == Some(ground))
    }
}
