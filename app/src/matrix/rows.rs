//! The rows and rules of the static page, which the filter shows and hides.

use model::matrix::Match;
use web_sys::Element;

use crate::page;

/// The elements of the page that stand for a domain, a row or a rule, each with what it stands for.
pub(super) struct Rows {
    domains: Vec<(String, Element)>,
    /// Rows in the tables, and links to them in the index.
    rows: Vec<(String, Element)>,
    /// Rules, as `row/rule`.
    rules: Vec<(String, Element)>,
    /// Items of the index that hold links to rows, once for each link.
    groups: Vec<Element>,
}

/// A link to a row in the index.
const LINK: &str = "data-row-link";

impl Rows {
    /// Finds them on the page.
    pub(super) fn of_page() -> Self {
        let mut rows = marked("data-row");
        let mut links = marked(LINK);
        let groups = links.iter().filter_map(|(_, link)| link.parent_element()?.closest("li").ok()?).collect();
        rows.append(&mut links);
        Self { domains: marked("data-domain"), rows, rules: marked("data-rule"), groups }
    }

    /// Shows what a filter leaves standing and hides the rest.
    pub(super) fn show(&self, matches: &[Match<'_>]) {
        for (domain, element) in &self.domains {
            page::set_hidden(element, !matches.iter().any(|found| found.row.domain.as_str() == domain));
        }
        for (row, element) in &self.rows {
            page::set_hidden(element, !matches.iter().any(|found| found.row.id.as_str() == row));
        }
        for (name, element) in &self.rules {
            page::set_hidden(element, !matches.iter().any(|found| has_rule(found, name)));
        }
        self.put_in_order(matches);
        let standing = ["[", LINK, "]:not([hidden])"].concat();
        for group in &self.groups {
            page::set_hidden(group, matches!(group.query_selector(&standing), Ok(None)));
        }
    }

    /// Whether two rows stand side by side, where the screen is wide enough.
    pub(super) fn lay_beside(&self, beside: bool) {
        for main in page::all("main") {
            let _ = main.toggle_attribute_with_force("data-compare", beside);
        }
    }

    /// Puts the rules that stand in the order of their matches, each within its row.
    fn put_in_order(&self, matches: &[Match<'_>]) {
        for found in matches {
            for rule in &found.rules {
                let here = |name: &str| name.split_once('/') == Some((found.row.id.as_str(), rule.id.as_str()));
                let element = self.rules.iter().find(|(name, _)| here(name)).map(|(_, element)| element);
                if let Some((element, parent)) = element.and_then(|element| Some((element, element.parent_element()?)))
                {
                    let _ = parent.append_child(element);
                }
            }
        }
    }

    /// Shows everything.
    pub(super) fn show_all(&self) {
        self.lay_beside(false);
        let marked = self.domains.iter().chain(&self.rows).chain(&self.rules).map(|(_, element)| element);
        marked.chain(&self.groups).for_each(|element| page::set_hidden(element, false));
    }
}

fn has_rule(found: &Match<'_>, name: &str) -> bool {
    name.split_once('/').is_some_and(|(row, rule)| {
        found.row.id.as_str() == row && found.rules.iter().any(|standing| standing.id.as_str() == rule)
    })
}

fn marked(attribute: &str) -> Vec<(String, Element)> {
    let elements = page::all(&["[", attribute, "]"].concat()).into_iter();
    elements.filter_map(|element| Some((element.get_attribute(attribute)?, element))).collect()
}
