//! Where a question or an outcome comes from, beside it.

use model::source::Citation;
use yew::{Html, html};

use crate::text;

/// The sources with links to more about them, or nothing when there are none.
pub(super) fn view(sources: &[Citation]) -> Html {
    if sources.is_empty() {
        return Html::default();
    }
    html! {
        <div class="sources">
            <p class="sources__label">{ text::source_label(sources.len()) }</p>
            <ul class="sources__list">
                { for sources.iter().map(|source| html! { <li><a href={source.url.clone()}>{ &source.label }</a></li> }) }
            </ul>
        </div>
    }
}
