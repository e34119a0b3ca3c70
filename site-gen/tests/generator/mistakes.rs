//! Every mistake of `tests/bad` gets exactly the words that stand there, and every kind of fault has a mistake.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::bad_case::BadCase;
use super::content_folder::{ContentFolder, bless, files, tests};

/// Codes without a case: no editor can cause them through the content.
const NO_EDITOR: [(&str, &str); 3] = [
    ("sjabloon", "a template that does not render is a fault of a developer"),
    ("gegevens", "data that cannot be encoded are a fault of a developer"),
    ("onleesbaar", "a file that the system refuses to read"),
];

/// The cases, by name.
fn cases() -> Vec<(String, String)> {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let cases = files(&tests().join("bad")).into_iter();
    cases.map(|(name, bytes)| (name.trim_end_matches(".txt").to_owned(), text(bytes))).collect()
}

/// What `check` prints for a case.
fn said(case: &BadCase<'_>, name: &str) -> String {
    let folder = ContentFolder::new();
    case.apply(&folder);
    let ended = folder.run(&["check"]);
    assert_eq!((ended.status, ended.err.as_str()), (Some(1), ""), "{name}:\n{}", ended.out);
    ended.out
}

#[test]
fn every_mistake_gets_its_words() {
    let mut wrong = Vec::new();
    for (name, text) in cases() {
        let case = BadCase::parse(&text);
        let said = said(&case, &name);
        if bless() {
            fs::write(tests().join(format!("bad/{name}.txt")), format!("{}\n---\n{said}", case.steps)).unwrap();
        } else if said != case.expected {
            wrong.push(format!("── {name}\n{}\n── but now\n{said}", case.expected));
        }
    }
    assert!(wrong.is_empty(), "BLESS=1 accepts what is said now\n{}", wrong.join("\n"));
}

#[test]
fn a_case_is_named_after_its_fault() {
    for (name, text) in cases() {
        let shown: BTreeSet<_> = codes_in(BadCase::parse(&text).expected).collect();
        assert!(shown.iter().any(|code| names(&name, code)), "{name} shows {shown:?}");
    }
}

#[test]
fn every_kind_of_fault_has_a_case() {
    let cases = cases();
    let codes = codes_of_the_source();
    assert!(codes.len() > 40 && NO_EDITOR.iter().all(|(code, _)| codes.contains(*code)), "{codes:?}");
    let without = codes.iter().filter(|code| NO_EDITOR.iter().all(|(exempt, _)| exempt != code));
    let without: Vec<_> = without.filter(|code| !cases.iter().any(|(name, _)| names(name, code))).collect();
    assert!(without.is_empty(), "no case in tests/bad for {without:?}");
}

#[test]
fn programs_read_the_same_as_people() {
    let (name, text) = cases().into_iter().find(|(name, _)| name.contains("alles-tegelijk")).unwrap();
    let case = BadCase::parse(&text);
    let folder = ContentFolder::new();
    case.apply(&folder);
    let ended = folder.run(&["check", "--format", "json"]);
    assert_eq!((ended.status, ended.err.as_str()), (Some(1), ""));
    let faults: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&ended.out).unwrap();
    let text: String = faults.iter().map(as_text).collect();
    assert_eq!(text, case.expected, "{name}");
}

/// A fault of the JSON as the text shows it.
fn as_text(fault: &serde_json::Map<String, serde_json::Value>) -> String {
    let keys: Vec<_> = fault.keys().map(String::as_str).collect();
    assert_eq!(keys.len(), 7, "{keys:?}");
    let text = |key: &str| fault[key].as_str().unwrap_or_default();
    let mut out = format!("{}[{}]: {}\n", text("severity"), text("code"), text("message"));
    if !fault["file"].is_null() {
        out.push_str(&format!(" ──▶ {}:{}:{}\n", text("file"), fault["line"], fault["column"]));
    }
    if !fault["hint"].is_null() {
        out.push_str(&format!("  hint: {}\n", text("hint")));
    }
    out + "\n"
}

/// Whether a case has the name of a code: `code` or `code-what`.
fn names(case: &str, code: &str) -> bool {
    case.strip_prefix(code).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn codes_in(said: &str) -> impl Iterator<Item = &str> {
    said.lines().filter_map(|line| line.strip_prefix("fout[")?.split_once(']')).map(|(code, _)| code)
}

/// Every code that the generator can report: written where a diagnostic is made, handed to `reference` (those begin
/// with `onbekend`), or in a table of faults of the model.
fn codes_of_the_source() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for (path, bytes) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = String::from_utf8(bytes).unwrap();
        let made = text.split("Diagnostic::error(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
        codes.extend(made.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        codes.extend(literals(&text).filter(|code| code.starts_with("onbekend") && !code.ends_with('-')));
        if path == "resolve/trees.rs" || path == "resolve/roads.rs" {
            let table = text.split_once("fn explain(").unwrap().1;
            codes.extend(literals(table.split_once("\n}").unwrap().0));
        }
    }
    codes
}

/// The string literals that look like codes.
fn literals(text: &str) -> impl Iterator<Item = String> + '_ {
    let looks =
        |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'8');
    text.split('"').skip(1).step_by(2).filter(looks).map(str::to_owned)
}
