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
        Self::Question(Asking { route: Route::default(), question: tree.first().id.clone(), from_outcome: false })
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
            Some(choice) => Screen::Question(Self { question: choice.question.clone(), ..self.clone() }),
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
            let so_far = route.choices().iter().take(self.number()).cloned().collect::<Vec<_>>();
            Route::follow(tree, &so_far)
        };
        let screen = match reached.position(tree) {
            Position::Outcome(_) => Screen::Outcome(route.clone()),
            Position::Question(next) => {
                Screen::Question(Self { route: route.clone(), question: next.id.clone(), from_outcome: false })
            }
        };
        Some(Step { route, pruned, screen })
    }

    /// The answers on the way to this question.
    pub(super) fn before(&self) -> &[Choice] {
        let choices = self.route.choices();
        let at = choices.iter().position(|choice| choice.question == self.question);
        choices.get(..at.unwrap_or(choices.len())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{answer_id, question_id, route, tree};
    use super::*;

    fn asking(route: Route, question: &str, from_outcome: bool) -> Asking {
        Asking { route, question: question_id(question), from_outcome }
    }

    #[test]
    fn on_and_back_shows_each_question_with_its_answer() {
        let tree = tree();
        let way = route(&tree, &[("a", 0), ("b", 0)]);
        let third = asking(way.clone(), "c", false);
        assert_eq!(third.number(), 3);

        let second = asking(way.clone(), "b", false);
        assert_eq!(third.back(), Screen::Question(second.clone()));
        let first = asking(way, "a", false);
        assert_eq!(second.back(), Screen::Question(first.clone()));
        assert_eq!(first.back(), Screen::Start);

        // On again, question by question, although both are answered already.
        let step = first.answer(&tree, &answer_id(0)).unwrap();
        assert_eq!((step.screen, step.pruned.len()), (Screen::Question(second), 0));
    }

    #[test]
    fn a_change_from_the_outcome_asks_only_what_is_open() {
        let tree = tree();
        let whole = route(&tree, &[("a", 1), ("c", 0)]);

        let same = asking(whole.clone(), "a", true).answer(&tree, &answer_id(1)).unwrap();
        assert_eq!(same.screen, Screen::Outcome(whole.clone()));

        let changed = asking(whole, "a", true).answer(&tree, &answer_id(0)).unwrap();
        assert_eq!(changed.screen, Screen::Question(asking(route(&tree, &[("a", 0)]), "b", false)));
        assert_eq!(changed.pruned.iter().map(|choice| choice.question.as_str()).collect::<Vec<_>>(), ["c"]);
    }

    #[test]
    fn an_answer_that_does_not_exist_leads_nowhere() {
        let tree = tree();
        assert_eq!(asking(Route::default(), "a", false).answer(&tree, &answer_id(7)), None);
        assert_eq!(asking(Route::default(), "c", false).answer(&tree, &answer_id(0)), None);
    }

    #[test]
    fn a_tree_begins_at_its_first_question_without_answers() {
        assert_eq!(Screen::first(&tree()), Screen::Question(asking(Route::default(), "a", false)));
    }
}
