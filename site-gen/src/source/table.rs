//! TOML with places: what the `toml` crate parses, in a form of our own that keeps the order of the file.

use model::date::Date;
use toml::de::{DeTable, DeValue};

use super::Text;
use super::files::{At, FileId, Located};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// A table, in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    pub(crate) at: Option<At>,
    pub(crate) entries: Vec<(Located<String>, Located<Value>)>,
}

/// A value of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Text(Text),
    Integer(i64),
    Boolean(bool),
    Date(Date),
    List(Vec<Located<Value>>),
    Table(Table),
    /// A kind of value that no content uses: a float, a time, an impossible date.
    Unused,
}

impl Table {
    pub(crate) fn get(&self, key: &str) -> Option<&Located<Value>> {
        self.entries.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }

    /// A text field, for those who only want to look ahead.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match &self.get(key)?.value {
            Value::Text(text) => Some(&text.text),
            _ => None,
        }
    }

    /// The tables of a list of tables, for those who only want to look ahead.
    pub(crate) fn tables(&self, key: &str) -> impl Iterator<Item = &Self> {
        let list = match self.get(key).map(|field| &field.value) {
            Some(Value::List(list)) => list.as_slice(),
            _ => &[],
        };
        list.iter().filter_map(|item| match &item.value {
            Value::Table(table) => Some(table),
            _ => None,
        })
    }
}

impl Value {
    /// The kind of value in Dutch, for diagnostics.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "een tekst",
            Self::Integer(_) => "een getal",
            Self::Boolean(_) => "true of false",
            Self::Date(_) => "een datum",
            Self::List(_) => "een lijst",
            Self::Table(_) => "een tabel",
            Self::Unused => "een waarde die hier nergens past",
        }
    }
}

/// Parses TOML that starts at byte `offset` of a file; every syntax error becomes a diagnostic.
pub(crate) fn parse(text: &str, file: FileId, offset: usize, diagnostics: &mut Diagnostics) -> Table {
    let (parsed, mut errors) = DeTable::parse_recoverable(text);
    errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
    let mut previous = None;
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let line = text.get(..span.start).map_or(0, |before| before.matches('\n').count());
        // What is wrong on the next lines is mostly the parser finding its way back.
        let echo = previous.is_some_and(|previous| line <= previous + 2);
        previous = Some(line);
        if !echo {
            let at = At { file, start: offset + span.start, end: offset + span.end };
            let (message, hint) = in_dutch(error.message());
            diagnostics.push(Diagnostic::error("toml", at, format!("de TOML klopt hier niet: {message}")).hint(hint));
        }
    }
    let convert = Convert { text, file, offset };
    convert.table(parsed.get_ref(), convert.at(parsed.span()))
}

const QUOTES: &str = "zet een tekst tussen twee aanhalingstekens";
const BRACES: &str = "kijk of de accolade `{` hierboven een `}` heeft, en of er komma's tussen de velden staan";
const DATE: &str = "schrijf een datum als 2026-11-21: jaar, maand, dag";

/// The most frequent messages of the parser, with what to do.
const MESSAGES: [(&str, &str, &str); 17] = [
    ("duplicate key", "deze naam staat hier twee keer", "haal een van de twee weg"),
    ("invalid basic string", "deze tekst is niet goed afgesloten", QUOTES),
    ("invalid literal string", "deze tekst is niet goed afgesloten", QUOTES),
    (
        "invalid multi-line basic string",
        "deze tekst van meer regels is niet goed afgesloten",
        "sluit de tekst af met drie aanhalingstekens",
    ),
    ("unclosed array", "deze lijst is niet afgesloten met `]`", "zet `]` aan het eind van de lijst"),
    ("unclosed inline table", "deze tabel is niet afgesloten met `}`", "zet `}` aan het eind van de tabel"),
    ("unclosed table", "de kop van deze tabel is niet afgesloten met `]`", "schrijf `[naam]` of `[[naam]]`"),
    ("missing key for inline table", "een tabel is niet goed afgesloten", BRACES),
    ("missing comma between key-value", "een tabel is niet goed afgesloten", BRACES),
    ("missing comma between array", "tussen twee waarden van een lijst ontbreekt een komma", "zet er een komma tussen"),
    ("key with no value", "achter deze naam ontbreekt `= waarde`", "schrijf `naam = waarde`, of haal de regel weg"),
    ("string values must be quoted", "deze tekst staat niet tussen aanhalingstekens", QUOTES),
    ("invalid boolean", "deze tekst staat niet tussen aanhalingstekens", QUOTES),
    ("invalid date", "deze datum bestaat niet, of is anders geschreven dan de site verwacht", DATE),
    ("invalid time", "deze datum bestaat niet, of is anders geschreven dan de site verwacht", DATE),
    ("extra `=`", "er staat een `=` te veel", "haal er een weg"),
    ("unexpected key or value", "er staat nog iets achter de waarde", "zet elk veld op een eigen regel"),
];

/// A message of the parser in Dutch, with a hint; a rare one stays as the parser says it.
fn in_dutch(message: &str) -> (String, &'static str) {
    let message = message.lines().next().unwrap_or_default();
    match MESSAGES.iter().find(|(english, ..)| message.starts_with(english)) {
        Some((_, dutch, hint)) => ((*dutch).to_owned(), hint),
        None => (format!("“{message}”"), "kijk of aanhalingstekens en haken bij elkaar horen"),
    }
}

struct Convert<'t> {
    text: &'t str,
    file: FileId,
    offset: usize,
}

impl Convert<'_> {
    fn at(&self, span: std::ops::Range<usize>) -> At {
        At { file: self.file, start: self.offset + span.start, end: self.offset + span.end }
    }

    fn table(&self, table: &DeTable<'_>, at: At) -> Table {
        let mut entries: Vec<_> = table
            .iter()
            .map(|(key, value)| {
                let name = Located { value: key.get_ref().to_string(), at: self.at(key.span()) };
                (name, self.value(value))
            })
            .collect();
        entries.sort_by_key(|(name, _)| name.at);
        Table { at: Some(at), entries }
    }

    fn value(&self, value: &toml::Spanned<DeValue<'_>>) -> Located<Value> {
        let at = self.at(value.span());
        let value = match value.get_ref() {
            DeValue::String(text) => Value::Text(self.string(text, value.span(), at)),
            DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Unused, Value::Integer)
            }
            DeValue::Boolean(value) => Value::Boolean(*value),
            DeValue::Datetime(moment) => date(moment).map_or(Value::Unused, Value::Date),
            DeValue::Array(list) => Value::List(list.iter().map(|item| self.value(item)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table, at)),
            DeValue::Float(_) => Value::Unused,
        };
        Located { value, at }
    }

    /// A string without escapes stands in the file as it is, somewhere between its quotes.
    fn string(&self, value: &str, span: std::ops::Range<usize>, at: At) -> Text {
        let raw = self.text.get(span.clone()).unwrap_or_default();
        let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
        let inner = raw.get(quotes..).and_then(|inner| inner.find(value)).filter(|_| !value.is_empty());
        match inner {
            Some(start) => {
                let from = span.start + quotes + start;
                Text { text: value.to_owned(), at: self.at(from..from + value.len()), verbatim: true }
            }
            None => Text { text: value.to_owned(), at, verbatim: false },
        }
    }
}

fn date(moment: &toml::value::Datetime) -> Option<Date> {
    let day = moment.date.filter(|_| moment.time.is_none())?;
    Date::new(day.year, day.month, day.day).ok()
}
