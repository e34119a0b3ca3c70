//! What the tree island shows, and which screen follows from which step. Knows no browser.

use model::id::{AnswerId, QuestionId};
use model::road::{Road, RoadChange, RoadPosition, RoadRoute};
use model::walk::Choice;

/// What the reader has before him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Screen {
    /// What this is about, and the button to begin.
    Start,
    /// A question.
    Question(Asking),
    /// The outcome of a whole route.
    Outcome(RoadRoute),
}

/// A question that is asked, for the first time or again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asking {
    /// The answers so far; may hold an answer to this question, and to later ones.
    pub(super) route: RoadRoute,
    /// The stage that the question is asked in.
    pub(super) stage: usize,
    /// The question.
    pub(super) question: QuestionId,
    /// Where the reader goes with his answer.
    pub(super) then: Then,
}

/// Where an answer leads the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Then {
    /// To the question after it, also when he answered that before.
    Next,
    /// Back to the outcome, from which he came to change this answer: what he answered after it is not asked again.
    Outcome,
    /// Back to this question of a stage, from which he came to change an earlier answer.
    Question(usize, QuestionId),
}

/// What giving an answer comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// The answers now.
    pub(super) route: RoadRoute,
    /// Answers that no longer apply, each with its stage.
    pub(super) pruned: Vec<(usize, Choice)>,
    /// What comes next.
    pub(super) screen: Screen,
}

impl Screen {
    /// The first question, without answers.
    pub(super) fn first(road: &Road) -> Self {
        let stage = road.start();
        let question = road.tree(stage).first().id.clone();
        Self::Question(Asking { route: RoadRoute::default(), stage, question, then: Then::Next })
    }

    /// Where a reader with these answers stands.
    pub(super) fn after(road: &Road, route: RoadRoute) -> Self {
        Self::at(route.position(road), route.clone())
    }

    /// An earlier question, asked again to change the answer to it.
    pub(super) fn change(&self, stage: usize, question: QuestionId) -> Option<Self> {
        let (route, then) = match self {
            Self::Start => return None,
            Self::Question(asking) => (&asking.route, Then::Question(asking.stage, asking.question.clone())),
            Self::Outcome(route) => (route, Then::Outcome),
        };
        Some(Self::Question(Asking { route: route.clone(), stage, question, then }))
    }

    fn at(position: RoadPosition<'_>, route: RoadRoute) -> Self {
        match position {
            RoadPosition::End(..) => Self::Outcome(route),
            RoadPosition::Question(stage, next) => {
                Self::Question(Asking { route, stage, question: next.id.clone(), then: Then::Next })
            }
        }
    }
}

impl Asking {
    /// The number of the question within its stage on the way that the reader took, from 1.
    pub(super) fn number(&self) -> usize {
        self.before().len() + 1
    }

    /// The number of the stage on the way that the reader took, from 1.
    pub(super) fn stage_number(&self) -> usize {
        let walked = self.route.walked();
        walked.iter().position(|walked| walked.stage == self.stage).unwrap_or(walked.len()) + 1
    }

    /// The answer given to this question, if any.
    pub(super) fn answered(&self) -> Option<&AnswerId> {
        self.route.answer_to(self.stage, &self.question)
    }

    /// The screen that "Terug" leads to: the question before this one, or the start.
    pub(super) fn back(&self) -> Screen {
        // Before the first question of a stage comes the last one of the stage before.
        let earlier = || self.route.walked()[..self.stage_number() - 1].last();
        let before = match self.before().last() {
            Some(choice) => Some((self.stage, choice)),
            None => earlier().and_then(|walked| Some((walked.stage, walked.route.choices().last()?))),
        };
        match before {
            Some((stage, choice)) => {
                Screen::Question(Self { stage, question: choice.question.clone(), ..self.clone() })
            }
            None => Screen::Start,
        }
    }

    /// The answers to the questions before this one.
    pub(super) fn so_far(&self, road: &Road) -> RoadRoute {
        self.route.before(road, self.stage, &self.question)
    }

    /// What comes of this answer, or `None` when the question has no such answer.
    pub(super) fn answer(&self, road: &Road, answer: &AnswerId) -> Option<Step> {
        let RoadChange { route, pruned } = self.route.answer(road, self.stage, &self.question, answer).ok()?;
        let reached = match &self.then {
            Then::Outcome => route.clone(),
            // As far as the answers go, if the route no longer comes there.
            Then::Question(stage, question) => route.before(road, *stage, question),
            // A reader who steps back and on again sees every question again, with the answer he gave.
            Then::Next => route.up_to(road, self.stage, &self.question),
        };
        let screen = Screen::at(reached.position(road), route.clone());
        Some(Step { route, pruned, screen })
    }

    /// The answers on the way to this question, within its stage.
    pub(super) fn before(&self) -> &[Choice] {
        let choices = self.route.in_stage(self.stage);
        let at = choices.iter().position(|choice| choice.question == self.question);
        choices.get(..at.unwrap_or(choices.len())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{answer_id, question_id, road, route, two_stages};
    use super::*;

    fn asking(route: RoadRoute, question: &str, then: Then) -> Asking {
        Asking { route, stage: 0, question: question_id(question), then }
    }

    #[test]
    fn on_and_back_shows_each_question_with_its_answer() {
        let road = road();
        let way = route(&road, &[("a", 0), ("b", 0)]);
        let third = asking(way.clone(), "c", Then::Next);
        assert_eq!(third.number(), 3);

        let second = asking(way.clone(), "b", Then::Next);
        assert_eq!(third.back(), Screen::Question(second.clone()));
        let first = asking(way, "a", Then::Next);
        assert_eq!(second.back(), Screen::Question(first.clone()));
        assert_eq!(first.back(), Screen::Start);

        // On again, question by question, although both are answered already.
        let step = first.answer(&road, &answer_id(0)).unwrap();
        assert_eq!((step.screen, step.pruned.len()), (Screen::Question(second), 0));
    }

    #[test]
    fn a_change_from_the_outcome_asks_only_what_is_open() {
        let road = road();
        let whole = route(&road, &[("a", 1), ("c", 0)]);

        let same = asking(whole.clone(), "a", Then::Outcome).answer(&road, &answer_id(1)).unwrap();
        assert_eq!(same.screen, Screen::Outcome(whole.clone()));

        let changed = asking(whole, "a", Then::Outcome).answer(&road, &answer_id(0)).unwrap();
        assert_eq!(changed.screen, Screen::Question(asking(route(&road, &[("a", 0)]), "b", Then::Next)));
        assert_eq!(changed.pruned.iter().map(|(_, choice)| choice.question.as_str()).collect::<Vec<_>>(), ["c"]);
    }

    #[test]
    fn from_one_stage_to_the_next_and_back() {
        let road = two_stages();
        let whole = route(&road, &[("a", 1), ("c", 0)]);
        let last = Asking { route: whole, stage: 0, question: question_id("c"), then: Then::Next };
        let step = last.answer(&road, &answer_id(0)).unwrap();
        let Screen::Question(next) = step.screen else { panic!("the second stage asks") };
        assert_eq!((next.stage, next.question.as_str(), next.number(), next.stage_number()), (1, "a", 1, 2));
        assert_eq!(next.back(), Screen::Question(last.clone()));

        let end = last.answer(&road, &answer_id(1)).unwrap();
        assert!(matches!(end.screen, Screen::Outcome(_)), "the other outcome ends the road");
    }

    #[test]
    fn a_change_from_a_question_leads_back_to_it() {
        let road = road();
        let way = route(&road, &[("a", 0), ("b", 0), ("c", 0)]);
        let at = |question| Screen::Question(asking(way.clone(), question, Then::Next));
        // Back on the third question, with an answer that he gave before; the first answer stays the same.
        let Some(Screen::Question(again)) = at("c").change(0, question_id("a")) else { panic!("a question") };
        assert_eq!(again.then, Then::Question(0, question_id("c")));
        assert_eq!(again.answer(&road, &answer_id(0)).unwrap().screen, at("c"));

        // From the second question, which the new route does not come past: as far as the answers go.
        let Some(Screen::Question(again)) = at("b").change(0, question_id("a")) else { panic!("a question") };
        let step = again.answer(&road, &answer_id(1)).unwrap();
        let left = route(&road, &[("a", 1), ("c", 0)]);
        assert_eq!(step.screen, Screen::Outcome(left));
        assert_eq!(step.pruned.len(), 1);
        assert_eq!(Screen::Start.change(0, question_id("a")), None);
    }

    #[test]
    fn a_change_in_an_earlier_stage_leads_back_to_the_question_of_the_later_one() {
        let road = two_stages();
        let way = route(&road, &[("a", 1), ("c", 0), ("a", 0)]);
        let here = Asking { route: way.clone(), stage: 1, question: question_id("b"), then: Then::Next };
        assert_eq!(here.so_far(&road), way);
        let here = Screen::Question(here);
        let Some(Screen::Question(again)) = here.change(0, question_id("c")) else { panic!("a question") };
        assert_eq!(again.answer(&road, &answer_id(0)).unwrap().screen, here);
        let ended = again.answer(&road, &answer_id(1)).unwrap();
        assert_eq!((ended.pruned.len(), matches!(ended.screen, Screen::Outcome(_))), (1, true));
    }

    #[test]
    fn a_route_that_is_given_is_shown_as_far_as_it_goes() {
        let road = road();
        let half = route(&road, &[("a", 0)]);
        assert_eq!(Screen::after(&road, half.clone()), Screen::Question(asking(half, "b", Then::Next)));
        let whole = route(&road, &[("a", 1), ("c", 0)]);
        assert_eq!(Screen::after(&road, whole.clone()), Screen::Outcome(whole));
    }

    #[test]
    fn an_answer_that_does_not_exist_leads_nowhere() {
        let road = road();
        assert_eq!(asking(RoadRoute::default(), "a", Then::Next).answer(&road, &answer_id(7)), None);
        assert_eq!(asking(RoadRoute::default(), "c", Then::Next).answer(&road, &answer_id(0)), None);
    }

    #[test]
    fn a_tree_begins_at_its_first_question_without_answers() {
        assert_eq!(Screen::first(&road()), Screen::Question(asking(RoadRoute::default(), "a", Then::Next)));
    }
}
