//! Handbooks with their chapters, rules of thumb and grounds: the Markdown files with a head of their own.

use std::collections::BTreeSet;

use model::address;
use model::chapter::{Book, Chapter};
use model::ground::Ground;
use model::id::{BookId, ChapterId, SourceId};
use model::rule_of_thumb::{Group, RuleOfThumb};

use super::Resolver;
use super::document::{Head, SectionSources};
use crate::diagnostic::Diagnostic;
use crate::site::{BookWithChapters, Document};
use crate::source::files::Located;
use crate::source::table::Value;
use crate::source::{DataFile, Source, TextFile};

impl Resolver<'_> {
    pub(super) fn books(&self, source: &Source) -> Vec<BookWithChapters> {
        let books = source.books.iter().map(|file| self.book(file, source)).collect();
        for (book, file) in &source.chapters {
            if !source.books.iter().any(|known| known.name == *book) {
                let message = format!("de map `handreiking/{book}` heeft geen `boek.toml`");
                self.report(
                    Diagnostic::error("geen-boek", file.at, message)
                        .hint("een handboek begint met een bestand `boek.toml`"),
                );
            }
        }
        books
    }

    fn book(&self, file: &DataFile, source: &Source) -> BookWithChapters {
        let fields = self.fields(&file.table, file.at, "een boek");
        let id: BookId = self.file_id(&file.name, file.at);
        let names = self.catalogue.source_names.iter().map(String::as_str);
        let cited: Option<SourceId> = self.reference(&fields.text("source"), "onbekende-bron", "bron", names);
        let listed = fields.some_texts("chapters");
        let files: Vec<&TextFile> =
            source.chapters.iter().filter(|(book, _)| *book == file.name).map(|(_, file)| file).collect();
        let mut chapters = Vec::new();
        let mut seen = BTreeSet::new();
        for file in &files {
            self.file_id::<ChapterId>(&file.name, file.at);
        }
        for name in &listed {
            let names = files.iter().map(|file| file.name.as_str());
            let Some(chapter_id) = self.reference::<ChapterId>(name, "onbekend-hoofdstuk", "hoofdstuk", names) else {
                continue;
            };
            if !seen.insert(chapter_id.clone()) {
                self.report(
                    Diagnostic::error("dubbel-id", name.at, format!("hoofdstuk `{chapter_id}` staat al in de lijst"))
                        .hint("noem elk hoofdstuk één keer"),
                );
                continue;
            }
            chapters.extend(
                files.iter().find(|file| file.name == name.text).map(|file| self.chapter(&id, chapter_id, file)),
            );
        }
        for file in files.iter().filter(|file| !listed.iter().any(|name| name.text == file.name)) {
            let message = format!("hoofdstuk `{}` staat niet in `boek.toml`", file.name);
            self.report(
                Diagnostic::error("hoofdstuk-niet-genoemd", file.at, message)
                    .hint("noem het in de lijst `chapters`, op de plaats waar het hoort"),
            );
        }
        let book = Book {
            id,
            title: fields.plain("title"),
            short_title: fields.plain("short_title"),
            lead: self.line_without_terms(&fields.text("lead")),
            source: cited.unwrap_or_else(|| crate::source::fields::stand_in(fields.at())),
            chapters: chapters.iter().map(|(chapter, _): &(Chapter, Document)| chapter.id.clone()).collect(),
        };
        fields.finish();
        BookWithChapters { book, chapters }
    }

    fn chapter(&self, book: &BookId, id: ChapterId, file: &TextFile) -> (Chapter, Document) {
        let fields = self.head(file, "een hoofdstuk");
        let head = Head {
            title: fields.plain("title"),
            lead: self.line_without_terms(&fields.text("lead")),
            updated: fields.date("updated"),
        };
        let url = address::chapter(book, &id);
        let document = self.document(&url, head, &fields, &file.body, SectionSources::Required);
        fields.finish();
        let chapter = Chapter {
            book: book.clone(),
            id,
            title: document.title.clone(),
            lead: document.lead.clone(),
            sources: document.sources.clone(),
            notes: document.notes.clone(),
            updated: document.updated,
            headings: document.headings.clone(),
        };
        (chapter, document)
    }

    pub(super) fn rules_of_thumb(&self, source: &Source) -> Vec<(RuleOfThumb, Document)> {
        let mut rules: Vec<_> = source.rules_of_thumb.iter().map(|file| self.rule_of_thumb(file)).collect();
        rules.sort_by_key(|(rule, _)| rule.number);
        self.numbered(&source.rules_of_thumb, "vuistregel");
        rules
    }

    fn rule_of_thumb(&self, file: &TextFile) -> (RuleOfThumb, Document) {
        let fields = self.head(file, "een vuistregel");
        let rule = self.line_without_terms(&fields.text("rule"));
        let head = Head { title: fields.plain("title"), lead: rule.clone(), updated: fields.date("updated") };
        let trees = fields.texts("trees");
        let known = || self.catalogue.trees.keys().map(String::as_str);
        let trees =
            trees.iter().filter_map(|tree| self.reference(tree, "onbekende-afweging", "afweging", known())).collect();
        let number = self.small_number(fields.integer("number"));
        let group = fields.one_of("group", &Group::ALL);
        let id = self.file_id(&file.name, file.at);
        let url = address::rule_of_thumb(&id);
        let document = self.document(&url, head, &fields, &file.body, SectionSources::Required);
        fields.finish();
        let rule = RuleOfThumb {
            id,
            number,
            title: document.title.clone(),
            rule,
            group,
            trees,
            sources: document.sources.clone(),
            updated: document.updated,
        };
        (rule, document)
    }

    pub(super) fn grounds(&self, source: &Source) -> Vec<(Ground, Document)> {
        let mut grounds: Vec<_> = source.grounds.iter().map(|file| self.ground(file)).collect();
        grounds.sort_by_key(|(ground, _)| ground.number);
        self.numbered(&source.grounds, "grondslag");
        grounds
    }

    fn ground(&self, file: &TextFile) -> (Ground, Document) {
        let fields = self.head(file, "een grondslag");
        let head = Head {
            title: fields.plain("title"),
            lead: self.line_without_terms(&fields.text("lead")),
            updated: fields.date("updated"),
        };
        let number = self.small_number(fields.integer("number"));
        let id = self.file_id(&file.name, file.at);
        let document = self.document(&address::ground(&id), head, &fields, &file.body, SectionSources::Required);
        fields.finish();
        let ground = Ground { id, number, title: document.title.clone(), lead: document.lead.clone() };
        (ground, document)
    }

    fn small_number(&self, number: Option<Located<i64>>) -> u8 {
        let Some(number) = number else { return 0 };
        match u8::try_from(number.value) {
            Ok(small @ 1..=99) => small,
            _ => {
                self.report(
                    Diagnostic::error("verkeerd-nummer", number.at, format!("{} is geen volgnummer", number.value))
                        .hint("nummer vanaf 1"),
                );
                0
            }
        }
    }

    /// Numbers run from 1 without a gap, so that "regel 7" means one rule.
    fn numbered(&self, files: &[TextFile], what: &str) {
        let number = |file: &TextFile| match file.head.get("number") {
            Some(Located { value: Value::Integer(number), at }) => Some((*number, *at)),
            _ => None,
        };
        // A file without a number was reported already.
        let Some(mut numbers) = files.iter().map(number).collect::<Option<Vec<_>>>() else {
            return;
        };
        numbers.sort();
        let wrong = numbers.iter().zip(1..).find(|((number, _), expected)| number != expected);
        if let Some(((number @ 1..=99, at), _)) = wrong {
            let list: Vec<_> = numbers.iter().map(|(number, _)| number.to_string()).collect();
            let message = format!("{what} {number} past niet in de nummering: {}", list.join(", "));
            let hint = format!("geef elke {what} een eigen `number`, van 1 tot en met {}", numbers.len());
            self.report(Diagnostic::error("verkeerd-nummer", *at, message).hint(hint));
        }
    }
}
