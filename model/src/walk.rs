//! A walk over a tree: answers in, position out.
//!
//! The answers are the only state; where the reader stands and what the outcome is follow from them.

use serde::{Deserialize, Serialize};

use crate::id::{AnswerId, OutcomeId, QuestionId};
use crate::tree::{Answer, Outcome, Position, Question, Step, Tree};

/// The answers given, in the order of the questions. Means something only together with its tree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route(Vec<Choice>);

/// One answer given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The question.
    pub question: QuestionId,
    /// The answer to it.
    pub answer: AnswerId,
}

/// A question with the answer that was given to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answered<'t> {
    /// The question.
    pub question: &'t Question,
    /// The answer to it.
    pub answer: &'t Answer,
}

/// A route after a change, and what the change made void.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The new route.
    pub route: Route,
    /// Answers that no longer apply: the new route does not come past their questions.
    pub pruned: Vec<Choice>,
}

/// Why an answer cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The route does not come past this question.
    NotOnRoute,
    /// The question has no such answer.
    NoSuchAnswer,
}

impl Route {
    /// The answers given, in order.
    pub fn choices(&self) -> &[Choice] {
        &self.0
    }

    /// Whether nothing was answered yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The route that answers what these choices answer, in the order of the tree, for as far as they go.
    ///
    /// Choices for questions that the route does not come past, or that name no answer, are left out: a route is
    /// valid for its tree whatever the choices were.
    pub fn follow(tree: &Tree, choices: &[Choice]) -> Self {
        let mut route = Vec::new();
        let mut here = Step::Question(tree.start_index());
        while let Position::Question(question) = tree.position(here) {
            let Some(choice) = choices.iter().find(|choice| choice.question == question.id) else {
                break;
            };
            let Some(next) = next(tree, question, &choice.answer) else {
                break;
            };
            route.push(choice.clone());
            here = next;
        }
        Self(route)
    }

    /// Where the reader stands after these answers.
    pub fn position<'t>(&self, tree: &'t Tree) -> Position<'t> {
        let mut here = Step::Question(tree.start_index());
        for choice in &self.0 {
            let Position::Question(question) = tree.position(here) else {
                break;
            };
            // A route of another tree, or damaged: the reader stands at the last question that still makes sense.
            let Some(next) = next(tree, question, &choice.answer).filter(|_| question.id == choice.question) else {
                break;
            };
            here = next;
        }
        tree.position(here)
    }

    /// The outcome, once the walk is over.
    pub fn outcome<'t>(&self, tree: &'t Tree) -> Option<&'t Outcome> {
        match self.position(tree) {
            Position::Outcome(outcome) => Some(outcome),
            Position::Question(_) => None,
        }
    }

    /// The questions with their answers, in order.
    pub fn answered<'t>(&self, tree: &'t Tree) -> Vec<Answered<'t>> {
        let look_up = |choice: &Choice| {
            let question = tree.question(&choice.question)?;
            let answer = question.answers.iter().find(|answer| answer.id == choice.answer)?;
            Some(Answered { question, answer })
        };
        self.0.iter().map_while(look_up).collect()
    }

    /// The answer given to a question, if any.
    pub fn answer_to(&self, question: &QuestionId) -> Option<&AnswerId> {
        self.0.iter().find(|choice| choice.question == *question).map(|choice| &choice.answer)
    }

    /// The route up to a question, without the answer to it: where the reader stands when he goes back to it.
    pub fn before(&self, question: &QuestionId) -> Self {
        Self(self.0.iter().take_while(|choice| choice.question != *question).cloned().collect())
    }

    /// Answers a question: the one the reader stands at, or an earlier one again.
    ///
    /// After a change in the middle, later answers that still apply are kept and the others are pruned.
    ///
    /// # Errors
    /// When the route does not come to this question, or the question has no such answer.
    pub fn answer(&self, tree: &Tree, question: &QuestionId, answer: &AnswerId) -> Result<Change, Refused> {
        let here = matches!(self.position(tree), Position::Question(at) if at.id == *question);
        if !here && self.answer_to(question).is_none() {
            return Err(Refused::NotOnRoute);
        }
        let known = tree.question(question).ok_or(Refused::NotOnRoute)?;
        if !known.answers.iter().any(|known| known.id == *answer) {
            return Err(Refused::NoSuchAnswer);
        }
        let mut choices = self.0.clone();
        choices.retain(|choice| choice.question != *question);
        choices.push(Choice { question: question.clone(), answer: answer.clone() });
        let route = Self::follow(tree, &choices);
        let pruned = self.0.iter().filter(|old| route.answer_to(&old.question).is_none()).cloned().collect();
        Ok(Change { route, pruned })
    }
}

fn next(tree: &Tree, question: &Question, answer: &AnswerId) -> Option<Step> {
    let index = tree.index_of(&question.id)?;
    let at = question.answers.iter().position(|known| known.id == *answer)?;
    tree.step(index, at)
}

/// Every way through a tree, with the outcome that it comes to, in the order of the content.
pub fn routes(tree: &Tree) -> Routes<'_> {
    Routes { tree, todo: vec![(Step::Question(tree.start_index()), Vec::new())] }
}

/// The iterator behind [`routes`].
#[derive(Debug)]
pub struct Routes<'t> {
    tree: &'t Tree,
    todo: Vec<(Step, Vec<Choice>)>,
}

impl<'t> Iterator for Routes<'t> {
    type Item = (Route, &'t OutcomeId);

    fn next(&mut self) -> Option<Self::Item> {
        while let Some((step, choices)) = self.todo.pop() {
            match self.tree.position(step) {
                Position::Outcome(outcome) => return Some((Route(choices), &outcome.id)),
                Position::Question(question) => {
                    let index = match step {
                        Step::Question(index) => index,
                        Step::Outcome(_) => continue,
                    };
                    for (at, answer) in question.answers.iter().enumerate().rev() {
                        let Some(next) = self.tree.step(index, at) else {
                            continue;
                        };
                        let mut longer = choices.clone();
                        longer.push(Choice { question: question.id.clone(), answer: answer.id.clone() });
                        self.todo.push((next, longer));
                    }
                }
            }
        }
        None
    }
}
