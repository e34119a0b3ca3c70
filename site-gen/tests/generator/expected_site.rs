//! The site that comes of the fixture, file by file.

use std::collections::BTreeMap;
use std::fs;

use super::content_folder::{ContentFolder, bless, files, tests};

/// Builds the fixture, after a change to its files, and returns what was written.
fn built(change: impl Fn(&[u8]) -> Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let folder = ContentFolder::new();
    folder.rewrite(change);
    let ended = folder.run(&["build", "--out", "public"]);
    assert_eq!(ended.status, Some(0), "{}{}", ended.out, ended.err);
    files(&folder.beside("public"))
}

/// The one sheet with a QR code that is compared: they are all alike.
const QR_SHEET: &str = "qr/over/";

/// The pages and data as expected files hold them: assets change with app and styles, so their hashes are left out.
fn comparable(site: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let alike = |path: &str| path.starts_with("qr/") && !path.starts_with(QR_SHEET);
    let shown = site.iter().filter(|(path, _)| !path.starts_with("assets/") && *path != ".site-gen" && !alike(path));
    shown.map(|(path, bytes)| (path.clone(), without_hashes(&String::from_utf8(bytes.clone()).unwrap()))).collect()
}

/// Writes `/assets/name.HASH.css` for `/assets/name.0123456789ab.css`.
fn without_hashes(text: &str) -> String {
    let mut parts = text.split("/assets/");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("/assets/");
        let hashed = part.split_once('.').and_then(|(name, rest)| Some((name, rest.split_once('.')?)));
        match hashed {
            Some((name, (hash, rest))) if hash.len() == 12 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
                out.push_str(&format!("{name}.HASH.{rest}"));
            }
            _ => out.push_str(part),
        }
    }
    out
}

#[test]
fn the_fixture_becomes_the_expected_site() {
    let first = built(<[u8]>::to_vec);
    let site = comparable(&first);
    let folder = tests().join("fixture/expected");
    if bless() {
        if folder.is_dir() {
            fs::remove_dir_all(&folder).unwrap();
        }
        for (path, text) in &site {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    let expected = files(&folder);
    let names = |site: &mut dyn Iterator<Item = &String>| site.cloned().collect::<Vec<_>>();
    assert_eq!(names(&mut site.keys()), names(&mut expected.keys()), "the files of the site");
    for (path, text) in &site {
        let expected = String::from_utf8(expected[path].clone()).unwrap();
        for (number, (now, then)) in text.lines().zip(expected.lines()).enumerate() {
            assert_eq!(now, then, "{path}:{}; BLESS=1 accepts what is there now", number + 1);
        }
        assert!(*text == expected, "{path} is longer or shorter than expected");
    }
    // The same content gives the same bytes, whatever ends its lines and whatever a Windows editor puts before them.
    let windows = built(|bytes| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes()
    });
    for (path, bytes) in &windows {
        assert!(
            first.get(path) == Some(bytes),
            "{path} differs when lines end in CR LF:\n{}",
            String::from_utf8_lossy(bytes)
        );
    }
    assert_eq!(first.len(), windows.len());
}
