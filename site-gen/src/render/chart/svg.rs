//! The chart as SVG: links, shapes and lines. Colours come from the stylesheet, by class.
//!
//! `data-node`, and `data-from`, `data-answer` and `data-to` on each answer, say what is drawn: the app marks the route of
//! the reader by them, and tests read the tree back from them.

use std::fmt::Write as _;

use model::tree::Position;
use model::verdict::Tone;

use super::layout::{ANSWER, CUT, Frame, INDENT, LINE, Layout, Node, PADDING, QUESTION, Row, VERDICT, WIDTH};
use crate::html::escape;

/// The room for a chart on a sheet of A4, in millimetres; `print.css` keeps it so.
const SHEET: (i32, i32) = (178, 162);
/// More columns than this only make the text smaller.
const MOST_COLUMNS: i32 = 3;
/// From one column on paper to the next.
const BETWEEN: i32 = 20;

/// The whole chart with its links, for the screen. `id` is the attribute that [`paper`] finds it by, or nothing.
pub(super) fn screen(layout: &Layout<'_>, page: &str, id: &str, title: &str) -> String {
    let (width, height) = (layout.width, layout.height);
    let wide = if width > WIDTH { " chart--wide" } else { "" };
    let mut out = format!(
        "<svg class=\"chart{wide}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"group\" \
         aria-label=\"Stroomschema: {}\"><g{id} font-size=\"{}\">",
        escape(title),
        ANSWER.size
    );
    for node in &layout.nodes {
        out.push('\n');
        match node.at {
            Position::Question(_) => question(layout, node, page, &mut out),
            Position::Outcome(_) => outcome(node, page, &mut out),
        }
    }
    out.push_str("\n</g></svg>");
    out
}

/// The drawing of [`screen`] on the same page, found by `reference`, cut into columns for paper.
pub(super) fn paper(layout: &Layout<'_>, reference: &str, title: &str) -> String {
    let (cuts, width, tallest) = columns(layout);
    let mut out = format!(
        "<svg class=\"chart-paper\" width=\"{width}\" height=\"{tallest}\" viewBox=\"0 0 {width} {tallest}\" role=\"img\" \
         aria-label=\"Stroomschema: {}\">",
        escape(title)
    );
    let mut x = 0;
    for (from, to) in cuts {
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "<svg x=\"{x}\" width=\"{0}\" height=\"{1}\" viewBox=\"0 {from} {0} {1}\"><use href=\"{reference}\"/></svg>",
            layout.width,
            to - from
        );
        x += layout.width + BETWEEN;
    }
    out.push_str("</svg>");
    out
}

/// The columns that show the drawing largest on a sheet, with the width and the height that they take together.
fn columns(layout: &Layout<'_>) -> (Vec<(i32, i32)>, i32, i32) {
    let mut best = Vec::new();
    let mut size = (layout.width, i32::MAX);
    for count in 1..=MOST_COLUMNS {
        let cuts = cuts(layout, count);
        let across = i32::try_from(cuts.len()).unwrap_or(1);
        let width = across * layout.width + (across - 1) * BETWEEN;
        let tallest = cuts.iter().map(|(from, to)| to - from).max().unwrap_or(0);
        // The less it must shrink in the tighter direction, the larger it is.
        let shrink = |(width, height): (i32, i32)| {
            (i64::from(width) * i64::from(SHEET.1)).max(i64::from(height) * i64::from(SHEET.0))
        };
        if best.is_empty() || shrink((width, tallest)) < shrink(size) {
            best = cuts;
            size = (width, tallest);
        }
    }
    (best, size.0, size.1)
}

/// From where to where each column on paper goes: about equal, and cut between two boxes.
fn cuts(layout: &Layout<'_>, columns: i32) -> Vec<(i32, i32)> {
    let mut cuts = Vec::new();
    let mut from = 0;
    for column in 1..columns {
        let ideal = layout.height / columns * column;
        let ends = layout.nodes.iter().map(|node| node.frame.bottom() + 8).filter(|end| *end < layout.height);
        let to = ends.min_by_key(|end| (end - ideal).abs()).unwrap_or(ideal);
        if to > from {
            cuts.push((from, to));
            from = to;
        }
    }
    cuts.push((from, layout.height));
    cuts
}

fn question(layout: &Layout<'_>, node: &Node<'_>, page: &str, out: &mut String) {
    let Frame { x, y, width, height } = node.frame;
    let _ = write!(
        out,
        "<g class=\"chart__question\" data-node=\"{0}\"><rect class=\"chart__box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" \
         height=\"{height}\" rx=\"6\"/><a href=\"{page}#{0}\">",
        node.id()
    );
    let top = y + 7;
    let _ = write!(
        out,
        "<text class=\"chart__title\" font-size=\"{}\" font-weight=\"700\"><tspan x=\"{}\" y=\"{}\">{} </tspan>",
        QUESTION.size,
        x + PADDING,
        baseline(top, QUESTION.size),
        node.mark
    );
    tspans(&node.lines, x + INDENT, top, QUESTION.size, out);
    out.push_str("</text></a>");
    for row in &node.rows {
        answer(layout, node, row, out);
    }
    out.push_str("</g>");
}

fn answer(layout: &Layout<'_>, node: &Node<'_>, row: &Row<'_>, out: &mut String) {
    let Frame { x, y, width, height } = row.frame;
    let Some(target) = layout.node(row.to) else { return };
    // Within the frame of the box. Only the upper side is drawn as a line: the first dash is as long as that side.
    let inner = width - 2;
    let _ = write!(
        out,
        "\n<g class=\"chart__answer\" data-from=\"{}\" data-answer=\"{}\" data-to=\"{}\"><path class=\"chart__row\" \
         d=\"M{} {y}h{inner}v{}h-{inner}z\" stroke-dasharray=\"{inner} {}\"/><text>",
        node.id(),
        row.answer,
        row.to,
        x + 1,
        height - 1,
        inner + 2 * height
    );
    let top = y + 5;
    tspans(&row.lines, x + INDENT, top, ANSWER.size, out);
    let _ = write!(
        out,
        "<tspan class=\"chart__to\" x=\"{}\" y=\"{}\" text-anchor=\"end\">naar {}</tspan></text><path class=\"chart__line\" \
         d=\"{}\"/></g>",
        x + width - 7,
        baseline(top, ANSWER.size),
        target.mark,
        line(row, target)
    );
}

/// From the end of a row to its lane, down, and back to the box with an arrow.
fn line(row: &Row<'_>, target: &Node<'_>) -> String {
    const CORNER: i32 = 5;
    let (start, end) = (row.frame.right(), target.frame.right() + 1);
    let (from, to) = (row.frame.middle(), target.entry);
    let lane = row.lane;
    format!(
        "M{start} {from}H{}q{CORNER} 0 {CORNER} {CORNER}V{}q0 {CORNER} -{CORNER} {CORNER}H{end}m5-4-5 4 5 4",
        lane - CORNER,
        to - CORNER
    )
}

fn outcome(node: &Node<'_>, page: &str, out: &mut String) {
    let Position::Outcome(outcome) = node.at else { return };
    let Frame { x, y, .. } = node.frame;
    let top = y + 9;
    let _ = write!(
        out,
        "<g class=\"chart__outcome {0}\" data-node=\"{1}\"><a href=\"{page}#{1}\">{2}<text><tspan class=\"chart__verdict\" \
         font-weight=\"700\" x=\"{3}\" y=\"{4}\">{5} </tspan><tspan class=\"chart__verdict\" font-weight=\"700\" \
         x=\"{6}\">{7}. </tspan>",
        outcome.verdict.tone().class(),
        node.id(),
        shape(outcome.verdict.tone(), node.frame),
        x + PADDING + CUT,
        baseline(top, VERDICT.size),
        node.mark,
        x + INDENT + CUT,
        outcome.verdict.label()
    );
    tspans(&node.lines, x + INDENT + CUT, top + LINE, ANSWER.size, out);
    out.push_str("</text></a></g>");
}

/// A shape for each tone, so that verdicts are told apart without colour.
fn shape(tone: Tone, frame: Frame) -> String {
    let Frame { x, y, width, height } = frame;
    let (right, bottom, middle) = (frame.right(), frame.bottom(), frame.middle());
    let path = match tone {
        Tone::Go => {
            let radius = 2 * CUT;
            return format!(
                "<rect class=\"chart__box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"/>"
            );
        }
        // Points at both sides.
        Tone::Care => format!("M{x} {middle}L{} {y}H{}L{right} {middle}L{1} {bottom}H{0}z", x + CUT, right - CUT),
        // All corners cut.
        Tone::Stop => format!(
            "M{x} {}l{CUT}-{CUT}H{}l{CUT} {CUT}V{}l-{CUT} {CUT}H{}l-{CUT}-{CUT}z",
            y + CUT,
            right - CUT,
            bottom - CUT,
            x + CUT
        ),
        // A notch at the left and a point at the right: it goes on.
        Tone::Onward => {
            format!("M{x} {y}H{}L{right} {middle}L{0} {bottom}H{x}l{CUT} {}z", right - CUT, middle - bottom)
        }
    };
    format!("<path class=\"chart__box\" d=\"{path}\"/>")
}

/// Lines of text below each other. Each ends in a space: whoever hears or copies the text reads on.
fn tspans(lines: &[String], x: i32, top: i32, size: i32, out: &mut String) {
    let mut y = baseline(top, size);
    for line in lines {
        let _ = write!(out, "<tspan x=\"{x}\" y=\"{y}\">{} </tspan>", escape(line));
        y += LINE;
    }
}

/// Where letters stand in a line that starts at `top`.
fn baseline(top: i32, size: i32) -> i32 {
    top + (LINE + size * 7 / 10) / 2
}
