//! All stages on one screen: `load → resolve → check → render → check_links → write`.

use std::path::{Path, PathBuf};

use crate::assets::Assets;
use crate::assets::app::{self, AppBundle};
use crate::check::check;
use crate::check_links::check_links;
use crate::diagnostic::Diagnostics;
use crate::render::{Rendered, Templates, render};
use crate::resolve::resolve;
use crate::site::Site;
use crate::source;
use crate::source::files::Files;

/// Where everything is.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    /// The root of the project: templates, styles and app are below it.
    pub(crate) project: PathBuf,
    pub(crate) content: PathBuf,
}

impl Places {
    pub(crate) fn templates(&self) -> PathBuf {
        self.project.join("site-gen/templates")
    }

    pub(crate) fn styles(&self) -> PathBuf {
        self.project.join("styles")
    }
}

/// The content, understood and checked, with everything that is wrong with it.
pub(crate) struct Checked {
    pub(crate) files: Files,
    pub(crate) site: Site,
    pub(crate) diagnostics: Diagnostics,
}

/// Reads and checks the content. Checks of the whole run only on parts that are sound.
pub(crate) fn read(content: &Path) -> Checked {
    let mut files = Files::default();
    let mut diagnostics = Diagnostics::default();
    let source = source::load(content, &mut files, &mut diagnostics);
    let empty = diagnostics.has_errors() && source.is_empty();
    let site = if empty { resolve(&source, &mut Diagnostics::default()) } else { resolve(&source, &mut diagnostics) };
    if !diagnostics.has_errors() {
        check(&site, &mut diagnostics);
    }
    diagnostics.drop_echoes(&files);
    Checked { files, site, diagnostics }
}

/// Renders checked content and checks its links. Faults are added to the diagnostics of the content.
///
/// # Errors
/// A sentence about templates or styles: a fault of a developer, not of an editor.
pub(crate) fn make(
    checked: &mut Checked,
    bundle: &AppBundle,
    places: &Places,
    base_url: Option<&str>,
) -> Result<Rendered, String> {
    let templates = Templates::load(&places.templates())?;
    let assets = Assets::new(&places.styles(), bundle)?;
    let base_url = base_url.unwrap_or(&checked.site.settings.base_url);
    let rendered = render(&checked.site, &assets, &templates, base_url, &mut checked.diagnostics);
    check_links(&rendered, &checked.site.links, &mut checked.diagnostics);
    Ok(rendered)
}

/// Builds the app.
///
/// # Errors
/// A sentence that says which step failed.
pub(crate) fn app(places: &Places, say: &dyn Fn(&str)) -> Result<AppBundle, String> {
    app::build(&places.project, say)
}

#[cfg(test)]
mod damage;
