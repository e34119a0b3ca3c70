//! Every page: its address, its template, and what the template sees.

mod books;
mod cards;
mod registers;
mod roads;
mod search;
mod themes;
mod trainers;
mod trees;

use model::address;
use model::date::Date;
use model::matrix::Row;
use model::text::RichLine;
use model::tree::Tree;
use serde::Serialize;
use serde_json::{Value, json};

use super::data::Islands;
use super::templates::Templates;
use super::view::{self, DateView, DocumentView, Link};
use crate::assets::Assets;
use crate::assets::app::Program;
use crate::html;
use crate::security;
use crate::site::{Document, Overview, Site};

/// Makes every page of the site.
pub(super) struct Pages<'p> {
    site: &'p Site,
    assets: &'p Assets,
    templates: &'p Templates,
    base_url: &'p str,
    islands: &'p Islands,
    /// What every page sees of the site.
    common: Value,
    /// Each page, or why it could not be made.
    pub(super) finished: Vec<(String, Result<String, String>)>,
    /// Files that belong to pages, by their path below the root.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// Each page that search engines may find.
    pub(super) listed: Vec<Listed>,
}

/// A page that may be found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Listed {
    pub(super) url: String,
    /// When it last changed.
    pub(super) updated: Option<Date>,
    title: String,
    /// The overview that it belongs to; empty for a page of its own.
    overview: String,
}

/// What a page needs to know of itself.
struct Page {
    url: String,
    title: String,
    description: String,
    /// From the front page down to the page above this one.
    crumbs: Vec<Link>,
    updated: Option<Date>,
    /// The program of the app that it loads.
    program: Option<Program>,
    /// Whether search engines may find it.
    findable: bool,
    previous: Option<Link>,
    next: Option<Link>,
}

#[derive(Serialize)]
struct PageView<'v> {
    url: &'v str,
    title: &'v str,
    description: &'v str,
    canonical: String,
    crumbs: &'v [Link],
    /// The address of the program's script.
    script: Option<&'v str>,
    updated: Option<DateView>,
    previous: Option<&'v Link>,
    next: Option<&'v Link>,
    /// Where its QR code is; nowhere for a page that search engines should not find.
    qr: Option<String>,
}

impl Page {
    fn new(url: impl Into<String>, title: impl Into<String>, lead: &RichLine) -> Self {
        Self {
            url: url.into(),
            title: title.into(),
            description: lead.plain(),
            crumbs: Vec::new(),
            updated: None,
            program: None,
            findable: true,
            previous: None,
            next: None,
        }
    }
}

/// The neighbours of an item in a list.
fn neighbours<T>(items: &[T], index: usize, link: impl Fn(&T) -> Link) -> (Option<Link>, Option<Link>) {
    let previous = index.checked_sub(1).and_then(|index| items.get(index)).map(&link);
    (previous, items.get(index + 1).map(&link))
}

impl<'p> Pages<'p> {
    pub(super) fn new(
        site: &'p Site,
        assets: &'p Assets,
        templates: &'p Templates,
        base_url: &'p str,
        islands: &'p Islands,
    ) -> Self {
        let mut pages = Self {
            site,
            assets,
            templates,
            base_url,
            islands,
            common: Value::Null,
            finished: Vec::new(),
            files: Vec::new(),
            listed: Vec::new(),
        };
        pages.common = pages.common();
        pages
    }

    fn common(&self) -> Value {
        let settings = &self.site.settings;
        let search = self.assets.programs.get(&Program::Search);
        let links = |ids: &[model::id::PageId]| -> Vec<Link> {
            ids.iter().map(|id| Link { title: self.page_title(id), url: address::page(id) }).collect()
        };
        json!({
            "name": settings.name,
            "tagline": settings.tagline,
            "editor": settings.editor,
            "disclaimer": html::line(&settings.disclaimer),
            "acute_danger": html::line(&settings.acute_danger),
            "menu": links(&settings.menu),
            "footer": links(&settings.footer),
            "base_url": self.base_url,
            "css": self.assets.css,
            "icon": self.assets.icon,
            "policy": security::meta_policy(),
            "search": {
                "url": address::SEARCH,
                "title": self.overview_title(Overview::Search),
                "register": address::REGISTER,
                "wishes": address::WISHES,
                "contact": address::MUNICIPALITIES,
                "button": self.assets.search_button,
                "program": search.map(|files| &files.script),
                "wasm": search.map(|files| &files.wasm),
                "index": self.islands.search_index,
            },
        })
    }

    fn page_title(&self, id: &model::id::PageId) -> String {
        let overview =
            Overview::ALL.iter().find(|(name, _)| *name == id.as_str()).and_then(|(_, o)| self.site.overview(*o));
        let page = self.site.pages.iter().find(|(page, _)| page == id).map(|(_, document)| document);
        let road = self.site.roads.iter().find(|road| road.id.as_str() == id.as_str()).map(|road| road.title.clone());
        overview.or(page).map(|document| document.title.clone()).or(road).unwrap_or_default()
    }

    fn overview_crumb(&self, overview: Overview) -> Vec<Link> {
        vec![Link { title: self.overview_title(overview), url: format!("/{}/", overview.name()) }]
    }

    fn overview_title(&self, overview: Overview) -> String {
        self.site.overview(overview).map(|document| document.title.clone()).unwrap_or_default()
    }

    fn add(&mut self, page: Page, template: &str, content: impl Serialize) {
        let view = PageView {
            url: &page.url,
            title: &page.title,
            description: &page.description,
            canonical: format!("{}{}", self.base_url, page.url),
            crumbs: &page.crumbs,
            script: page
                .program
                .and_then(|program| self.assets.programs.get(&program))
                .map(|files| files.script.as_str()),
            updated: page.updated.map(DateView::from),
            previous: page.previous.as_ref(),
            next: page.next.as_ref(),
            qr: page.findable.then(|| address::qr_sheet(&page.url)),
        };
        #[derive(Serialize)]
        struct Context<'c, C> {
            site: &'c Value,
            page: PageView<'c>,
            content: C,
        }
        let html = self.templates.render(template, &Context { site: &self.common, page: view, content });
        self.finished.push((page.url.clone(), html));
        if page.findable {
            let overview = page.crumbs.into_iter().next().map(|crumb| crumb.title).unwrap_or_default();
            self.listed.push(Listed { url: page.url, updated: page.updated, title: page.title, overview });
        }
    }

    /// An overview: its introduction, and what it lists.
    fn add_overview(&mut self, overview: Overview, template: &str, list: impl Serialize, program: Option<Program>) {
        let Some(document) = self.site.overview(overview) else {
            return;
        };
        let mut page = Page::new(format!("/{}/", overview.name()), &document.title, &document.lead);
        page.updated = Some(document.updated);
        page.program = program;
        #[derive(Serialize)]
        struct Content<'c, L> {
            document: DocumentView<'c>,
            list: L,
        }
        self.add(page, template, Content { document: DocumentView::new(self.site, document), list });
    }

    /// Makes every page.
    pub(super) fn all(&mut self) {
        self.home();
        self.books();
        self.rules_of_thumb();
        self.grounds();
        self.roads();
        self.trees();
        self.matrix();
        self.registers();
        self.themes();
        self.worksheets();
        self.cards();
        self.municipalities();
        self.search();
        for (id, document) in &self.site.pages {
            self.document(address::page(id), document, Vec::new(), (None, None), &[]);
        }
        self.not_found();
        self.trainers();
        self.listed.sort();
        self.qr_sheets();
    }

    fn home(&mut self) {
        let home = &self.site.home;
        let mut page = Page::new(address::HOME, home.title.plain(), &home.lead);
        page.updated = None;
        let entries: Vec<_> = home
            .entries
            .iter()
            .map(|entry| json!({ "title": entry.title, "text": html::line(&entry.text), "url": entry.url }))
            .collect();
        let wishes = themes::wishes(self.site);
        let content = json!({ "title": html::line(&home.title), "lead": html::line(&home.lead), "entries": entries, "wishes": wishes });
        self.add(page, "home.html", content);
    }

    fn document(
        &mut self,
        url: String,
        document: &Document,
        crumbs: Vec<Link>,
        (previous, next): (Option<Link>, Option<Link>),
        related: &[(&str, Vec<Link>)],
    ) {
        let mut page = Page::new(url, &document.title, &document.lead);
        page.crumbs = crumbs;
        page.updated = Some(document.updated);
        page.previous = previous;
        page.next = next;
        #[derive(Serialize)]
        struct Content<'c> {
            document: DocumentView<'c>,
            related: Vec<Value>,
        }
        let related = related.iter().filter(|(_, links)| !links.is_empty());
        let related = related.map(|(title, links)| json!({ "title": title, "links": links })).collect();
        self.add(page, "document.html", Content { document: DocumentView::new(self.site, document), related });
    }

    fn not_found(&mut self) {
        let mut page = Page::new(
            "/404.html",
            "Deze pagina bestaat niet",
            &RichLine::from("Het adres klopt niet, of de pagina is verhuisd."),
        );
        page.findable = false;
        self.add(page, "not-found.html", json!({}));
    }
}

fn tree_link(tree: &Tree) -> Link {
    Link { title: tree.label(), url: tree.url() }
}

fn row_link(site: &Site, row: &Row) -> Link {
    Link { title: view::row_title(&site.matrix, row), url: row.url() }
}
