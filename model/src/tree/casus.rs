//! Examples from practice, each with a discussion: what the source's own reasoning answers, question by question.

use serde::{Deserialize, Serialize};

use super::{Answer, Question, Tree};
use crate::address;
use crate::id::{Anchor, AnswerId, CasusId, OutcomeId, QuestionId};
use crate::source::Citation;
use crate::text::RichText;
use crate::walk::Route;

/// What stands above every discussion: whose words it is.
pub const BY_EDITORS: &str = "De redactie maakte deze bespreking uit wat de bron bij de casus en bij elke vraag zegt. De vragen \
     om te bespreken bedacht de redactie zelf.";

/// An example from practice, to walk through a tree with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Casus {
    /// Unique within the tree.
    pub id: CasusId,
    /// A short name.
    pub title: String,
    /// What is going on.
    pub text: RichText,
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// What the source says at each question that its reasoning comes past, in the order of the walk.
    pub discussion: Vec<Point>,
    /// Where the source's reasoning ends.
    pub ending: Ending,
    /// What the discussion comes down to.
    pub conclusion: RichText,
}

/// What the source says at one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The question.
    pub question: QuestionId,
    /// What the source answers.
    pub reasoning: Reasoning,
    /// Why, or what there is to weigh.
    pub text: RichText,
    /// Where that comes from.
    pub sources: Vec<Citation>,
}

/// What the source answers to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reasoning {
    /// Its reasoning leads to this answer.
    Leads(AnswerId),
    /// It leaves the answer to the professional.
    Open,
}

/// Where the source's reasoning ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// At one outcome.
    Outcome(OutcomeId),
    /// That depends on what it leaves open.
    Open,
}

/// How an answer of a reader compares to the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Both say the same.
    Same,
    /// They differ.
    Different,
    /// The source leaves the answer open.
    Open,
    /// The source's reasoning does not come past this question.
    OnlyReader,
    /// The reader's route does not come past this question.
    OnlySource,
}

/// A question, with what the reader answered and what the source says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared<'t> {
    /// The question.
    pub question: &'t Question,
    /// What the reader answered.
    pub given: Option<&'t Answer>,
    /// What the source says.
    pub point: Option<&'t Point>,
}

impl Casus {
    /// Its place on the page of its tree.
    pub fn anchor(&self) -> String {
        ["casus-", self.id.as_str()].concat()
    }

    /// Its address, on the page of its tree.
    pub fn url(&self, tree: &Tree) -> String {
        // An identifier after a word and a hyphen is an anchor; only one of the greatest length might be too long.
        self.anchor().parse::<Anchor>().map_or_else(|_| tree.url(), |anchor| address::at(&tree.url(), &anchor))
    }

    /// The reader's route beside the source's reasoning: first what the reader answered, in order, then what the source
    /// discusses besides.
    pub fn compare<'t>(&'t self, tree: &'t Tree, route: &Route) -> Vec<Compared<'t>> {
        let point = |id: &QuestionId| self.discussion.iter().find(|point| point.question == *id);
        let mut all: Vec<Compared<'t>> = Vec::new();
        for answered in route.answered(tree) {
            let (question, given) = (answered.question, Some(answered.answer));
            all.push(Compared { question, given, point: point(&question.id) });
        }
        for missed in self.discussion.iter().filter(|point| route.answer_to(&point.question).is_none()) {
            let question = tree.question(&missed.question).into_iter();
            all.extend(question.map(|question| Compared { question, given: None, point: Some(missed) }));
        }
        all
    }
}

impl Compared<'_> {
    /// What the source answers, where it does.
    pub fn expected(&self) -> Option<&Answer> {
        match &self.point?.reasoning {
            Reasoning::Leads(id) => self.question.answers.iter().find(|answer| answer.id == *id),
            Reasoning::Open => None,
        }
    }

    /// How the two compare.
    pub fn agreement(&self) -> Agreement {
        match (self.given, self.point.map(|point| &point.reasoning)) {
            (None, _) => Agreement::OnlySource,
            (_, None) => Agreement::OnlyReader,
            (_, Some(Reasoning::Open)) => Agreement::Open,
            (Some(given), Some(Reasoning::Leads(id))) if given.id == *id => Agreement::Same,
            _ => Agreement::Different,
        }
    }
}

impl Agreement {
    /// The comparison in Dutch words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Same => "Hetzelfde als de bron",
            Self::Different => "Anders dan de bron",
            Self::Open => "De bron laat dit open",
            Self::OnlyReader => "De bron komt niet langs deze vraag",
            Self::OnlySource => "Jouw route kwam hier niet langs",
        }
    }
}
