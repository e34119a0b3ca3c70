//! Stage 4: turn a [`Site`] into files in memory: pages, open data, island data, sitemap.
//!
//! Templates loop and show; what they show is chosen, sorted and addressed here.

mod chart;
mod data;
mod feed;
mod pages;
mod qr_code;
mod templates;
mod view;

use std::collections::BTreeMap;

use crate::assets::Assets;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::site::Site;
pub(crate) use templates::Templates;

/// Every file of the site, by its path below the root (`afwegingen/index.html`).
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Rendered {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Rendered {
    fn page(&mut self, url: &str, html: String) {
        self.files.insert(file_of(url), html.into_bytes());
    }
}

/// The file in which the page at an address stands.
pub(crate) fn file_of(url: &str) -> String {
    let path = url.split('#').next().unwrap_or_default().trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// Renders every file of the site. `base_url` stands before canonical addresses.
pub(crate) fn render(
    site: &Site,
    assets: &Assets,
    templates: &Templates,
    base_url: &str,
    diagnostics: &mut Diagnostics,
) -> Rendered {
    let mut rendered = Rendered { files: assets.files.clone() };
    let islands = data::islands(site, base_url, &mut rendered, diagnostics);
    let mut pages = pages::Pages::new(site, assets, templates, base_url, &islands);
    pages.all();
    for (url, page) in pages.finished {
        match page {
            Ok(html) => rendered.page(&url, html),
            Err(error) => diagnostics.push(Diagnostic::error(
                "sjabloon",
                None,
                format!("de pagina `{url}` is niet te maken: {error}"),
            )),
        }
    }
    rendered.files.extend(pages.files);
    data::open_data(site, &mut rendered, diagnostics);
    feed::sitemap(&pages.listed, base_url, &mut rendered);
    feed::robots(base_url, &mut rendered);
    rendered
}
