//! Reads the fields of a table one by one and reports everything that is missing, of the wrong kind or unknown.
//!
//! A field that cannot be read yields a stand-in, so that reading goes on and every fault is found in one run. A
//! stand-in is never seen: with an error nothing is rendered.

use std::cell::RefCell;
use std::collections::BTreeSet;

use model::date::Date;
use model::id::Id;

use super::Text;
use super::files::{At, Located};
use super::table::{Table, Value};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// A reader of one table. Call [`Fields::finish`] when every known field was asked for.
pub(crate) struct Fields<'t, 'd> {
    table: &'t Table,
    /// What the table is, for diagnostics: `een vraag`.
    what: &'static str,
    at: At,
    known: RefCell<BTreeSet<&'static str>>,
    diagnostics: &'d RefCell<Diagnostics>,
}

impl<'t, 'd> Fields<'t, 'd> {
    pub(crate) fn new(table: &'t Table, at: At, what: &'static str, diagnostics: &'d RefCell<Diagnostics>) -> Self {
        Self { table, what, at: table.at.unwrap_or(at), known: RefCell::default(), diagnostics }
    }

    pub(crate) fn at(&self) -> At {
        self.at
    }

    /// The place of a field, or of the table where it has none.
    pub(crate) fn at_field(&self, key: &str) -> At {
        self.table.get(key).map_or(self.at, |field| field.at)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    pub(crate) fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// A text that must be there and hold something.
    pub(crate) fn text(&self, key: &'static str) -> Text {
        let text = self.required(key).and_then(|field| self.as_text(key, field));
        text.unwrap_or_else(|| Text { text: String::new(), at: self.at, verbatim: false })
    }

    pub(crate) fn optional_text(&self, key: &'static str) -> Option<Text> {
        self.optional(key).and_then(|field| self.as_text(key, field))
    }

    /// A text without mark-up.
    pub(crate) fn plain(&self, key: &'static str) -> String {
        self.text(key).text
    }

    pub(crate) fn optional_plain(&self, key: &'static str) -> Option<String> {
        self.optional_text(key).map(|text| text.text)
    }

    pub(crate) fn integer(&self, key: &'static str) -> Option<Located<i64>> {
        let field = self.required(key)?;
        Some(Located { value: self.as_integer(key, field)?, at: field.at })
    }

    pub(crate) fn optional_integer(&self, key: &'static str) -> Option<Located<i64>> {
        let field = self.optional(key)?;
        Some(Located { value: self.as_integer(key, field)?, at: field.at })
    }

    pub(crate) fn date(&self, key: &'static str) -> Date {
        let date = self.required(key).and_then(|field| match &field.value {
            Value::Date(date) => Some(*date),
            other => self.wrong(key, field.at, other, "een datum", "2026-11-21"),
        });
        // 1 January 2000 exists; the stand-in is never seen.
        date.or_else(|| Date::new(2000, 1, 1).ok()).unwrap_or_else(|| unreachable!("1 January 2000 is a date"))
    }

    /// One of a closed list of words.
    pub(crate) fn one_of<T: Copy>(&self, key: &'static str, words: &'static [(&'static str, T)]) -> T {
        let text = self.text(key);
        let found = words.iter().find(|(word, _)| *word == text.text);
        if found.is_none() && !text.text.is_empty() {
            self.report(self.unknown_word(key, &text, words));
        }
        found.or(words.first()).map_or_else(|| unreachable!("a list of words is never empty"), |(_, value)| *value)
    }

    /// Some of a closed list of words; an absent list is empty.
    pub(crate) fn some_of<T: Copy>(&self, key: &'static str, words: &'static [(&'static str, T)]) -> Vec<T> {
        let mut found = Vec::new();
        for text in self.texts(key) {
            match words.iter().find(|(word, _)| *word == text.text) {
                Some((_, value)) => found.push(*value),
                None => self.report(self.unknown_word(key, &text, words)),
            }
        }
        found
    }

    fn unknown_word<T>(&self, key: &str, text: &Text, words: &'static [(&'static str, T)]) -> Diagnostic {
        let message = format!("`{}` is geen waarde van `{key}`", text.text);
        let names = words.iter().map(|(word, _)| *word);
        Diagnostic::error("onbekende-waarde", text.at, message).suggest(&text.text, names)
    }

    /// An identifier that is defined here.
    pub(crate) fn id<T: Id>(&self, key: &'static str) -> Located<T> {
        let text = self.text(key);
        let at = text.at;
        let id = valid_id(&text.text).unwrap_or_else(|why| {
            if !text.text.is_empty() {
                self.report(invalid_id(&text.text, at, &why));
            }
            stand_in(at)
        });
        Located { value: id, at }
    }

    /// The texts of a list; an absent list is empty.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<Text> {
        let Some(field) = self.optional(key) else {
            return Vec::new();
        };
        match &field.value {
            Value::List(items) => items.iter().filter_map(|item| self.as_text(key, item)).collect(),
            other => self.wrong(key, field.at, other, "een lijst van teksten", "[\"…\"]").unwrap_or_default(),
        }
    }

    /// The texts of a list that must be there and hold something.
    pub(crate) fn some_texts(&self, key: &'static str) -> Vec<Text> {
        let texts = self.texts(key);
        let empty = matches!(self.table.get(key), Some(Located { value: Value::List(list), .. }) if list.is_empty());
        if empty || !self.has(key) {
            let message = format!("{} heeft geen `{key}`", self.what);
            self.report(
                Diagnostic::error("veld-ontbreekt", self.at_field(key), message)
                    .hint(format!("noem er ten minste een: `{key} = [\"…\"]`")),
            );
        }
        texts
    }

    /// The tables of a list of tables; an absent list is empty.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<&'t Table> {
        let Some(field) = self.optional(key) else {
            return Vec::new();
        };
        let Value::List(items) = &field.value else {
            return self.wrong(key, field.at, &field.value, "een lijst van tabellen", "[{ … }]").unwrap_or_default();
        };
        let as_table = |item: &'t Located<Value>| match &item.value {
            Value::Table(table) => Some(table),
            other => self.wrong(key, item.at, other, "een lijst van tabellen", "[{ … }]"),
        };
        items.iter().filter_map(as_table).collect()
    }

    /// A table that must be there.
    pub(crate) fn table(&self, key: &'static str) -> Option<&'t Table> {
        self.required(key)?;
        self.optional_table(key)
    }

    /// A table that may be absent.
    pub(crate) fn optional_table(&self, key: &'static str) -> Option<&'t Table> {
        let field = self.optional(key)?;
        match &field.value {
            Value::Table(table) => Some(table),
            other => self.wrong(key, field.at, other, "een tabel", "{ … }"),
        }
    }

    /// Reports every field that nobody asked for.
    pub(crate) fn finish(self) {
        let known = self.known.borrow();
        for (name, _) in &self.table.entries {
            if known.contains(name.value.as_str()) {
                continue;
            }
            let message = format!("{} kent geen veld `{}`", self.what, name.value);
            let fields: Vec<_> = known.iter().map(|field| format!("`{field}`")).collect();
            let diagnostic = Diagnostic::error("onbekend-veld", name.at, message)
                .hint(format!("deze velden kunnen hier staan: {}", fields.join(", ")))
                .suggest(&name.value, known.iter().copied());
            self.report(diagnostic);
        }
    }

    fn optional(&self, key: &'static str) -> Option<&'t Located<Value>> {
        self.known.borrow_mut().insert(key);
        self.table.get(key)
    }

    fn required(&self, key: &'static str) -> Option<&'t Located<Value>> {
        let field = self.optional(key);
        if field.is_none() {
            let message = format!("{} mist het veld `{key}`", self.what);
            self.report(Diagnostic::error("veld-ontbreekt", self.at, message).hint(format!("voeg `{key} = …` toe")));
        }
        field
    }

    fn as_text(&self, key: &'static str, field: &'t Located<Value>) -> Option<Text> {
        match &field.value {
            Value::Text(text) if text.text.trim().is_empty() => {
                let message = format!("`{key}` is leeg");
                self.report(
                    Diagnostic::error("leeg-veld", field.at, message)
                        .hint("vul het veld, of haal het weg als het weg mag"),
                );
                None
            }
            Value::Text(text) => Some(text.clone()),
            other => self.wrong(key, field.at, other, "een tekst", "\"…\""),
        }
    }

    fn as_integer(&self, key: &'static str, field: &Located<Value>) -> Option<i64> {
        match &field.value {
            Value::Integer(number) => Some(*number),
            other => self.wrong(key, field.at, other, "een heel getal", "1"),
        }
    }

    fn wrong<T>(&self, key: &str, at: At, found: &Value, wanted: &str, example: &str) -> Option<T> {
        let message = format!("`{key}` is hier {}, maar moet {wanted} zijn", found.kind());
        let hint = format!("schrijf het zo: `{key} = {example}`");
        self.report(Diagnostic::error("verkeerd-soort-waarde", at, message).hint(hint));
        None
    }
}

/// Checks an identifier.
pub(crate) fn valid_id<T: Id>(text: &str) -> Result<T, model::id::InvalidId> {
    text.parse()
}

/// What is wrong with an identifier.
pub(crate) fn invalid_id(text: &str, at: At, why: &model::id::InvalidId) -> Diagnostic {
    Diagnostic::error("ongeldig-id", at, format!("`{text}` is geen geldig id: {why}"))
        .hint("gebruik kleine letters, cijfers en losse koppeltekens, bijvoorbeeld `hoort-bij-mij`")
}

/// An identifier that stands in for one that could not be read; different from place to place.
pub(crate) fn stand_in<T: Id>(at: At) -> T {
    let text = format!("onbekend-{}", at.start);
    valid_id(&text).unwrap_or_else(|_| unreachable!("letters, a hyphen and digits are an identifier"))
}
