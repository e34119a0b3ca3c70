//! The matrix as its templates see it.

use model::address;
use model::id::RuleOfThumbId;
use model::matrix::{Basis, Matrix, NO_RULE, Row, RowContent, Rule};
use model::source::Citation;
use serde::Serialize;

use super::{DutyGroup, Link, NoteView, duty_groups, ground_link, lines, notes};
use crate::html;
use crate::site::Site;

/// A domain of the matrix with its rows.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DomainView<'s> {
    id: &'s str,
    title: &'s str,
    rows: Vec<RowView<'s>>,
}

/// A row of the matrix.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RowView<'s> {
    id: &'s str,
    url: String,
    role: &'s str,
    domain: &'s str,
    title: String,
    examples: Vec<String>,
    intro: String,
    refers_text: String,
    refers_to: Vec<Link>,
    rules: Vec<RuleView<'s>>,
    sources: &'s [Citation],
    notes: Vec<NoteView<'s>>,
    /// Trees and rules of thumb that go with the row, under their headings.
    related: Vec<Related>,
    /// The legend of the grounds.
    grounds: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct Related {
    title: &'static str,
    links: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct RuleView<'s> {
    id: &'s str,
    title: &'s str,
    text: String,
    ground: Option<Link>,
    no_ground: String,
    partners: Vec<&'s str>,
    share: Vec<String>,
    do_not_share: Vec<String>,
    duties: Vec<DutyGroup>,
    /// What is shown where the source says nothing on what is shared and done; empty otherwise.
    empty: &'static str,
    sources: &'s [Citation],
    notes: Vec<NoteView<'s>>,
}

/// The name of a row outside its domain: domain and role.
pub(in crate::render) fn row_title(matrix: &Matrix, row: &Row) -> String {
    let domain = matrix.domain(&row.domain).map_or("", |domain| domain.title.as_str());
    format!("{domain}: {}", row.role)
}

impl<'s> RowView<'s> {
    pub(in crate::render) fn new(site: &'s Site, row: &'s Row) -> Self {
        let matrix = &site.matrix;
        let (refers_text, refers_to) = match &row.content {
            RowContent::Rules(_) => (String::new(), Vec::new()),
            RowContent::Refers { to, text } => {
                let rows = to.iter().filter_map(|id| matrix.row(id));
                (html::line(text), rows.map(|row| Link { title: row_title(matrix, row), url: row.url() }).collect())
            }
        };
        Self {
            id: row.id.as_str(),
            url: row.url(),
            role: &row.role,
            domain: matrix.domain(&row.domain).map_or("", |domain| &domain.title),
            title: row_title(matrix, row),
            examples: lines(&row.examples),
            intro: html::text(&row.intro),
            refers_text,
            refers_to,
            rules: row.rules().iter().map(|rule| RuleView::new(site, rule)).collect(),
            sources: &row.sources,
            notes: notes(site, &row.notes),
            related: related(site, row),
            grounds: grounds(site),
        }
    }
}

fn related(site: &Site, row: &Row) -> Vec<Related> {
    let trees = row.trees.iter().filter_map(|id| site.tree(id));
    let trees = trees.map(|tree| Link { title: tree.label(), url: tree.url() }).collect();
    let rule = |id: &RuleOfThumbId| site.rules_of_thumb.iter().map(|(rule, _)| rule).find(|rule| rule.id == *id);
    let rules = row.rules_of_thumb.iter().filter_map(rule);
    let rules = rules
        .map(|rule| Link { title: format!("{}. {}", rule.number, rule.title), url: address::rule_of_thumb(&rule.id) })
        .collect();
    let all = [("Afwegingen die je hierbij helpen", trees), ("Vuistregels die hierbij horen", rules)];
    all.into_iter().map(|(title, links)| Related { title, links }).filter(|group| !group.links.is_empty()).collect()
}

/// The grounds in their order: the legend of the matrix.
pub(in crate::render) fn grounds(site: &Site) -> Vec<Link> {
    let grounds = site.grounds.iter().map(|(ground, _)| ground.reference());
    grounds.map(|ground| ground_link(&ground)).collect()
}

impl<'s> RuleView<'s> {
    fn new(site: &'s Site, rule: &'s Rule) -> Self {
        let no_ground = match &rule.basis {
            Basis::Ground(_) => String::new(),
            Basis::None(reason) => html::line(reason),
        };
        Self {
            id: rule.id.as_str(),
            title: &rule.title,
            text: html::text(&rule.text),
            ground: rule.ground().map(ground_link),
            no_ground,
            partners: rule.partners.iter().map(|partner| partner.title.as_str()).collect(),
            share: lines(&rule.share),
            do_not_share: lines(&rule.do_not_share),
            duties: duty_groups(&rule.duties),
            empty: if rule.has_empty_cell() { NO_RULE } else { "" },
            sources: &rule.sources,
            notes: notes(site, &rule.notes),
        }
    }
}

/// The whole matrix, domain by domain.
pub(in crate::render) fn domains(site: &Site) -> Vec<DomainView<'_>> {
    let rows = |domain| site.matrix.rows_of(domain).map(|row| RowView::new(site, row)).collect();
    let domains = site.matrix.domains.iter();
    domains.map(|domain| DomainView { id: domain.id.as_str(), title: &domain.title, rows: rows(&domain.id) }).collect()
}
