//! What the island walks and shows: one tree, or a guided road of several.

use model::case_note::Edition;
use model::id::PartnerId;
use model::island::{CardLink, RoadIsland, TreeIsland};
use model::note::Note;
use model::road::rules::RoleRules;
use model::road::{Road, RoadRoute, who};
use model::tree::{Answer, Outcome, Tree};

use crate::text;

/// Everything that the island shows.
pub(super) struct Data {
    /// What is walked; a tree alone is a road of one stage.
    pub(super) road: Road,
    /// The notes that something on the road names.
    pub(super) notes: Vec<Note>,
    /// The conversation cards of the outcomes.
    cards: Vec<CardLink>,
    /// What a case note says it was made with.
    pub(super) edition: Edition,
    /// What the first stage of a guided road asks from; a tree alone asks nothing.
    pub(super) asked: Option<Asked>,
}

/// What a guided road asks before its trees.
pub(super) struct Asked {
    pub(super) rules: Vec<RoleRules>,
    /// The partner that stands for every party that the source does not name.
    pub(super) unnamed: PartnerId,
}

/// The words that differ between a tree and a road.
pub(super) struct Words {
    /// The heading of the start screen.
    pub(super) start: &'static str,
    /// The fold with the static part.
    pub(super) all: &'static str,
}

impl From<TreeIsland> for Data {
    fn from(island: TreeIsland) -> Self {
        let TreeIsland { tree, notes, cards, edition } = island;
        Self { road: Road::single(tree), notes, cards, edition, asked: None }
    }
}

impl From<RoadIsland> for Data {
    fn from(island: RoadIsland) -> Self {
        let asked = Asked { rules: island.rules, unnamed: island.unnamed };
        let RoadIsland { road, notes, cards, edition, .. } = island;
        Self { road, notes, cards, edition, asked: Some(asked) }
    }
}

impl Data {
    /// Whether there are several stages, which the reader is told about.
    pub(super) fn is_long(&self) -> bool {
        self.asked.is_some()
    }

    /// The tree that is walked, when it is one alone.
    pub(super) fn alone(&self) -> Option<&Tree> {
        (!self.is_long()).then(|| self.road.tree(self.road.start()))
    }

    /// The conversation card of an outcome of a stage, where it has one.
    pub(super) fn card(&self, stage: usize, outcome: &Outcome) -> Option<&CardLink> {
        let tree = self.road.tree(stage).id();
        self.cards.iter().find(|card| card.tree == *tree && card.outcome == outcome.id)
    }

    pub(super) fn words(&self) -> Words {
        if self.is_long() {
            Words { start: text::START_ROAD, all: text::ALL_STAGES }
        } else {
            Words { start: text::START_TITLE, all: text::ALL }
        }
    }

    /// The rules for the reader's role, and the answer that names the partner, once both are known.
    pub(super) fn who(&self, route: &RoadRoute) -> Option<(&RoleRules, &Answer)> {
        let stage = self.road.start();
        let choices = route.in_stage(stage);
        let last = choices.last()?;
        let row = who::role(last)?;
        let answers = &self.road.tree(stage).question(&last.question)?.answers;
        let partner = answers.iter().find(|answer| answer.id == last.answer)?;
        Some((self.asked.as_ref()?.rules.iter().find(|rules| rules.row.as_str() == row)?, partner))
    }
}
