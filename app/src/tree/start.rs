//! The start screen of a tree: what the reader should know before the first question.

use model::tree::Tree;
use yew::html::Scope;
use yew::{Html, NodeRef, html};

use super::{Msg, TreeApp};
use crate::text;

/// The start screen. `empty` when no answer is remembered.
pub(super) fn view(tree: &Tree, empty: bool, heading: &NodeRef, link: &Scope<TreeApp>) -> Html {
    html! {
        <section class="tree-start" key="start">
            <h2 class="tree-start__title" tabindex="-1" ref={heading}>{ text::START_TITLE }</h2>
            <p>{ text::start_lead(tree.longest()) }</p>
            <ul class="tree-start__facts">
                { for text::START_FACTS.iter().map(|fact| html! { <li>{ *fact }</li> }) }
            </ul>
            <div class="actions">
                <button class="button button--primary" type="button" onclick={link.callback(|_| Msg::Begin)}>
                    { text::BEGIN }
                </button>
                if !empty {
                    { wipe(link) }
                }
            </div>
        </section>
    }
}

/// The button that forgets every answer; each screen has it.
pub(super) fn wipe(link: &Scope<TreeApp>) -> Html {
    html! {
        <button class="button button--quiet" type="button" onclick={link.callback(|_| Msg::Wipe)}>{ text::WIPE }</button>
    }
}
