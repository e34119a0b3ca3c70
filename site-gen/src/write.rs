//! Stage 6: write the site. The output folder is replaced whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::render::Rendered;

/// A file that marks a folder as ours to replace.
const MARKER: &str = ".site-gen";

/// Writes every file to a fresh folder beside the output folder and then swaps the two.
///
/// # Errors
/// A sentence that says what could not be written. The previous output folder is then as it was. Between the two
/// renames of the swap there is no output folder, for as long as the system takes for the second.
pub(crate) fn write(rendered: &Rendered, out: &Path) -> Result<(), String> {
    refuse(out)?;
    // A link is followed, so that what it leads to is replaced and not the link; `.` and `..` get their names.
    let out = &fs::canonicalize(out).unwrap_or_else(|_| out.to_path_buf());
    let fresh = beside(out, "nieuw");
    let old = beside(out, "oud");
    let result = fill(rendered, &fresh).and_then(|()| swap(&fresh, out, &old));
    if result.is_err() {
        // What is left behind must not be taken for a site.
        let _ = fs::remove_dir_all(&fresh);
    }
    result.map_err(|error| format!("`{}` is niet te schrijven: {error}", out.display()))
}

/// Refuses a folder that is somebody else's; asked before the long work.
///
/// # Errors
/// A sentence that names the folder and what to do.
pub(crate) fn refuse(out: &Path) -> Result<(), String> {
    if replaceable(out) {
        return Ok(());
    }
    Err(format!(
        "`{}` is niet door deze opdracht gemaakt en wordt daarom niet vervangen; noem met `--out` een andere map of maak deze leeg",
        out.display()
    ))
}

/// A folder may be replaced when it is not there, is empty, or was written by this command.
fn replaceable(out: &Path) -> bool {
    match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_none() || out.join(MARKER).is_file(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// A folder next to the output folder: on the same disk, so that renaming is one step.
fn beside(out: &Path, what: &str) -> PathBuf {
    let name = out.file_name().map_or_else(|| "site".to_owned(), |name| name.to_string_lossy().into_owned());
    out.with_file_name(format!(".{name}.{what}-{}", std::process::id()))
}

fn fill(rendered: &Rendered, folder: &Path) -> io::Result<()> {
    // A run that was killed may have left this behind; its files must not be published.
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    fs::write(folder.join(MARKER), "Deze map is gemaakt door site-gen en wordt bij elke build vervangen.\n")?;
    for (path, bytes) in &rendered.files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn swap(fresh: &Path, out: &Path, old: &Path) -> io::Result<()> {
    let had = out.exists();
    if had {
        if old.exists() {
            fs::remove_dir_all(old)?;
        }
        fs::rename(out, old)?;
    }
    if let Err(error) = fs::rename(fresh, out) {
        if had {
            fs::rename(old, out)?;
        }
        return Err(error);
    }
    // The new site stands; that the one before it cannot be removed is no reason to say otherwise.
    if had {
        let _ = fs::remove_dir_all(old);
    }
    Ok(())
}
