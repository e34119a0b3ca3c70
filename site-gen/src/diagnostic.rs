//! Diagnostics: what is wrong with the content, where, and how to mend it, in Dutch for editors.
//!
//! Every stage adds to one list of [`Diagnostics`]; nothing stops at the first fault.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::source::files::{At, Files};

/// The most names that a hint lists.
const MAX_NAMED: usize = 12;

/// How bad a diagnostic is. There is one severity: a site with a fault is not built.
const SEVERITY: &str = "fout";

/// Codes of faults that make a file unreadable, the most basic first. Whatever else such a file seems to have wrong may
/// be no more than an echo.
const UNREADABLE: [&str; 3] = ["geen-utf8", "geen-kop", "toml"];

/// Codes of references to what a file defines inside itself, with the files that may do so.
const REGISTERS: [(&str, &[&str]); 6] = [
    ("onbekende-notitie", &["/actualiteit/", "/redactie/"]),
    ("onbekend-begrip", &["/begrippen/"]),
    ("onbekende-bron", &["/bronnen/"]),
    ("onbekende-rij", &["/matrix/"]),
    ("onbekende-partner", &["/matrix/matrix.toml"]),
    ("dode-link", &["/actualiteit/", "/redactie/", "/begrippen/", "/matrix/"]),
];

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Diagnostic {
    /// A stable name of the kind of fault.
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) at: Option<At>,
    pub(crate) hint: Option<String>,
}

/// Everything that is wrong, in the order of finding.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics(Vec<Diagnostic>);

/// A diagnostic as machines read it.
#[derive(Serialize)]
struct Record<'d> {
    severity: &'static str,
    code: &'static str,
    message: &'d str,
    file: Option<&'d str>,
    line: Option<usize>,
    column: Option<usize>,
    hint: Option<&'d str>,
}

impl Diagnostic {
    pub(crate) fn error(code: &'static str, at: impl Into<Option<At>>, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), at: at.into(), hint: None }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds "did you mean …?" when one of the known names is close to the one that was written; without any other hint
    /// it names what there is.
    pub(crate) fn suggest<'n>(self, written: &str, known: impl IntoIterator<Item = &'n str>) -> Self {
        let known: Vec<_> = known.into_iter().collect();
        match closest(written, known.iter().copied()) {
            Some(name) => self.hint(format!("bedoelde je `{name}`?")),
            None if self.hint.is_some() => self,
            None => self.hint(choice(&known)),
        }
    }
}

impl Diagnostics {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    pub(crate) fn has_errors(&self) -> bool {
        !self.0.is_empty()
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Of a file that cannot be read, keeps only what makes it unreadable; and what such a file may define, is not
    /// reported as missing elsewhere.
    pub(crate) fn drop_echoes(&mut self, files: &Files) {
        let rank = |code| UNREADABLE.iter().position(|known| *known == code).unwrap_or(UNREADABLE.len());
        let mut ranks = BTreeMap::new();
        for (at, code) in self.0.iter().filter_map(|d| Some((d.at?, d.code))) {
            let best = ranks.entry(at.file).or_insert(UNREADABLE.len());
            *best = rank(code).min(*best);
        }
        self.0.retain(|d| d.at.is_none_or(|at| ranks.get(&at.file).is_none_or(|best| rank(d.code) == *best)));
        let unreadable = ranks.iter().filter(|(_, best)| **best < UNREADABLE.len());
        let unreadable: Vec<&str> = unreadable.map(|(file, _)| files.path(*file)).collect();
        let undefined = |code: &str| {
            let places = REGISTERS.iter().filter(|(register, _)| *register == code);
            places.flat_map(|(_, places)| *places).any(|place| unreadable.iter().any(|path| path.contains(place)))
        };
        self.0.retain(|d| !undefined(d.code));
    }

    /// In the order of the files, and within a file from top to bottom; what has no place comes first.
    fn sorted(&self, files: &Files) -> Vec<&Diagnostic> {
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_by_cached_key(|d| (d.at.map(|at| (files.path(at.file), at.start)), d.code, d.message.clone()));
        all.dedup();
        all
    }

    /// The diagnostics as text for people.
    pub(crate) fn to_text(&self, files: &Files) -> String {
        let mut out = String::new();
        for diagnostic in self.sorted(files) {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{SEVERITY}[{}]: {}", diagnostic.code, diagnostic.message);
            if let Some(place) = diagnostic.at.map(|at| files.place(at)) {
                let _ = writeln!(out, " ──▶ {}:{}:{}", place.path, place.line, place.column);
            }
            if let Some(hint) = &diagnostic.hint {
                let _ = writeln!(out, "  hint: {hint}");
            }
            out.push('\n');
        }
        out
    }

    /// The diagnostics as a JSON list.
    pub(crate) fn to_json(&self, files: &Files) -> Result<String, serde_json::Error> {
        let records: Vec<_> = self
            .sorted(files)
            .into_iter()
            .map(|diagnostic| {
                let place = diagnostic.at.map(|at| files.place(at));
                Record {
                    severity: SEVERITY,
                    code: diagnostic.code,
                    message: &diagnostic.message,
                    file: place.map(|place| place.path),
                    line: place.map(|place| place.line),
                    column: place.map(|place| place.column),
                    hint: diagnostic.hint.as_deref(),
                }
            })
            .collect();
        serde_json::to_string_pretty(&records)
    }
}

/// What there is to choose from; a long list would hide the message.
fn choice(known: &[&str]) -> String {
    match known.len() {
        0 => "er is er nog geen; maak haar eerst".to_owned(),
        1..=MAX_NAMED => {
            let names: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
            format!("deze bestaan: {}", names.join(", "))
        }
        count => format!("kijk na hoe het id is geschreven; er bestaan er {count}"),
    }
}

/// The known name that is closest to the written one, if any is close enough to be meant.
fn closest<'n>(written: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let near = known.into_iter().map(|name| (strsim::normalized_damerau_levenshtein(written, name), name));
    // On a tie the name that comes first in the alphabet wins, so that the hint is the same from run to run.
    let best = near.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    (best.0 >= 0.6).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn suggests_only_what_is_close() {
        assert_eq!(closest("inkop", ["inkoop", "verkoop"]), Some("inkoop"));
        assert_eq!(closest("xyz", ["inkoop", "verkoop"]), None);
        assert_eq!(closest("ab", ["ax", "ay"]), None);
    }
}
