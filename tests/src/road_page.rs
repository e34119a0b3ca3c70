//! The page of the guided road, with the app on it.

use crate::device::Device;
use crate::element::Element;
use crate::find::Role;
use crate::page::Page;
use crate::site::Site;

/// Its address.
pub const ROAD: &str = "/mag-ik-dit-delen/";

/// The page of the guided road on which the app has taken over.
#[derive(Debug)]
pub struct RoadPage {
    /// The page.
    pub page: Page,
}

impl RoadPage {
    /// Opens the page and waits for the app.
    #[track_caller]
    pub fn open(site: &Site, device: Device) -> Self {
        let page = site.open(device);
        page.goto(ROAD);
        Self::on(page)
    }

    /// The road on a page that shows it.
    #[track_caller]
    pub fn on(page: Page) -> Self {
        let walk = Self { page };
        walk.at_start();
        walk
    }

    /// What the app shows.
    #[track_caller]
    pub fn app(&self) -> Element<'_> {
        self.page.part(".tree-app")
    }

    /// Waits for the screen from which a walk begins.
    #[track_caller]
    pub fn at_start(&self) {
        self.page.wait_for("the start of the road", "document.querySelector('.tree-app .tree-start')");
    }

    /// Waits for an outcome.
    #[track_caller]
    pub fn at_outcome(&self, id: &str) {
        let shown = format!("document.querySelector(\".tree-app [data-outcome='{id}']\")");
        self.page.wait_for(&format!("the outcome {id}"), &shown);
    }

    /// The question that is shown, with its stage; empty at an outcome and at the start.
    #[track_caller]
    pub fn question(&self) -> String {
        let shown = self.page.evaluate(
            "(() => {
                const question = document.querySelector('.tree-app [data-question]');
                return question ? `${question.querySelector('[data-stage]').dataset.stage}/${question.dataset.question}` : '';
            })()",
        );
        shown.as_str().unwrap_or_default().to_owned()
    }

    /// Presses a button of the app.
    #[track_caller]
    pub fn press(&self, label: &str) {
        self.app().find(Role::Button, label).click();
    }

    /// Gives these answers, one after another.
    #[track_caller]
    pub fn walk(&self, answers: &[&str]) {
        answers.iter().for_each(|answer| self.answer(answer));
    }

    /// Answers the question that is shown and waits for what comes next.
    #[track_caller]
    pub fn answer(&self, label: &str) {
        let before = self.question();
        self.app().find(Role::Radio, label).click();
        self.press("Verder");
        let next = format!(
            "(document.querySelector('.tree-app [data-outcome]') || (() => {{
                const question = document.querySelector('.tree-app [data-question]');
                const stage = question?.querySelector('[data-stage]');
                return stage && `${{stage.dataset.stage}}/${{question.dataset.question}}` !== '{before}';
            }})()) && true"
        );
        self.page.wait_for(&format!("what follows on {before}"), &next);
    }
}
