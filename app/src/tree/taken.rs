//! What the reader takes along from an outcome: the case note, and a link with his answers if he asks for one.

use gloo_utils::window;
use model::address;
use model::case_note::{CaseNote, Section, TITLE};
use model::road::RoadRoute;
use yew::html::Scope;
use yew::{AttrValue, Context, Html, html};

use super::screen::Screen;
use super::{Data, Msg, TreeApp, browser, rules, start};
use crate::file::{self, Kind};
use crate::{clipboard, text};

/// A way to take something along.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Take {
    /// The note, to the clipboard.
    CopyNote,
    /// The whole outcome, to paper.
    Print,
    /// The note, to a file.
    Save,
    /// A link with the answers, onto the screen.
    MakeLink,
    /// That link, to the clipboard.
    CopyLink,
}

/// What came of it. Belongs to one outcome, and is dropped when the reader leaves that.
#[derive(Default)]
pub(super) struct Taken {
    /// The link, once it was asked for.
    pub(super) link: Option<AttrValue>,
    /// What the reader is told below the buttons of the note.
    note_said: &'static str,
    /// The same, for the link.
    link_said: &'static str,
}

impl Taken {
    /// Saves the note.
    pub(super) fn save(&mut self, data: &Data, note: &str) {
        self.note_said = match file::save(&data.edition.file_name, Kind::Text, note) {
            Some(()) => text::SAVED,
            None => text::NOT_SAVED,
        };
    }

    /// Shows a link to this page with these answers.
    pub(super) fn make_link(&mut self, data: &Data, route: &RoadRoute) {
        self.link = Some(address::with_route(&browser::page(), &route.to_text(&data.road)).into());
        self.link_said = text::LINK_MADE;
    }

    /// Tells whether something was copied.
    pub(super) fn copied(&mut self, what: Take, done: bool) {
        let said = if done { text::COPIED } else { text::NOT_COPIED };
        if what == Take::CopyLink {
            self.link_said = said;
        } else {
            self.note_said = said;
        }
    }
}

impl TreeApp {
    /// Takes something of the outcome along. Says whether there is anything new to draw.
    pub(super) fn take(&mut self, ctx: &Context<Self>, what: Take) -> bool {
        let data = &ctx.props().data;
        let Screen::Outcome(route) = self.trail.here() else { return false };
        let done = ctx.link().callback(move |done| Msg::Copied(what, done));
        let text = || note(data, route, self.example, |note| note.text());
        match what {
            Take::CopyNote => clipboard::copy(&text(), done),
            Take::CopyLink => clipboard::copy(self.taken.link.as_deref().unwrap_or_default(), done),
            Take::Print => drop(window().print()),
            Take::Save => {
                let text = text();
                self.taken.save(data, &text);
                return true;
            }
            Take::MakeLink => {
                self.taken.make_link(data, route);
                return true;
            }
        }
        false
    }
}

/// Makes something of the note of a route. The note of an example says what it is, and that of a guided road names the
/// rules of the matrix that hold for the reader's role.
pub(super) fn note(data: &Data, route: &RoadRoute, example: bool, make: fn(&CaseNote<'_>) -> String) -> String {
    let mut context = Vec::new();
    if example {
        context.push(Section { heading: text::EXAMPLE.to_owned(), lines: vec![text::EXAMPLE_FACTS.to_owned()] });
    }
    let rules = rules::titles(data, route);
    if !rules.is_empty() {
        context.push(Section { heading: text::RULES.to_owned(), lines: rules });
    }
    make(&CaseNote { edition: &data.edition, road: &data.road, route, context: &context, notes: &data.notes })
}

/// The note with the ways to take it along. On paper the outcome stands above it already, so that only the rest follows.
pub(super) fn view_note(data: &Data, route: &RoadRoute, example: bool, taken: &Taken, link: &Scope<TreeApp>) -> Html {
    let note = |make: fn(&CaseNote<'_>) -> String| note(data, route, example, make);
    html! {
        <div class="case-note">
            <h3>{ TITLE }</h3>
            <p>{ text::NOTE_FACTS }</p>
            <details class="case-note__fold">
                <summary>{ text::NOTE_SHOW }</summary>
                <pre class="case-note__text">{ note(|note| note.text()) }</pre>
            </details>
            <div class="actions">
                { button(Take::CopyNote, text::COPY, link) }
                { button(Take::Print, text::PRINT, link) }
                { button(Take::Save, text::SAVE_TEXT, link) }
            </div>
            <p class="tree-status" role="status">{ taken.note_said }</p>
            <pre class="case-note__paper" aria-hidden="true">{ note(|note| note.supplement()) }</pre>
        </div>
    }
}

/// What a link with the answers is for, the button that makes it, and the link once it is there.
pub(super) fn view_link(taken: &Taken, link: &Scope<TreeApp>) -> Html {
    html! {
        <details class="share">
            <summary>{ text::LINK }</summary>
            <p>{ text::LINK_FACTS }</p>
            <div class="actions">
                { button(Take::MakeLink, text::MAKE_LINK, link) }
                if taken.link.is_some() {
                    { button(Take::CopyLink, text::COPY_LINK, link) }
                }
            </div>
            <p class="tree-status" role="status">{ taken.link_said }</p>
            if let Some(made) = &taken.link {
                <input class="share__link" type="text" readonly=true spellcheck="false" autocomplete="off"
                    aria-label={text::LINK} value={made.clone()} />
            }
        </details>
    }
}

fn button(what: Take, label: &'static str, link: &Scope<TreeApp>) -> Html {
    start::button("button", label.into(), Msg::Take(what), link)
}
