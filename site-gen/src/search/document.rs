//! The sections of a running text: its HTML without mark-up, cut at the headings that can be linked to.

use html5gum::{Token, Tokenizer};
use model::search::Section;

use crate::site::{Document, Piece};

/// The sections of a document; the first is the page itself, with its introduction.
pub(super) fn sections(document: &Document) -> Vec<Section> {
    let top = Section { title: document.title.clone(), text: document.lead.plain(), ..Section::default() };
    let mut reader = Reader { sections: vec![top], in_heading: false, in_anchor: false };
    for piece in &document.body {
        if let Piece::Html(html) = piece {
            for Ok(token) in Tokenizer::new(html.as_str()) {
                reader.take(&token);
            }
        }
    }
    reader.sections
}

struct Reader {
    sections: Vec<Section>,
    in_heading: bool,
    /// Within the sign behind a heading that links to it.
    in_anchor: bool,
}

impl Reader {
    fn take(&mut self, token: &Token) {
        match token {
            Token::StartTag(tag) => {
                let attribute = |name: &[u8]| {
                    tag.attributes.get(name).map(|value| String::from_utf8_lossy(&value.value).into_owned())
                };
                match (&**tag.name, attribute(b"id")) {
                    (b"h2" | b"h3", Some(id)) => {
                        self.sections.push(Section { fragment: id, ..Section::default() });
                        self.in_heading = true;
                    }
                    (b"a", _) => self.in_anchor = attribute(b"class").is_some_and(|class| class == "anchor"),
                    _ => self.push(if is_inline(&tag.name) { "" } else { " " }),
                }
            }
            Token::EndTag(tag) => match &**tag.name {
                b"h2" | b"h3" => {
                    self.in_heading = false;
                    if let Some(section) = self.sections.last_mut() {
                        section.title.truncate(section.title.trim_end().len());
                    }
                }
                b"a" => self.in_anchor = false,
                name => self.push(if is_inline(name) { "" } else { " " }),
            },
            Token::String(text) => self.push(&String::from_utf8_lossy(text)),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.in_anchor {
            return;
        }
        if let Some(section) = self.sections.last_mut() {
            if self.in_heading { &mut section.title } else { &mut section.text }.push_str(text);
            if self.in_heading {
                section.title = section.title.trim_start().to_owned();
            }
        }
    }
}

fn is_inline(name: &[u8]) -> bool {
    matches!(name, b"a" | b"em" | b"strong" | b"span" | b"cite" | b"abbr" | b"code" | b"sup" | b"sub")
}
