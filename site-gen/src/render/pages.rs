//! Every page: its address, its template, and what the template sees.

use model::address;
use model::date::Date;
use model::matrix::Row;
use model::rule_of_thumb::Group;
use model::text::RichLine;
use model::tree::Tree;
use serde::Serialize;
use serde_json::{Value, json};

use super::data::Islands;
use super::templates::Templates;
use super::view::{self, DocumentView, Link, NoteView, RowView, TreeView};
use crate::assets::Assets;
use crate::html;
use crate::security;
use crate::site::{BookWithChapters, Document, Overview, Site};

/// Makes every page of the site.
pub(super) struct Pages<'p> {
    site: &'p Site,
    templates: &'p Templates,
    base_url: &'p str,
    islands: &'p Islands,
    /// What every page sees of the site.
    common: Value,
    /// Each page, or why it could not be made.
    pub(super) finished: Vec<(String, Result<String, String>)>,
    /// Each page that search engines may find, with the date of its last change.
    pub(super) listed: Vec<(String, Option<Date>)>,
}

/// What a page needs to know of itself.
struct Page {
    url: String,
    title: String,
    description: String,
    /// From the front page down to the page above this one.
    crumbs: Vec<Link>,
    updated: Option<Date>,
    /// Whether an island of the app runs on it.
    island: bool,
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
    island: bool,
    previous: Option<&'v Link>,
    next: Option<&'v Link>,
}

impl Page {
    fn new(url: impl Into<String>, title: impl Into<String>, lead: &RichLine) -> Self {
        Self {
            url: url.into(),
            title: title.into(),
            description: lead.plain(),
            crumbs: Vec::new(),
            updated: None,
            island: false,
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
        assets: &Assets,
        templates: &'p Templates,
        base_url: &'p str,
        islands: &'p Islands,
    ) -> Self {
        let mut pages =
            Self { site, templates, base_url, islands, common: Value::Null, finished: Vec::new(), listed: Vec::new() };
        pages.common = pages.common(assets);
        pages
    }

    fn common(&self, assets: &Assets) -> Value {
        let settings = &self.site.settings;
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
            "css": assets.css,
            "icon": assets.icon,
            "app": assets.app,
            "policy": security::meta_policy(),
        })
    }

    fn page_title(&self, id: &model::id::PageId) -> String {
        let overview =
            Overview::ALL.iter().find(|(name, _)| *name == id.as_str()).and_then(|(_, o)| self.site.overview(*o));
        let page = self.site.pages.iter().find(|(page, _)| page == id).map(|(_, document)| document);
        overview.or(page).map(|document| document.title.clone()).unwrap_or_default()
    }

    fn overview_crumb(&self, overview: Overview) -> Vec<Link> {
        let title = self.site.overview(overview).map(|document| document.title.clone()).unwrap_or_default();
        vec![Link { title, url: format!("/{}/", overview.name()) }]
    }

    fn add(&mut self, page: Page, template: &str, content: impl Serialize) {
        let view = PageView {
            url: &page.url,
            title: &page.title,
            description: &page.description,
            canonical: format!("{}{}", self.base_url, page.url),
            crumbs: &page.crumbs,
            island: page.island,
            previous: page.previous.as_ref(),
            next: page.next.as_ref(),
        };
        #[derive(Serialize)]
        struct Context<'c, C> {
            site: &'c Value,
            page: PageView<'c>,
            content: C,
        }
        let html = self.templates.render(template, &Context { site: &self.common, page: view, content });
        self.finished.push((page.url.clone(), html));
        self.listed.push((page.url, page.updated));
    }

    /// An overview: its introduction, and what it lists.
    fn add_overview(&mut self, overview: Overview, template: &str, list: impl Serialize, island: bool) {
        let Some(document) = self.site.overview(overview) else {
            return;
        };
        let mut page = Page::new(format!("/{}/", overview.name()), &document.title, &document.lead);
        page.updated = Some(document.updated);
        page.island = island;
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
        self.trees();
        self.matrix();
        self.registers();
        for (id, document) in &self.site.pages {
            self.document(address::page(id), document, Vec::new(), (None, None), &[]);
        }
        self.not_found();
        self.listed.sort();
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
        let trees: Vec<_> = self.site.trees.iter().map(|tree| tree_link(&tree.value)).collect();
        let content = json!({ "title": html::line(&home.title), "lead": html::line(&home.lead), "entries": entries, "trees": trees });
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

    fn books(&mut self) {
        let books: Vec<_> = self.site.books.iter().map(book_view).collect();
        self.add_overview(Overview::Books, "books.html", &books, false);
        for (BookWithChapters { book, chapters }, view) in self.site.books.iter().zip(&books) {
            let mut page = Page::new(address::book(&book.id), &book.title, &book.lead);
            page.crumbs = self.overview_crumb(Overview::Books);
            page.updated = chapters.iter().map(|(chapter, _)| chapter.updated).max();
            self.add(page, "book.html", view);
            for (index, (chapter, document)) in chapters.iter().enumerate() {
                let mut crumbs = self.overview_crumb(Overview::Books);
                crumbs.push(Link { title: book.short_title.clone(), url: address::book(&book.id) });
                let around = neighbours(chapters, index, |(chapter, _)| Link {
                    title: chapter.title.clone(),
                    url: address::chapter(&book.id, &chapter.id),
                });
                self.document(address::chapter(&book.id, &chapter.id), document, crumbs, around, &[]);
            }
        }
    }

    fn rules_of_thumb(&mut self) {
        let rules = &self.site.rules_of_thumb;
        let group = |group: Group| {
            let rules: Vec<_> = rules
                .iter()
                .filter(|(rule, _)| rule.group == group)
                .map(|(rule, _)| json!({ "number": rule.number, "title": rule.title, "rule": html::line(&rule.rule), "url": address::rule_of_thumb(&rule.id) }))
                .collect();
            json!({ "title": group.heading(), "rules": rules })
        };
        let groups: Vec<_> = Group::ALL.iter().map(|(_, g)| group(*g)).collect();
        self.add_overview(Overview::RulesOfThumb, "rules.html", groups, false);
        for (index, (rule, document)) in rules.iter().enumerate() {
            let around = neighbours(rules, index, |(rule, _)| Link {
                title: format!("{}. {}", rule.number, rule.title),
                url: address::rule_of_thumb(&rule.id),
            });
            let trees = rule.trees.iter().filter_map(|id| self.site.tree(id)).map(tree_link).collect();
            let crumbs = self.overview_crumb(Overview::RulesOfThumb);
            let related = [("Afwegingen waarin je deze regel gebruikt", trees)];
            self.document(address::rule_of_thumb(&rule.id), document, crumbs, around, &related);
        }
    }

    fn grounds(&mut self) {
        let grounds = &self.site.grounds;
        let list: Vec<_> = grounds
            .iter()
            .map(|(ground, _)| json!({ "number": ground.number, "title": ground.title, "lead": html::line(&ground.lead), "url": address::ground(&ground.id) }))
            .collect();
        self.add_overview(Overview::Grounds, "grounds.html", list, false);
        for (index, (ground, document)) in grounds.iter().enumerate() {
            let around = neighbours(grounds, index, |(ground, _)| Link {
                title: format!("{}. {}", ground.number, ground.title),
                url: address::ground(&ground.id),
            });
            let rests = |row: &&Row| row.rules().iter().any(|rule| rule.ground().is_some_and(|g| g.id == ground.id));
            let rows = self.site.matrix.rows.iter().filter(rests).map(|row| row_link(self.site, row)).collect();
            let uses = |tree: &&Tree| tree.parts().outcomes.iter().any(|o| o.grounds.iter().any(|g| g.id == ground.id));
            let trees = self.site.trees.iter().map(|tree| &tree.value).filter(uses).map(tree_link).collect();
            let related =
                [("Wie er volgens de matrix op steunt", rows), ("Afwegingen die hierop uit kunnen komen", trees)];
            let crumbs = self.overview_crumb(Overview::Grounds);
            self.document(address::ground(&ground.id), document, crumbs, around, &related);
        }
    }

    fn trees(&mut self) {
        let trees: Vec<&Tree> = self.site.trees.iter().map(|tree| &tree.value).collect();
        let list: Vec<_> = trees
            .iter()
            .map(|tree| {
                let parts = tree.parts();
                json!({ "number": parts.number, "title": parts.title, "lead": html::line(&parts.lead), "url": tree.url(), "longest": tree.longest(), "route_count": tree.route_count() })
            })
            .collect();
        self.add_overview(Overview::Trees, "trees.html", list, false);
        for (index, tree) in trees.iter().enumerate() {
            let parts = tree.parts();
            let mut page = Page::new(tree.url(), &parts.title, &parts.lead);
            page.crumbs = self.overview_crumb(Overview::Trees);
            page.updated = Some(parts.updated);
            page.island = true;
            (page.previous, page.next) = neighbours(&trees, index, |tree| tree_link(tree));
            #[derive(Serialize)]
            struct Content<'c> {
                tree: TreeView<'c>,
                data: &'c str,
            }
            let data = self.islands.trees.get(tree.id()).map_or("", String::as_str);
            self.add(page, "tree.html", Content { tree: TreeView::new(self.site, tree), data });
        }
    }

    fn matrix(&mut self) {
        #[derive(Serialize)]
        struct Content<'c> {
            domains: Vec<view::DomainView<'c>>,
            data: &'c str,
        }
        let content = Content { domains: view::domains(self.site), data: &self.islands.matrix };
        self.add_overview(Overview::Matrix, "matrix.html", content, true);
        let rows = &self.site.matrix.rows;
        for (index, row) in rows.iter().enumerate() {
            let lead = RichLine::from(format!("Wat mag je delen als je werkt binnen {}? Per regel: met wie, op welke grondslag, en wat je vastlegt.", view::row_title(&self.site.matrix, row)).as_str());
            let mut page = Page::new(row.url(), view::row_title(&self.site.matrix, row), &lead);
            page.crumbs = self.overview_crumb(Overview::Matrix);
            page.updated = Some(row.updated);
            (page.previous, page.next) = neighbours(rows, index, |row| row_link(self.site, row));
            self.add(page, "row.html", RowView::new(self.site, row));
        }
    }

    fn registers(&mut self) {
        let site = self.site;
        let terms: Vec<_> = site.terms.iter().map(|term| term_view(site, &term.value)).collect();
        self.add_overview(Overview::Terms, "terms.html", letters(terms), false);
        let sources: Vec<_> = site.sources.iter().map(|source| {
            json!({ "id": source.id, "title": source.title, "publisher": source.publisher, "year": source.year, "kind": source.kind.label(), "url": source.url, "about": html::line(&source.about), "sections": source.sections })
        }).collect();
        let brochures: Vec<_> = site.brochures.iter().map(|brochure| {
            json!({ "title": brochure.title, "publisher": brochure.publisher, "date": brochure.date, "text": brochure.text.as_ref().map(html::line) })
        }).collect();
        self.add_overview(
            Overview::Sources,
            "sources.html",
            json!({ "sources": sources, "brochures": brochures }),
            false,
        );
        let notes: Vec<_> = site.notes.iter().map(|note| NoteView::new(&note.value)).collect();
        self.add_overview(Overview::Notes, "notes.html", notes, false);
        let files = ["afwegingen", "matrix", "vuistregels", "begrippen", "bronnen"]
            .map(|name| Link { title: format!("{name}.json"), url: address::data(name) });
        self.add_overview(Overview::Data, "data.html", files, false);
    }

    fn not_found(&mut self) {
        let page = Page::new(
            "/404.html",
            "Deze pagina bestaat niet",
            &RichLine::from("Het adres klopt niet, of de pagina is verhuisd."),
        );
        self.add(page, "not-found.html", json!({}));
        // Nobody should find this page.
        self.listed.retain(|(url, _)| url != "/404.html");
    }
}

fn tree_link(tree: &Tree) -> Link {
    Link { title: tree.label(), url: tree.url() }
}

fn row_link(site: &Site, row: &Row) -> Link {
    Link { title: view::row_title(&site.matrix, row), url: row.url() }
}

fn book_view(book: &BookWithChapters) -> Value {
    let chapters: Vec<_> = book
        .chapters
        .iter()
        .map(|(chapter, _)| json!({ "title": chapter.title, "lead": html::line(&chapter.lead), "url": address::chapter(&book.book.id, &chapter.id) }))
        .collect();
    json!({ "title": book.book.title, "short_title": book.book.short_title, "lead": html::line(&book.book.lead), "url": address::book(&book.book.id), "source": address::source(&book.book.source), "chapters": chapters })
}

fn term_view(site: &Site, term: &model::term::Term) -> Value {
    let definitions: Vec<_> = term
        .definitions
        .iter()
        .map(|definition| json!({ "text": html::text(&definition.text), "sources": definition.sources }))
        .collect();
    let see: Vec<_> = term
        .see
        .iter()
        .filter_map(|id| site.terms.iter().map(|term| &term.value).find(|term| term.id == *id))
        .map(|term| Link { title: term.term.clone(), url: format!("#{}", term.id) })
        .collect();
    json!({ "id": term.id, "term": term.term, "definitions": definitions, "see": see, "notes": view::notes(site, &term.notes) })
}

/// Terms under their first letter.
fn letters(terms: Vec<Value>) -> Vec<Value> {
    let letter = |term: &Value| {
        term["term"]
            .as_str()
            .and_then(|term| term.chars().next())
            .map(|c| c.to_uppercase().to_string())
            .unwrap_or_default()
    };
    let groups = terms.chunk_by(|a, b| letter(a) == letter(b));
    groups.map(|group| json!({ "letter": group.first().map(&letter), "terms": group })).collect()
}
