//! The first stage of a road: who the reader is and with whom he wants to share, asked from the matrix.
//!
//! It is a tree like any other, made from the matrix: first the domain, then the role where the domain has more than one,
//! then the partner. Its outcomes say at which stage the road begins.

use crate::date::Date;
use crate::duty::{Duty, DutyKind};
use crate::id::{AnswerId, DomainId, OutcomeId, PartnerId, QuestionId, RowId, StageId, TreeId};
use crate::matrix::{Domain, Matrix, Row};
use crate::source::Citation;
use crate::text::{RichLine, RichText};
use crate::tree::{Answer, Outcome, Question, Target, TreeParts};
use crate::verdict::Verdict;
use crate::walk::Choice;

/// Stands before the identifier of a domain in that of its question.
const AS: &str = "als-";
/// Stands before the identifier of a row in that of its question.
const WITH: &str = "met-";
/// Stands before the identifier of a stage in that of the outcome that leads to it.
const TO: &str = "naar-";

/// What is asked, and where the road goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The tree that is made of it.
    pub tree: TreeId,
    /// What the tree is about.
    pub title: String,
    /// The question for the domain.
    pub domain: Prompt,
    /// The question for the role.
    pub role: Prompt,
    /// The question for the partner.
    pub partner: Prompt,
    /// The partner that stands for every party that the source does not name.
    pub unnamed: PartnerId,
    /// What that partner is called as an answer.
    pub unnamed_label: String,
    /// Where the matrix comes from.
    pub sources: Vec<Citation>,
    /// When the editors last changed it.
    pub updated: Date,
    /// Where the road goes on.
    pub start: Beginning,
    /// Where it goes on otherwise, for some roles.
    pub exceptions: Vec<(Exception, Beginning)>,
}

/// A question, and what to know before answering it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// The question.
    pub text: String,
    /// What to know before answering.
    pub help: RichText,
}

/// A stage that the road may go on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// The stage.
    pub stage: StageId,
    /// Its tree, in words.
    pub label: String,
}

/// For whom the road begins otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exception {
    /// For every role of a domain.
    Domain(DomainId),
    /// For one role.
    Role(RowId),
}

impl Who {
    /// The tree that asks.
    ///
    /// `None` when the identifier of a domain or a row is too long to stand behind another word.
    pub fn tree(&self, matrix: &Matrix) -> Option<TreeParts> {
        let first: QuestionId = "domein".parse().ok()?;
        let mut domains = Vec::new();
        let mut questions = Vec::new();
        for domain in &matrix.domains {
            let rows: Vec<&Row> = matrix.rows_of(&domain.id).collect();
            let to = match rows.as_slice() {
                [] => continue,
                [row] => row_question(row)?,
                _ => {
                    let question = self.role_question(domain, &rows)?;
                    let id = question.id.clone();
                    questions.push(question);
                    id
                }
            };
            domains.push(answer(domain.id.as_str(), &domain.title, String::new(), Target::Question(to))?);
            for row in rows {
                questions.push(self.partner_question(row, matrix)?);
            }
        }
        questions.insert(0, self.question(first.clone(), &self.domain, domains));
        Some(TreeParts {
            id: self.tree.clone(),
            number: None,
            title: self.title.clone(),
            lead: RichLine::default(),
            sources: self.sources.clone(),
            updated: self.updated,
            notes: Vec::new(),
            background: RichText::default(),
            reflections_title: String::new(),
            reflections: Vec::new(),
            casus: Vec::new(),
            start: first,
            questions,
            outcomes: self.outcomes(matrix)?,
        })
    }

    /// Where the road goes on for a role.
    pub fn beginning(&self, row: &Row) -> &Beginning {
        let for_role = self.exceptions.iter().find(|(to, _)| matches!(to, Exception::Role(id) if *id == row.id));
        let for_domain =
            || self.exceptions.iter().find(|(to, _)| matches!(to, Exception::Domain(id) if *id == row.domain));
        for_role.or_else(for_domain).map_or(&self.start, |(_, beginning)| beginning)
    }

    fn role_question(&self, domain: &Domain, rows: &[&Row]) -> Option<Question> {
        let mut answers = Vec::new();
        for row in rows {
            let examples: Vec<_> = row.examples.iter().map(RichLine::plain).collect();
            let hint =
                if examples.is_empty() { String::new() } else { format!("Bijvoorbeeld: {}.", examples.join(", ")) };
            answers.push(answer(row.id.as_str(), &row.role, hint, Target::Question(row_question(row)?))?);
        }
        Some(self.question(named(AS, domain.id.as_str())?, &self.role, answers))
    }

    /// The partners that the rules of a row name, in the order of the matrix, and last everyone else.
    fn partner_question(&self, row: &Row, matrix: &Matrix) -> Option<Question> {
        let to = || Some(Target::Outcome(outcome_id(self.beginning(row))?));
        let rules = matrix.rules_of(row);
        let named = |id: &PartnerId| rules.iter().any(|rule| rule.partners.iter().any(|partner| partner.id == *id));
        let mut answers = Vec::new();
        for partner in matrix.partners.iter().filter(|partner| partner.id != self.unnamed && named(&partner.id)) {
            answers.push(answer(partner.id.as_str(), &partner.title, String::new(), to()?)?);
        }
        answers.push(answer(self.unnamed.as_str(), &self.unnamed_label, String::new(), to()?)?);
        Some(self.question(row_question(row)?, &self.partner, answers))
    }

    fn question(&self, id: QuestionId, prompt: &Prompt, answers: Vec<Answer>) -> Question {
        Question {
            id,
            text: prompt.text.clone(),
            help: prompt.help.clone(),
            considerations: Vec::new(),
            answers,
            sources: self.sources.clone(),
            notes: Vec::new(),
        }
    }

    /// One outcome for each stage at which the road begins for somebody.
    fn outcomes(&self, matrix: &Matrix) -> Option<Vec<Outcome>> {
        let mut outcomes: Vec<Outcome> = Vec::new();
        for row in &matrix.rows {
            let beginning = self.beginning(row);
            let id = outcome_id(beginning)?;
            if outcomes.iter().any(|outcome| outcome.id == id) {
                continue;
            }
            let text = format!("Ga door met {}.", beginning.label);
            outcomes.push(Outcome {
                id,
                verdict: Verdict::Continue,
                title: format!("Ga door met {}", beginning.label),
                text: RichLine::from(text.as_str()).into(),
                duties: vec![Duty { kind: DutyKind::Do, text: RichLine::from(text.as_str()) }],
                grounds: Vec::new(),
                sources: self.sources.clone(),
                notes: Vec::new(),
                next_tree: None,
            });
        }
        Some(outcomes)
    }
}

/// The outcome of the tree that leads to a stage.
pub fn outcome_id(beginning: &Beginning) -> Option<OutcomeId> {
    [TO, beginning.stage.as_str()].concat().parse().ok()
}

/// The row of the role for which this answer names the partner, if it does.
pub fn role(choice: &Choice) -> Option<&str> {
    choice.question.as_str().strip_prefix(WITH)
}

fn row_question(row: &Row) -> Option<QuestionId> {
    named(WITH, row.id.as_str())
}

fn named(prefix: &str, id: &str) -> Option<QuestionId> {
    [prefix, id].concat().parse().ok()
}

fn answer(id: &str, label: &str, hint: String, to: Target) -> Option<Answer> {
    let id: AnswerId = id.parse().ok()?;
    Some(Answer { id, label: label.to_owned(), hint, to })
}
