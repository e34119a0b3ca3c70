//! Notices that a file changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// An editor saves in several steps; changes this close together are one.
const SETTLE: Duration = Duration::from_millis(60);

/// Changes in the watched folders, one batch at a time.
pub(crate) struct Changes {
    events: Receiver<notify::Result<Event>>,
    // Watching ends when this is dropped.
    _watcher: RecommendedWatcher,
}

/// Watches folders. One that does not exist is passed over.
///
/// # Errors
/// A sentence that says why the system cannot watch.
pub(crate) fn watch(folders: &[PathBuf]) -> Result<Changes, String> {
    let (sender, events) = mpsc::channel();
    let fault = |error: notify::Error| {
        format!("wijzigingen zijn niet te volgen: {error}; `--no-watch` laat de site zien zonder op te letten")
    };
    let mut watcher = notify::recommended_watcher(sender).map_err(fault)?;
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive).map_err(fault)?;
    }
    Ok(Changes { events, _watcher: watcher })
}

impl Changes {
    /// Waits for a change and returns the files of the whole batch; `None` when watching has ended.
    pub(crate) fn next(&self) -> Option<Vec<PathBuf>> {
        let mut paths = Vec::new();
        while paths.is_empty() {
            paths.extend(changed(self.events.recv().ok()?));
        }
        loop {
            match self.events.recv_timeout(SETTLE) {
                Ok(event) => paths.extend(changed(event)),
                Err(RecvTimeoutError::Timeout) => return Some(paths),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }
}

/// The files that an event changed: reading a file is not a change, nor is an editor's own scratch file.
fn changed(event: notify::Result<Event>) -> Vec<PathBuf> {
    match event {
        Ok(event) if !matches!(event.kind, EventKind::Access(_)) => {
            event.paths.into_iter().filter(|path| !scratch(path)).collect()
        }
        _ => Vec::new(),
    }
}

fn scratch(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp")
}
