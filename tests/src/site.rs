//! The site, served by the generator as it would be published: built once and kept for all tests of a binary.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use crate::companion::Companion;
use crate::device::Device;
use crate::http::{self, Response};
use crate::page::Page;

/// A running site.
#[derive(Debug)]
pub struct Site {
    authority: String,
    _server: Companion,
}

/// The program that makes the site: what `SITE_GEN` names, or else the build of this workspace.
pub fn site_gen() -> PathBuf {
    std::env::var_os("SITE_GEN").map(PathBuf::from).unwrap_or_else(|| {
        let test = std::env::current_exe().expect("a test runs from a file");
        let profile = test.ancestors().nth(2).expect("a test stands in deps/ of its profile");
        let program = profile.join("site-gen");
        assert!(program.is_file(), "no {}; `cargo build -p site-gen` makes it", program.display());
        program
    })
}

/// The root of the workspace, where the content folder is.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the workspace")
}

impl Site {
    /// The site of this test binary, started at its first use.
    pub fn shared() -> &'static Self {
        static SITE: OnceLock<Site> = OnceLock::new();
        SITE.get_or_init(|| Self::of(&root().join("content")))
    }

    /// The site of a content folder.
    pub fn of(content: &Path) -> Self {
        let arguments = ["serve", "--port", "0", "--no-watch", "--content"].map(str::to_owned);
        let arguments = [&arguments[..], &[content.display().to_string()]].concat();
        let server = Companion::start(&site_gen(), &arguments, None, "Bekijk de site op http://");
        let authority = server.announced.trim_end_matches('/').to_owned();
        Self { authority, _server: server }
    }

    /// Opens an empty page on a device.
    pub fn open(&self, device: Device) -> Page {
        Page::open(&self.origin(), device)
    }

    /// Where it lives.
    pub fn origin(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// Asks for a path without a browser.
    #[track_caller]
    pub fn get(&self, path: &str) -> Response {
        http::get(&self.authority, path)
    }

    /// A file of open data.
    #[track_caller]
    pub fn data(&self, name: &str) -> Value {
        let path = format!("/data/{name}.json");
        let response = self.get(&path);
        assert_eq!(response.status, 200, "{path}");
        serde_json::from_slice(&response.body).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The paths of all pages in the site map, in its order.
    #[track_caller]
    pub fn pages(&self) -> Vec<String> {
        let map = self.get("/sitemap.xml");
        let places = map.text().split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>"));
        let pages: Vec<String> = places.map(|(url, _)| path_of(url).to_owned()).collect();
        assert!(!pages.is_empty(), "the site map lists no page");
        pages
    }
}

/// Runs the generator on the content of this workspace and gives what it prints.
#[track_caller]
pub fn ask_site_gen(arguments: &[&str]) -> String {
    let output = Command::new(site_gen()).args(arguments).arg("--content").arg(root().join("content")).output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}", site_gen().display()));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "site-gen {}:\n{said}", arguments.join(" "));
    String::from_utf8(output.stdout).expect("the generator prints UTF-8")
}

fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("/", |slash| &rest[slash..])
}
