//! Notes of the editors beside a question or an outcome, marked as theirs.

use model::id::NoteId;
use model::island::TreeIsland;
use model::note::{CurrencyNote, Note, NoteBody};
use yew::{Html, html};

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
pub(super) fn view(data: &TreeIsland, ids: &[NoteId], kind: Kind) -> Html {
    let notes = ids
        .iter()
        .filter_map(|id| data.notes.iter().find(|note| note.id == *id));
    notes
        .filter(|note| kind_of(note) == kind)
        .map(view_one)
        .collect()
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
        NoteBody::Editorial { text } => ("note note--editorial", rich_text::text(text)),
    };
    html! {
        <div {class} role="note">
            <p class="note__kind">{ note.kind_label() }</p>
            <p class="note__title"><a href={note.url()}>{ &note.title }</a></p>
            { body }
        </div>
    }
}

fn view_currency(note: &CurrencyNote) -> Html {
    html! {
        <>
            <dl class="note__facts">
                <dt>{ text::NOTE_TOUCHES }</dt>
                <dd>{ rich_text::line(&note.touches) }</dd>
                <dt>{ text::NOTE_SOURCE_SAYS }</dt>
                <dd>{ rich_text::line(&note.source_says) }</dd>
                <dt>{ text::NOTE_HOLDS_NOW }</dt>
                <dd>{ rich_text::text(&note.holds_now) }</dd>
                <dt>{ text::NOTE_REFERENCE }</dt>
                <dd>{ rich_text::line(&note.reference) }</dd>
            </dl>
            <p class="note__date">{ note.since() }{ ". " }{ text::note_checked(note.checked) }</p>
        </>
    }
}
