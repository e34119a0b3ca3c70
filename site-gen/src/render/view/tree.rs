//! A decision tree as its template sees it.

use model::source::Citation;
use model::tree::{Outcome, Question, Target, Tree};
use serde::Serialize;

use super::casus::CasusView;
use super::{DutyGroup, Link, NoteView, duty_groups, ground_link, lines, notes};
use crate::html;
use crate::site::Site;

/// A decision tree.
#[derive(Debug, Serialize)]
pub(in crate::render) struct TreeView<'s> {
    id: &'s str,
    /// What stands above the title: `Afweging 2`, or nothing.
    eyebrow: String,
    title: &'s str,
    label: String,
    url: String,
    lead: String,
    sources: &'s [Citation],
    notes: Vec<NoteView<'s>>,
    background: String,
    reflections_title: &'s str,
    reflections: Vec<String>,
    casus: Vec<CasusView<'s>>,
    question_count: usize,
    longest: usize,
    route_count: usize,
    questions: Vec<QuestionView<'s>>,
    outcomes: Vec<OutcomeView<'s>>,
}

#[derive(Debug, Serialize)]
struct QuestionView<'s> {
    id: &'s str,
    text: &'s str,
    help: String,
    considerations: Vec<String>,
    answers: Vec<AnswerView<'s>>,
    sources: &'s [Citation],
    notes: Vec<NoteView<'s>>,
}

#[derive(Debug, Serialize)]
struct AnswerView<'s> {
    label: &'s str,
    hint: &'s str,
    url: String,
    /// Where it leads, in words: the next question or the outcome.
    leads_to: &'s str,
    ends: bool,
}

#[derive(Debug, Serialize)]
struct OutcomeView<'s> {
    id: &'s str,
    verdict: &'static str,
    tone: &'static str,
    title: &'s str,
    text: String,
    duties: Vec<DutyGroup>,
    grounds: Vec<Link>,
    sources: &'s [Citation],
    notes: Vec<NoteView<'s>>,
    next: Option<Link>,
    /// The card for the conversation with the client, where there is one.
    card: Option<Link>,
}

impl<'s> TreeView<'s> {
    pub(in crate::render) fn new(site: &'s Site, tree: &'s Tree) -> Self {
        let parts = tree.parts();
        Self {
            id: parts.id.as_str(),
            eyebrow: parts.number.as_ref().map_or_else(String::new, |number| format!("Afweging {number}")),
            title: &parts.title,
            label: tree.label(),
            url: tree.url(),
            lead: html::line(&parts.lead),
            sources: &parts.sources,
            notes: notes(site, &parts.notes),
            background: html::text(&parts.background),
            reflections_title: &parts.reflections_title,
            reflections: lines(&parts.reflections),
            casus: parts.casus.iter().map(|casus| CasusView::new(tree, casus)).collect(),
            question_count: parts.questions.len(),
            longest: tree.longest(),
            route_count: tree.route_count(),
            questions: parts.questions.iter().map(|question| question_view(site, tree, question)).collect(),
            outcomes: parts.outcomes.iter().map(|outcome| outcome_view(site, tree, outcome)).collect(),
        }
    }
}

fn question_view<'s>(site: &'s Site, tree: &'s Tree, question: &'s Question) -> QuestionView<'s> {
    let answers = question.answers.iter().map(|answer| {
        let (id, leads_to, ends) = match &answer.to {
            Target::Question(id) => (id.as_str(), tree.question(id).map_or("", |question| &question.text), false),
            Target::Outcome(id) => (id.as_str(), tree.outcome(id).map_or("", |outcome| &outcome.title), true),
        };
        AnswerView { label: &answer.label, hint: &answer.hint, url: format!("#{id}"), leads_to, ends }
    });
    QuestionView {
        id: question.id.as_str(),
        text: &question.text,
        help: html::text(&question.help),
        considerations: lines(&question.considerations),
        answers: answers.collect(),
        sources: &question.sources,
        notes: notes(site, &question.notes),
    }
}

fn outcome_view<'s>(site: &'s Site, tree: &Tree, outcome: &'s Outcome) -> OutcomeView<'s> {
    OutcomeView {
        id: outcome.id.as_str(),
        verdict: outcome.verdict.label(),
        tone: outcome.verdict.tone().class(),
        title: &outcome.title,
        text: html::text(&outcome.text),
        duties: duty_groups(&outcome.duties),
        grounds: outcome.grounds.iter().map(ground_link).collect(),
        sources: &outcome.sources,
        notes: notes(site, &outcome.notes),
        next: outcome.next_tree.as_ref().map(|tree| Link { title: tree.label(), url: tree.url() }),
        card: site.card(tree.id(), &outcome.id).map(|card| Link { title: card.title.clone(), url: card.url() }),
    }
}
