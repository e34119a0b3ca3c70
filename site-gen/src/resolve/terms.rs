//! Glossary terms: found in running text and linked at their first use.

use std::cell::RefCell;
use std::collections::BTreeMap;

use model::id::TermId;

use super::{Resolver, Scope};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Source;
use crate::source::fields::valid_id;
use crate::source::files::At;
use crate::source::table::Value;

/// Finds terms in text.
#[derive(Debug, Default)]
pub(super) struct Linker {
    /// The forms that begin with this word (in lower case), the longest first.
    forms: BTreeMap<String, Vec<Form>>,
}

#[derive(Debug)]
struct Form {
    text: String,
    term: TermId,
    /// An abbreviation such as `BIG` is not the word `big`.
    case_sensitive: bool,
}

/// A piece of text: as it is, or the use of a term.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'t> {
    Text(&'t str),
    Term(TermId, &'t str),
}

impl Linker {
    pub(super) fn of(source: &Source, diagnostics: &RefCell<Diagnostics>) -> Self {
        let mut linker = Self::default();
        let mut owners: BTreeMap<String, TermId> = BTreeMap::new();
        for table in source.terms.iter().flat_map(|file| file.table.tables("terms")) {
            let Some(Ok(term)) = table.text("id").map(valid_id::<TermId>) else {
                continue;
            };
            let mut forms: Vec<(String, Option<At>)> = Vec::new();
            forms.extend(table.text("term").map(|form| (form.to_owned(), table.get("term").map(|field| field.at))));
            if let Some(Value::List(items)) = table.get("forms").map(|field| &field.value) {
                forms.extend(items.iter().filter_map(|item| match &item.value {
                    Value::Text(text) => Some((text.text.clone(), Some(item.at))),
                    _ => None,
                }));
            }
            for (form, at) in forms {
                let key = form.to_lowercase();
                match owners.get(&key) {
                    Some(owner) if *owner != term => {
                        let message = format!("`{form}` hoort al bij het begrip `{owner}`");
                        let diagnostic = Diagnostic::error("dubbele-vorm", at, message)
                            .hint("laat de vorm bij één van de twee begrippen staan");
                        diagnostics.borrow_mut().push(diagnostic);
                    }
                    _ => {
                        owners.insert(key, term.clone());
                        linker.add(form, term.clone());
                    }
                }
            }
        }
        linker
    }

    fn add(&mut self, text: String, term: TermId) {
        let first: String = text.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        if first.is_empty() {
            return;
        }
        let case_sensitive = text.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        let forms = self.forms.entry(first).or_default();
        forms.push(Form { text, term, case_sensitive });
        forms.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then_with(|| a.text.cmp(&b.text)));
    }

    /// The text in pieces, with the first use of each term that the scope has not seen.
    fn split<'t>(&self, text: &'t str, scope: &mut Scope) -> Vec<Found<'t>> {
        let mut found = Vec::new();
        let mut done = 0;
        let mut at = 0;
        while let Some((start, word)) = next_word(text, at) {
            at = start + word.len();
            let Some(forms) = self.forms.get(&word.to_lowercase()) else {
                continue;
            };
            let Some((form, end)) = forms.iter().find_map(|form| Some((form, form.matches(text, start)?))) else {
                continue;
            };
            at = end;
            if scope.seen.insert(form.term.clone()) {
                if start > done {
                    found.push(Found::Text(&text[done..start]));
                }
                found.push(Found::Term(form.term.clone(), &text[start..end]));
                done = end;
            }
        }
        if done < text.len() {
            found.push(Found::Text(&text[done..]));
        }
        found
    }
}

impl Form {
    /// The end of this form in the text, if it stands at `start` as whole words.
    fn matches(&self, text: &str, start: usize) -> Option<usize> {
        let mut rest = text[start..].char_indices();
        let mut end = start;
        for wanted in self.text.chars() {
            let (at, c) = rest.next()?;
            let equal = c == wanted || (!self.case_sensitive && c.to_lowercase().eq(wanted.to_lowercase()));
            if !equal {
                return None;
            }
            end = start + at + c.len_utf8();
        }
        let boundary = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        boundary.then_some(end)
    }
}

/// The next run of letters and digits at or after `from`.
fn next_word(text: &str, from: usize) -> Option<(usize, &str)> {
    let start = from + text[from..].find(char::is_alphanumeric)?;
    let length = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start);
    Some((start, &text[start..start + length]))
}

impl Resolver<'_> {
    /// The text in pieces; the terms found count as used.
    pub(super) fn find_terms<'t>(&self, text: &'t str, scope: &mut Scope) -> Vec<Found<'t>> {
        let found = self.linker.split(text, scope);
        let terms = found.iter().filter_map(|piece| match piece {
            Found::Term(term, _) => Some(term.clone()),
            Found::Text(_) => None,
        });
        self.usage.borrow_mut().terms.extend(terms);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linker() -> Linker {
        let mut linker = Linker::default();
        for (form, term) in [
            ("AVG", "avg"),
            ("BIG", "big"),
            ("vitaal belang", "vitaal-belang"),
            ("belang", "belang"),
            ("cliënt", "client"),
        ] {
            linker.add(form.to_owned(), term.parse().unwrap());
        }
        linker
    }

    fn terms(text: &str) -> Vec<String> {
        let found = linker().split(text, &mut Scope::default());
        found.iter().filter(|f| matches!(f, Found::Term(..))).map(|f| format!("{f:?}")).collect()
    }

    #[test]
    fn links_the_longest_form_once_and_only_whole_words() {
        assert_eq!(
            terms("Een vitaal belang is een Vitaal Belang."),
            [r#"Term(TermId("vitaal-belang"), "vitaal belang")"#]
        );
        assert_eq!(terms("belangrijk"), Vec::<String>::new());
        assert_eq!(
            terms("Cliënten van de AVG-cliënt"),
            [r#"Term(TermId("avg"), "AVG")"#, r#"Term(TermId("client"), "cliënt")"#]
        );
    }

    #[test]
    fn an_abbreviation_is_not_an_ordinary_word() {
        assert_eq!(terms("een big in de wei, BIG-geregistreerd"), [r#"Term(TermId("big"), "BIG")"#]);
    }

    #[test]
    fn the_pieces_are_the_text() {
        for text in ["", "AVG", "de AVG en de AVG", "é vitaal belang ë"] {
            let pieces = linker()
                .split(text, &mut Scope::default())
                .iter()
                .map(|f| match f {
                    Found::Text(text) | Found::Term(_, text) => *text,
                })
                .collect::<String>();
            assert_eq!(pieces, text);
        }
    }
}
