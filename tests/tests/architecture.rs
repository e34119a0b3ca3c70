//! The arrows between our own crates: the generator and the app know the shared domain, and nobody knows anyone else.
#![allow(clippy::unwrap_used, clippy::panic, reason = "everything here is a test")]

use std::process::Command;

use serde_json::Value;

/// Every crate with those of our own that it may depend on.
const ARROWS: [(&str, &[&str]); 4] = [("model", &[]), ("site-gen", &["model"]), ("app", &["model"]), ("tests", &[])];

#[test]
fn crates_depend_on_each_other_only_where_the_architecture_says() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(tests::site::root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let ours: Vec<&str> = packages.iter().map(|package| package["name"].as_str().unwrap()).collect();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let allowed = ARROWS.iter().find(|(known, _)| *known == name);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("say in ARROWS what the new crate {name} may know"));
        let dependencies = package["dependencies"].as_array().unwrap();
        let arrows = dependencies.iter().map(|dependency| dependency["name"].as_str().unwrap());
        for other in arrows.filter(|other| ours.contains(other)) {
            assert!(allowed.contains(&other), "{name} → {other} is not an arrow of this architecture");
        }
    }
    assert_eq!(ours.len(), ARROWS.len(), "{ours:?}");
}
