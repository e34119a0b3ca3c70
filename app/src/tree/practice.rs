//! Practising with a casus: it stands folded above each question, and beside the outcome the reader's route is compared
//! with what the source says.

use gloo_events::{EventListener, EventListenerOptions};
use model::tree::{BY_EDITORS, Casus, Compared, Ending, Tree};
use model::walk::Route;
use yew::html::Scope;
use yew::{Html, html};

use super::{Msg, TreeApp, sources};
use crate::{page, rich_text, text};

/// The links of the static page that begin a casus carry its identifier in this attribute.
const LINK: &str = "data-casus";

/// Makes the links of the static page begin their casus here, instead of leading to the first question.
pub(super) fn listen(link: &Scope<TreeApp>) -> Vec<EventListener> {
    let begin = |element: web_sys::Element| {
        let id = element.get_attribute(LINK)?;
        let link = link.clone();
        let options = EventListenerOptions::enable_prevent_default();
        Some(EventListener::new_with_options(&element, "click", options, move |event| {
            event.prevent_default();
            link.send_message(Msg::Practise(id.clone()));
        }))
    };
    page::all(&["[", LINK, "]"].concat()).into_iter().filter_map(begin).collect()
}

/// The casus to begin with, on the start screen.
pub(super) fn view_start(tree: &Tree, link: &Scope<TreeApp>) -> Html {
    let button = |casus: &Casus| {
        let id = casus.id.to_string();
        html! {
            <button class="button" type="button" onclick={link.callback(move |_| Msg::Practise(id.clone()))}>
                { text::PRACTISE }{ &casus.title }
            </button>
        }
    };
    html! { <div class="actions practice-start">{ for tree.parts().casus.iter().map(button) }</div> }
}

/// The casus above a question; open where the walk begins.
pub(super) fn view_reminder(casus: &Casus, open: bool) -> Html {
    html! {
        <details class="casus" key={if open { "casus-open" } else { "casus" }} {open}>
            <summary>{ text::CASUS }{ &casus.title }</summary>
            { rich_text::text(&casus.text) }
            { sources::view(&casus.sources) }
        </details>
    }
}

/// The reader's route beside the source.
pub(super) fn view_comparison(tree: &Tree, casus: &Casus, route: &Route) -> Html {
    let ending = match &casus.ending {
        Ending::Outcome(id) => tree.outcome(id),
        Ending::Open => None,
    };
    html! {
        <section class="casus practice" key="practice">
            <h2 class="casus__title">{ text::COMPARISON }{ &casus.title }</h2>
            <p class="discussion__note">{ BY_EDITORS }</p>
            <ol class="discussion">
                { for casus.compare(tree, route).iter().map(view_compared) }
            </ol>
            if let Some(outcome) = ending {
                <p>
                    <strong>{ text::SOURCE_ENDS }</strong>
                    { " " }{ outcome.verdict.label() }{ ": " }{ &outcome.title }
                </p>
            }
            { rich_text::text(&casus.conclusion) }
        </section>
    }
}

fn view_compared(compared: &Compared<'_>) -> Html {
    html! {
        <li class="discussion__point" data-compared={compared.question.id.to_string()}>
            <p class="discussion__question">{ &compared.question.text }</p>
            <p class="discussion__answers">
                if let Some(given) = compared.given {
                    { text::YOU }<strong>{ &given.label }</strong>{ ". " }
                }
                if let Some(expected) = compared.expected() {
                    { text::SOURCE }<strong>{ &expected.label }</strong>{ ". " }
                }
                <em>{ compared.agreement().label() }</em>
            </p>
            if let Some(point) = compared.point {
                { rich_text::text(&point.text) }
                { sources::view(&point.sources) }
            }
        </li>
    }
}
