//! The templates, read from their folder.

use std::error::Error as _;
use std::fs;
use std::path::Path;

use serde::Serialize;
use tera::{Context, Tera};

/// Every template of the site, ready to render.
pub(crate) struct Templates(Tera);

impl Templates {
    /// Reads every `.html` file of a folder.
    ///
    /// # Errors
    /// A sentence for the developer who changed a template.
    pub(crate) fn load(folder: &Path) -> Result<Self, String> {
        let mut files = Vec::new();
        let entries =
            fs::read_dir(folder).map_err(|error| format!("de map `{}` is niet te lezen: {error}", folder.display()))?;
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".html") {
                let text =
                    fs::read_to_string(entry.path()).map_err(|error| format!("`{name}` is niet te lezen: {error}"))?;
                files.push((name, text));
            }
        }
        files.sort();
        let mut tera = Tera::default();
        tera.add_raw_templates(files).map_err(|error| chain(&error))?;
        Ok(Self(tera))
    }

    /// Renders one template.
    ///
    /// # Errors
    /// A sentence for the developer who changed a template.
    pub(super) fn render(&self, name: &str, context: &impl Serialize) -> Result<String, String> {
        let context = Context::from_serialize(context).map_err(|error| chain(&error))?;
        self.0.render(name, &context).map_err(|error| chain(&error))
    }
}

/// An error with everything that caused it.
fn chain(error: &tera::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
