//! What templates see: the site in plain values, with text as HTML and everything in the order of showing.

mod casus;
mod matrix;
mod tree;

use model::date::Date;
use model::duty::{self, Duty};
use model::ground::GroundRef;
use model::id::NoteId;
use model::note::{Note, NoteBody};
use model::source::Citation;
use model::text::RichLine;
use serde::Serialize;

use crate::html;
use crate::site::{Document, Piece, Site};
pub(super) use matrix::{DomainView, RowView, domains, grounds, row_title};
pub(super) use tree::TreeView;

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

pub(super) fn ground_link(ground: &GroundRef) -> Link {
    Link { title: ground.title.clone(), url: ground.url() }
}
