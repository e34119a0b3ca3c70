//! The pages of the trees and of the matrix: those with an island of the app.

use model::address;
use model::text::RichLine;
use model::tree::Tree;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Page, Pages, neighbours, row_link, tree_link};
use crate::assets::app::Program;
use crate::html;
use crate::render::chart::{self, ChartView};
use crate::render::view::{self, RowView, TreeView};
use crate::site::Overview;

impl Pages<'_> {
    pub(super) fn worksheets(&mut self) {
        for worksheet in &self.site.worksheets {
            let mut page = Page::new(worksheet.url(), &worksheet.title, &worksheet.lead);
            page.crumbs = self.overview_crumb(Overview::Books);
            page.updated = Some(worksheet.updated);
            page.program = Some(Program::Worksheet);
            let columns: Vec<_> = worksheet
                .columns
                .iter()
                .map(|column| json!({ "title": column.title, "help": html::line(&column.help) }))
                .collect();
            let rows: Vec<_> = (1..=worksheet.rows).collect();
            let content = json!({
                "title": worksheet.title,
                "lead": html::line(&worksheet.lead),
                "row_name": worksheet.row_name,
                "rows": rows,
                "columns": columns,
                "sources": worksheet.sources,
                "data": self.islands.worksheets.get(&worksheet.id),
            });
            self.add(page, "worksheet.html", content);
        }
    }

    pub(super) fn trees(&mut self) {
        let trees: Vec<&Tree> = self.site.trees.iter().map(|tree| &tree.value).collect();
        let groups: Vec<_> = self
            .site
            .tree_groups
            .iter()
            .map(|group| {
                let trees: Vec<_> = group.trees.iter().filter_map(|id| self.site.tree(id)).map(tree_card).collect();
                json!({ "title": group.title, "text": html::line(&group.text), "trees": trees })
            })
            .collect();
        self.add_overview(Overview::Trees, "trees.html", groups, None);
        for (index, tree) in trees.iter().enumerate() {
            let parts = tree.parts();
            let mut page = Page::new(tree.url(), &parts.title, &parts.lead);
            page.crumbs = self.overview_crumb(Overview::Trees);
            page.updated = Some(parts.updated);
            page.program = Some(Program::Islands);
            (page.previous, page.next) = neighbours(&trees, index, |tree| tree_link(tree));
            #[derive(Serialize)]
            struct Content<'c> {
                tree: TreeView<'c>,
                data: &'c str,
                chart: ChartView,
                chart_url: String,
            }
            let data = self.islands.trees.get(tree.id()).map_or("", String::as_str);
            let view = TreeView::new(self.site, tree);
            let content =
                Content { tree: view, data, chart: chart::inline(tree), chart_url: address::chart(tree.id()) };
            self.add(page, "tree.html", content);
            self.chart(tree);
        }
    }

    /// The chart alone: to print, to link to, to read without the tree around it.
    fn chart(&mut self, tree: &Tree) {
        let parts = tree.parts();
        let mut page = Page::new(address::chart(tree.id()), format!("Stroomschema: {}", parts.title), &parts.lead);
        page.crumbs = self.overview_crumb(Overview::Trees);
        page.crumbs.push(tree_link(tree));
        page.updated = Some(parts.updated);
        let content = json!({
            "eyebrow": parts.number.as_ref().map(|number| format!("Afweging {number}")),
            "tree": tree_link(tree),
            "chart": chart::alone(tree),
            "sources": parts.sources,
        });
        self.add(page, "chart.html", content);
    }

    pub(super) fn matrix(&mut self) {
        #[derive(Serialize)]
        struct Content<'c> {
            domains: Vec<view::DomainView<'c>>,
            grounds: Vec<view::Link>,
            data: &'c str,
        }
        let content = Content {
            domains: view::domains(self.site),
            grounds: view::grounds(self.site),
            data: &self.islands.matrix,
        };
        self.add_overview(Overview::Matrix, "matrix.html", content, Some(Program::Islands));
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
}

fn tree_card(tree: &Tree) -> Value {
    let parts = tree.parts();
    json!({
        "number": parts.number,
        "title": parts.title,
        "label": tree.label(),
        "lead": html::line(&parts.lead),
        "url": tree.url(),
        "longest": tree.longest(),
        "route_count": tree.route_count(),
    })
}
