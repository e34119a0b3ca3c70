//! Whatever happens to a file of the content, reading it ends, and every fault is shown in a file.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::{Checked, read};

/// What happens to a file.
#[derive(Debug, Clone)]
enum Damage {
    DeleteLine(Index),
    DoubleLine(Index),
    SwapLines(Index, Index),
    Truncate(Index),
    ReplaceCharacter(Index, char),
}

impl Damage {
    fn any() -> impl Strategy<Value = Self> {
        // Characters that mean something in TOML and Markdown do the most harm.
        let character = prop_oneof![
            prop::sample::select("\"'[]{}=#+-|<>!&\\`*_:(){}.,\0\n\r\t 0é".chars().collect::<Vec<_>>()),
            any::<char>()
        ];
        prop_oneof![
            any::<Index>().prop_map(Self::DeleteLine),
            any::<Index>().prop_map(Self::DoubleLine),
            (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Self::SwapLines(a, b)),
            any::<Index>().prop_map(Self::Truncate),
            (any::<Index>(), character).prop_map(|(at, c)| Self::ReplaceCharacter(at, c)),
        ]
    }

    fn done_to(&self, text: &str) -> Vec<u8> {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        match self {
            Self::Truncate(at) => return text.as_bytes()[..at.index(text.len())].to_vec(),
            Self::ReplaceCharacter(at, with) => {
                let at = at.index(text.chars().count());
                let changed: String = text.chars().enumerate().map(|(i, c)| if i == at { *with } else { c }).collect();
                return changed.into_bytes();
            }
            Self::DeleteLine(at) => drop(lines.remove(at.index(lines.len()))),
            Self::DoubleLine(at) => {
                let at = at.index(lines.len());
                lines.insert(at, lines[at]);
            }
            Self::SwapLines(a, b) => {
                let count = lines.len();
                lines.swap(a.index(count), b.index(count));
            }
        }
        lines.concat().into_bytes()
    }
}

/// A copy of the fixture, removed at the end.
struct Copy(PathBuf);

impl Copy {
    fn new() -> Self {
        let copy = Self(std::env::temp_dir().join(format!("site-gen-damage-{}", std::process::id())));
        for (path, text) in fixture() {
            let path = copy.0.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        copy
    }

    fn read_with(&self, path: &Path, bytes: &[u8], text: &str) -> Checked {
        fs::write(self.0.join(path), bytes).unwrap();
        let checked = read(&self.0);
        fs::write(self.0.join(path), text).unwrap();
        checked
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // What stays behind is cleared by the system.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn fixture() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture/content");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.strip_prefix(&root).unwrap().to_owned(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn no_damage_breaks_the_generator() {
    let files = fixture();
    let copy = Copy::new();
    let config = Config { cases: 300, failure_persistence: None, ..Config::default() };
    let cases = (any::<Index>(), prop::collection::vec(Damage::any(), 1..4));
    let mut runner = TestRunner::new(config);
    let result = runner.run(&cases, |(file, damages)| {
        let (path, text) = &files[file.index(files.len())];
        let mut bytes = text.clone().into_bytes();
        for damage in damages {
            // What is no longer text, or nothing at all, takes no more damage.
            match String::from_utf8(bytes.clone()) {
                Ok(text) if !text.is_empty() => bytes = damage.done_to(&text),
                _ => break,
            }
        }
        let checked = copy.read_with(path, &bytes, text);
        let json =
            checked.diagnostics.to_json(&checked.files).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let faults: Vec<serde_json::Value> =
            serde_json::from_str(&json).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert!(faults.iter().all(|fault| fault["file"].is_string() && fault["line"].is_u64()), "{}", json);
        prop_assert!(faults.iter().all(|fault| fault["hint"].is_string()), "{}", json);
        Ok(())
    });
    result.unwrap();
}
