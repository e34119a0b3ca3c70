//! The screens that the reader has seen, in step with the entries of the browser's history.
//!
//! An entry of the browser holds nothing but a number; which screen that is stands here, in memory. A number is only
//! used again when the browser has dropped the entry that had it: an entry from before a reload or a wipe means
//! nothing here, and leads to the first screen.

use model::road::RoadRoute;

use super::screen::Screen;

/// The screens before, at and after the one that is shown. The first is the start, or where a link with answers led.
#[derive(Debug)]
pub(super) struct Trail {
    /// The number of the first screen.
    first: u32,
    before: Vec<Screen>,
    here: Screen,
    /// The next screen stands last.
    after: Vec<Screen>,
}

impl Trail {
    /// A trail of the start alone, which has this number.
    pub(super) fn new(first: u32) -> Self {
        Self { first, before: Vec::new(), here: Screen::Start, after: Vec::new() }
    }

    /// The screen that is shown.
    pub(super) fn here(&self) -> &Screen {
        &self.here
    }

    /// The screen before the one that is shown.
    pub(super) fn before(&self) -> Option<&Screen> {
        self.before.last()
    }

    /// The number of the screen that is shown.
    pub(super) fn number(&self) -> u32 {
        self.first.saturating_add(u32::try_from(self.before.len()).unwrap_or(u32::MAX))
    }

    /// Whether there is nothing but the start: no answer is remembered.
    pub(super) fn is_empty(&self) -> bool {
        self.before.iter().chain([&self.here]).chain(&self.after).all(|screen| *screen == Screen::Start)
    }

    /// Goes on to a new screen; the screens after the present one are forgotten, as the browser does.
    pub(super) fn push(&mut self, screen: Screen) {
        self.after.clear();
        self.before.push(std::mem::replace(&mut self.here, screen));
    }

    /// Adds an entry with the screen that is shown: the browser made one for a link within the page.
    pub(super) fn stay(&mut self) {
        self.push(self.here.clone());
    }

    /// Shows another screen in the same entry.
    pub(super) fn replace(&mut self, screen: Screen) {
        self.here = screen;
    }

    /// Goes to the screen with this number, or to the first when there is none. Says whether it is another screen.
    pub(super) fn visit(&mut self, number: u32) -> bool {
        let last = self.number().saturating_add(u32::try_from(self.after.len()).unwrap_or(u32::MAX));
        let number = if (self.first..=last).contains(&number) { number } else { self.first };
        let from = self.here.clone();
        while number < self.number()
            && let Some(screen) = self.before.pop()
        {
            self.after.push(std::mem::replace(&mut self.here, screen));
        }
        while number > self.number()
            && let Some(screen) = self.after.pop()
        {
            self.before.push(std::mem::replace(&mut self.here, screen));
        }
        from != self.here
    }

    /// Lets the question that was just answered, and the questions on the way to it, know the answers.
    ///
    /// A reader who goes back then finds his answers marked. Screens of a way that he has left since stay as they were.
    pub(super) fn learn(&mut self, route: &RoadRoute) {
        if let Screen::Question(asking) = &mut self.here {
            asking.route = route.clone();
        }
        for screen in &mut self.before {
            if let Screen::Question(asking) = screen
                && route.begins_with(&asking.route)
            {
                asking.route = route.clone();
            }
        }
    }

    /// Forgets every screen but the start, which gets a number that was never used.
    pub(super) fn forget(&mut self) {
        let used = self.before.len() + self.after.len() + 1;
        *self = Self::new(self.first.saturating_add(u32::try_from(used).unwrap_or(u32::MAX)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{question_id, road, route};
    use super::super::screen::{Asking, Then};
    use super::*;

    fn question(route: RoadRoute, question: &str) -> Screen {
        Screen::Question(Asking { route, stage: 0, question: question_id(question), then: Then::Next })
    }

    /// A trail that starts at number 5, with the questions `a`, `b` and `c` after the start.
    fn walked() -> Trail {
        let road = road();
        let mut trail = Trail::new(5);
        trail.push(question(RoadRoute::default(), "a"));
        for (answers, next) in [(&[("a", 0)][..], "b"), (&[("a", 0), ("b", 0)][..], "c")] {
            let known = route(&road, answers);
            trail.learn(&known);
            trail.push(question(known, next));
        }
        trail
    }

    #[test]
    fn back_and_forward_show_what_was_there() {
        let mut trail = walked();
        let last = trail.here().clone();
        assert_eq!(trail.number(), 8);
        assert!(trail.visit(5));
        assert_eq!(trail.here(), &Screen::Start);
        assert!(trail.visit(8));
        assert_eq!(trail.here(), &last);
        assert!(!trail.visit(8));
    }

    #[test]
    fn questions_on_the_way_know_the_answers_after_them() {
        let mut trail = walked();
        let known = route(&road(), &[("a", 0), ("b", 0)]);
        trail.visit(6);
        assert_eq!(trail.here(), &question(known, "a"));
    }

    #[test]
    fn questions_of_a_way_that_was_left_stay_as_they_were() {
        let road = road();
        let mut trail = walked();
        let old = route(&road, &[("a", 0), ("b", 0)]);
        // From the third question on, the first is asked again and answered otherwise.
        trail.push(question(old.clone(), "a"));
        let new = route(&road, &[("a", 1)]);
        trail.learn(&new);
        trail.push(question(new.clone(), "c"));
        trail.visit(9);
        assert_eq!(trail.here(), &question(new, "a"));
        trail.visit(7);
        assert_eq!(trail.here(), &question(old, "b"));
    }

    #[test]
    fn a_new_screen_makes_the_ones_after_it_unreachable() {
        let mut trail = walked();
        trail.visit(6);
        trail.push(Screen::Outcome(RoadRoute::default()));
        assert_eq!(trail.number(), 7);
        assert!(trail.visit(8), "there is no eighth entry any more");
        assert_eq!(trail.here(), &Screen::Start);
    }

    #[test]
    fn an_entry_for_a_link_within_the_page_shows_the_same_screen() {
        let mut trail = walked();
        trail.stay();
        assert_eq!(trail.number(), 9);
        assert_eq!(trail.before(), Some(trail.here()));
        assert!(!trail.visit(8), "the same screen needs no drawing");
        assert!(trail.visit(7));

        let mut reader = Trail::new(0);
        reader.stay();
        assert!(reader.is_empty(), "who only reads has nothing to wipe");
    }

    #[test]
    fn unknown_numbers_lead_to_the_start() {
        for number in [0, 4, 9, u32::MAX] {
            let mut trail = walked();
            assert!(trail.visit(number));
            assert_eq!((trail.here(), trail.number()), (&Screen::Start, 5));
        }
    }

    #[test]
    fn after_a_wipe_no_earlier_number_means_anything() {
        let mut trail = walked();
        trail.visit(6);
        assert!(!trail.is_empty());
        trail.forget();
        assert!(trail.is_empty());
        assert_eq!(trail.number(), 9);
        trail.push(question(RoadRoute::default(), "a"));
        for number in 5..=8 {
            trail.visit(number);
            assert_eq!(trail.here(), &Screen::Start, "{number}");
            trail.visit(10);
        }
        assert_eq!(trail.here(), &question(RoadRoute::default(), "a"));
    }
}
