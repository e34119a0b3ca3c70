//! What pages load besides their HTML: the stylesheet, the icon and the app, each under a name that holds the hash of
//! its content, so that it can be cached for ever.

pub(crate) mod app;
mod css;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use app::{AppBundle, Program};

const SEARCH_BUTTON: &str = include_str!("../../app/search-button.js");

/// The files, and the addresses that pages use.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assets {
    /// Every file, by its path below the root of the site.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) css: String,
    pub(crate) icon: String,
    /// The script of every page: it fetches the program that searches when the reader wants it.
    pub(crate) search_button: String,
    /// The files of each program of the app.
    pub(crate) programs: BTreeMap<Program, ProgramFiles>,
}

/// Where a program is.
#[derive(Debug, Clone, Default)]
pub(crate) struct ProgramFiles {
    /// The script that a page loads.
    pub(crate) script: String,
    /// The WebAssembly that the script loads.
    pub(crate) wasm: String,
}

impl Assets {
    /// Bundles the stylesheet of `styles` and takes the app in.
    ///
    /// # Errors
    /// A sentence for the developer who changed a style.
    pub(crate) fn new(styles: &Path, bundle: &AppBundle) -> Result<Self, String> {
        let mut assets = Self::default();
        let css = css::bundle(&styles.join("index.css"))?;
        assets.css = assets.add("site", "css", css.into_bytes());
        let icon = styles.join("icon.svg");
        let icon = fs::read(&icon).map_err(|error| format!("`{}` is niet te lezen: {error}", icon.display()))?;
        assets.icon = assets.add("icon", "svg", icon);
        assets.search_button = assets.add("search-button", "js", SEARCH_BUTTON.as_bytes().to_vec());
        for (program, bound) in bundle.programs() {
            let wasm = assets.add(bound.name, "wasm", bound.wasm.clone());
            let script = app::script(&bound.glue, &wasm);
            let script = assets.add(bound.name, "js", script.into_bytes());
            assets.programs.insert(program, ProgramFiles { script, wasm });
        }
        Ok(assets)
    }

    fn add(&mut self, name: &str, extension: &str, bytes: Vec<u8>) -> String {
        let path = hashed(name, extension, &bytes);
        let address = format!("/{path}");
        self.files.insert(path, bytes);
        address
    }
}

/// A path that changes with the content: `assets/name.HASH.extension`.
pub(crate) fn hashed(name: &str, extension: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("assets/{name}.{hash}.{extension}")
}
