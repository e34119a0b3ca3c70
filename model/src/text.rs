//! Rich text as nodes: what a Markdown field of a data file becomes.
//!
//! Nodes travel to the app as they are, so that it needs no HTML parser and no unsafe `innerHTML`.

use serde::{Deserialize, Serialize};

/// A text of one or more blocks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RichText(pub Vec<Block>);

/// A text of one line: no paragraphs, no lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RichLine(pub Vec<Inline>);

/// A block of a [`RichText`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(RichLine),
    /// A list; its items are texts of their own.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The items, in order.
        items: Vec<RichText>,
    },
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Strong importance.
    Strong(RichLine),
    /// Stress.
    Emphasis(RichLine),
    /// A link.
    Link {
        /// Where it leads: an address of this site, or an absolute one.
        url: String,
        /// What kind of place that is.
        kind: LinkKind,
        /// The text of the link.
        text: RichLine,
    },
}

/// What a link leads to; decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// A place on this site.
    Internal,
    /// A term of the glossary, linked by the site itself.
    Term,
    /// A place elsewhere.
    External,
}

impl RichText {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text without mark-up; blocks and list items are separated by a space.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        self.push_plain(&mut out);
        out
    }

    /// Adds the text without mark-up: a line for each paragraph, which `mark` stands before, and one with `- ` for each
    /// item of a list.
    pub fn push_lines(&self, mark: &str, out: &mut String) {
        for block in &self.0 {
            match block {
                Block::Paragraph(line) => {
                    out.push_str(mark);
                    line.push_plain(out);
                    out.push('\n');
                }
                Block::List { items, .. } => items.iter().for_each(|item| item.push_lines("- ", out)),
            }
        }
    }

    fn push_plain(&self, out: &mut String) {
        for block in &self.0 {
            match block {
                Block::Paragraph(line) => {
                    separate(out);
                    line.push_plain(out);
                }
                Block::List { items, .. } => items.iter().for_each(|item| item.push_plain(out)),
            }
        }
    }
}

impl RichLine {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text without mark-up.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        self.push_plain(&mut out);
        out
    }

    fn push_plain(&self, out: &mut String) {
        for inline in &self.0 {
            match inline {
                Inline::Text(text) => out.push_str(text),
                Inline::Strong(line) | Inline::Emphasis(line) | Inline::Link { text: line, .. } => line.push_plain(out),
            }
        }
    }
}

impl From<&str> for RichLine {
    fn from(text: &str) -> Self {
        Self(vec![Inline::Text(text.to_owned())])
    }
}

impl From<RichLine> for RichText {
    fn from(line: RichLine) -> Self {
        Self(vec![Block::Paragraph(line)])
    }
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_every_word_and_separates_blocks() {
        let text = RichText(vec![
            Block::Paragraph(RichLine(vec![
                Inline::Text("Deel ".into()),
                Inline::Strong("alleen".into()),
                Inline::Text(" wat moet.".into()),
            ])),
            Block::List { ordered: true, items: vec![RichLine::from("een").into(), RichLine::from("twee").into()] },
        ]);
        assert_eq!(text.plain(), "Deel alleen wat moet. een twee");
        let mut lines = String::new();
        text.push_lines("", &mut lines);
        assert_eq!(lines, "Deel alleen wat moet.\n- een\n- twee\n");
    }
}
