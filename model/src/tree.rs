//! Decision trees: pure data, verified once.
//!
//! A [`Tree`] can only be made from [`TreeParts`] that pass [`verify`](self::verify): every answer has one
//! existing target, every question and outcome is reachable, every path ends and none goes round. A walk over a
//! [`Tree`] therefore cannot fail, in the generator or in the browser.

use serde::{Deserialize, Serialize};

use crate::address;
use crate::date::Date;
use crate::duty::Duty;
use crate::ground::GroundRef;
use crate::id::{AnswerId, CasusId, NoteId, OutcomeId, QuestionId, TreeId};
use crate::source::Citation;
use crate::text::{RichLine, RichText};
use crate::verdict::Verdict;

mod casus;
mod verify;

pub use casus::{Agreement, BY_EDITORS, Casus, Compared, Ending, Point, Reasoning};
pub use verify::{Fault, MAX_QUESTIONS, MAX_ROUTES, Place};

/// A verified decision tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "TreeParts", into = "TreeParts")]
pub struct Tree {
    parts: TreeParts,
    start: usize,
    /// For each question, for each answer, where it leads.
    targets: Vec<Vec<Step>>,
    /// For each question, the most questions that are still to come after it.
    depth: Vec<usize>,
}

/// What a tree is made of, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeParts {
    /// The last part of its address.
    pub id: TreeId,
    /// The number that the source gives it, where it numbers its trees.
    pub number: Option<String>,
    /// The question that the tree answers.
    pub title: String,
    /// When to use it, in one line.
    pub lead: RichLine,
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// When the editors last changed it.
    pub updated: Date,
    /// Notes that touch the whole tree.
    pub notes: Vec<NoteId>,
    /// Rules that hold for the whole tree.
    pub background: RichText,
    /// The heading above [`reflections`](Self::reflections).
    pub reflections_title: String,
    /// Questions that a professional asks himself.
    pub reflections: Vec<RichLine>,
    /// Examples from practice, where the sources have any.
    pub casus: Vec<Casus>,
    /// The first question.
    pub start: QuestionId,
    /// The questions, in the order of the content.
    pub questions: Vec<Question>,
    /// The outcomes, in the order of the content.
    pub outcomes: Vec<Outcome>,
}

/// A question of a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Unique within the tree.
    pub id: QuestionId,
    /// The question.
    pub text: String,
    /// What to know before answering.
    pub help: RichText,
    /// What to weigh before answering.
    pub considerations: Vec<RichLine>,
    /// The answers to choose from, at least one.
    pub answers: Vec<Answer>,
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// Notes beside the question.
    pub notes: Vec<NoteId>,
}

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Unique within the question.
    pub id: AnswerId,
    /// The answer.
    pub label: String,
    /// One sentence that explains it, or nothing.
    pub hint: String,
    /// Where it leads.
    pub to: Target,
}

/// Where an answer leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// To another question.
    Question(QuestionId),
    /// To an outcome: the path ends.
    Outcome(OutcomeId),
}

/// What a path comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Unique within the tree.
    pub id: OutcomeId,
    /// What it comes down to.
    pub verdict: Verdict,
    /// What to do, in a few words.
    pub title: String,
    /// Why.
    pub text: RichText,
    /// What the professional does, in the order of showing; at least one.
    pub duties: Vec<Duty>,
    /// The grounds that it rests on.
    pub grounds: Vec<GroundRef>,
    /// Where it comes from, at least one.
    pub sources: Vec<Citation>,
    /// Notes beside the outcome.
    pub notes: Vec<NoteId>,
    /// The tree to go on with.
    pub next_tree: Option<TreeRef>,
}

/// A tree as something else refers to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeRef {
    /// The tree.
    pub id: TreeId,
    /// The number that the source gives it, where it numbers its trees.
    pub number: Option<String>,
    /// The question that it answers.
    pub title: String,
}

impl TreeRef {
    /// The address of the tree.
    pub fn url(&self) -> String {
        address::tree(&self.id)
    }

    /// The tree with its number, if it has one: `Afweging 2: …`.
    pub fn label(&self) -> String {
        label(self.number.as_deref(), &self.title)
    }
}

fn label(number: Option<&str>, title: &str) -> String {
    number.map_or_else(|| title.to_owned(), |number| format!("Afweging {number}: {title}"))
}

/// A position in a tree: the index of a question or of an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    Question(usize),
    Outcome(usize),
}

/// Where a reader of a tree stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Position<'t> {
    /// Before a question.
    Question(&'t Question),
    /// At an outcome: the walk is over.
    Outcome(&'t Outcome),
}

impl Tree {
    /// Verifies the parts and makes a tree of them.
    ///
    /// # Errors
    /// Everything that is wrong with the parts, not only the first fault.
    pub fn new(parts: TreeParts) -> Result<Self, Vec<Fault>> {
        let verified = verify::verify(&parts)?;
        Ok(Self { parts, start: verified.start, targets: verified.targets, depth: verified.depth })
    }

    /// What the tree is made of.
    pub fn parts(&self) -> &TreeParts {
        &self.parts
    }

    /// The identifier.
    pub fn id(&self) -> &TreeId {
        &self.parts.id
    }

    /// The address of the tree.
    pub fn url(&self) -> String {
        address::tree(&self.parts.id)
    }

    /// The tree with its number, if it has one: `Afweging 2: …`.
    pub fn label(&self) -> String {
        label(self.parts.number.as_deref(), &self.parts.title)
    }

    /// A reference to this tree.
    pub fn reference(&self) -> TreeRef {
        TreeRef { id: self.parts.id.clone(), number: self.parts.number.clone(), title: self.parts.title.clone() }
    }

    /// The first question.
    pub fn first(&self) -> &Question {
        &self.parts.questions[self.start]
    }

    /// The question with this identifier.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.parts.questions.iter().find(|question| question.id == *id)
    }

    /// The outcome with this identifier.
    pub fn outcome(&self, id: &OutcomeId) -> Option<&Outcome> {
        self.parts.outcomes.iter().find(|outcome| outcome.id == *id)
    }

    /// The casus with this identifier.
    pub fn casus(&self, id: &CasusId) -> Option<&Casus> {
        self.parts.casus.iter().find(|casus| casus.id == *id)
    }

    /// The most questions that a reader answers, from the first question on.
    pub fn longest(&self) -> usize {
        self.depth[self.start] + 1
    }

    /// The most questions that can still come after this one.
    pub fn remaining_after(&self, id: &QuestionId) -> usize {
        self.index_of(id).map_or(0, |index| self.depth[index])
    }

    /// The number of ways through the tree.
    pub fn route_count(&self) -> usize {
        verify::routes(self.start, &self.targets, &self.depth)
    }

    pub(crate) fn start_index(&self) -> usize {
        self.start
    }

    pub(crate) fn index_of(&self, id: &QuestionId) -> Option<usize> {
        self.parts.questions.iter().position(|question| question.id == *id)
    }

    pub(crate) fn step(&self, question: usize, answer: usize) -> Option<Step> {
        self.targets.get(question)?.get(answer).copied()
    }

    pub(crate) fn position(&self, step: Step) -> Position<'_> {
        match step {
            Step::Question(index) => Position::Question(&self.parts.questions[index]),
            Step::Outcome(index) => Position::Outcome(&self.parts.outcomes[index]),
        }
    }
}

impl TryFrom<TreeParts> for Tree {
    /// The first fault, not yet in words: the browser never shows them, and leaves them out.
    type Error = Fault;

    fn try_from(parts: TreeParts) -> Result<Self, Fault> {
        Self::new(parts).map_err(|faults| faults.into_iter().next().unwrap_or(Fault::TooManyRoutes))
    }
}

impl From<Tree> for TreeParts {
    fn from(tree: Tree) -> Self {
        tree.parts
    }
}
