//! Shows the site on this computer: from memory, with the headers of the real thing. Watches and rebuilds on request.

mod files;
mod watch;

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use tiny_http::{Request, Server};

use crate::render::Rendered;
pub(crate) use watch::{Changes, watch};

/// How long a page waits for a change before it asks again.
const POLL: Duration = Duration::from_secs(25);

/// The most requests that are answered at once; this server is for one reader.
const MAX_REQUESTS: usize = 64;

/// The site as it is now, shared between those who show it and those who rebuild it.
pub(crate) struct Shown {
    state: Mutex<(u64, Arc<Rendered>)>,
    changed: Condvar,
    /// Whether pages get a script that reloads them.
    reload: bool,
}

impl Shown {
    pub(crate) fn new(rendered: Rendered, reload: bool) -> Self {
        Self { state: Mutex::new((0, Arc::new(rendered))), changed: Condvar::new(), reload }
    }

    /// Shows another site; open pages reload when something changed.
    pub(crate) fn replace(&self, rendered: Rendered) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = *state.1 != rendered;
        if changed {
            *state = (state.0 + 1, Arc::new(rendered));
            self.changed.notify_all();
        }
        changed
    }

    /// The site and its version, which belong together.
    fn now(&self) -> (u64, Arc<Rendered>) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until the version is no longer this one, or for a while.
    fn version_after(&self, known: u64) -> u64 {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(state, POLL, |(version, _)| *version == known);
        waited.unwrap_or_else(PoisonError::into_inner).0.0
    }
}

/// Takes the port.
///
/// # Errors
/// A sentence that names the port and what to do.
pub(crate) fn listen(port: u16) -> Result<Server, String> {
    Server::http(("127.0.0.1", port)).map_err(|error| {
        let in_use = error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::AddrInUse);
        if in_use {
            format!("poort {port} is al in gebruik; kies een andere met `--port N`, of `--port 0` voor een vrije poort")
        } else {
            format!("poort {port} is niet te gebruiken: {error}; kies een andere met `--port N`")
        }
    })
}

/// The address on which the site can be seen.
pub(crate) fn address(server: &Server) -> String {
    server.server_addr().to_ip().map_or_else(String::new, |address| format!("http://{address}/"))
}

/// Answers requests until the process ends.
pub(crate) fn answer(server: &Server, shown: &Arc<Shown>) {
    let busy = Arc::new(AtomicUsize::new(0));
    for request in server.incoming_requests() {
        if busy.load(Ordering::Relaxed) >= MAX_REQUESTS {
            // The reader has gone when this fails; there is nobody to tell.
            let _ = request.respond(tiny_http::Response::empty(503));
            continue;
        }
        busy.fetch_add(1, Ordering::Relaxed);
        let (shown, busy) = (Arc::clone(shown), Arc::clone(&busy));
        thread::spawn(move || {
            respond(request, &shown);
            busy.fetch_sub(1, Ordering::Relaxed);
        });
    }
}

fn respond(request: Request, shown: &Shown) {
    let url = request.url().to_owned();
    let response = match (shown.reload, url.as_str()) {
        (true, files::RELOAD_SCRIPT) => files::script(),
        (true, url) if url.starts_with(files::VERSION) => {
            let known = url.split_once('=').and_then(|(_, known)| known.parse().ok()).unwrap_or_default();
            files::version(shown.version_after(known))
        }
        _ => {
            let (version, site) = shown.now();
            files::file(&site, &url, shown.reload.then_some(version))
        }
    };
    let _ = request.respond(response);
}
