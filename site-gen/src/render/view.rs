//! What templates see: the site in plain values, with text as HTML and everything in the order of showing.

use model::date::Date;
use model::duty::{self, Duty};
use model::ground::GroundRef;
use model::id::NoteId;
use model::matrix::{Basis, Matrix, NO_RULE, Row, RowContent, Rule};
use model::note::{Note, NoteBody};
use model::source::Citation;
use model::text::RichLine;
use model::tree::{Outcome, Question, Target, Tree};
use serde::Serialize;

use crate::html;
use crate::site::{Document, Piece, Site};

/// A link with its text.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    pub(super) title: String,
    pub(super) url: String,
}

/// A date for people and for machines.
#[derive(Debug, Serialize)]
pub(super) struct DateView {
    pub(super) iso: String,
    pub(super) words: String,
}

impl From<Date> for DateView {
    fn from(date: Date) -> Self {
        Self { iso: date.to_string(), words: date.in_words() }
    }
}

/// A note; fields of the other kind are empty.
#[derive(Debug, Serialize)]
pub(super) struct NoteView<'s> {
    id: &'s str,
    kind: &'static str,
    label: &'static str,
    title: &'s str,
    url: String,
    text: String,
    touches: String,
    source_says: String,
    reference: String,
    since: String,
    checked: Option<DateView>,
}

impl<'s> NoteView<'s> {
    pub(super) fn new(note: &'s Note) -> Self {
        let mut view = Self {
            id: note.id.as_str(),
            kind: "editorial",
            label: note.kind_label(),
            title: &note.title,
            url: note.url(),
            text: String::new(),
            touches: String::new(),
            source_says: String::new(),
            reference: String::new(),
            since: String::new(),
            checked: None,
        };
        match &note.body {
            NoteBody::Editorial { text } => view.text = html::text(text),
            NoteBody::Currency(note) => {
                view.kind = "currency";
                view.text = html::text(&note.holds_now);
                view.touches = html::line(&note.touches);
                view.source_says = html::line(&note.source_says);
                view.reference = html::line(&note.reference);
                view.since = note.since();
                view.checked = Some(note.checked.into());
            }
        }
        view
    }
}

/// The notes with these identifiers.
pub(super) fn notes<'s>(site: &'s Site, ids: &'s [NoteId]) -> Vec<NoteView<'s>> {
    site.notes(ids).map(NoteView::new).collect()
}

/// A running text.
#[derive(Debug, Serialize)]
pub(super) struct DocumentView<'s> {
    title: &'s str,
    lead: String,
    updated: DateView,
    sources: &'s [Citation],
    notes: Vec<NoteView<'s>>,
    toc: Vec<Link>,
    body: Vec<PieceView<'s>>,
}

/// A piece of a running text; fields of the other kinds are empty.
#[derive(Debug, Serialize)]
struct PieceView<'s> {
    html: &'s str,
    note: Option<NoteView<'s>>,
    sources: &'s [Citation],
}

impl<'s> DocumentView<'s> {
    pub(super) fn new(site: &'s Site, document: &'s Document) -> Self {
        let sections = document.headings.iter().filter(|heading| heading.level == 2);
        Self {
            title: &document.title,
            lead: html::line(&document.lead),
            updated: document.updated.into(),
            sources: &document.sources,
            notes: notes(site, &document.notes),
            toc: sections
                .map(|heading| Link { title: heading.title.clone(), url: format!("#{}", heading.anchor) })
                .collect(),
            body: document.body.iter().map(|piece| PieceView::new(site, piece)).collect(),
        }
    }
}

impl<'s> PieceView<'s> {
    fn new(site: &'s Site, piece: &'s Piece) -> Self {
        match piece {
            Piece::Html(html) => Self { html, note: None, sources: &[] },
            Piece::Note(id) => {
                Self { html: "", note: site.notes(std::slice::from_ref(id)).next().map(NoteView::new), sources: &[] }
            }
            Piece::Sources(sources) => Self { html: "", note: None, sources },
        }
    }
}

/// Duties of one kind.
#[derive(Debug, Serialize)]
pub(super) struct DutyGroup {
    heading: &'static str,
    items: Vec<String>,
}

fn duty_groups(duties: &[Duty]) -> Vec<DutyGroup> {
    duty::grouped(duties)
        .map(|(heading, duties)| DutyGroup {
            heading,
            items: duties.iter().map(|duty| html::line(&duty.text)).collect(),
        })
        .collect()
}

fn lines(lines: &[RichLine]) -> Vec<String> {
    lines.iter().map(html::line).collect()
}

/// A decision tree.
#[derive(Debug, Serialize)]
pub(super) struct TreeView<'s> {
    id: &'s str,
    number: &'s str,
    title: &'s str,
    label: String,
    url: String,
    lead: String,
    sources: &'s [Citation],
    updated: DateView,
    notes: Vec<NoteView<'s>>,
    background: String,
    reflections_title: &'s str,
    reflections: Vec<String>,
    casus_title: &'s str,
    casus: String,
    casus_sources: &'s [Citation],
    question_count: usize,
    longest: usize,
    route_count: usize,
    questions: Vec<QuestionView<'s>>,
    outcomes: Vec<OutcomeView<'s>>,
}

#[derive(Debug, Serialize)]
struct QuestionView<'s> {
    id: &'s str,
    text: &'s str,
    help: String,
    considerations: Vec<String>,
    answers: Vec<AnswerView<'s>>,
    sources: &'s [Citation],
    notes: Vec<NoteView<'s>>,
}

#[derive(Debug, Serialize)]
struct AnswerView<'s> {
    label: &'s str,
    hint: &'s str,
    url: String,
    /// Where it leads, in words: the next question or the outcome.
    leads_to: &'s str,
    ends: bool,
}

#[derive(Debug, Serialize)]
struct OutcomeView<'s> {
    id: &'s str,
    verdict: &'static str,
    tone: &'static str,
    title: &'s str,
    text: String,
    duties: Vec<DutyGroup>,
    grounds: Vec<Link>,
    sources: &'s [Citation],
    notes: Vec<NoteView<'s>>,
    next: Option<Link>,
}

impl<'s> TreeView<'s> {
    pub(super) fn new(site: &'s Site, tree: &'s Tree) -> Self {
        let parts = tree.parts();
        Self {
            id: parts.id.as_str(),
            number: &parts.number,
            title: &parts.title,
            label: tree.label(),
            url: tree.url(),
            lead: html::line(&parts.lead),
            sources: &parts.sources,
            updated: parts.updated.into(),
            notes: notes(site, &parts.notes),
            background: html::text(&parts.background),
            reflections_title: &parts.reflections_title,
            reflections: lines(&parts.reflections),
            casus_title: &parts.casus.title,
            casus: html::text(&parts.casus.text),
            casus_sources: &parts.casus.sources,
            question_count: parts.questions.len(),
            longest: tree.longest(),
            route_count: tree.route_count(),
            questions: parts.questions.iter().map(|question| question_view(site, tree, question)).collect(),
            outcomes: parts.outcomes.iter().map(|outcome| outcome_view(site, outcome)).collect(),
        }
    }
}

fn question_view<'s>(site: &'s Site, tree: &'s Tree, question: &'s Question) -> QuestionView<'s> {
    let answers = question.answers.iter().map(|answer| {
        let (id, leads_to, ends) = match &answer.to {
            Target::Question(id) => (id.as_str(), tree.question(id).map_or("", |question| &question.text), false),
            Target::Outcome(id) => (id.as_str(), tree.outcome(id).map_or("", |outcome| &outcome.title), true),
        };
        AnswerView { label: &answer.label, hint: &answer.hint, url: format!("#{id}"), leads_to, ends }
    });
    QuestionView {
        id: question.id.as_str(),
        text: &question.text,
        help: html::text(&question.help),
        considerations: lines(&question.considerations),
        answers: answers.collect(),
        sources: &question.sources,
        notes: notes(site, &question.notes),
    }
}

fn outcome_view<'s>(site: &'s Site, outcome: &'s Outcome) -> OutcomeView<'s> {
    OutcomeView {
        id: outcome.id.as_str(),
        verdict: outcome.verdict.label(),
        tone: outcome.verdict.tone().class(),
        title: &outcome.title,
        text: html::text(&outcome.text),
        duties: duty_groups(&outcome.duties),
        grounds: outcome.grounds.iter().map(ground_link).collect(),
        sources: &outcome.sources,
        notes: notes(site, &outcome.notes),
        next: outcome.next_tree.as_ref().map(|tree| Link { title: tree.label(), url: tree.url() }),
    }
}

pub(super) fn ground_link(ground: &GroundRef) -> Link {
    Link { title: ground.title.clone(), url: ground.url() }
}

/// A domain of the matrix with its rows.
#[derive(Debug, Serialize)]
pub(super) struct DomainView<'s> {
    id: &'s str,
    title: &'s str,
    rows: Vec<RowView<'s>>,
}

/// A row of the matrix.
#[derive(Debug, Serialize)]
pub(super) struct RowView<'s> {
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
    updated: DateView,
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
pub(super) fn row_title(matrix: &Matrix, row: &Row) -> String {
    let domain = matrix.domain(&row.domain).map_or("", |domain| domain.title.as_str());
    format!("{domain}: {}", row.role)
}

impl<'s> RowView<'s> {
    pub(super) fn new(site: &'s Site, row: &'s Row) -> Self {
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
            updated: row.updated.into(),
        }
    }
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
pub(super) fn domains(site: &Site) -> Vec<DomainView<'_>> {
    let rows = |domain| site.matrix.rows_of(domain).map(|row| RowView::new(site, row)).collect();
    let domains = site.matrix.domains.iter();
    domains.map(|domain| DomainView { id: domain.id.as_str(), title: &domain.title, rows: rows(&domain.id) }).collect()
}
