//! The little HTML that is written outside the templates: escaping, links, and rich text.

use std::fmt::Write as _;

use model::text::{Block, Inline, LinkKind, RichLine, RichText};

/// Escapes text for use between tags and in attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// The opening tag of a link, the same wherever a link is written.
pub(crate) fn open_link(url: &str, kind: LinkKind) -> String {
    let url = escape(url);
    match kind {
        LinkKind::Internal => format!("<a href=\"{url}\">"),
        LinkKind::Term => format!("<a class=\"term\" href=\"{url}\">"),
        LinkKind::External => format!("<a class=\"external\" href=\"{url}\" rel=\"noreferrer\">"),
    }
}

/// A text of several blocks.
pub(crate) fn text(text: &RichText) -> String {
    let mut out = String::new();
    blocks(text, &mut out);
    out
}

/// A text of one line, without a paragraph around it.
pub(crate) fn line(line: &RichLine) -> String {
    let mut out = String::new();
    inlines(line, &mut out);
    out
}

fn blocks(text: &RichText, out: &mut String) {
    for block in &text.0 {
        match block {
            Block::Paragraph(line) => {
                out.push_str("<p>");
                inlines(line, out);
                out.push_str("</p>");
            }
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                // Writing to a String cannot fail.
                let _ = write!(out, "<{tag}>");
                for item in items {
                    out.push_str("<li>");
                    match item.0.as_slice() {
                        [Block::Paragraph(line)] => inlines(line, out),
                        _ => blocks(item, out),
                    }
                    out.push_str("</li>");
                }
                let _ = write!(out, "</{tag}>");
            }
        }
    }
}

fn inlines(line: &RichLine, out: &mut String) {
    for inline in &line.0 {
        match inline {
            Inline::Text(text) => out.push_str(&escape(text)),
            Inline::Strong(line) => wrap("strong", line, out),
            Inline::Emphasis(line) => wrap("em", line, out),
            Inline::Link { url, kind, text } => {
                out.push_str(&open_link(url, *kind));
                inlines(text, out);
                out.push_str("</a>");
            }
        }
    }
}

fn wrap(tag: &str, line: &RichLine, out: &mut String) {
    let _ = write!(out, "<{tag}>");
    inlines(line, out);
    let _ = write!(out, "</{tag}>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_break_out_of_its_place() {
        let line =
            RichLine(vec![Inline::Link { url: "/a\"b".into(), kind: LinkKind::Internal, text: "<script>&".into() }]);
        assert_eq!(super::line(&line), r#"<a href="/a&quot;b">&lt;script&gt;&amp;</a>"#);
    }
}
