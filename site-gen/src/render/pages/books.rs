//! The pages of handbooks, rules of thumb and grounds.

use model::address;
use model::matrix::Row;
use model::rule_of_thumb::Group;
use model::tree::Tree;
use serde_json::{Value, json};

use super::{Page, Pages, neighbours, row_link, tree_link};
use crate::html;
use crate::render::view::Link;
use crate::site::{BookWithChapters, Overview};

impl Pages<'_> {
    pub(super) fn books(&mut self) {
        let books: Vec<_> = self.site.books.iter().map(book_view).collect();
        self.add_overview(Overview::Books, "books.html", &books, None);
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

    pub(super) fn rules_of_thumb(&mut self) {
        let rules = &self.site.rules_of_thumb;
        let group = |group: Group| {
            let rules: Vec<_> = rules
                .iter()
                .filter(|(rule, _)| rule.group == group)
                .map(|(rule, _)| json!({ "number": rule.number, "title": rule.title, "rule": html::line(&rule.rule), "url": address::rule_of_thumb(&rule.id) }))
                .collect();
            json!({ "title": group.heading(), "rules": rules })
        };
        let used = |group: &Group| rules.iter().any(|(rule, _)| rule.group == *group);
        let groups: Vec<_> = Group::ALL.iter().map(|(_, group)| *group).filter(used).map(group).collect();
        self.add_overview(Overview::RulesOfThumb, "rules.html", groups, None);
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

    pub(super) fn grounds(&mut self) {
        let grounds = &self.site.grounds;
        let list: Vec<_> = grounds
            .iter()
            .map(|(ground, _)| json!({ "number": ground.number, "title": ground.title, "lead": html::line(&ground.lead), "url": address::ground(&ground.id) }))
            .collect();
        self.add_overview(Overview::Grounds, "grounds.html", list, None);
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
}

fn book_view(book: &BookWithChapters) -> Value {
    let chapters: Vec<_> = book
        .chapters
        .iter()
        .map(|(chapter, _)| json!({ "title": chapter.title, "lead": html::line(&chapter.lead), "url": address::chapter(&book.book.id, &chapter.id) }))
        .collect();
    json!({ "title": book.book.title, "short_title": book.book.short_title, "lead": html::line(&book.book.lead), "url": address::book(&book.book.id), "source": address::source(&book.book.source), "chapters": chapters })
}
