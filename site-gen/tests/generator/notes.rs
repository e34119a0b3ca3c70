//! `notes`, and the case note of every outcome of the real content: what an auditor reads and an editor compares.

use std::collections::BTreeMap;
use std::fs;

use super::content_folder::{ContentFolder, bless, files, tests};

/// The notes that the generator prints, by the path of their file: `<tree>/<outcome>.txt`.
fn printed() -> BTreeMap<String, String> {
    let content = tests().join("../../content");
    let ended = ContentFolder::new().run(&["notes", "--format", "json", "--content", content.to_str().unwrap()]);
    assert_eq!(ended.status, Some(0), "{}", ended.err);
    let read: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let mut notes = BTreeMap::new();
    for tree in read["trees"].as_array().unwrap() {
        for note in tree["notes"].as_array().unwrap() {
            let name = format!("{}/{}.txt", tree["id"].as_str().unwrap(), note["outcome"].as_str().unwrap());
            notes.insert(name, note["text"].as_str().unwrap().to_owned());
        }
    }
    notes
}

#[test]
fn every_outcome_has_the_note_of_its_golden_file() {
    let notes = printed();
    let folder = tests().join("golden/notes");
    if bless() {
        if folder.is_dir() {
            fs::remove_dir_all(&folder).unwrap();
        }
        for (name, text) in &notes {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    let golden = files(&folder);
    let names: Vec<_> = golden.keys().collect();
    assert_eq!(notes.keys().collect::<Vec<_>>(), names, "one file for each outcome, and none besides");
    for (name, text) in &notes {
        let expected = String::from_utf8(golden[name].clone()).unwrap();
        assert_eq!(*text, expected, "{name}; BLESS=1 accepts the note that there is now");
    }
}

#[test]
fn the_notes_of_the_fixture_are_as_expected() {
    let folder = ContentFolder::new();
    let ended = folder.run(&["notes", "doorvertellen"]);
    assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""), "{}", ended.out);
    let path = tests().join("fixture/notes.txt");
    if bless() {
        fs::write(&path, &ended.out).unwrap();
    }
    assert_eq!(ended.out, fs::read_to_string(&path).unwrap(), "{}", path.display());
    assert_eq!(folder.run(&["notes", "bestaat-niet"]).status, Some(1));
}
