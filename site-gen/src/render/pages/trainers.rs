//! The page for trainers, and a sheet with the QR code of every page.

use model::address;
use model::text::RichLine;
use model::tree::{Casus, Tree};
use serde_json::{Value, json};

use super::{Page, Pages};
use crate::html;
use crate::render::qr_code;
use crate::render::view::Link;
use crate::site::Overview;

/// What stands above pages that belong to no overview.
const OTHER: &str = "Overzichten en losse pagina's";

impl Pages<'_> {
    /// The page for trainers. Made after all others: it lists them.
    pub(super) fn trainers(&mut self) {
        let casus: Vec<_> = self.every_casus().map(|(tree, casus)| casus_view(tree, casus)).collect();
        let worksheets: Vec<_> = self
            .site
            .worksheets
            .iter()
            .map(|sheet| json!({ "title": sheet.title, "lead": html::line(&sheet.lead), "url": sheet.url() }))
            .collect();
        let content = json!({ "casus": casus, "worksheets": worksheets, "cards": address::CONVERSATION_CARDS, "groups": self.groups() });
        self.add_overview(Overview::Trainers, "trainers.html", content, None);
    }

    /// Every page under its overview, in the order in which the pages were made.
    fn groups(&self) -> Vec<Value> {
        let mut names: Vec<&str> = Vec::new();
        for page in &self.listed {
            if !names.contains(&page.overview.as_str()) {
                names.push(&page.overview);
            }
        }
        let group = |name: &str| {
            let pages = self.listed.iter().filter(|page| page.overview == name);
            let links: Vec<_> =
                pages.map(|page| Link { title: page.title.clone(), url: address::qr_sheet(&page.url) }).collect();
            json!({ "title": if name.is_empty() { OTHER } else { name }, "links": links })
        };
        names.into_iter().map(group).collect()
    }

    fn every_casus(&self) -> impl Iterator<Item = (&Tree, &Casus)> {
        let trees = self.site.trees.iter().map(|tree| &tree.value);
        trees.flat_map(|tree| tree.parts().casus.iter().map(move |casus| (tree, casus)))
    }

    /// A sheet with the QR code for every page, and for every casus.
    pub(super) fn qr_sheets(&mut self) {
        let pages = self.listed.iter().map(|page| (page.title.clone(), page.url.clone()));
        let casus = self.every_casus().map(|(tree, casus)| (format!("Casus: {}", casus.title), casus.url(tree)));
        let sheets: Vec<_> = pages.chain(casus).collect();
        for (title, url) in sheets {
            self.qr_sheet(title, &url);
        }
    }

    fn qr_sheet(&mut self, title: String, url: &str) {
        let target = format!("{}{url}", self.base_url);
        let svg = match qr_code::svg(&target) {
            Ok(svg) => svg,
            Err(why) => {
                self.finished.push((address::qr_sheet(url), Err(why)));
                return;
            }
        };
        let code = address::qr_code(url);
        self.files.push((crate::render::file_of(&code), svg.into_bytes()));
        let lead =
            RichLine::from("De vaste link en de QR-code van deze pagina, om te delen, te projecteren of te printen.");
        let mut page = Page::new(address::qr_sheet(url), format!("QR-code: {title}"), &lead);
        page.findable = false;
        page.crumbs = vec![Link { title: title.clone(), url: url.to_owned() }];
        let name = url.trim_matches('/').replace(['/', '#'], "-").replace("--", "-");
        let name = if name.is_empty() { "voorpagina" } else { &name };
        let content =
            json!({ "title": title, "url": url, "target": target, "code": code, "download": format!("qr-{name}.svg") });
        self.add(page, "qr-sheet.html", content);
    }
}

fn casus_view(tree: &Tree, casus: &Casus) -> Value {
    let url = casus.url(tree);
    json!({ "title": casus.title, "tree": tree.label(), "qr": address::qr_sheet(&url), "url": url })
}
