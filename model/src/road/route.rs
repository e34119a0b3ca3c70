//! A walk along a road: answers in, position out. The answers are the only state.

use super::Road;
use crate::duty::{self, Duty};
use crate::id::{AnswerId, QuestionId};
use crate::tree::{Answer, Outcome, Position, Question};
use crate::walk::{Choice, Refused, Route};

/// Stands between the answers of a route that is written as text; no identifier holds it.
const BETWEEN_CHOICES: char = '_';

/// The answers given, stage by stage. Means something only together with its road.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoadRoute(Vec<Walked>);

/// The answers given in one stage, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walked {
    /// The stage, by its index.
    pub stage: usize,
    /// The answers in its tree.
    pub route: Route,
}

/// Where the reader of a road stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RoadPosition<'r> {
    /// Before a question of a stage.
    Question(usize, &'r Question),
    /// At an outcome of a stage: the walk is over.
    End(usize, &'r Outcome),
}

/// A route after a change, and what the change made void.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoadChange {
    /// The new route.
    pub route: RoadRoute,
    /// Answers that no longer apply, each with its stage.
    pub pruned: Vec<(usize, Choice)>,
}

impl RoadRoute {
    /// The stages that were come past, in order.
    pub fn walked(&self) -> &[Walked] {
        &self.0
    }

    /// The answers of a stage; empty where none was given.
    pub fn in_stage(&self, stage: usize) -> &[Choice] {
        self.0.iter().find(|walked| walked.stage == stage).map_or(&[], |walked| walked.route.choices())
    }

    /// The answer given to a question of a stage, if any.
    pub fn answer_to(&self, stage: usize, question: &QuestionId) -> Option<&AnswerId> {
        self.in_stage(stage).iter().find(|choice| choice.question == *question).map(|choice| &choice.answer)
    }

    /// The route along the road that is one tree long.
    pub fn single(route: Route) -> Self {
        Self(if route.is_empty() { Vec::new() } else { vec![Walked { stage: 0, route }] })
    }

    /// The answers as a text for an address: `stap.vraag.antwoord_stap.vraag.antwoord`, without the stages where there is
    /// only one. Nothing in it needs escaping there.
    pub fn to_text(&self, road: &Road) -> String {
        let mut out = String::new();
        for walked in &self.0 {
            for choice in walked.route.choices() {
                if !out.is_empty() {
                    out.push(BETWEEN_CHOICES);
                }
                out.push_str(&written(road, walked.stage, &choice.question, &choice.answer));
            }
        }
        out
    }

    /// The route that a text gives, for as far as it goes: whatever makes no sense for this road is left out.
    pub fn from_text(road: &Road, text: &str) -> Self {
        let mut route = Self::default();
        while let RoadPosition::Question(stage, question) = route.position(road) {
            let given = |answer: &&Answer| {
                let written = written(road, stage, &question.id, &answer.id);
                text.split(BETWEEN_CHOICES).any(|choice| choice == written)
            };
            let Some(answer) = question.answers.iter().find(given) else { break };
            let Ok(change) = route.answer(road, stage, &question.id, &answer.id) else { break };
            route = change.route;
        }
        route
    }

    /// Where the reader stands after these answers.
    pub fn position<'r>(&self, road: &'r Road) -> RoadPosition<'r> {
        let mut stage = road.start();
        loop {
            match Route::follow(road.tree(stage), self.in_stage(stage)).position(road.tree(stage)) {
                Position::Question(question) => return RoadPosition::Question(stage, question),
                Position::Outcome(outcome) => match road.next(stage, &outcome.id) {
                    Some(next) => stage = next,
                    None => return RoadPosition::End(stage, outcome),
                },
            }
        }
    }

    /// The outcomes that were come to, each with its stage; the last is that of the road once the walk is over.
    pub fn outcomes<'r>(&self, road: &'r Road) -> Vec<(usize, &'r Outcome)> {
        let outcome = |walked: &Walked| Some((walked.stage, walked.route.outcome(road.tree(walked.stage))?));
        self.0.iter().filter_map(outcome).collect()
    }

    /// What the professional does at the end of the road, in the order of showing: the duties of the last outcome, and
    /// those of earlier outcomes that hold wherever the road ends, each once.
    pub fn duties<'r>(&self, road: &'r Road) -> Vec<&'r Duty> {
        let outcomes = self.outcomes(road);
        let Some((&(_, last), earlier)) = outcomes.split_last() else { return Vec::new() };
        let kept = earlier.iter().rev().flat_map(|(stage, outcome)| {
            let kept = road.kept(*stage, &outcome.id);
            outcome.duties.iter().filter(|duty| kept.contains(&duty.kind))
        });
        duty::gathered(last.duties.iter().chain(kept))
    }

    /// Answers a question of a stage: the one the reader stands at, or an earlier one again.
    ///
    /// After a change, answers that still apply are kept, in this stage and in later ones; the others are pruned.
    ///
    /// # Errors
    /// When the route does not come to this question, or the question has no such answer.
    pub fn answer(
        &self,
        road: &Road,
        stage: usize,
        question: &QuestionId,
        answer: &AnswerId,
    ) -> Result<RoadChange, Refused> {
        let here = matches!(self.position(road), RoadPosition::Question(at, _) if at == stage);
        let walked = self.0.iter().position(|walked| walked.stage == stage);
        if !here && walked.is_none() {
            return Err(Refused::NotOnRoute);
        }
        let mut known = self.0.clone();
        let at = walked.unwrap_or(known.len());
        if walked.is_none() {
            known.push(Walked { stage, route: Route::default() });
        }
        let change = known[at].route.answer(road.tree(stage), question, answer)?;
        known[at].route = change.route;
        let route = Self::follow(road, &known);
        let mut pruned = Vec::new();
        for old in &self.0 {
            let lost =
                old.route.choices().iter().filter(|choice| route.answer_to(old.stage, &choice.question).is_none());
            pruned.extend(lost.map(|choice| (old.stage, choice.clone())));
        }
        Ok(RoadChange { route, pruned })
    }

    /// The route up to a question of a stage, with the answer to it: later answers are forgotten.
    #[must_use]
    pub fn up_to(&self, road: &Road, stage: usize, question: &QuestionId) -> Self {
        self.cut(road, stage, question, 1)
    }

    /// The route up to a question of a stage, without the answer to it: where a reader stands who goes back to it.
    #[must_use]
    pub fn before(&self, road: &Road, stage: usize, question: &QuestionId) -> Self {
        self.cut(road, stage, question, 0)
    }

    fn cut(&self, road: &Road, stage: usize, question: &QuestionId, more: usize) -> Self {
        let mut known = Vec::new();
        for walked in &self.0 {
            if walked.stage != stage {
                known.push(walked.clone());
                continue;
            }
            let choices = walked.route.choices();
            let count =
                choices.iter().position(|choice| choice.question == *question).map_or(choices.len(), |at| at + more);
            known.push(Walked { stage, route: Route::follow(road.tree(stage), &choices[..count]) });
            break;
        }
        Self::follow(road, &known)
    }

    /// Whether this route begins with all answers of another.
    pub fn begins_with(&self, other: &Self) -> bool {
        let Some((last, before)) = other.0.split_last() else { return true };
        self.0.starts_with(before)
            && self.0.get(before.len()).is_some_and(|walked| {
                walked.stage == last.stage && walked.route.choices().starts_with(last.route.choices())
            })
    }

    /// The route of what is known of each stage, in the order of the road, for as far as it goes.
    fn follow(road: &Road, known: &[Walked]) -> Self {
        let mut route = Vec::new();
        let mut next = Some(road.start());
        while let Some(stage) = next.take() {
            let Some(walked) = known.iter().find(|walked| walked.stage == stage) else { break };
            let walked = Walked { stage, route: Route::follow(road.tree(stage), walked.route.choices()) };
            if walked.route.is_empty() {
                break;
            }
            next = walked.route.outcome(road.tree(stage)).and_then(|outcome| road.next(stage, &outcome.id));
            route.push(walked);
        }
        Self(route)
    }
}

/// An answer as text; no identifier holds the point.
fn written(road: &Road, stage: usize, question: &QuestionId, answer: &AnswerId) -> String {
    let choice = [question.as_str(), ".", answer.as_str()].concat();
    match road.parts().stages.as_slice() {
        [_] => choice,
        stages => [stages[stage].id.as_str(), ".", &choice].concat(),
    }
}
