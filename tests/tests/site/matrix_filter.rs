//! The filter of the matrix leaves standing what the open data say it should, and says how much that is.

use serde_json::Value;
use tests::device::Device;
use tests::find::Role;
use tests::matrix_page::{MatrixPage, Visible};
use tests::site::Site;

/// What is chosen; `None` is "all".
#[derive(Debug, Clone, Copy, Default)]
struct Choice<'m> {
    domain: Option<&'m str>,
    row: Option<&'m str>,
    partner: Option<&'m str>,
    ground: Option<&'m str>,
}

/// The matrix as the open data have it.
struct Matrix(Value);

impl Matrix {
    fn of_site() -> Self {
        Self(Site::shared().data("matrix"))
    }

    fn rows(&self) -> &[Value] {
        self.0["rows"].as_array().unwrap()
    }

    fn row(&self, id: &str) -> &Value {
        self.rows().iter().find(|row| row["id"] == id).unwrap()
    }

    /// Every value of a field of the rules, once, in order.
    fn marks(&self, of: impl Fn(&Value) -> Vec<&str>) -> Vec<&str> {
        let mut marks: Vec<_> = self.rows().iter().flat_map(rules).flat_map(of).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    fn visible(&self, choice: Choice<'_>) -> Visible {
        let mut visible = Visible::default();
        for row in self.rows() {
            let id = text(&row["id"]);
            let accepts = |rule: &&Value| {
                choice.partner.is_none_or(|partner| partners(rule).contains(&partner))
                    && choice.ground.is_none_or(|ground| rule["ground"] == ground)
            };
            let wanted =
                choice.domain.is_none_or(|domain| row["domain"] == domain) && choice.row.is_none_or(|row| row == id);
            let own: Vec<_> =
                rules(row).iter().filter(accepts).map(|rule| format!("{id}/{}", text(&rule["id"]))).collect();
            let referred =
                || texts(&row["refers_to"]).iter().any(|id| rules(self.row(id)).iter().any(|rule| accepts(&rule)));
            if wanted && (!own.is_empty() || referred()) {
                visible.rows.push(id.to_owned());
                visible.links.push(id.to_owned());
                visible.rules.extend(own);
            }
        }
        visible
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("expected a text, not {value}"))
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().map(text).collect()
}

fn rules(row: &Value) -> &[Value] {
    row["rules"].as_array().unwrap()
}

fn partners(rule: &Value) -> Vec<&str> {
    texts(&rule["partners"])
}

/// The words of an option of the filter, by its value.
fn label(filter: &MatrixPage, field: &str, value: &str) -> String {
    let label = filter.page.find(Role::Combobox, field).call(
        "function(value) { return [...this.options].find(option => option.value === value)?.label ?? null; }",
        &[Value::from(value)],
    );
    text(&label).to_owned()
}

#[track_caller]
fn assert_shows(filter: &MatrixPage, matrix: &Matrix, choice: Choice<'_>) {
    let expected = matrix.visible(choice);
    filter.shows(&expected);
    let count = filter.count();
    let start = format!("{} van {} rijen", expected.rows.len(), matrix.rows().len());
    let rules = match expected.rules.len() {
        0 => String::new(),
        1 => ", 1 regel".to_owned(),
        more => format!(", {more} regels"),
    };
    assert!(count.starts_with(&format!("{start}{rules}")), "{choice:?}: `{count}` should say {start}{rules}");
    // A number that only begins like the right one is wrong too.
    assert!(!count[start.len() + rules.len()..].starts_with(char::is_alphanumeric), "`{count}`");
}

const EVERYTHING: Choice<'static> = Choice { domain: None, row: None, partner: None, ground: None };

#[test]
fn every_choice_of_every_field_leaves_its_rows_and_the_count_says_how_many() {
    let matrix = Matrix::of_site();
    let filter = MatrixPage::open(Site::shared(), Device::PHONE);
    let loaded = filter.page.loaded();
    assert_shows(&filter, &matrix, EVERYTHING);

    let mut domains: Vec<_> = matrix.rows().iter().map(|row| text(&row["domain"])).collect();
    domains.dedup();
    for domain in domains {
        filter.choose("Domein", &label(&filter, "Domein", domain));
        assert_shows(&filter, &matrix, Choice { domain: Some(domain), ..EVERYTHING });
    }
    filter.choose("Domein", "Alle domeinen");
    for partner in matrix.marks(partners) {
        filter.choose("Ik wil delen met", &label(&filter, "Ik wil delen met", partner));
        assert_shows(&filter, &matrix, Choice { partner: Some(partner), ..EVERYTHING });
    }
    filter.choose("Ik wil delen met", "Alle partners");
    for ground in matrix.marks(|rule| rule["ground"].as_str().into_iter().collect()) {
        filter.choose("Grondslag", &label(&filter, "Grondslag", ground));
        assert_shows(&filter, &matrix, Choice { ground: Some(ground), ..EVERYTHING });
    }
    filter.clear();
    assert_shows(&filter, &matrix, EVERYTHING);
    filter.page.assert_silent_since(loaded);
    assert_eq!(filter.page.address(), tests::matrix_page::MATRIX, "no choice gets into the address");
}

#[test]
fn a_role_and_its_partners_and_grounds_are_found_together_and_wiped_at_once() {
    let matrix = Matrix::of_site();
    let filter = MatrixPage::open(Site::shared(), Device::LAPTOP);
    for row in matrix.rows() {
        let (id, domain) = (text(&row["id"]), text(&row["domain"]));
        let mut choice = Choice { domain: Some(domain), row: Some(id), ..EVERYTHING };
        filter.choose("Domein", &label(&filter, "Domein", domain));
        filter.choose("Ik werk als", &label(&filter, "Ik werk als", id));
        assert_shows(&filter, &matrix, choice);
        if let Some(rule) = rules(row).first() {
            choice.partner = partners(rule).first().copied();
            choice.ground = rule["ground"].as_str();
            if let Some(partner) = choice.partner {
                filter.choose("Ik wil delen met", &label(&filter, "Ik wil delen met", partner));
            }
            if let Some(ground) = choice.ground {
                filter.choose("Grondslag", &label(&filter, "Grondslag", ground));
            }
            assert_shows(&filter, &matrix, choice);
        }
        filter.clear();
        assert_shows(&filter, &matrix, EVERYTHING);
    }
}

#[test]
fn a_choice_without_rules_says_so() {
    let matrix = Matrix::of_site();
    let filter = MatrixPage::open(Site::shared(), Device::PHONE);
    let row = matrix.rows().iter().find(|row| !rules(row).is_empty()).unwrap();
    let used: Vec<_> = rules(row).iter().flat_map(partners).collect();
    let unused = matrix.marks(partners).into_iter().find(|partner| !used.contains(partner)).unwrap();
    filter.choose("Ik werk als", &label(&filter, "Ik werk als", text(&row["id"])));
    filter.choose("Ik wil delen met", &label(&filter, "Ik wil delen met", unused));
    filter.shows(&Visible::default());
    assert!(filter.count().starts_with("0 van"));
    let message = filter.page.part("[data-island=matrix] [role=status]").text();
    assert!(message.contains("functionaris gegevensbescherming"), "silence in the source is said openly: {message}");
}

/// The titles of the grounds of the rules that are visible, in the order of the page; empty where a rule has none.
fn grounds_shown(filter: &MatrixPage) -> Vec<String> {
    let found = filter.page.evaluate(
        "[...document.querySelectorAll('tr.rule')].filter(rule => rule.checkVisibility())
            .map(rule => rule.querySelector('a.ground')?.innerText ?? '')",
    );
    found.as_array().into_iter().flatten().map(|ground| text(ground).to_owned()).collect()
}

#[test]
fn for_a_role_and_a_partner_the_rules_come_in_the_order_of_their_grounds() {
    let matrix = Matrix::of_site();
    let filter = MatrixPage::open(Site::shared(), Device::PHONE);
    let legend = filter.page.evaluate("[...document.querySelectorAll('.ground-legend a')].map(link => link.innerText)");
    let legend: Vec<String> = texts(&legend).into_iter().map(str::to_owned).collect();
    assert_eq!(legend.len(), 6);
    for row in matrix.rows().iter().filter(|row| rules(row).len() > 2) {
        let domain = text(&row["domain"]);
        filter.choose("Domein", &label(&filter, "Domein", domain));
        filter.choose("Ik werk als", &label(&filter, "Ik werk als", text(&row["id"])));
        for partner in rules(row).iter().flat_map(partners).collect::<std::collections::BTreeSet<_>>() {
            filter.choose("Ik wil delen met", &label(&filter, "Ik wil delen met", partner));
            assert_shows(
                &filter,
                &matrix,
                Choice { domain: Some(domain), row: Some(text(&row["id"])), partner: Some(partner), ..EVERYTHING },
            );
            let ranks: Vec<_> = grounds_shown(&filter)
                .iter()
                .map(|ground| legend.iter().position(|known| known == ground).map_or(0, |place| place + 1))
                .collect();
            assert!(ranks.is_sorted(), "{}, {partner}: {ranks:?}", row["id"]);
        }
        filter.clear();
    }
}

#[test]
fn two_roles_stand_side_by_side_on_a_wide_screen_and_below_each_other_on_a_phone() {
    let matrix = Matrix::of_site();
    let with_rules: Vec<_> = matrix.rows().iter().filter(|row| !rules(row).is_empty()).collect();
    let first = with_rules[0];
    let same_domain = with_rules.iter().skip(1).find(|row| row["domain"] == first["domain"]).unwrap();
    let elsewhere = with_rules.iter().find(|row| row["domain"] != first["domain"]).unwrap();
    for (device, beside) in [(Device::LAPTOP, true), (Device::PHONE, false)] {
        for other in [same_domain, elsewhere] {
            let filter = MatrixPage::open(Site::shared(), device);
            filter.choose("Ik werk als", &label(&filter, "Ik werk als", text(&first["id"])));
            filter.choose("Leg ernaast", &label(&filter, "Leg ernaast", text(&other["id"])));
            filter.page.settle();
            let shown = filter.visible().rows;
            assert_eq!(shown.len(), 2, "{shown:?}");
            let tops = filter.page.evaluate(
                "(rows => rows.map(row => row.getBoundingClientRect()).map(box => [Math.round(box.top), Math.round(box.left)]))
                    ([...document.querySelectorAll('[data-row]')].filter(row => row.checkVisibility()))",
            );
            assert_eq!(tops[0][1] != tops[1][1], beside, "{shown:?} at {tops}");
            assert_eq!(tops[0][0] == tops[1][0], beside, "{shown:?} at {tops}");
            filter.clear();
            filter.page.settle();
            assert_eq!(filter.visible().rows.len(), matrix.rows().len());
        }
    }
}
