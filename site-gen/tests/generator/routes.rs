//! `paths`, as people and as programs read it.

use std::fs;

use super::content_folder::{ContentFolder, bless, tests};

#[test]
fn every_route_is_listed_as_expected() {
    let folder = ContentFolder::new();
    for format in ["text", "json"] {
        let ended = folder.run(&["paths", "--format", format]);
        assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""), "{}", ended.out);
        let path = tests().join(format!("fixture/paths.{}", if format == "json" { "json" } else { "txt" }));
        if bless() {
            fs::write(&path, &ended.out).unwrap();
        }
        assert_eq!(ended.out, fs::read_to_string(&path).unwrap(), "{}", path.display());
    }
}

#[test]
fn one_tree_can_be_asked_for() {
    let folder = ContentFolder::new();
    let all = folder.run(&["paths"]).out;
    let one = folder.run(&["paths", "lijst-inzien"]).out;
    assert!(!one.is_empty() && all.len() > one.len() && all.contains(&one), "{one}");
}
