//! Where everything in the chart stands: the order of the boxes, their sizes, and the lanes of the lines.
//!
//! Units are those of the drawing: about a pixel on a phone. The origin is at the top left.

use std::collections::{BTreeMap, BTreeSet};

use model::tree::{Outcome, Position, Question, Target, Tree};

use super::text::Font;

/// The text of a question.
pub(super) const QUESTION: Font = Font { size: 14, bold: true };
/// The text of an answer.
pub(super) const ANSWER: Font = Font { size: 13, bold: false };
/// The words of a verdict.
pub(super) const VERDICT: Font = Font { size: 13, bold: true };
/// From one line of text to the next.
pub(super) const LINE: i32 = 17;
/// Where text starts, after the number or letter of the box.
pub(super) const INDENT: i32 = 34;
/// From the edge of a box to the number or letter in it.
pub(super) const PADDING: i32 = 11;
/// How far the point or the cut corner of an outcome goes in.
pub(super) const CUT: i32 = 11;

/// The width of the drawing, unless it has so many lanes that its boxes would become too narrow.
pub(super) const WIDTH: i32 = 340;
const NARROWEST_BOX: i32 = 200;
const MARGIN: i32 = 2;
const LANE: i32 = 11;
const GAP: i32 = 16;
/// The room at the end of a row for where it leads.
const GOES: i32 = 66;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

impl Frame {
    pub(super) fn right(self) -> i32 {
        self.x + self.width
    }

    pub(super) fn bottom(self) -> i32 {
        self.y + self.height
    }

    pub(super) fn middle(self) -> i32 {
        self.y + self.height / 2
    }
}

/// A question or an outcome.
#[derive(Debug)]
pub(super) struct Node<'t> {
    pub(super) at: Position<'t>,
    /// A number for a question, a letter for an outcome.
    pub(super) mark: String,
    pub(super) frame: Frame,
    pub(super) lines: Vec<String>,
    /// The height at which lines come in.
    pub(super) entry: i32,
    /// The answers of a question.
    pub(super) rows: Vec<Row<'t>>,
}

impl<'t> Node<'t> {
    pub(super) fn id(&self) -> &'t str {
        match self.at {
            Position::Question(question) => question.id.as_str(),
            Position::Outcome(outcome) => outcome.id.as_str(),
        }
    }
}

/// An answer: a row of the box of its question, and a line from there to a box.
#[derive(Debug)]
pub(super) struct Row<'t> {
    pub(super) answer: &'t str,
    pub(super) label: &'t str,
    pub(super) to: &'t str,
    pub(super) frame: Frame,
    pub(super) lines: Vec<String>,
    /// Where its line runs down, left to right.
    pub(super) lane: i32,
}

/// A chart with everything in its place.
#[derive(Debug)]
pub(super) struct Layout<'t> {
    pub(super) width: i32,
    pub(super) height: i32,
    /// From top to bottom.
    pub(super) nodes: Vec<Node<'t>>,
}

impl<'t> Layout<'t> {
    pub(super) fn new(tree: &'t Tree) -> Self {
        let order = order(tree);
        let lanes = lanes(&order);
        let count = lanes.values().max().map_or(0, |last| last + 1);
        let box_width = (WIDTH - 2 * MARGIN - (count + 1) * LANE).max(NARROWEST_BOX);
        let marks = marks(&order);
        let mut y = MARGIN;
        let mut nodes = Vec::new();
        for (at, mark) in order.into_iter().zip(marks) {
            let frame = Frame { x: MARGIN, y, width: box_width, height: 0 };
            let node = match at {
                Position::Question(question) => asked(question, frame, &lanes),
                Position::Outcome(outcome) => ended(outcome, frame),
            };
            y = node.frame.bottom() + GAP;
            nodes.push(Node { mark, ..node });
        }
        Self { width: 2 * MARGIN + box_width + (count + 1) * LANE, height: y - GAP + MARGIN, nodes }
    }

    /// The box of the question or outcome with this identifier.
    pub(super) fn node(&self, id: &str) -> Option<&Node<'t>> {
        self.nodes.iter().find(|node| node.id() == id)
    }
}

fn asked<'t>(question: &'t Question, frame: Frame, lanes: &BTreeMap<&str, i32>) -> Node<'t> {
    let lines = QUESTION.wrap(&question.text, frame.width - INDENT - PADDING);
    let head = tall(&lines) + 14;
    let mut bottom = frame.y + head;
    let mut rows = Vec::new();
    for answer in &question.answers {
        let lines = ANSWER.wrap(&answer.label, frame.width - INDENT - GOES);
        let to = target(&answer.to);
        let row = Frame { y: bottom, height: tall(&lines) + 11, ..frame };
        bottom = row.bottom();
        // The first lane is half a lane's width clear of the arrows that come in beside the boxes.
        let lane = frame.right() + (lanes.get(to).copied().unwrap_or(0) + 1) * LANE;
        rows.push(Row { answer: answer.id.as_str(), label: &answer.label, to, frame: row, lines, lane });
    }
    Node {
        at: Position::Question(question),
        mark: String::new(),
        frame: Frame { height: bottom - frame.y, ..frame },
        lines,
        entry: frame.y + head / 2,
        rows,
    }
}

fn ended(outcome: &Outcome, frame: Frame) -> Node<'_> {
    let lines = ANSWER.wrap(&outcome.title, frame.width - INDENT - PADDING - 2 * CUT);
    let frame = Frame { height: tall(&lines) + LINE + 18, ..frame };
    let at = Position::Outcome(outcome);
    Node { at, mark: String::new(), frame, lines, entry: frame.middle(), rows: Vec::new() }
}

fn tall(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(1) * LINE
}

pub(super) fn target(to: &Target) -> &str {
    match to {
        Target::Question(id) => id.as_str(),
        Target::Outcome(id) => id.as_str(),
    }
}

/// Every question after all that lead to it, and otherwise in the order of the content; every outcome right after the
/// last question that leads to it. Lines then only run down.
fn order(tree: &Tree) -> Vec<Position<'_>> {
    let parts = tree.parts();
    let mut waiting: Vec<&Question> = parts.questions.iter().collect();
    let mut placed = BTreeSet::new();
    let mut order = Vec::new();
    loop {
        let open: BTreeSet<&str> =
            waiting.iter().flat_map(|question| &question.answers).map(|answer| target(&answer.to)).collect();
        let Some(next) = waiting.iter().position(|question| !open.contains(question.id.as_str())) else {
            return order;
        };
        let question = waiting.remove(next);
        order.push(Position::Question(question));
        let open: BTreeSet<&str> =
            waiting.iter().flat_map(|question| &question.answers).map(|answer| target(&answer.to)).collect();
        for answer in &question.answers {
            if let Target::Outcome(id) = &answer.to
                && !open.contains(id.as_str())
                && placed.insert(id)
            {
                order.extend(tree.outcome(id).map(Position::Outcome));
            }
        }
    }
}

/// For each box that lines lead to, the lane that they share, from 0 beside the boxes.
///
/// Short lines take the inner lanes: a line that lies within another then never crosses it.
fn lanes<'t>(order: &[Position<'t>]) -> BTreeMap<&'t str, i32> {
    // Boxes and rows get places from top to bottom; a line occupies its lane from its first row to its box.
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut spans: Vec<(usize, usize, &str)> = Vec::new();
    let mut place = 0;
    for at in order {
        place += 1;
        let id = match at {
            Position::Question(question) => question.id.as_str(),
            Position::Outcome(outcome) => outcome.id.as_str(),
        };
        spans.extend(first.get(id).map(|&from| (place - from, from, id)));
        if let Position::Question(question) = at {
            for answer in &question.answers {
                place += 1;
                first.entry(target(&answer.to)).or_insert(place);
            }
        }
    }
    spans.sort_unstable();
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut lanes = BTreeMap::new();
    for (length, from, id) in spans {
        let to = from + length;
        let free = taken.iter().position(|lane| lane.iter().all(|&(start, end)| end < from || to < start));
        let lane = free.unwrap_or(taken.len());
        if lane == taken.len() {
            taken.push(Vec::new());
        }
        taken[lane].push((from, to));
        lanes.insert(id, i32::try_from(lane).unwrap_or(0));
    }
    lanes
}

/// Numbers for the questions and letters for the outcomes, in the order of the chart.
fn marks(order: &[Position<'_>]) -> Vec<String> {
    let (mut questions, mut outcomes) = (0, 0);
    let mark = |at: &Position<'_>| match at {
        Position::Question(_) => {
            questions += 1;
            questions.to_string()
        }
        Position::Outcome(_) => {
            outcomes += 1;
            letters(outcomes)
        }
    };
    order.iter().map(mark).collect()
}

/// `A` to `Z`, then `AA`, `AB` and so on.
fn letters(number: u32) -> String {
    let rest = number.saturating_sub(1);
    let before = if rest < 26 { String::new() } else { letters(rest / 26) };
    let letter = u8::try_from(rest % 26).map_or('?', |offset| char::from(b'A' + offset));
    format!("{before}{letter}")
}
