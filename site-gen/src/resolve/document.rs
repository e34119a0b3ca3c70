//! Markdown files, turned into documents: HTML in pieces, with notes and sources between them.

mod wording;

use std::collections::BTreeSet;
use std::ops::Range;

use model::address;
use model::chapter::Heading;
use model::date::Date;
use model::id::Anchor;
use model::text::{LinkKind, RichLine};
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html};

use super::terms::Found;
use super::{Resolver, Scope};
use crate::diagnostic::Diagnostic;
use crate::html::open_link;
use crate::site::{Document, Piece};
use crate::source::fields::{Fields, valid_id};
use crate::source::{Text, TextFile};
use wording::{open_callout, slug};

/// What separates the pieces of a document while it is one string. Markdown cannot hold this character.
const MARK: char = '\u{0}';

/// The words with which a directive begins.
const DIRECTIVES: [&str; 3] = ["bron", "actualiteit", "redactie"];

/// Whether every section must name its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SectionSources {
    Required,
    Optional,
}

/// The head fields that every document has, read by the caller where its kind differs.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) lead: RichLine,
    pub(super) updated: Date,
}

impl Resolver<'_> {
    /// The head of a file. The caller finishes the fields when it has read its own.
    pub(super) fn head<'f>(&'f self, file: &'f TextFile, what: &'static str) -> Fields<'f, 'f> {
        Fields::new(&file.head, file.at, what, self.diagnostics)
    }

    /// A document of a head and a body, for the page at an address.
    pub(super) fn document(
        &self,
        url: &str,
        head: Head,
        fields: &Fields<'_, '_>,
        body: &Text,
        sources: SectionSources,
    ) -> Document {
        self.on_page(url);
        let citations = match sources {
            SectionSources::Required => self.citations(&fields.some_texts("sources")),
            SectionSources::Optional => self.citations(&fields.texts("sources")),
        };
        let notes = self.note_ids(fields);
        let mut writer = Writer {
            resolver: self,
            url,
            text: body,
            scope: Scope::default(),
            headings: Vec::new(),
            pieces: Vec::new(),
            section: None,
            in_link: 0,
            tables: 0,
        };
        let body = writer.write(sources);
        Document {
            title: head.title,
            lead: head.lead,
            updated: head.updated,
            sources: citations,
            notes,
            headings: writer.headings,
            body,
        }
    }
}

struct Writer<'w, 'd> {
    resolver: &'w Resolver<'d>,
    /// The address of the page.
    url: &'w str,
    text: &'w Text,
    scope: Scope,
    headings: Vec<Heading>,
    /// What stands at the marks, in order.
    pieces: Vec<Piece>,
    /// The section that is open and has no source yet.
    section: Option<(String, Range<usize>)>,
    in_link: usize,
    /// The tables so far.
    tables: usize,
}

type Events<'e> = Vec<(Event<'e>, Range<usize>)>;

impl<'w> Writer<'w, '_> {
    fn write(&mut self, sources: SectionSources) -> Vec<Piece> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_GFM;
        let parser = Parser::new_ext(&self.text.text, options).into_offset_iter().map(|(event, range)| match event {
            Event::SoftBreak => (Event::Text(" ".into()), range),
            other => (other, range),
        });
        let events: Events<'w> = TextMergeWithOffset::new(parser).collect();
        let mut out: Vec<Event<'w>> = Vec::with_capacity(events.len());
        let mut at = 0;
        while at < events.len() {
            at = self.event(&events, at, &mut out, sources);
        }
        self.close_section(sources);
        let mut text = String::new();
        html::push_html(&mut text, out.into_iter());
        self.cut(&text)
    }

    /// Handles the event at `at` and returns the index of the next one.
    fn event(&mut self, events: &Events<'w>, at: usize, out: &mut Vec<Event<'w>>, sources: SectionSources) -> usize {
        let (event, range) = &events[at];
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                return self.heading(events, at, (*level, id.as_deref()), out, sources);
            }
            Event::Start(Tag::Paragraph) => {
                if let (Some((Event::Text(text), _)), Some((Event::End(TagEnd::Paragraph), _))) =
                    (events.get(at + 1), events.get(at + 2))
                    && text.starts_with('{')
                    && text.ends_with('}')
                {
                    self.directive(text.trim_matches(['{', '}']), range);
                    out.push(Event::Html(MARK.to_string().into()));
                    return at + 3;
                }
                out.push(event.clone());
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.in_link += 1;
                out.push(Event::InlineHtml(self.open_link(dest_url, range).into()));
            }
            Event::End(TagEnd::Link) => {
                self.in_link -= 1;
                out.push(Event::InlineHtml("</a>".into()));
            }
            Event::Text(text) if self.in_link == 0 => {
                self.misplaced(range);
                self.push_text(text, out);
            }
            Event::Start(Tag::BlockQuote(Some(kind))) => out.push(Event::Html(open_callout(*kind).into())),
            Event::End(TagEnd::BlockQuote(Some(_))) => out.push(Event::Html("</div>\n".into())),
            Event::Start(Tag::Table(columns)) => {
                // Each table scrolls on its own, and a reader who hears the page must be able to tell them apart.
                self.tables += 1;
                let open =
                    format!("<section class=\"table-scroll\" aria-label=\"Tabel {}\" tabindex=\"0\">", self.tables);
                out.push(Event::Html(open.into()));
                // Alignment would be written as a style attribute, which the security policy refuses.
                out.push(Event::Start(Tag::Table(vec![Alignment::None; columns.len()])));
            }
            Event::Start(Tag::TableHead) => {
                let cells = events[at..].windows(2).take_while(|pair| pair[0].0 != Event::End(TagEnd::TableHead));
                let is_empty = |pair: &&[(Event<'_>, Range<usize>)]| {
                    matches!((&pair[0].0, &pair[1].0), (Event::Start(Tag::TableCell), Event::End(TagEnd::TableCell)))
                };
                if cells.into_iter().any(|pair| is_empty(&pair)) {
                    let hint = "zet boven elke kolom wat erin staat, bijvoorbeeld `Onderwerp`";
                    self.refuse(range, "een kolom van deze tabel heeft geen kop", hint);
                }
                out.push(event.clone());
            }
            Event::End(TagEnd::Table) => {
                out.push(event.clone());
                out.push(Event::Html("</section>\n".into()));
            }
            Event::Start(Tag::Image { .. }) => {
                self.refuse(range, "een afbeelding kan hier niet", "beschrijf in tekst wat de afbeelding laat zien")
            }
            Event::End(TagEnd::Image) => {}
            Event::Start(Tag::HtmlBlock) => self.refuse_html(range),
            // What opened was reported; what closes or is inside needs no word.
            Event::End(TagEnd::HtmlBlock) | Event::Html(_) => {}
            Event::InlineHtml(html) if html.starts_with("</") => {}
            Event::InlineHtml(_) => self.refuse_html(range),
            other => out.push(other.clone()),
        }
        at + 1
    }

    fn heading(
        &mut self,
        events: &Events<'w>,
        start: usize,
        (level, id): (HeadingLevel, Option<&str>),
        out: &mut Vec<Event<'w>>,
        sources: SectionSources,
    ) -> usize {
        let range = events[start].1.clone();
        let length =
            events[start..].iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_)))).unwrap_or(0);
        let inner = &events[start + 1..start + length];
        let title: String = inner
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect();
        let number = match level {
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            _ => {
                self.refuse(
                    &range,
                    "alleen `##` en `###` zijn koppen",
                    "de titel van de pagina staat in de kop van het bestand",
                );
                3
            }
        };
        let anchor = match level {
            HeadingLevel::H2 | HeadingLevel::H3 => self.anchor(id, &title, &range),
            _ => crate::source::fields::stand_in(self.text.place(range.clone())),
        };
        if number == 2 {
            self.close_section(sources);
            self.scope = Scope::default();
            self.section = Some((title.clone(), range));
        }
        out.push(Event::Html(format!("<h{number} id=\"{anchor}\">").into()));
        out.extend(
            inner
                .iter()
                .filter(|(event, _)| matches!(event, Event::Text(_) | Event::Code(_)))
                .map(|(event, _)| event.clone()),
        );
        let label = crate::html::escape(&title);
        out.push(Event::Html(
            format!(" <a class=\"anchor\" href=\"#{anchor}\" aria-label=\"Link naar: {label}\">#</a></h{number}>\n")
                .into(),
        ));
        self.headings.push(Heading { anchor, level: number, title });
        start + length + 1
    }

    /// The fixed anchor of a heading. An anchor that followed the title would break links when the title changes.
    fn anchor(&self, id: Option<&str>, title: &str, range: &Range<usize>) -> Anchor {
        let at = self.text.place(range.clone());
        let known: BTreeSet<&str> = self.headings.iter().map(|heading| heading.anchor.as_str()).collect();
        let fault = match id {
            None => Diagnostic::error("kop-zonder-anker", at, format!("de kop “{title}” heeft geen vast anker"))
                .hint(format!("zet het achter de kop: `{title} {{#{}}}`", slug(title))),
            Some(id) if known.contains(id) => {
                Diagnostic::error("dubbel-anker", at, format!("het anker `{id}` staat al op deze pagina"))
                    .hint("geef een van de twee koppen een ander anker")
            }
            Some(id) => match valid_id::<Anchor>(id) {
                Ok(anchor) => return anchor,
                Err(why) => crate::source::fields::invalid_id(id, at, &why),
            },
        };
        self.resolver.report(fault);
        crate::source::fields::stand_in(at)
    }

    fn directive(&mut self, directive: &str, range: &Range<usize>) {
        let at = self.text.place(range.clone());
        let (name, value) = directive.split_once(':').unwrap_or((directive, ""));
        let text = |value: &str| Text { text: value.trim().to_owned(), at, verbatim: false };
        match name.trim() {
            "bron" => {
                self.section = None;
                let texts: Vec<_> = value.split(',').map(text).collect();
                self.pieces.push(Piece::Sources(self.resolver.citations(&texts)));
                return;
            }
            "actualiteit" | "redactie" => {
                if let Some(id) = self.resolver.note_id(&text(value)) {
                    self.pieces.push(Piece::Note(id));
                    return;
                }
            }
            other => self.resolver.report(
                Diagnostic::error("onbekende-opdracht", at, format!("`{{{other}: …}}` is geen opdracht"))
                    .hint("er zijn er drie: `{bron: …}`, `{actualiteit: …}` en `{redactie: …}`"),
            ),
        }
        // Every mark has a piece.
        self.pieces.push(Piece::Html(String::new()));
    }

    /// A directive inside a paragraph would be shown as it is written, and so would a footnote without its text.
    fn misplaced(&mut self, range: &Range<usize>) {
        let Some(written) = self.text.text.get(range.clone()) else {
            return;
        };
        for (name, start) in DIRECTIVES.iter().filter_map(|name| Some((*name, written.find(&format!("{{{name}:"))?))) {
            let at = self.text.place(range.start + start..range.end);
            let message = format!("`{{{name}: …}}` staat niet alleen");
            self.resolver.report(
                Diagnostic::error("onbekende-opdracht", at, message)
                    .hint("zet de opdracht op een regel alleen, met een lege regel ervoor en erna"),
            );
            if name == "bron" {
                self.section = None;
            }
        }
        if let Some(start) = written.find("[^") {
            let at = self.text.place(range.start + start..range.end);
            self.resolver.report(
                Diagnostic::error("opmaak", at, "deze voetnoot heeft geen tekst")
                    .hint("zet onderaan het bestand een regel `[^1]: …` met hetzelfde nummer"),
            );
        }
    }

    fn close_section(&mut self, sources: SectionSources) {
        let Some((title, range)) = self.section.take() else {
            return;
        };
        if sources == SectionSources::Required {
            let at = self.text.place(range);
            let message = format!("het onderdeel “{title}” noemt geen bron");
            self.resolver.report(
                Diagnostic::error("geen-bron", at, message)
                    .hint("zet onder de tekst een regel `{bron: bron-id#onderdeel}`"),
            );
        }
    }

    fn open_link(&self, url: &str, range: &Range<usize>) -> String {
        match self.resolver.link_on(self.url, url, self.text.place(range.clone())) {
            Some((url, kind)) => open_link(&url, kind),
            None => "<a>".to_owned(),
        }
    }

    fn push_text(&mut self, text: &CowStr<'w>, out: &mut Vec<Event<'w>>) {
        for found in self.resolver.find_terms(text, &mut self.scope) {
            match found {
                Found::Text(text) => out.push(Event::Text(text.to_owned().into())),
                Found::Term(term, text) => {
                    out.push(Event::InlineHtml(open_link(&address::term(&term), LinkKind::Term).into()));
                    out.push(Event::Text(text.to_owned().into()));
                    out.push(Event::InlineHtml("</a>".into()));
                }
            }
        }
    }

    fn refuse_html(&self, range: &Range<usize>) {
        self.refuse(range, "HTML kan hier niet", "gebruik Markdown; `content/README.md` zegt wat er kan");
    }

    fn refuse(&self, range: &Range<usize>, message: &str, hint: &str) {
        self.resolver.report(Diagnostic::error("opmaak", self.text.place(range.clone()), message).hint(hint));
    }

    /// Cuts the HTML at the marks and puts the pieces between.
    fn cut(&mut self, text: &str) -> Vec<Piece> {
        let mut between = std::mem::take(&mut self.pieces).into_iter();
        let mut body = Vec::new();
        for html in text.split(MARK) {
            if !html.trim().is_empty() {
                body.push(Piece::Html(html.to_owned()));
            }
            body.extend(between.next());
        }
        body
    }
}
