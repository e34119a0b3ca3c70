//! Content folders for one test each: copies of `small-content`, which is sound, to break in one place, or of the
//! content of this workspace, to add to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::site::{root, site_gen};

/// A content folder of its own, removed at the end.
#[derive(Debug)]
pub struct ContentFolder(PathBuf);

impl ContentFolder {
    /// A folder with nothing in it, in which content and output can be put side by side.
    pub fn empty() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("privacycode-content-{}-{number}", std::process::id()));
        fs::create_dir_all(folder.join("content")).expect("a temporary folder can be written");
        Self(folder)
    }

    /// The smallest content that makes a site.
    pub fn sound() -> Self {
        let folder = Self::empty();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("small-content"), &folder.content());
        folder
    }

    /// A copy of the content of this workspace.
    pub fn of_this_site() -> Self {
        let folder = Self::empty();
        copy(&root().join("content"), &folder.content());
        folder
    }

    /// Writes a file of the content.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let file = self.content().join(path);
        let parent = file.parent().expect("a file stands in a folder");
        fs::create_dir_all(parent).and_then(|()| fs::write(&file, bytes)).expect("a temporary folder can be written");
    }

    /// Replaces a text in a file of the content, which has it once.
    #[track_caller]
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.content().join(path)).expect("the file is there");
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {path}");
        self.write(path, text.replace(from, to).as_bytes());
    }

    /// The folder of the content.
    pub fn content(&self) -> PathBuf {
        self.0.join("content")
    }

    /// A place beside the content.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Runs a command of the generator on the content.
    #[track_caller]
    pub fn run(&self, arguments: &[&str]) -> Ended {
        let content = self.content();
        Ended::of(Command::new(site_gen()).args(arguments).arg("--content").arg(content).current_dir(root()))
    }

    /// Builds the site to a place beside the content.
    #[track_caller]
    pub fn build(&self, out: &Path) -> Ended {
        self.run(&["build", "--out", &out.display().to_string()])
    }
}

impl Drop for ContentFolder {
    fn drop(&mut self) {
        let _the_system_clears_it_otherwise = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    let copied = fs::create_dir_all(to).and_then(|()| {
        for entry in fs::read_dir(from)? {
            let path = entry?.path();
            let to = to.join(path.file_name().unwrap_or_default());
            if path.is_dir() {
                copy(&path, &to);
            } else {
                fs::copy(&path, &to)?;
            }
        }
        Ok(())
    });
    copied.unwrap_or_else(|error: std::io::Error| panic!("{} to {}: {error}", from.display(), to.display()));
}

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The exit status.
    pub status: Option<i32>,
    /// What it printed.
    pub out: String,
    /// What it said besides.
    pub err: String,
}

impl Ended {
    /// Runs a command to its end.
    #[track_caller]
    pub fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } =
            command.output().unwrap_or_else(|error| panic!("{}: {error}", site_gen().display()));
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the generator prints UTF-8");
        Self { status: status.code(), out: text(stdout), err: text(stderr) }
    }

    /// Asserts how it ended, and that what it says holds these parts.
    #[track_caller]
    pub fn expect(&self, status: i32, parts: &[&str]) {
        assert_eq!(self.status, Some(status), "{}{}", self.out, self.err);
        let said = format!("{}{}", self.out, self.err);
        for part in parts {
            assert!(said.contains(part), "`{part}` is missing in:\n{said}");
        }
        // Whatever goes wrong, it is never our own code that breaks down.
        assert!(!said.contains("panicked"), "{said}");
    }
}
