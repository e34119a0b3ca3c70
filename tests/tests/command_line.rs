//! The generator as an editor meets it: through its command line, on content that is sound and content that is not.
#![allow(clippy::unwrap_used, reason = "everything here is a test")]

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tests::content_folder::{ContentFolder, Ended};
use tests::site::{root, site_gen};

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.display().to_string(), fs::read(&path).unwrap());
        }
    }
    found
}

/// The same, by the paths below the folder.
fn site_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let prefix = folder.display().to_string();
    files(folder).into_iter().map(|(path, bytes)| (path.trim_start_matches(&prefix).to_owned(), bytes)).collect()
}

fn site_gen_with(arguments: &[&str]) -> Ended {
    Ended::of(Command::new(site_gen()).args(arguments).current_dir(root()))
}

#[test]
fn sound_content_passes() {
    ContentFolder::sound().run(&["check"]).expect(0, &[]);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let nowhere = ContentFolder::empty().beside("nergens");
    for command in ["check", "build", "serve", "paths"] {
        let ended = site_gen_with(&[command, "--content", &nowhere.display().to_string()]);
        ended.expect(1, &["fout[", "nergens", "hint:", "--content"]);
    }
}

#[test]
fn an_empty_folder_is_named() {
    ContentFolder::empty().run(&["check"]).expect(1, &["fout[", "leeg", "hint:"]);
}

#[test]
fn a_file_that_is_not_utf8_is_pointed_at() {
    let folder = ContentFolder::sound();
    folder.write("home.toml", b"title = \"Proef\"\nlead = \"Cli\xebnt\"\n");
    folder.run(&["check"]).expect(1, &["fout[", "UTF-8", "content/home.toml:2:12", "hint:"]);
}

#[test]
fn broken_toml_is_pointed_at() {
    let folder = ContentFolder::sound();
    folder.edit("site.toml", "editor = \"De redactie\"", "editor = \"De redactie");
    folder.run(&["check"]).expect(1, &["fout[", " ──▶ ", "content/site.toml:4:"]);
}

#[test]
fn every_fault_is_reported_at_once_with_its_place_and_a_hint() {
    let folder = ContentFolder::sound();
    folder.edit("afwegingen/delen.toml", "outcome = \"zwijgen\"", "outcome = \"zwijgn\"");
    folder.edit("site.toml", "tagline", "taglin");
    let said = folder.run(&["check"]);
    said.expect(
        1,
        &["fout[", "content/afwegingen/delen.toml:33:19", "content/site.toml:2:1", "  hint: bedoelde je `zwijgen`?"],
    );
    assert!(said.out.matches("fout[").count() >= 2, "{}", said.out);
}

#[test]
fn faults_are_json_for_other_programs() {
    let folder = ContentFolder::sound();
    let sound: Value = serde_json::from_str(&folder.run(&["check", "--format", "json"]).out).unwrap();
    assert_eq!(sound, Value::Array(Vec::new()));
    folder.edit("afwegingen/delen.toml", "outcome = \"zwijgen\"", "outcome = \"zwijgn\"");
    let ended = folder.run(&["check", "--format", "json"]);
    ended.expect(1, &[]);
    let faults: Value = serde_json::from_str(&ended.out).unwrap();
    let fault = faults.as_array().unwrap().iter().find(|fault| fault["hint"] == "bedoelde je `zwijgen`?").unwrap();
    assert!(fault["file"].as_str().unwrap().ends_with("content/afwegingen/delen.toml"), "{fault}");
    assert_eq!((fault["line"].as_u64(), fault["column"].is_u64()), (Some(33), true), "{fault}");
    assert!(fault["code"].is_string() && fault["message"].is_string(), "{fault}");
}

#[test]
fn a_cycle_a_duplicate_and_a_huge_tree_are_refused_in_words() {
    let folder = ContentFolder::sound();
    folder.edit("afwegingen/delen.toml", "to = { outcome = \"zwijgen\" }", "to = { question = \"mag-het\" }");
    folder.run(&["check"]).expect(1, &["fout[", "content/afwegingen/delen.toml:"]);

    let folder = ContentFolder::sound();
    folder.edit("afwegingen/delen.toml", "id = \"zwijgen\"", "id = \"delen\"");
    folder.run(&["check"]).expect(1, &["fout[", "content/afwegingen/delen.toml:"]);

    let folder = ContentFolder::sound();
    let question = |number: u32| {
        format!(
            "[[questions]]\nid = \"v{number}\"\ntext = \"Vraag {number}?\"\nsources = [\"boek#deel-1\"]\n\
             answers = [{{ id = \"ja\", label = \"Ja\", to = {{ question = \"v{}\" }} }}]\n\n",
            number + 1
        )
    };
    let many: String = (0..10_000).map(question).collect();
    folder.edit(
        "afwegingen/delen.toml",
        "[[outcomes]]\nid = \"delen\"",
        &format!("{many}[[outcomes]]\nid = \"delen\""),
    );
    folder.run(&["check"]).expect(1, &["fout[", "content/afwegingen/delen.toml:"]);
}

#[test]
fn a_port_in_use_is_named_with_the_way_out() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    ContentFolder::sound().run(&["serve", "--no-watch", "--port", &port]).expect(1, &[&port, "--port"]);
}

#[test]
fn wrong_use_is_explained() {
    let wrong: [&[&str]; 7] = [
        &["bouw"],
        &["check", "--formaat", "json"],
        &["check", "--format", "xml"],
        &["serve", "--port", "veel"],
        &["serve", "--port"],
        &["build", "--base-url", "voorbeeld"],
        &["--onbekend"],
    ];
    for arguments in wrong {
        let ended = site_gen_with(arguments);
        ended.expect(2, &["--help"]);
        assert_eq!(ended.out, "", "what goes wrong is not output: {arguments:?}");
    }
}

#[test]
fn help_teaches() {
    site_gen_with(&["--help"]).expect(0, &["serve", "check", "build", "paths"]);
    for (command, option) in [("serve", "--port"), ("check", "--format"), ("build", "--out"), ("paths", "--format")] {
        site_gen_with(&[command, "--help"]).expect(0, &[option, "--content"]);
    }
}

#[test]
fn paths_lists_every_route() {
    let ended = ContentFolder::sound().run(&["paths", "delen", "--format", "json"]);
    ended.expect(0, &[]);
    let paths: Value = serde_json::from_str(&ended.out).unwrap();
    let routes = paths["trees"][0]["routes"].as_array().unwrap();
    let ends: Vec<_> = routes.iter().map(|route| (route["outcome"].as_str(), route["verdict"].as_str())).collect();
    assert_eq!(ends, [(Some("delen"), Some("share")), (Some("zwijgen"), Some("do-not-share"))]);
    ContentFolder::sound().run(&["paths", "dele"]).expect(1, &["dele", "delen"]);
}

#[test]
fn building_twice_gives_the_same_bytes() {
    let folder = ContentFolder::sound();
    let (first, second) = (folder.beside("eerste"), folder.beside("tweede"));
    folder.build(&first).expect(0, &[]);
    folder.build(&second).expect(0, &[]);
    let (first, second) = (site_in(&first), site_in(&second));
    assert!(
        first.contains_key("/index.html") && first.contains_key("/afwegingen/delen/index.html"),
        "{:?}",
        first.keys()
    );
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(second[path] == *bytes, "{path} differs from build to build");
    }
}

#[test]
fn a_build_that_fails_leaves_the_site_before_it_as_it_was() {
    let folder = ContentFolder::sound();
    let out = folder.beside("site");
    folder.build(&out).expect(0, &[]);
    let before = site_in(&out);
    folder.edit("afwegingen/delen.toml", "outcome = \"zwijgen\"", "outcome = \"zwijgn\"");
    folder.build(&out).expect(1, &["fout["]);
    assert!(site_in(&out) == before, "the site changed");
    folder.edit("afwegingen/delen.toml", "outcome = \"zwijgn\"", "outcome = \"zwijgen\"");
    folder.edit("home.toml", "title = \"Proef\"", "title = \"Een ander begin\"");
    folder.build(&out).expect(0, &[]);
    assert!(site_in(&out) != before, "the site is replaced");
    let beside: Vec<_> = fs::read_dir(folder.beside("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 2, "nothing is left beside content and site: {beside:?}");
}

#[test]
fn a_folder_of_somebody_else_is_not_replaced() {
    let folder = ContentFolder::sound();
    let out = folder.beside("foto's");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("vakantie.jpg"), "kostbaar").unwrap();
    folder.build(&out).expect(1, &["foto's", "--out"]);
    assert_eq!(fs::read_to_string(out.join("vakantie.jpg")).unwrap(), "kostbaar");
}

#[test]
fn the_app_stays_within_its_budget() {
    let folder = ContentFolder::sound();
    let ended = folder.build(&folder.beside("site"));
    ended.expect(0, &[]);
    let number = |after: &str| -> u64 {
        let rest = ended.out.split_once(after).unwrap_or_else(|| panic!("`{after}` is not in: {}", ended.out)).1;
        rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
    };
    for program in ["islands ", "worksheet ", "search "] {
        let (size, budget) = (number(program), number(&format!("{program}{} van ", number(program))));
        assert!(size > 0 && size <= budget, "{program}: {size} bytes, {budget} allowed");
    }
}
