//! The start screen: what the reader should know before the first question.

use web_sys::MouseEvent;
use yew::html::Scope;
use yew::{Html, NodeRef, html};

use super::{Data, Msg, TreeApp};
use crate::text;

/// The start screen. `empty` when no answer is remembered.
pub(super) fn view(data: &Data, empty: bool, heading: &NodeRef, link: &Scope<TreeApp>) -> Html {
    html! {
        <section class="tree-start" key="start">
            <h2 class="tree-start__title" tabindex="-1" ref={heading}>{ data.words().start }</h2>
            <p>{ text::start_lead(data.road.longest_walk()) }</p>
            <ul class="tree-start__facts">
                { for text::START_FACTS.iter().map(|fact| html! { <li>{ *fact }</li> }) }
            </ul>
            <div class="actions">
                { button("button button--primary", text::BEGIN.into(), Msg::Begin, link) }
                if !empty {
                    { wipe(link) }
                }
            </div>
        </section>
    }
}

/// The button that forgets every answer; each screen has it.
pub(super) fn wipe(link: &Scope<TreeApp>) -> Html {
    button("button button--quiet", text::WIPE.into(), Msg::Wipe, link)
}

/// A button that tells the app something.
pub(super) fn button(class: &'static str, label: Html, message: Msg, link: &Scope<TreeApp>) -> Html {
    let onclick = link.callback(move |_: MouseEvent| message.clone());
    html! {
        <button {class} type="button" {onclick}>{ label }</button>
    }
}
