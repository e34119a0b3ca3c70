//! Rich text of the model as nodes of the page, in the mark-up of the static page. No HTML is parsed: Trusted Types
//! forbids it.

use model::text::{Block, Inline, LinkKind, RichLine, RichText};
use yew::{Html, html};

/// The blocks of a text.
pub(crate) fn text(text: &RichText) -> Html {
    text.0.iter().map(block).collect()
}

/// The pieces of a line, without an element around them.
pub(crate) fn line(line: &RichLine) -> Html {
    line.0.iter().map(inline).collect()
}

/// The lines as items of a list.
pub(crate) fn items<'l>(lines: impl IntoIterator<Item = &'l RichLine>) -> Html {
    lines.into_iter().map(|item| html! { <li>{ line(item) }</li> }).collect()
}

fn block(block: &Block) -> Html {
    match block {
        Block::Paragraph(content) => html! { <p>{ line(content) }</p> },
        Block::List { ordered: true, items } => html! { <ol>{ list(items) }</ol> },
        Block::List { ordered: false, items } => html! { <ul>{ list(items) }</ul> },
    }
}

fn list(items: &[RichText]) -> Html {
    let content = |item: &RichText| match item.0.as_slice() {
        // A paragraph of its own would only add space.
        [Block::Paragraph(only)] => line(only),
        _ => text(item),
    };
    items.iter().map(|item| html! { <li>{ content(item) }</li> }).collect()
}

fn inline(inline: &Inline) -> Html {
    match inline {
        Inline::Text(plain) => html! { plain },
        Inline::Strong(content) => html! { <strong>{ line(content) }</strong> },
        Inline::Emphasis(content) => html! { <em>{ line(content) }</em> },
        Inline::Link { url, kind, text } => link(url, *kind, text),
    }
}

fn link(url: &str, kind: LinkKind, text: &RichLine) -> Html {
    let (class, rel) = match kind {
        LinkKind::Internal => (None, None),
        LinkKind::Term => (Some("term"), None),
        LinkKind::External => (Some("external"), Some("noreferrer")),
    };
    html! { <a href={url.to_owned()} {class} {rel}>{ line(text) }</a> }
}
