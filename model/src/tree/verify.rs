//! Proof that a tree ends everywhere: every fault is found, each with the place that it is at.

mod casus;

use std::collections::BTreeSet;
use std::fmt;

use super::{Step, Target, TreeParts};
use crate::id::{AnswerId, OutcomeId, QuestionId};

/// The most questions that a tree may have. Nobody reads more on a phone, and every face of a tree shows them all.
pub const MAX_QUESTIONS: usize = 200;

/// The most ways through a tree. Every one of them is published and tested.
pub const MAX_ROUTES: usize = 10_000;

/// Where in a tree a fault is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The tree as a whole.
    Tree,
    /// The first question is named here.
    Start,
    /// A question, by its index.
    Question(usize),
    /// An answer, by the index of its question and its own.
    Answer(usize, usize),
    /// An outcome, by its index.
    Outcome(usize),
    /// A casus, by its index.
    Casus(usize),
    /// A point of the discussion of a casus, by the index of the casus and its own.
    Point(usize, usize),
}

/// Something that makes parts unfit to be a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The first question does not exist.
    UnknownStart(QuestionId),
    /// An answer leads to a question that does not exist.
    UnknownQuestion(Place, QuestionId),
    /// An answer leads to an outcome that does not exist.
    UnknownOutcome(Place, OutcomeId),
    /// Two questions, or a question and an outcome, have the same identifier: they are anchors on one page.
    DuplicateId(Place, String),
    /// Two answers to one question have the same identifier.
    DuplicateAnswer(Place, AnswerId),
    /// A question has no answer: the path does not end.
    NoAnswers(Place, QuestionId),
    /// No path leads to this question.
    UnreachableQuestion(Place, QuestionId),
    /// No path leads to this outcome.
    UnreachableOutcome(Place, OutcomeId),
    /// A path comes back to where it was.
    Cycle(Place, Vec<QuestionId>),
    /// An outcome without a duty.
    NoDuties(Place, OutcomeId),
    /// An outcome without a source.
    NoSources(Place, OutcomeId),
    /// A discussion names an answer that the question does not have.
    UnknownAnswer(Place, QuestionId, AnswerId),
    /// The discussion so far does not lead to this question.
    OffRoute(Place, QuestionId),
    /// A discussion leads to this question and does not discuss it.
    NotDiscussed(Place, QuestionId),
    /// A casus does not name the outcome that its discussion leads to: this one, or none because more are possible.
    WrongEnding(Place, Option<OutcomeId>),
    /// More than [`MAX_QUESTIONS`] questions.
    TooManyQuestions(usize),
    /// More than [`MAX_ROUTES`] ways through the tree.
    TooManyRoutes,
}

impl Fault {
    /// Where the fault is.
    pub fn place(&self) -> Place {
        match self {
            Self::UnknownStart(_) => Place::Start,
            Self::TooManyQuestions(_) | Self::TooManyRoutes => Place::Tree,
            Self::UnknownQuestion(place, _)
            | Self::UnknownOutcome(place, _)
            | Self::DuplicateId(place, _)
            | Self::DuplicateAnswer(place, _)
            | Self::NoAnswers(place, _)
            | Self::UnreachableQuestion(place, _)
            | Self::UnreachableOutcome(place, _)
            | Self::Cycle(place, _)
            | Self::NoDuties(place, _)
            | Self::NoSources(place, _)
            | Self::UnknownAnswer(place, ..)
            | Self::OffRoute(place, _)
            | Self::NotDiscussed(place, _)
            | Self::WrongEnding(place, _) => place.clone(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownStart(id) => write!(f, "de eerste vraag `{id}` bestaat niet"),
            Self::UnknownQuestion(_, id) => write!(f, "vraag `{id}` bestaat niet"),
            Self::UnknownOutcome(_, id) => write!(f, "uitkomst `{id}` bestaat niet"),
            Self::DuplicateId(_, id) => {
                write!(f, "het id `{id}` komt in deze afweging twee keer voor")
            }
            Self::DuplicateAnswer(_, id) => {
                write!(f, "het antwoord `{id}` komt bij deze vraag twee keer voor")
            }
            Self::NoAnswers(_, id) => write!(f, "vraag `{id}` heeft geen antwoorden, dus de route eindigt niet"),
            Self::UnreachableQuestion(_, id) => {
                write!(f, "geen enkele route komt bij vraag `{id}`")
            }
            Self::UnreachableOutcome(_, id) => {
                write!(f, "geen enkele route komt bij uitkomst `{id}`")
            }
            Self::Cycle(_, path) => {
                let path: Vec<_> = path.iter().map(|id| format!("`{id}`")).collect();
                write!(f, "de route gaat rond: {}", path.join(" → "))
            }
            Self::NoDuties(_, id) => write!(f, "uitkomst `{id}` heeft geen plicht"),
            Self::NoSources(_, id) => write!(f, "uitkomst `{id}` heeft geen bron"),
            Self::UnknownAnswer(_, question, id) => write!(f, "vraag `{question}` heeft geen antwoord `{id}`"),
            Self::OffRoute(_, id) => write!(f, "de bespreking komt hier niet langs vraag `{id}`"),
            Self::NotDiscussed(_, id) => write!(f, "de bespreking komt langs vraag `{id}`, maar zegt er niets over"),
            Self::WrongEnding(_, Some(id)) => write!(f, "de bespreking komt uit bij `{id}`"),
            Self::WrongEnding(_, None) => f.write_str("de bespreking kan op meer dan één uitkomst uitkomen"),
            Self::TooManyQuestions(count) => {
                write!(f, "deze afweging heeft {count} vragen; hoogstens {MAX_QUESTIONS} is te overzien")
            }
            Self::TooManyRoutes => write!(f, "deze afweging heeft meer dan {MAX_ROUTES} routes"),
        }
    }
}

pub(super) struct Verified {
    pub(super) start: usize,
    pub(super) targets: Vec<Vec<Step>>,
    pub(super) depth: Vec<usize>,
}

pub(super) fn verify(parts: &TreeParts) -> Result<Verified, Vec<Fault>> {
    if parts.questions.len() > MAX_QUESTIONS {
        return Err(vec![Fault::TooManyQuestions(parts.questions.len())]);
    }
    let mut faults = Vec::new();
    unique_ids(parts, &mut faults);
    complete_outcomes(parts, &mut faults);
    let (start, targets) = targets(parts, &mut faults);
    // Where a target is missing, "unreachable" and "goes round" would only be echoes of that fault.
    let Some(start) = start.filter(|_| faults.is_empty()) else {
        return Err(faults);
    };
    reachable(parts, start, &targets, &mut faults);
    let depth = depths(parts, start, &targets, &mut faults);
    if faults.is_empty() && routes(start, &targets, &depth) > MAX_ROUTES {
        faults.push(Fault::TooManyRoutes);
    }
    if faults.is_empty() {
        casus::discussions(parts, start, &targets, &mut faults);
    }
    if faults.is_empty() { Ok(Verified { start, targets, depth }) } else { Err(faults) }
}

fn unique_ids(parts: &TreeParts, faults: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    let questions = parts.questions.iter().enumerate().map(|(i, q)| (Place::Question(i), q.id.as_str()));
    let outcomes = parts.outcomes.iter().enumerate().map(|(i, o)| (Place::Outcome(i), o.id.as_str()));
    for (place, id) in questions.chain(outcomes) {
        if !seen.insert(id) {
            faults.push(Fault::DuplicateId(place, id.to_owned()));
        }
    }
    for (i, question) in parts.questions.iter().enumerate() {
        let mut seen = BTreeSet::new();
        for (j, answer) in question.answers.iter().enumerate() {
            if !seen.insert(answer.id.as_str()) {
                faults.push(Fault::DuplicateAnswer(Place::Answer(i, j), answer.id.clone()));
            }
        }
    }
}

fn complete_outcomes(parts: &TreeParts, faults: &mut Vec<Fault>) {
    for (i, outcome) in parts.outcomes.iter().enumerate() {
        if outcome.duties.is_empty() {
            faults.push(Fault::NoDuties(Place::Outcome(i), outcome.id.clone()));
        }
        if outcome.sources.is_empty() {
            faults.push(Fault::NoSources(Place::Outcome(i), outcome.id.clone()));
        }
    }
}

fn targets(parts: &TreeParts, faults: &mut Vec<Fault>) -> (Option<usize>, Vec<Vec<Step>>) {
    // Looked up one by one: there are few, and a map would weigh more in the browser than it saves.
    let question = |id: &QuestionId| parts.questions.iter().position(|question| question.id == *id);
    let outcome = |id: &OutcomeId| parts.outcomes.iter().position(|outcome| outcome.id == *id);
    let start = question(&parts.start);
    if start.is_none() {
        faults.push(Fault::UnknownStart(parts.start.clone()));
    }
    let mut all = Vec::with_capacity(parts.questions.len());
    for (i, asked) in parts.questions.iter().enumerate() {
        if asked.answers.is_empty() {
            faults.push(Fault::NoAnswers(Place::Question(i), asked.id.clone()));
        }
        let mut steps = Vec::with_capacity(asked.answers.len());
        for (j, answer) in asked.answers.iter().enumerate() {
            let place = Place::Answer(i, j);
            match &answer.to {
                Target::Question(id) => match question(id) {
                    Some(index) => steps.push(Step::Question(index)),
                    None => faults.push(Fault::UnknownQuestion(place, id.clone())),
                },
                Target::Outcome(id) => match outcome(id) {
                    Some(index) => steps.push(Step::Outcome(index)),
                    None => faults.push(Fault::UnknownOutcome(place, id.clone())),
                },
            }
        }
        all.push(steps);
    }
    (start, all)
}

fn reachable(parts: &TreeParts, start: usize, targets: &[Vec<Step>], faults: &mut Vec<Fault>) {
    let mut questions = vec![false; parts.questions.len()];
    let mut outcomes = vec![false; parts.outcomes.len()];
    questions[start] = true;
    let mut todo = vec![start];
    while let Some(index) = todo.pop() {
        for step in &targets[index] {
            match *step {
                Step::Question(next) => {
                    if !std::mem::replace(&mut questions[next], true) {
                        todo.push(next);
                    }
                }
                Step::Outcome(next) => outcomes[next] = true,
            }
        }
    }
    for (i, question) in parts.questions.iter().enumerate().filter(|(i, _)| !questions[*i]) {
        faults.push(Fault::UnreachableQuestion(Place::Question(i), question.id.clone()));
    }
    for (i, outcome) in parts.outcomes.iter().enumerate().filter(|(i, _)| !outcomes[*i]) {
        faults.push(Fault::UnreachableOutcome(Place::Outcome(i), outcome.id.clone()));
    }
}

/// Depth-first with a stack of our own (a chain of questions may be long): the longest way on from each question, and
/// a fault for each answer that closes a circle.
fn depths(parts: &TreeParts, start: usize, targets: &[Vec<Step>], faults: &mut Vec<Fault>) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut mark = vec![Mark::New; targets.len()];
    let mut depth = vec![0; targets.len()];
    // The path from the start to here: a question, and which of its answers comes next.
    let mut path: Vec<(usize, usize)> = vec![(start, 0)];
    mark[start] = Mark::Open;
    while let Some((question, answer)) = path.last_mut() {
        let (here, at) = (*question, *answer);
        *answer += 1;
        match targets[here].get(at) {
            Some(Step::Outcome(_)) => {}
            Some(&Step::Question(next)) => match mark[next] {
                Mark::Done => depth[here] = depth[here].max(depth[next] + 1),
                Mark::New => {
                    mark[next] = Mark::Open;
                    path.push((next, 0));
                }
                Mark::Open => {
                    let from = path.iter().position(|(index, _)| *index == next).unwrap_or(0);
                    let ring = path[from..].iter().map(|(index, _)| *index).chain([next]);
                    let ring = ring.map(|index| parts.questions[index].id.clone()).collect();
                    faults.push(Fault::Cycle(Place::Answer(here, at), ring));
                }
            },
            None => {
                mark[here] = Mark::Done;
                path.pop();
                if let Some((parent, _)) = path.last() {
                    depth[*parent] = depth[*parent].max(depth[here] + 1);
                }
            }
        }
    }
    depth
}

/// The number of ways through an acyclic tree. Questions with the least depth come first, so that what an answer
/// leads to is counted before the answer.
pub(super) fn routes(start: usize, targets: &[Vec<Step>], depth: &[usize]) -> usize {
    let mut counts = vec![0usize; targets.len()];
    // Level by level instead of in sorted order: sorting would weigh more in the browser than it saves.
    for level in 0..targets.len() {
        for index in (0..targets.len()).filter(|&index| depth[index] == level) {
            counts[index] = targets[index].iter().fold(0, |sum, step| {
                sum.saturating_add(match step {
                    Step::Question(next) => counts[*next],
                    Step::Outcome(_) => 1,
                })
            });
        }
    }
    counts[start]
}
