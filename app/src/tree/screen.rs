//! What the tree island shows, and which screen follows from which step. Knows no browser.

use model::id::{AnswerId, QuestionId};
use model::tree::{Position, Tree};
use model::walk::{Change, Choice, Route};

/// What the reader has before him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Screen {
    /// What this is about, and the button to begin.
    Start,
    /// A question.
    Question(Asking),
    /// The outcome of a whole route.
    Outcome(Route),
}

/// A question that is asked, for the first time or again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asking {
    /// The answers so far; may hold an answer to this question, and to later ones.
    pub(super) route: Route,
    /// The question.
    pub(super) question: QuestionId,
    /// Whether the reader came from the outcome to change this answer: then what he answered after it is not asked
    /// again.
    pub(super) from_outcome: bool,
}

/// What giving an answer comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// The answers now.
    pub(super) route: Route,
    /// Answers that no longer apply.
    pub(super) pruned: Vec<Choice>,
    /// What comes next.
    pub(super) screen: Screen,
}

impl Screen {
    /// The first question, without answers.
    pub(super) fn first(tree: &Tree) -> Self {
        Self::Question(Asking {
            route: Route::default(),
            question: tree.first().id.clone(),
            from_outcome: false,
        })
    }
}

impl Asking {
    /// The number of the question on the way that the reader took, from 1.
    pub(super) fn number(&self) -> usize {
        self.before().len() + 1
    }

    /// The screen that "Terug" leads to: the question before this one, or the start.
    pub(super) fn back(&self) -> Screen {
        match self.before().last() {
            Some(choice) => Screen::Question(Self {
                question: choice.question.clone(),
                ..self.clone()
            }),
            None => Screen::Start,
        }
    }

    /// What comes of this answer, or `None` when the question has no such answer.
    pub(super) fn answer(&self, tree: &Tree, answer: &AnswerId) -> Option<Step> {
        let Change { route, pruned } = self.route.answer(tree, &self.question, answer).ok()?;
        let reached = if self.from_outcome {
            route.clone()
        } else {
            // A reader who steps back and on again sees every question again, with the answer he gave.
            let so_far = route
                .choices()
                .iter()
                .take(self.number())
                .cloned()
                .collect::<Vec<_>>();
            Route::follow(tree, &so_far)
        };
        let screen = match reached.position(tree) {
            Position::Outcome(_) => Screen::Outcome(route.clone()),
            Position::Question(next) => Screen::Question(Self {
                route: route.clone(),
                question: next.id.clone(),
                from_outcome: false,
            }),
        };
        Some(Step {
            route,
            pruned,
            screen,
        })
    }

    fn before(&self) -> &[Choice] {
        let choices = self.route.choices();
        let at = choices
            .iter()
            .position(|choice| choice.question == self.question);
        choices
            .get(..at.unwrap_or(choices.len()))
            .unwrap_or_default()
    }
}
