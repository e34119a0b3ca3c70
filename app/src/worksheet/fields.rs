//! The rows of a worksheet on the page. What the reader fills in is read from them, so that it stands there alone.

use model::island::WorksheetIsland;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlTextAreaElement};

use crate::{dom, page, text};

/// The rows, wherever the reader has brought them.
pub(super) struct Fields {
    /// What stands after the last row.
    end: Element,
}

impl Fields {
    /// No rows yet; they will stand before this element, in the same parent.
    pub(super) fn before(end: &Element) -> Self {
        Self { end: end.clone() }
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.rows().len()
    }

    /// Adds an empty row with this number, counted from zero.
    pub(super) fn add(&self, data: &WorksheetIsland, row: usize) -> Option<()> {
        let legend = text::row(&data.row_name, row + 1);
        let fieldset = dom::element("fieldset", &[("class", "worksheet-row")], "")?;
        let legend = dom::element("legend", &[("class", "worksheet-row__legend")], &legend)?;
        dom::append(&fieldset, &[&legend])?;
        for (index, column) in data.columns.iter().enumerate() {
            let id = ["sheet_", &row.to_string(), "_", &index.to_string()].concat();
            dom::append(&fieldset, &[&field(column, &id)?])?;
        }
        self.end.before_with_node_1(&fieldset).ok()
    }

    /// Empties every field and keeps this many rows.
    pub(super) fn empty(&self, keep: usize) {
        for (index, row) in self.rows().iter().enumerate() {
            if index >= keep {
                row.remove();
            }
            for field in inputs(row) {
                field.set_value("");
                show_on_paper(&field);
            }
        }
    }

    /// What the fields hold, row by row.
    pub(super) fn values(&self) -> Vec<Vec<String>> {
        self.rows().iter().map(|row| inputs(row).iter().map(HtmlTextAreaElement::value).collect()).collect()
    }

    fn rows(&self) -> Vec<Element> {
        self.end.parent_element().map(|parent| page::all_in(&parent, ".worksheet-row")).unwrap_or_default()
    }
}

/// The reader changed a field: what is printed of it follows.
pub(super) fn copy_to_paper(event: &Event) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into().ok()) {
        show_on_paper(&field);
    }
}

/// A field shows as many lines as it is high; paper shows them all, in the element after the field.
fn show_on_paper(field: &HtmlTextAreaElement) {
    if let Some(paper) = field.next_element_sibling() {
        paper.set_text_content(Some(&field.value()));
    }
}

fn inputs(row: &Element) -> Vec<HtmlTextAreaElement> {
    page::all_in(row, "textarea").into_iter().filter_map(|field| field.dyn_into().ok()).collect()
}

fn field(column: &str, id: &str) -> Option<Element> {
    let field = dom::element("div", &[("class", "worksheet-field")], "")?;
    let label = dom::element("label", &[("class", "worksheet-field__label"), ("for", id)], column)?;
    let input = [
        ("class", "worksheet-field__input"),
        ("id", id),
        ("rows", "2"),
        // A spelling checker in the cloud would read along.
        ("spellcheck", "false"),
        ("autocomplete", "off"),
    ];
    let input = dom::element("textarea", &input, "")?;
    let paper = dom::element("p", &[("class", "worksheet-field__paper"), ("aria-hidden", "true")], "")?;
    dom::append(&field, &[&label, &input, &paper])?;
    Some(field)
}
