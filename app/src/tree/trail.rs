//! The screens that the reader has seen, in step with the entries of the browser's history.
//!
//! An entry of the browser holds nothing but a number; which screen that is stands here, in memory. Numbers are never
//! used twice, so that an entry from before a reload or a wipe means nothing and leads to the start.

use model::walk::Route;

use super::screen::Screen;

/// The screens before, at and after the one that is shown. The first is always the start.
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
        Self {
            first,
            before: Vec::new(),
            here: Screen::Start,
            after: Vec::new(),
        }
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
        self.first
            .saturating_add(u32::try_from(self.before.len()).unwrap_or(u32::MAX))
    }

    /// Whether there is nothing but the start: no answer is remembered.
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Goes on to a new screen; the screens after the present one are forgotten, as the browser does.
    pub(super) fn push(&mut self, screen: Screen) {
        self.after.clear();
        self.before.push(std::mem::replace(&mut self.here, screen));
    }

    /// Goes to the screen with this number, or to the start when there is none. Says whether anything changed.
    pub(super) fn visit(&mut self, number: u32) -> bool {
        let last = self
            .number()
            .saturating_add(u32::try_from(self.after.len()).unwrap_or(u32::MAX));
        let number = if (self.first..=last).contains(&number) {
            number
        } else {
            self.first
        };
        let from = self.number();
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
        from != number
    }

    /// Lets the question that was just answered, and the questions on the way to it, know the answers.
    ///
    /// A reader who goes back then finds his answers marked. Screens of a way that he has left since stay as they were.
    pub(super) fn learn(&mut self, route: &Route) {
        if let Screen::Question(asking) = &mut self.here {
            asking.route = route.clone();
        }
        for screen in &mut self.before {
            if let Screen::Question(asking) = screen
                && route.choices().starts_with(asking.route.choices())
            {
                asking.route = route.clone();
            }
        }
    }

    /// Forgets every screen but the start, which gets a number that was never used.
    pub(super) fn forget(&mut self) {
        let used = self.before.len() + self.after.len() + 1;
        *self = Self::new(
            self.first
                .saturating_add(u32::try_from(used).unwrap_or(u32::MAX)),
        );
    }
}
