//! The page of a decision tree, with the app on it.

use serde_json::{Value, json};

use crate::device::Device;
use crate::element::Element;
use crate::find::Role;
use crate::page::Page;
use crate::site::Site;
use crate::tree::{Outcome, Question, Step, Tree};

/// What the button beside an answer is called, followed by the question: eyes see only its first word.
pub const CHANGE: &str = "Wijzig je antwoord op: ";

/// The page of a tree on which the app has taken over.
#[derive(Debug)]
pub struct TreePage<'t> {
    /// The page.
    pub page: Page,
    /// The tree.
    pub tree: &'t Tree,
}

impl<'t> TreePage<'t> {
    /// Opens the page of a tree and waits for the app.
    #[track_caller]
    pub fn open(site: &Site, device: Device, tree: &'t Tree) -> Self {
        let page = site.open(device);
        page.goto(&tree.url);
        let walk = Self { page, tree };
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
        self.page.wait_for("the start of the tree", "document.querySelector('.tree-app .tree-start')");
        self.app().find(Role::Button, "Begin");
    }

    /// Waits for a question.
    #[track_caller]
    pub fn at_question(&self, id: &str) -> &'t Question {
        self.page.wait_for(&format!("the question {id}"), &shown("question", id));
        self.tree.question(id)
    }

    /// Waits for an outcome.
    #[track_caller]
    pub fn at_outcome(&self, id: &str) -> &'t Outcome {
        self.page.wait_for(&format!("the outcome {id}"), &shown("outcome", id));
        self.tree.outcome(id)
    }

    /// Goes from the start to the first question.
    #[track_caller]
    pub fn begin(&self) {
        self.press("Begin");
        self.at_question(&self.tree.start);
    }

    /// Answers the question that is shown and goes on.
    #[track_caller]
    pub fn answer(&self, step: &Step) {
        let question = self.at_question(&step.question);
        self.choose(&question.answer(&step.answer).label);
        self.press("Verder");
    }

    /// Walks from the start along these answers.
    #[track_caller]
    pub fn walk(&self, steps: &[Step]) {
        self.begin();
        steps.iter().for_each(|step| self.answer(step));
    }

    /// Marks an answer.
    #[track_caller]
    pub fn choose(&self, label: &str) {
        self.app().find(Role::Radio, label).click();
    }

    /// Presses a button of the app.
    #[track_caller]
    pub fn press(&self, label: &str) {
        self.app().find(Role::Button, label).click();
    }

    /// From an outcome, goes back to a question to change its answer.
    #[track_caller]
    pub fn change(&self, question: &str) {
        let text = &self.tree.question(question).text;
        self.press(&format!("{CHANGE}{text}"));
        self.at_question(question);
    }

    /// The case note that an outcome offers, as it would be copied.
    #[track_caller]
    pub fn case_note(&self) -> String {
        let note = self.page.evaluate("document.querySelector('.tree-app .case-note__text').textContent");
        note.as_str().unwrap_or_else(|| panic!("no case note on {}", self.page.address())).to_owned()
    }

    /// Asks an outcome for a link with the answers, and gives its path and fragment.
    #[track_caller]
    pub fn make_link(&self) -> String {
        self.page.part(".tree-app .share > summary").click();
        self.press("Maak een link met deze antwoorden");
        let link = self.page.wait_for("the link", "document.querySelector('.tree-app .share__link')?.value");
        let link = link.as_str().and_then(|link| link.strip_prefix(self.page.origin()));
        link.unwrap_or_else(|| panic!("the link does not lead to this site")).to_owned()
    }

    /// The answer that is marked, if any.
    #[track_caller]
    pub fn marked(&self) -> Option<String> {
        let marked =
            self.page.evaluate("document.querySelector('.tree-app input:checked')?.labels[0].innerText ?? null");
        marked.as_str().map(|label| label.trim().to_owned())
    }

    /// The questions and answers that an outcome lists.
    #[track_caller]
    pub fn listed_answers(&self) -> Vec<Step> {
        // Two questions may ask the same in the same words, so that the list is read by identifiers.
        let listed = self.page.evaluate(
            "[...document.querySelectorAll('.tree-app [data-answered]')]
                .map(item => [item.dataset.answered, item.querySelector('.route__answer').innerText])",
        );
        let step = |pair: &Value| {
            let (id, label) = (pair[0].as_str().unwrap_or_default(), pair[1].as_str().unwrap_or_default());
            let question = self.tree.question(id);
            let answer = question.answers.iter().find(|answer| answer.label == label);
            let answer = answer.unwrap_or_else(|| panic!("no answer `{label}` to `{id}`"));
            Step { question: question.id.clone(), answer: answer.id.clone() }
        };
        listed.as_array().into_iter().flatten().map(step).collect()
    }
}

/// Whether the app shows the question or outcome with this identifier.
fn shown(kind: &str, id: &str) -> String {
    let selector = json!(format!(".tree-app [data-{kind}='{id}']"));
    format!("document.querySelector({selector})")
}
