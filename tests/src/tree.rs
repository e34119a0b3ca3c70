//! The decision trees as the outside world knows them: the open data, and the routes that the generator lists.

use serde_json::Value;

use crate::site::{Site, ask_site_gen};

/// A decision tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// The last part of its address.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The first question.
    pub start: String,
    /// The questions.
    pub questions: Vec<Question>,
    /// The outcomes.
    pub outcomes: Vec<Outcome>,
    /// Every way from the first question to an outcome.
    pub routes: Vec<Route>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Unique within the tree.
    pub id: String,
    /// The question.
    pub text: String,
    /// What can be answered.
    pub answers: Vec<Answer>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Unique within the question.
    pub id: String,
    /// The answer.
    pub label: String,
    /// Where it leads.
    pub to: Target,
}

/// Where an answer leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a question.
    Question(String),
    /// To an outcome.
    Outcome(String),
}

/// An outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Unique within the tree.
    pub id: String,
    /// The word for machines.
    pub verdict: String,
    /// What to do, in a few words.
    pub title: String,
    /// What the professional does.
    pub duties: Vec<String>,
}

/// A way through a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Questions with their answers, in order.
    pub steps: Vec<Step>,
    /// The outcome.
    pub outcome: String,
    /// The verdict of the outcome.
    pub verdict: String,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
}

impl Tree {
    /// Every tree of the site, with the routes that the generator lists for it.
    #[track_caller]
    pub fn all(site: &Site) -> Vec<Self> {
        let data = site.data("afwegingen");
        let paths: Value = serde_json::from_str(&ask_site_gen(&["paths", "--format", "json"])).expect("paths are JSON");
        let paths = list(&paths["trees"]);
        let trees: Vec<_> = list(&data["trees"]).iter().map(|tree| Self::read(tree, paths)).collect();
        assert!(!trees.is_empty() && trees.len() == paths.len(), "the open data and the paths hold the same trees");
        trees
    }

    /// The tree with the longest route: the one in which most can happen.
    #[track_caller]
    pub fn longest(site: &Site) -> Self {
        let trees = Self::all(site);
        let longest = trees.into_iter().max_by_key(|tree| tree.longest_route().steps.len());
        longest.expect("there is a tree")
    }

    /// The tree with this identifier.
    #[track_caller]
    pub fn named(id: &str) -> Self {
        let found = Self::all(Site::shared()).into_iter().find(|tree| tree.id == id);
        found.unwrap_or_else(|| panic!("the site has no tree {id}"))
    }

    /// The question with this identifier.
    #[track_caller]
    pub fn question(&self, id: &str) -> &Question {
        let found = self.questions.iter().find(|question| question.id == id);
        found.unwrap_or_else(|| panic!("{} has no question {id}", self.id))
    }

    /// The outcome with this identifier.
    #[track_caller]
    pub fn outcome(&self, id: &str) -> &Outcome {
        let found = self.outcomes.iter().find(|outcome| outcome.id == id);
        found.unwrap_or_else(|| panic!("{} has no outcome {id}", self.id))
    }

    /// The route with the most questions; the first of them.
    #[track_caller]
    pub fn longest_route(&self) -> &Route {
        let longest = self.routes.iter().map(|route| route.steps.len()).max().unwrap_or_default();
        let found = self.routes.iter().find(|route| route.steps.len() == longest);
        found.unwrap_or_else(|| panic!("{} has no route", self.id))
    }

    /// For each outcome, the first route that comes to it: the one of which the generator prints the note.
    pub fn first_routes(&self) -> impl Iterator<Item = &Route> {
        let first = |outcome: &Outcome| self.routes.iter().find(|route| route.outcome == outcome.id);
        self.outcomes.iter().filter_map(first)
    }

    fn read(tree: &Value, paths: &[Value]) -> Self {
        let id = text(&tree["id"]);
        let routes = paths.iter().find(|paths| paths["id"] == tree["id"]);
        let routes = routes.unwrap_or_else(|| panic!("paths does not list {id}"));
        Self {
            title: text(&tree["title"]),
            url: text(&tree["url"]),
            start: text(&tree["start"]),
            questions: list(&tree["questions"]).iter().map(Question::read).collect(),
            outcomes: list(&tree["outcomes"]).iter().map(Outcome::read).collect(),
            routes: list(&routes["routes"]).iter().map(Route::read).collect(),
            id,
        }
    }
}

impl Question {
    /// The answer with this identifier.
    #[track_caller]
    pub fn answer(&self, id: &str) -> &Answer {
        let found = self.answers.iter().find(|answer| answer.id == id);
        found.unwrap_or_else(|| panic!("{} has no answer {id}", self.id))
    }

    fn read(question: &Value) -> Self {
        Self {
            id: text(&question["id"]),
            text: text(&question["text"]),
            answers: list(&question["answers"]).iter().map(Answer::read).collect(),
        }
    }
}

impl Answer {
    fn read(answer: &Value) -> Self {
        let to = &answer["to"];
        let to = match (to["question"].as_str(), to["outcome"].as_str()) {
            (Some(question), None) => Target::Question(question.to_owned()),
            (None, Some(outcome)) => Target::Outcome(outcome.to_owned()),
            _ => panic!("an answer leads to one place, not to {to}"),
        };
        Self { id: text(&answer["id"]), label: text(&answer["label"]), to }
    }
}

impl Outcome {
    /// The verdict in the words that a reader sees.
    #[track_caller]
    pub fn verdict_in_words(&self) -> &'static str {
        match self.verdict.as_str() {
            "share" => "Delen mag",
            "share-limited" => "Deel beperkt",
            "do-not-share" => "Niet delen",
            "inform-first" => "Informeer eerst de cliënt",
            "refer" => "Verwijs door",
            "consult-first" => "Overleg eerst",
            "act" => "Doe dit",
            "continue" => "Nog geen besluit: ga door",
            other => panic!("no such verdict: {other}"),
        }
    }

    fn read(outcome: &Value) -> Self {
        Self {
            id: text(&outcome["id"]),
            verdict: text(&outcome["verdict"]),
            title: text(&outcome["title"]),
            duties: list(&outcome["duties"]).iter().map(text).collect(),
        }
    }
}

impl Route {
    fn read(route: &Value) -> Self {
        let step = |step: &Value| Step { question: text(&step["question"]), answer: text(&step["answer"]) };
        Self {
            steps: list(&route["answers"]).iter().map(step).collect(),
            outcome: text(&route["outcome"]),
            verdict: text(&route["verdict"]),
        }
    }
}

#[track_caller]
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("expected a text, not {value}")).to_owned()
}

#[track_caller]
fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("expected a list, not {value}"))
}
