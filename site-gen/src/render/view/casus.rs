//! A casus with its discussion, as templates see it.

use model::source::Citation;
use model::tree::{Agreement, BY_EDITORS, Casus, Compared, Ending, Point, Tree};
use serde::Serialize;

use super::Link;
use crate::html;

/// A casus of a tree.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CasusView<'s> {
    id: &'s str,
    anchor: String,
    title: &'s str,
    text: String,
    sources: &'s [Citation],
    points: Vec<PointView<'s>>,
    /// The outcome that the source's reasoning ends at, if it is one.
    outcome: Option<Link>,
    conclusion: String,
    by_editors: &'static str,
}

#[derive(Debug, Serialize)]
struct PointView<'s> {
    question: &'s str,
    url: String,
    /// What the source answers; empty where it leaves that open.
    answer: String,
    /// What is shown where it does.
    open: &'static str,
    text: String,
    sources: &'s [Citation],
}

impl<'s> CasusView<'s> {
    pub(in crate::render) fn new(tree: &'s Tree, casus: &'s Casus) -> Self {
        let outcome = match &casus.ending {
            Ending::Outcome(id) => tree.outcome(id),
            Ending::Open => None,
        };
        Self {
            id: casus.id.as_str(),
            anchor: casus.anchor(),
            title: &casus.title,
            text: html::text(&casus.text),
            sources: &casus.sources,
            points: casus.discussion.iter().filter_map(|point| point_view(tree, point)).collect(),
            outcome: outcome.map(|outcome| Link {
                title: format!("{}: {}", outcome.verdict.label(), outcome.title),
                url: format!("#{}", outcome.id),
            }),
            conclusion: html::text(&casus.conclusion),
            by_editors: BY_EDITORS,
        }
    }
}

fn point_view<'s>(tree: &'s Tree, point: &'s Point) -> Option<PointView<'s>> {
    let question = tree.question(&point.question)?;
    let compared = Compared { question, given: None, point: Some(point) };
    Some(PointView {
        question: &question.text,
        url: format!("#{}", question.id),
        answer: compared.expected().map(|answer| answer.label.clone()).unwrap_or_default(),
        open: Agreement::Open.label(),
        text: html::text(&point.text),
        sources: &point.sources,
    })
}
