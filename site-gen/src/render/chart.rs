//! The flow chart of a tree: drawn once, from the same [`Tree`] as every other face of it.
//!
//! One column, so that it is read on a phone from top to bottom: a box for each question with a row for each answer, a
//! box for each outcome as soon as no later question leads to it. From each row a line runs to a lane beside the column
//! and down to where the answer leads; lines to the same box share a lane. Each row also says where it leads, so that a
//! long line need not be followed with the eye.
//!
//! The geometry is our own. The layered layouts that were tried (dagre and its kin) put the answers of a question beside
//! each other: our trees came out 370 to 1,440 pixels wide, and asked for one column they set the boxes in a staircase.
//! This arrangement needs 340 pixels for every tree. It uses whole numbers only, so that it is the same to the byte.

mod layout;
mod svg;
mod text;

use model::tree::{Position, Tree};
use serde::Serialize;

use layout::{Layout, Node};

/// A chart as its templates see it.
#[derive(Debug, Serialize)]
pub(super) struct ChartView {
    /// The drawing, to look at and to follow the links of.
    svg: String,
    /// The same drawing in columns, for one sheet of A4. Empty within the page of the tree.
    paper: String,
    /// The drawing in words, in its order. Empty within the page of the tree.
    steps: Vec<StepView>,
}

/// A box in words.
#[derive(Debug, Serialize)]
struct StepView {
    /// `Vraag 2`, `Uitkomst C`.
    name: String,
    text: String,
    url: String,
    answers: Vec<AnswerView>,
}

/// A row in words: the answer, and where it leads.
#[derive(Debug, Serialize)]
struct AnswerView {
    label: String,
    leads_to: String,
}

/// The chart within the page of its tree, which already says everything in words.
pub(super) fn inline(tree: &Tree) -> ChartView {
    let layout = Layout::new(tree);
    ChartView { svg: svg::screen(&layout, "", "", &tree.label()), paper: String::new(), steps: Vec::new() }
}

/// The chart on a page of its own, with links to the page of its tree.
pub(super) fn alone(tree: &Tree) -> ChartView {
    let (layout, page, label) = (Layout::new(tree), tree.url(), tree.label());
    ChartView {
        svg: svg::screen(&layout, &page, " id=\"schema\"", &label),
        paper: svg::paper(&layout, "#schema", &label),
        steps: layout.nodes.iter().map(|node| step(&layout, node, &page)).collect(),
    }
}

fn step(layout: &Layout<'_>, node: &Node<'_>, page: &str) -> StepView {
    let answers = node.rows.iter().map(|row| {
        let leads_to = layout.node(row.to).map(|node| lowercase_first(&name(node))).unwrap_or_default();
        AnswerView { label: row.label.to_owned(), leads_to }
    });
    let text = match node.at {
        Position::Question(question) => question.text.clone(),
        Position::Outcome(outcome) => format!("{}. {}", outcome.verdict.label(), outcome.title),
    };
    StepView { name: name(node), text, url: format!("{page}#{}", node.id()), answers: answers.collect() }
}

fn name(node: &Node<'_>) -> String {
    match node.at {
        Position::Question(_) => format!("Vraag {}", node.mark),
        Position::Outcome(_) => format!("Uitkomst {}", node.mark),
    }
}

fn lowercase_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests;
