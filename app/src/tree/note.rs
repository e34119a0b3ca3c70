//! Notes of the editors beside a question or an outcome, marked as theirs; the same mark-up as on the static page.

use model::id::NoteId;
use model::note::{CurrencyNote, Note, NoteBody};
use model::text::RichText;
use yew::{Html, html};

use super::Data;
use crate::{rich_text, text};

/// What a note does to the rule beside it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// The law has overtaken the rule: the reader must know before he answers.
    Currency,
    /// The source is unclear: good to know.
    Editorial,
}

/// The notes with these identifiers that are of this kind.
pub(super) fn view(data: &Data, ids: &[NoteId], kind: Kind) -> Html {
    let notes = ids.iter().filter_map(|id| data.notes.iter().find(|note| note.id == *id));
    notes.filter(|note| kind_of(note) == kind).map(view_one).collect()
}

fn kind_of(note: &Note) -> Kind {
    match note.body {
        NoteBody::Currency(_) => Kind::Currency,
        NoteBody::Editorial { .. } => Kind::Editorial,
    }
}

fn view_one(note: &Note) -> Html {
    let (class, body) = match &note.body {
        NoteBody::Currency(currency) => ("note note--currency", view_currency(currency)),
        NoteBody::Editorial { text } => ("note note--editorial", view_text(text)),
    };
    let kind = note.kind_label();
    html! {
        <div {class} role="note" aria-label={[kind, ": ", &note.title].concat()}>
            <p class="note__label">{ kind }</p>
            <p class="note__title"><a href={note.url()}>{ &note.title }</a></p>
            { body }
        </div>
    }
}

fn view_currency(note: &CurrencyNote) -> Html {
    html! {
        <>
            <p class="note__source-says">
                <strong>{ text::NOTE_SOURCE_SAYS }</strong>
                { " " }
                { rich_text::line(&note.source_says) }
            </p>
            { view_text(&note.holds_now) }
            <p class="note__reference">
                { note.since() }
                { text::NOTE_REFERENCE }
                { rich_text::line(&note.reference) }
                { text::note_checked(note.checked) }
            </p>
        </>
    }
}

fn view_text(text: &RichText) -> Html {
    html! { <div class="note__text">{ rich_text::text(text) }</div> }
}
