//! Guided roads: trees one after another, in an order that follows from their outcomes.
//!
//! A [`Road`] can only be made from [`RoadParts`] that pass [`verify`](self::verify): every outcome of the tree of every
//! stage either ends the road or leads to one existing stage, every stage is reachable and no way goes round. Since
//! every way through a tree ends, every way along a road ends too, and a walk along it cannot fail.

use serde::{Deserialize, Serialize};

use crate::duty::DutyKind;
use crate::id::{OutcomeId, StageId, TreeId};
use crate::tree::Tree;
use crate::walk;

mod route;
pub mod rules;
mod verify;
pub mod who;

pub use route::{RoadChange, RoadPosition, RoadRoute, Walked};
pub use verify::{Fault, Place};

/// A verified road.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RoadParts", into = "RoadParts")]
pub struct Road {
    parts: RoadParts,
    start: usize,
    /// For each stage, its tree and what follows on the outcomes of that tree.
    nodes: Vec<Node>,
}

/// What a road is made of, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoadParts {
    /// The first stage.
    pub start: StageId,
    /// The stages, in the order of the content.
    pub stages: Vec<Stage>,
    /// The trees of the stages, each once.
    pub trees: Vec<Tree>,
}

/// A part of a road: one tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// Unique within the road.
    pub id: StageId,
    /// The tree that is walked here. Two stages may walk the same tree and go on differently.
    pub tree: TreeId,
    /// What it is called here, where its tree's own name would not tell it apart.
    pub title: Option<String>,
    /// What follows on each outcome of the tree.
    pub on: Vec<Junction>,
}

/// What follows on an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Junction {
    /// The outcome.
    pub outcome: OutcomeId,
    /// What follows on it.
    pub to: Goal,
    /// The kinds of duties of the outcome that hold wherever the road ends. Others say what to do if it had ended here.
    pub keep: Vec<DutyKind>,
}

/// What follows on an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Goal {
    /// Another stage.
    Stage(StageId),
    /// Nothing: the outcome is that of the road.
    End,
}

/// A stage with its references resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Node {
    tree: usize,
    /// For each outcome of the tree, the stage that follows.
    next: Vec<Option<usize>>,
    /// The most stages that can still come after this one.
    depth: usize,
}

impl Road {
    /// Verifies the parts and makes a road of them.
    ///
    /// # Errors
    /// Everything that is wrong with the parts, not only the first fault.
    pub fn new(parts: RoadParts) -> Result<Self, Vec<Fault>> {
        let (start, nodes) = verify::verify(&parts)?;
        Ok(Self { parts, start, nodes })
    }

    /// The road that is one tree long.
    pub fn single(tree: Tree) -> Self {
        let (id, outcomes) = (tree.id().clone(), &tree.parts().outcomes);
        let end =
            |outcome: &crate::tree::Outcome| Junction { outcome: outcome.id.clone(), to: Goal::End, keep: Vec::new() };
        let stage = Stage { id: id.clone().into(), tree: id, title: None, on: outcomes.iter().map(end).collect() };
        let node = Node { tree: 0, next: vec![None; outcomes.len()], depth: 0 };
        let parts = RoadParts { start: stage.id.clone(), stages: vec![stage], trees: vec![tree] };
        Self { parts, start: 0, nodes: vec![node] }
    }

    /// What the road is made of.
    pub fn parts(&self) -> &RoadParts {
        &self.parts
    }

    /// The first stage.
    pub fn start(&self) -> usize {
        self.start
    }

    /// The tree of a stage of this road.
    pub fn tree(&self, stage: usize) -> &Tree {
        &self.parts.trees[self.nodes[stage].tree]
    }

    /// What a stage is called.
    pub fn label(&self, stage: usize) -> String {
        self.parts.stages[stage].title.clone().unwrap_or_else(|| self.tree(stage).label())
    }

    /// The most stages that a reader walks.
    pub fn longest(&self) -> usize {
        self.remaining_after(self.start) + 1
    }

    /// The most stages that can still come after this one.
    pub fn remaining_after(&self, stage: usize) -> usize {
        self.nodes[stage].depth
    }

    /// The most questions that a reader answers on the whole road.
    pub fn longest_walk(&self) -> usize {
        // Level by level: what a stage leads to is added up before the stage.
        let mut longest = vec![0; self.nodes.len()];
        for level in 0..self.nodes.len() {
            for stage in (0..self.nodes.len()).filter(|&stage| self.nodes[stage].depth == level) {
                let after = self.nodes[stage].next.iter().flatten().map(|&next| longest[next]).max();
                longest[stage] = self.tree(stage).longest() + after.unwrap_or(0);
            }
        }
        longest[self.start]
    }

    /// The number of ways along the road, without walking them all.
    pub fn route_count(&self) -> usize {
        let mut counts = vec![0usize; self.nodes.len()];
        for level in 0..self.nodes.len() {
            for stage in (0..self.nodes.len()).filter(|&stage| self.nodes[stage].depth == level) {
                let after = |next: Option<usize>| next.map_or(1, |next| counts[next]);
                let outcomes = walk::routes(self.tree(stage)).map(|(_, outcome)| self.next(stage, outcome));
                counts[stage] = outcomes.fold(0, |sum, next| sum.saturating_add(after(next)));
            }
        }
        counts[self.start]
    }

    /// The stage that follows on an outcome of the tree of a stage; `None` where the road ends.
    pub fn next(&self, stage: usize, outcome: &OutcomeId) -> Option<usize> {
        let at = self.tree(stage).parts().outcomes.iter().position(|known| known.id == *outcome)?;
        self.nodes[stage].next[at]
    }

    /// Which duties of an outcome hold wherever the road ends.
    fn kept(&self, stage: usize, outcome: &OutcomeId) -> &[DutyKind] {
        let junction = self.parts.stages[stage].on.iter().find(|junction| junction.outcome == *outcome);
        junction.map_or(&[], |junction| &junction.keep)
    }
}

impl TryFrom<RoadParts> for Road {
    type Error = &'static str;

    fn try_from(parts: RoadParts) -> Result<Self, &'static str> {
        // Which fault it is matters to nobody here, and the words for all of them would weigh in the browser.
        Self::new(parts).map_err(|_| "dit is geen weg")
    }
}

impl From<Road> for RoadParts {
    fn from(road: Road) -> Self {
        road.parts
    }
}
