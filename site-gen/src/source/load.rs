//! Reads every file of the content folder and puts it where it belongs.

use std::fs;
use std::io;
use std::path::Path;

use super::files::{At, FileId, Files};
use super::table::{self, Table};
use super::{DataFile, Source, Text, TextFile};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// What separates the head of a Markdown file from its text.
const FENCE: &str = "+++";

/// Reads the content folder. The files are shown to the editor under the name that the folder was given by.
pub(crate) fn load(folder: &Path, files: &mut Files, diagnostics: &mut Diagnostics) -> Source {
    let mut source = Source::default();
    let mut paths = Vec::new();
    let shown = folder.display();
    match list(folder, "", &mut paths) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => diagnostics.push(
            Diagnostic::error("geen-inhoud", None, format!("de map `{shown}` bestaat niet"))
                .hint("noem de map met de inhoud: `--content MAP`"),
        ),
        Err(error) => {
            diagnostics.push(Diagnostic::error(
                "onleesbaar",
                None,
                format!("de map `{shown}` is niet te lezen: {error}"),
            ));
        }
        Ok(()) if paths.is_empty() => diagnostics.push(
            Diagnostic::error("geen-inhoud", None, format!("de map `{shown}` is leeg"))
                .hint("`content/README.md` zegt welke bestanden de site nodig heeft"),
        ),
        Ok(()) => {}
    }
    for path in paths {
        let shown = format!("{}/{path}", folder.display().to_string().trim_end_matches('/'));
        match fs::read(folder.join(&path)) {
            Ok(bytes) => read(&path, shown, bytes, &mut source, files, diagnostics),
            Err(error) => {
                diagnostics.push(Diagnostic::error("onleesbaar", None, format!("`{shown}` is niet te lezen: {error}")));
            }
        }
    }
    source
}

/// Every file below a folder, in a fixed order, without hidden files and the guide for editors.
fn list(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.ends_with('~') || (prefix.is_empty() && name == "README.md") {
            continue;
        }
        let path = format!("{prefix}{name}");
        if fs::metadata(entry.path())?.is_dir() {
            list(&entry.path(), &format!("{path}/"), paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

fn read(
    path: &str,
    shown: String,
    bytes: Vec<u8>,
    source: &mut Source,
    files: &mut Files,
    diagnostics: &mut Diagnostics,
) {
    let (text, broken) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(valid))
        }
    };
    // A byte order mark is invisible in an editor and would be part of the first key.
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    let file = files.add(shown, text);
    let text = files.text(file).to_owned();
    // A file with a wrong letter is placed all the same, so that what refers to it finds it.
    let known = place(path, &text, file, source, diagnostics);
    if let Some(valid) = broken.filter(|_| known) {
        let at = At { file, start: valid, end: valid };
        diagnostics.push(
            Diagnostic::error("geen-utf8", at, "dit bestand is niet in UTF-8 opgeslagen")
                .hint("kies in je editor “Opslaan als” met codering UTF-8"),
        );
    }
}

/// Decides by its path what a file is, and whether the site knows it.
fn place(path: &str, text: &str, file: FileId, source: &mut Source, diagnostics: &mut Diagnostics) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let data = |name: &str, diagnostics: &mut Diagnostics| DataFile {
        name: name.to_owned(),
        at: file.start(),
        table: table::parse(text, file, 0, diagnostics),
    };
    match parts.as_slice() {
        ["site.toml"] => source.site = Some(data("site", diagnostics)),
        ["home.toml"] => source.home = Some(data("home", diagnostics)),
        ["brochures.toml"] => source.brochures = Some(data("brochures", diagnostics)),
        ["ik-wil.toml"] => source.wishes = Some(data("ik-wil", diagnostics)),
        ["zoeken", "synoniemen.toml"] => source.synonyms = Some(data("synoniemen", diagnostics)),
        ["zoeken", "vragen.toml"] => source.questions = Some(data("vragen", diagnostics)),
        ["dekking.toml"] => source.ledger = Some(data("dekking", diagnostics)),
        ["afwegingen", "afwegingen.toml"] => source.tree_groups = Some(data("afwegingen", diagnostics)),
        ["gesprekskaarten", "gesprekskaarten.toml"] => source.card_list = Some(data("gesprekskaarten", diagnostics)),
        ["gemeenten", "gemeenten.toml"] => source.municipality_list = Some(data("gemeenten", diagnostics)),
        ["zoeken", "verzameld", name] if name.ends_with(".toml") => {
            source.collected.push(data(name.trim_end_matches(".toml"), diagnostics));
        }
        ["handreiking", book, "boek.toml"] => source.books.push(data(book, diagnostics)),
        ["matrix", "matrix.toml"] => source.matrix = Some(data("matrix", diagnostics)),
        [folder, name] if name.ends_with(".toml") => {
            let stem = name.trim_end_matches(".toml");
            let list = match *folder {
                "afwegingen" if stem.ends_with(".scenarios") => &mut source.scenarios,
                "afwegingen" => &mut source.trees,
                "gemeenten" => &mut source.municipalities,
                "werkbladen" => &mut source.worksheets,
                "wegen" => &mut source.roads,
                "gesprekskaarten" => &mut source.cards,
                "matrix" => &mut source.domains,
                "begrippen" => &mut source.terms,
                "bronnen" => &mut source.sources,
                "actualiteit" => &mut source.currency,
                "redactie" => &mut source.editorial,
                _ => return unknown(path, file, diagnostics),
            };
            list.push(data(stem.trim_end_matches(".scenarios"), diagnostics));
        }
        ["handreiking", book, name] if name.ends_with(".md") => {
            let chapter = text_file(name, text, file, diagnostics);
            source.chapters.push(((*book).to_owned(), chapter));
        }
        [folder, name] if name.ends_with(".md") => {
            let list = match *folder {
                "vuistregels" => &mut source.rules_of_thumb,
                "grondslagen" => &mut source.grounds,
                "overzichten" => &mut source.overviews,
                "paginas" => &mut source.pages,
                "themas" => &mut source.themes,
                _ => return unknown(path, file, diagnostics),
            };
            list.push(text_file(name, text, file, diagnostics));
        }
        _ => return unknown(path, file, diagnostics),
    }
    true
}

fn unknown(path: &str, file: FileId, diagnostics: &mut Diagnostics) -> bool {
    diagnostics.push(
        Diagnostic::error("onbekend-bestand", file.start(), format!("de site weet niet wat `{path}` is")).hint(
            "`content/README.md` zegt welke bestanden waar horen; een bestand dat met een punt begint, telt niet mee",
        ),
    );
    false
}

/// Splits a Markdown file in its head and its text.
fn text_file(name: &str, text: &str, file: FileId, diagnostics: &mut Diagnostics) -> TextFile {
    let (head, body_start) = match head_of(text) {
        Some((head, body_start)) => (table::parse(&text[head.clone()], file, head.start, diagnostics), body_start),
        None => {
            let message = if text.lines().next().is_some_and(|line| line.trim_end() == FENCE) {
                "de kop van dit bestand is niet afgesloten met een regel `+++`"
            } else {
                "dit bestand begint niet met een kop tussen twee regels `+++`"
            };
            diagnostics.push(
                Diagnostic::error("geen-kop", file.start(), message)
                    .hint("begin met `+++`, dan `title = \"…\"` en de andere velden, dan weer `+++`"),
            );
            (Table::default(), text.len())
        }
    };
    let at = At { file, start: body_start, end: text.len() };
    TextFile {
        name: name.trim_end_matches(".md").to_owned(),
        at: file.start(),
        head,
        body: Text { text: text[body_start..].to_owned(), at, verbatim: true },
    }
}

/// The range of the head, and where the text begins.
fn head_of(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let start = text.find('\n').filter(|&end| text[..end].trim_end() == FENCE)? + 1;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}
