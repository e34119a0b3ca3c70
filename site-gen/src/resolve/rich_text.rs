//! Markdown in fields of data files, turned into nodes.

use model::address;
use model::text::{Block, Inline, LinkKind, RichLine, RichText};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::terms::Found;
use super::{Resolver, Scope};
use crate::diagnostic::Diagnostic;
use crate::source::Text;
use crate::source::fields::valid_id;

/// What is being built: a container of blocks or of inlines.
enum Node {
    Blocks(Vec<Block>),
    List { ordered: bool, items: Vec<RichText> },
    Inlines(Vec<Inline>),
    Link { url: Option<(String, LinkKind)>, inlines: Vec<Inline> },
}

impl Resolver<'_> {
    /// A text of several blocks: paragraphs and lists.
    pub(super) fn rich(&self, text: &Text, scope: &mut Scope) -> RichText {
        let blocks = self.blocks(text, scope);
        RichText(blocks)
    }

    /// The same for a field that may be absent.
    pub(super) fn optional_rich(&self, text: Option<Text>, scope: &mut Scope) -> RichText {
        text.map_or_else(RichText::default, |text| self.rich(&text, scope))
    }

    /// A text of one line.
    pub(super) fn line(&self, text: &Text, scope: &mut Scope) -> RichLine {
        let mut blocks = self.blocks(text, scope);
        match (blocks.pop(), blocks.is_empty()) {
            (Some(Block::Paragraph(line)), true) => line,
            (None, _) => RichLine::default(),
            _ => {
                let message = "hier past maar één alinea, zonder lijst";
                self.report(Diagnostic::error("meer-dan-een-regel", text.at, message).hint("maak er één alinea van"));
                RichLine::default()
            }
        }
    }

    /// A text of one line in which no term becomes a link: it stands above a text that links them, or is a link itself.
    pub(super) fn line_without_terms(&self, text: &Text) -> RichLine {
        self.line(text, &mut self.no_terms())
    }

    /// A scope in which every term has been linked already.
    fn no_terms(&self) -> Scope {
        Scope { seen: self.catalogue.terms.iter().filter_map(|term| valid_id(term).ok()).collect() }
    }

    /// A text of several blocks in which no term becomes a link.
    pub(super) fn rich_without_terms(&self, text: &Text) -> RichText {
        self.rich(text, &mut self.no_terms())
    }

    /// The texts of a list, each of one line.
    pub(super) fn lines(&self, texts: &[Text], scope: &mut Scope) -> Vec<RichLine> {
        texts.iter().map(|text| self.line(text, scope)).collect()
    }

    fn blocks(&self, text: &Text, scope: &mut Scope) -> Vec<Block> {
        let parser = Parser::new_ext(&text.text, Options::empty()).into_offset_iter();
        let events = parser.map(|(event, range)| match event {
            Event::SoftBreak | Event::HardBreak => (Event::Text(" ".into()), range),
            Event::Code(code) => (Event::Text(code), range),
            other => (other, range),
        });
        let mut stack = vec![Node::Blocks(Vec::new())];
        for (event, range) in TextMergeWithOffset::new(events) {
            match event {
                Event::Start(Tag::Paragraph | Tag::Strong | Tag::Emphasis) => stack.push(Node::Inlines(Vec::new())),
                Event::Start(Tag::List(start)) => {
                    stack.push(Node::List { ordered: start.is_some(), items: Vec::new() })
                }
                Event::Start(Tag::Item) => stack.push(Node::Blocks(Vec::new())),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let url = self.link(&dest_url, text.place(range));
                    stack.push(Node::Link { url, inlines: Vec::new() });
                }
                Event::Text(piece) => self.push_text(&piece, &mut stack, scope),
                Event::End(
                    end @ (TagEnd::Paragraph
                    | TagEnd::Strong
                    | TagEnd::Emphasis
                    | TagEnd::List(_)
                    | TagEnd::Item
                    | TagEnd::Link),
                ) => {
                    close(&mut stack, end);
                }
                // Of refused mark-up, only the beginning is reported.
                Event::End(_) | Event::Html(_) => {}
                Event::InlineHtml(html) if html.starts_with("</") => {}
                _ => {
                    let message = "deze opmaak kan hier niet";
                    let diagnostic = Diagnostic::error("opmaak", text.place(range), message)
                        .hint("gebruik alleen alinea's, lijsten, **vet**, *cursief* en links");
                    self.report(diagnostic);
                }
            }
        }
        match stack.pop() {
            Some(Node::Blocks(blocks)) => blocks,
            _ => Vec::new(),
        }
    }

    /// Text inside a link stays as it is; elsewhere the terms in it become links.
    fn push_text(&self, text: &str, stack: &mut [Node], scope: &mut Scope) {
        let in_link = stack.iter().any(|node| matches!(node, Node::Link { .. }));
        let inlines = if in_link {
            vec![Inline::Text(text.to_owned())]
        } else {
            self.find_terms(text, scope).into_iter().map(inline).collect()
        };
        match stack.last_mut() {
            Some(Node::Inlines(list) | Node::Link { inlines: list, .. }) => list.extend(inlines),
            // A tight list has text without a paragraph around it.
            Some(Node::Blocks(blocks)) => match blocks.last_mut() {
                Some(Block::Paragraph(line)) => line.0.extend(inlines),
                _ => blocks.push(Block::Paragraph(RichLine(inlines))),
            },
            _ => {}
        }
    }
}

fn inline(found: Found<'_>) -> Inline {
    match found {
        Found::Text(text) => Inline::Text(text.to_owned()),
        Found::Term(term, text) => Inline::Link { url: address::term(&term), kind: LinkKind::Term, text: text.into() },
    }
}

/// Closes the innermost node and hands it to the one around it.
fn close(stack: &mut Vec<Node>, end: TagEnd) {
    let Some(node) = stack.pop() else { return };
    let inline = match node {
        Node::Blocks(blocks) => {
            if let Some(Node::List { items, .. }) = stack.last_mut() {
                items.push(RichText(blocks));
            }
            return;
        }
        Node::List { ordered, items } => {
            if let Some(Node::Blocks(blocks)) = stack.last_mut() {
                blocks.push(Block::List { ordered, items });
            }
            return;
        }
        Node::Inlines(inlines) => match end {
            TagEnd::Strong => Inline::Strong(RichLine(inlines)),
            TagEnd::Emphasis => Inline::Emphasis(RichLine(inlines)),
            _ => {
                if let Some(Node::Blocks(blocks)) = stack.last_mut() {
                    blocks.push(Block::Paragraph(RichLine(inlines)));
                }
                return;
            }
        },
        Node::Link { url: Some((url, kind)), inlines } => Inline::Link { url, kind, text: RichLine(inlines) },
        // The dead link was reported; its text stands in.
        Node::Link { url: None, inlines } => Inline::Strong(RichLine(inlines)),
    };
    match stack.last_mut() {
        Some(Node::Inlines(list) | Node::Link { inlines: list, .. }) => list.push(inline),
        Some(Node::Blocks(blocks)) => match blocks.last_mut() {
            Some(Block::Paragraph(line)) => line.0.push(inline),
            _ => blocks.push(Block::Paragraph(RichLine(vec![inline]))),
        },
        _ => {}
    }
}
