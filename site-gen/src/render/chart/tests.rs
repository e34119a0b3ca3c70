//! What must hold for the chart of every tree: those of the content, and any other.

use std::path::Path;

use model::tree::{Position, Tree};
use proptest::prelude::*;

use super::layout::{ANSWER, Frame, Layout, QUESTION, VERDICT, WIDTH, target};
use super::{alone, inline};
use crate::pipeline;

#[path = "../../../../model/tests/domain/trees.rs"]
#[allow(dead_code, reason = "the model draws more kinds of trees than a chart needs")]
mod trees;

/// What the chart draws, by identifier: every question, outcome and answer once, and nothing else.
fn holds_everything_once(tree: &Tree, layout: &Layout<'_>) {
    let parts = tree.parts();
    let mut expected: Vec<&str> = parts.questions.iter().map(|question| question.id.as_str()).collect();
    expected.extend(parts.outcomes.iter().map(|outcome| outcome.id.as_str()));
    expected.sort_unstable();
    let mut drawn: Vec<&str> = layout.nodes.iter().map(super::Node::id).collect();
    drawn.sort_unstable();
    assert_eq!(drawn, expected);
    let answers = |node: &super::Node<'_>| -> Vec<(String, String)> {
        node.rows.iter().map(|row| (row.answer.to_owned(), row.to.to_owned())).collect()
    };
    for node in &layout.nodes {
        match node.at {
            Position::Question(question) => {
                let given = question.answers.iter();
                let given: Vec<_> =
                    given.map(|answer| (answer.id.to_string(), target(&answer.to).to_owned())).collect();
                assert_eq!(answers(node), given);
            }
            Position::Outcome(_) => assert_eq!(answers(node), []),
        }
    }
    let mut marks: Vec<&str> = layout.nodes.iter().map(|node| node.mark.as_str()).collect();
    marks.sort_unstable();
    marks.dedup();
    assert_eq!(marks.len(), layout.nodes.len(), "no two boxes have the same number or letter");
    let svg = inline(tree).svg;
    assert_eq!(svg.matches("data-node=").count(), layout.nodes.len());
    assert_eq!(svg.matches("data-from=").count(), layout.nodes.iter().map(|node| node.rows.len()).sum::<usize>());
}

fn stands_within(frame: Frame, width: i32, height: i32) -> bool {
    frame.x >= 0 && frame.y >= 0 && frame.right() <= width && frame.bottom() <= height
}

fn nothing_overlaps(layout: &Layout<'_>) {
    for pair in layout.nodes.windows(2) {
        assert!(pair[0].frame.bottom() < pair[1].frame.y, "{} covers {}", pair[0].id(), pair[1].id());
    }
    for node in &layout.nodes {
        assert!(stands_within(node.frame, layout.width, layout.height), "{} sticks out", node.id());
        let font = if node.rows.is_empty() { ANSWER } else { QUESTION };
        for line in &node.lines {
            assert!(font.width(line) < node.frame.width - 40, "{line}");
        }
        if let Position::Outcome(outcome) = node.at {
            assert!(VERDICT.width(outcome.verdict.label()) < node.frame.width - 60);
        }
        for row in &node.rows {
            assert!(row.frame.y >= node.frame.y && row.frame.bottom() <= node.frame.bottom());
            assert!(row.lines.iter().all(|line| ANSWER.width(line) < node.frame.width - 90), "{:?}", row.lines);
        }
    }
}

/// Each line ends at its box, below where it starts; lines to different boxes never share a stretch of a lane.
fn lines_are_told_apart(layout: &Layout<'_>) {
    let mut runs = Vec::new();
    for node in &layout.nodes {
        for row in &node.rows {
            let to = layout.node(row.to).unwrap();
            assert!(row.frame.middle() + 10 < to.entry, "{}/{} runs up", node.id(), row.answer);
            assert!(to.frame.y < to.entry && to.entry < to.frame.bottom());
            assert!(node.frame.right() < row.lane && row.lane < layout.width, "{}", row.lane);
            runs.push((row.lane, row.frame.middle(), to.entry, row.to));
        }
    }
    for (index, a) in runs.iter().enumerate() {
        for b in &runs[index + 1..] {
            let apart = a.2 < b.1 || b.2 < a.1;
            assert!(a.0 != b.0 || a.3 == b.3 || apart, "{a:?} and {b:?} run over each other");
            assert!(a.3 != b.3 || a.0 == b.0, "lines to {} share a lane", a.3);
        }
    }
}

fn check(tree: &Tree) {
    let layout = Layout::new(tree);
    holds_everything_once(tree, &layout);
    nothing_overlaps(&layout);
    lines_are_told_apart(&layout);
}

#[test]
fn every_tree_of_the_content_fits_a_phone() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let checked = pipeline::read(&content);
    assert!(!checked.site.trees.is_empty());
    for tree in checked.site.trees.iter().map(|tree| &tree.value) {
        check(tree);
        assert_eq!(Layout::new(tree).width, WIDTH, "{}", tree.id());
    }
}

#[test]
fn a_word_wider_than_its_line_is_broken() {
    for width in [60, 90, 200] {
        let lines = QUESTION.wrap("Gegevensbeschermingseffectbeoordelingen, dus wat nu?", width);
        assert!(lines.iter().all(|line| QUESTION.width(line) <= width), "{lines:?}");
        let whole: String = lines.concat().replace(['-', ' '], "");
        assert_eq!(whole, "Gegevensbeschermingseffectbeoordelingen,duswatnu?");
    }
    assert_eq!(QUESTION.wrap("", 60), [""]);
}

#[test]
fn a_very_long_tree_is_drawn_at_once() {
    let tree = Tree::new(trees::chain(model::tree::MAX_QUESTIONS, 2));
    // So many questions with two answers each have too many routes; with one answer each, one.
    assert!(tree.is_err());
    let tree = Tree::new(trees::chain(model::tree::MAX_QUESTIONS, 1)).unwrap();
    check(&tree);
    let paper = alone(&tree).paper;
    assert_eq!(paper.matches("<use ").count(), 3, "a long chart takes several columns on paper");
}

proptest! {
    #[test]
    fn any_tree_is_drawn_whole_and_readable(tree in trees::any_tree()) {
        check(&tree);
        prop_assert_eq!(inline(&tree).svg, inline(&tree).svg);
    }
}
