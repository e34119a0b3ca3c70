//! Where a question or an outcome comes from, beside it; the same mark-up as on the static page.

use model::source::Citation;
use yew::{Html, html};

use crate::text;

/// The sources with links to more about them, or nothing when there are none.
pub(super) fn view(sources: &[Citation]) -> Html {
    if sources.is_empty() {
        return Html::default();
    }
    let links = sources.iter().enumerate().map(|(index, source)| {
        html! {
            <>
                { if index == 0 { " " } else { "; " } }
                <a href={source.url.clone()}>{ &source.label }</a>
            </>
        }
    });
    html! {
        <p class="sources">
            <span class="sources__label">{ text::source_label(sources.len()) }</span>
            { for links }
        </p>
    }
}
