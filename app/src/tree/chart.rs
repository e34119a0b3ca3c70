//! The route of the reader in the flow chart of the static page: marked there, never drawn again.
//!
//! The marks are in the page only, and go with the answers.

use gloo_utils::document;
use model::walk::Choice;

use crate::page;

/// What the route comes past carries this attribute.
const WALKED: &str = "data-walked";

/// Marks these answers and the box that the reader stands at, and nothing else.
pub(super) fn mark(choices: &[Choice], here: &str) {
    for old in page::all("[data-walked]") {
        let _ = old.remove_attribute(WALKED);
    }
    for choice in choices {
        walked(&["[data-from='", choice.question.as_str(), "'][data-answer='", choice.answer.as_str(), "']"].concat());
    }
    if !here.is_empty() {
        walked(&["[data-node='", here, "']"].concat());
    }
}

/// Opens the chart and goes there.
pub(super) fn open() {
    if let Some(chart) = document().get_element_by_id("stroomschema") {
        let _ = chart.set_attribute("open", "");
        page::jump_to(&chart);
        if let Ok(Some(summary)) = chart.query_selector("summary") {
            page::focus(&summary);
        }
    }
}

fn walked(selector: &str) {
    if let Ok(Some(part)) = document().query_selector(selector) {
        let _ = part.set_attribute(WALKED, "");
    }
}
