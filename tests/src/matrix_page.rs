//! The page of the matrix, with the app on it.

use crate::device::Device;
use crate::find::Role;
use crate::page::Page;
use crate::site::Site;

/// The address of the matrix.
pub const MATRIX: &str = "/wat-mag-met-wie/";

/// The page of the matrix on which the app has put its filter.
#[derive(Debug)]
pub struct MatrixPage {
    /// The page.
    pub page: Page,
}

/// What a reader sees of the matrix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visible {
    /// The rows, by their identifiers.
    pub rows: Vec<String>,
    /// The rules, as `row/rule`.
    pub rules: Vec<String>,
    /// The rows that the index of domains and roles links to.
    pub links: Vec<String>,
}

impl MatrixPage {
    /// Opens the matrix and waits for the filter.
    #[track_caller]
    pub fn open(site: &Site, device: Device) -> Self {
        let page = site.open(device);
        page.goto(MATRIX);
        page.wait_for("the filter", "document.querySelector('[data-island=matrix] select')");
        Self { page }
    }

    /// Sets a field of the filter.
    #[track_caller]
    pub fn choose(&self, field: &str, option: &str) {
        self.page.find(Role::Combobox, field).choose(option);
    }

    /// Sets every field to "all".
    #[track_caller]
    pub fn clear(&self) {
        self.page.find(Role::Button, "Wis filters").click();
    }

    /// What is said about how much is left.
    #[track_caller]
    pub fn count(&self) -> String {
        self.page.part("[data-island=matrix] [role=status] p").text()
    }

    /// Waits until exactly this is visible, rules in any order; otherwise says what is.
    #[track_caller]
    pub fn shows(&self, expected: &Visible) {
        let sorted = |visible: &Visible| {
            let mut visible = visible.clone();
            visible.rules.sort();
            visible
        };
        let expected = sorted(expected);
        self.page.watch(|| (sorted(&self.visible()) == expected).then_some(()));
        assert_eq!(sorted(&self.visible()), expected);
    }

    /// What is visible now.
    #[track_caller]
    pub fn visible(&self) -> Visible {
        Visible::on(&self.page)
    }
}

impl Visible {
    /// What a page with the matrix shows.
    #[track_caller]
    pub fn on(page: &Page) -> Self {
        let marks = |name: &str| -> Vec<String> {
            let found = page.evaluate(&format!(
                "[...document.querySelectorAll('[data-{name}]')].filter(part => part.checkVisibility())
                    .map(part => part.getAttribute('data-{name}'))"
            ));
            found.as_array().into_iter().flatten().filter_map(|mark| mark.as_str().map(str::to_owned)).collect()
        };
        Self { rows: marks("row"), rules: marks("rule"), links: marks("row-link") }
    }
}
