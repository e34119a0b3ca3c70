//! The files of `tests/bad`: what is changed in the fixture, and what `check` says of it.
//!
//! ```text
//! # Why an editor makes this mistake.
//! in afwegingen/proef.toml
//! zoek: outcome = "wel"        (occurs exactly once; more lines: each below, after a bar)
//! vervang: outcome = "wle"
//! nieuw paginas/proef.md       (a new file; its lines follow, each after a bar)
//! | +++
//! weg paginas/over.md
//! herhaal 3 site.toml          (appends the lines that follow, with {n} and {n+1} filled in)
//! | # {n}
//! latin1 home.toml             (saves the file in Latin-1)
//! windows                      (ends every line of every file in CR LF, after a byte order mark)
//! ---
//! The whole output of `check`.
//! ```

use std::fs;

use super::content_folder::ContentFolder;

/// A case, split in what is done and what is expected.
pub(crate) struct BadCase<'c> {
    pub(crate) steps: &'c str,
    pub(crate) expected: &'c str,
}

impl<'c> BadCase<'c> {
    /// Reads a case. One that was never blessed has no second half.
    pub(crate) fn parse(text: &'c str) -> Self {
        let (steps, expected) = text.split_once("\n---\n").unwrap_or((text.trim_end_matches('\n'), ""));
        assert!(steps.starts_with("# "), "a case begins with a reason");
        Self { steps, expected }
    }

    /// Changes the content.
    pub(crate) fn apply(&self, folder: &ContentFolder) {
        let mut lines = Lines(self.steps.lines().collect());
        let mut file = String::new();
        while let Some(line) = lines.next() {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            match word {
                "" | "#" => {}
                "in" => file = rest.to_owned(),
                "zoek:" => {
                    let from = lines.text(rest);
                    let Some(("vervang:", rest)) = lines.next().map(|line| line.split_once(' ').unwrap_or((line, "")))
                    else {
                        panic!("after `zoek:` comes `vervang:`");
                    };
                    replace(folder, &file, &from, &lines.text(rest));
                }
                "nieuw" => folder.write(rest, (lines.block() + "\n").as_bytes()),
                "weg" if folder.path(rest).is_dir() => {
                    fs::remove_dir_all(folder.path(rest).canonicalize().unwrap()).unwrap();
                }
                "weg" => fs::remove_file(folder.path(rest)).unwrap(),
                "herhaal" => {
                    let (times, path) = rest.split_once(' ').unwrap();
                    repeat(folder, path, times.parse().unwrap(), &lines.block());
                }
                "latin1" => {
                    let text = fs::read_to_string(folder.path(rest)).unwrap();
                    folder.write(rest, &text.chars().map(|c| u8::try_from(c).unwrap()).collect::<Vec<_>>());
                }
                "windows" => folder.rewrite(|bytes| {
                    let text = String::from_utf8(bytes.to_vec()).unwrap();
                    format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes()
                }),
                other => panic!("`{other}` is not a step"),
            }
        }
    }
}

fn replace(folder: &ContentFolder, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.path(file)).unwrap();
    assert_eq!(text.matches(from).count(), 1, "`{from}` must occur once in {file}");
    folder.write(file, text.replace(from, to).as_bytes());
}

fn repeat(folder: &ContentFolder, file: &str, times: usize, block: &str) {
    let mut text = fs::read_to_string(folder.path(file)).unwrap();
    for number in 1..=times {
        text.push_str(&block.replace("{n}", &number.to_string()).replace("{n+1}", &(number + 1).to_string()));
        text.push('\n');
    }
    folder.write(file, text.as_bytes());
}

/// The lines that are left.
struct Lines<'l>(std::collections::VecDeque<&'l str>);

impl<'l> Lines<'l> {
    fn next(&mut self) -> Option<&'l str> {
        self.0.pop_front()
    }

    /// The text on this line, or else the lines below it that begin with a bar.
    fn text(&mut self, rest: &str) -> String {
        if rest.is_empty() { self.block() } else { rest.to_owned() }
    }

    fn block(&mut self) -> String {
        let mut block = Vec::new();
        while let Some(line) = self.0.front().and_then(|line| line.strip_prefix('|')) {
            block.push(line.strip_prefix(' ').unwrap_or(line));
            self.0.pop_front();
        }
        block.join("\n")
    }
}
