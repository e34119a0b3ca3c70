//! Answers: a file of the site, or what a page needs to reload itself.

use std::io::Cursor;

use tiny_http::{Header, Response};

use crate::render::{Rendered, file_of};
use crate::security;

/// The script that reloads an open page.
pub(super) const RELOAD_SCRIPT: &str = "/__herlaad.js";

/// Answers, after a while, with the version of the site.
pub(super) const VERSION: &str = "/__versie";

const SCRIPT: &str = "\
const known = new URL(import.meta.url).hash.slice(1);
for (;;) {
  try {
    const answer = await fetch(`/__versie?na=${known}`);
    if ((await answer.text()) !== known) { location.reload(); break; }
  } catch {
    await new Promise((wait) => setTimeout(wait, 1000));
  }
}
";

type Answer = Response<Cursor<Vec<u8>>>;

/// The file at an address, or the page that says there is none. With a version, pages get the reloading script.
pub(super) fn file(site: &Rendered, url: &str, reload: Option<u64>) -> Answer {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = file_of(path);
    let (status, name) = match (site.files.contains_key(&name), site.files.contains_key(&format!("{name}/index.html")))
    {
        (true, _) => (200, name),
        (false, true) => return redirect(&format!("{path}/")),
        (false, false) => (404, "404.html".to_owned()),
    };
    let mut bytes = site.files.get(&name).cloned().unwrap_or_default();
    if let Some(version) = reload.filter(|_| name.ends_with(".html")) {
        bytes.extend_from_slice(
            format!("<script type=\"module\" src=\"{RELOAD_SCRIPT}#{version}\"></script>\n").as_bytes(),
        );
    }
    let cache = if name.starts_with("assets/") && reload.is_none() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    with_headers(Response::from_data(bytes).with_status_code(status), content_type(&name), cache)
}

/// The reloading script.
pub(super) fn script() -> Answer {
    with_headers(Response::from_data(SCRIPT), content_type(RELOAD_SCRIPT), "no-store")
}

/// The version of the site.
pub(super) fn version(version: u64) -> Answer {
    with_headers(Response::from_data(version.to_string()), "text/plain", "no-store")
}

fn redirect(url: &str) -> Answer {
    let answer = Response::from_data(Vec::new()).with_status_code(308);
    match header("Location", url) {
        Some(location) => answer.with_header(location),
        None => answer,
    }
}

fn with_headers(answer: Answer, content_type: &str, cache: &str) -> Answer {
    let own = [("Content-Type", content_type.to_owned()), ("Cache-Control", cache.to_owned())];
    let headers = security::headers().into_iter().chain(own);
    headers.filter_map(|(name, value)| header(name, &value)).fold(answer, Response::with_header)
}

fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
