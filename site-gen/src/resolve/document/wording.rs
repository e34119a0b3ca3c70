//! The small pieces of mark-up and text that a document needs and that know nothing of the rest of the site.

use pulldown_cmark::BlockQuoteKind;

/// The opening of a box, with its Dutch title.
pub(super) fn open_callout(kind: BlockQuoteKind) -> String {
    let (name, title) = match kind {
        BlockQuoteKind::Note => ("note", "Goed om te weten"),
        BlockQuoteKind::Tip => ("tip", "Tip"),
        BlockQuoteKind::Important => ("important", "Belangrijk"),
        BlockQuoteKind::Warning => ("warning", "Let op"),
        BlockQuoteKind::Caution => ("warning", "Pas op"),
    };
    format!("<div class=\"callout callout--{name}\" role=\"note\"><p class=\"callout__title\">{title}</p>\n")
}

/// A proposal for an anchor.
pub(super) fn slug(title: &str) -> String {
    let plain = title
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'a'..='z' | '0'..='9' => c,
            'á' | 'à' | 'ä' | 'â' => 'a',
            'é' | 'è' | 'ë' | 'ê' => 'e',
            'í' | 'ï' => 'i',
            'ó' | 'ö' => 'o',
            'ú' | 'ü' => 'u',
            _ => '-',
        })
        .collect::<String>();
    plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
