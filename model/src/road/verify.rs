//! Proof that a road ends everywhere: every fault is found, each with the place that it is at.

use std::fmt;

use super::{Goal, Node, RoadParts, Stage};
use crate::id::{OutcomeId, StageId, TreeId};
use crate::tree::Tree;

/// Where in a road a fault is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The first stage is named here.
    Start,
    /// A stage, by its index.
    Stage(usize),
    /// What follows on an outcome, by the index of its stage and its own.
    Junction(usize, usize),
}

/// Something that makes parts unfit to be a road.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The first stage does not exist.
    UnknownStart(StageId),
    /// An outcome leads to a stage that does not exist.
    UnknownStage(Place, StageId),
    /// The tree of a stage is not among the trees.
    UnknownTree(Place, TreeId),
    /// The tree of the stage has no such outcome.
    UnknownOutcome(Place, OutcomeId),
    /// Two stages have the same identifier.
    DuplicateStage(Place, StageId),
    /// The same outcome stands twice in a stage.
    DuplicateOutcome(Place, OutcomeId),
    /// The stage does not say what follows on this outcome of its tree.
    MissingOutcome(Place, OutcomeId),
    /// No way leads to this stage.
    UnreachableStage(Place, StageId),
    /// A way comes back to where it was.
    Cycle(Place, Vec<StageId>),
}

impl Fault {
    /// Where the fault is.
    pub fn place(&self) -> Place {
        match self {
            Self::UnknownStart(_) => Place::Start,
            Self::UnknownStage(place, _)
            | Self::UnknownTree(place, _)
            | Self::UnknownOutcome(place, _)
            | Self::DuplicateStage(place, _)
            | Self::DuplicateOutcome(place, _)
            | Self::MissingOutcome(place, _)
            | Self::UnreachableStage(place, _)
            | Self::Cycle(place, _) => place.clone(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownStart(id) | Self::UnknownStage(_, id) => write!(f, "stap `{id}` bestaat niet"),
            Self::UnknownTree(_, id) => write!(f, "afweging `{id}` bestaat niet"),
            Self::UnknownOutcome(_, id) => write!(f, "de afweging van deze stap heeft geen uitkomst `{id}`"),
            Self::DuplicateStage(_, id) => write!(f, "stap `{id}` staat twee keer in deze weg"),
            Self::DuplicateOutcome(_, id) => write!(f, "uitkomst `{id}` staat twee keer bij deze stap"),
            Self::MissingOutcome(_, id) => write!(f, "deze stap zegt niet wat er volgt op uitkomst `{id}`"),
            Self::UnreachableStage(_, id) => write!(f, "geen enkele route komt bij stap `{id}`"),
            Self::Cycle(_, path) => {
                let path: Vec<_> = path.iter().map(|id| format!("`{id}`")).collect();
                write!(f, "de weg gaat rond: {}", path.join(" → "))
            }
        }
    }
}

/// The first stage, and every stage with its references resolved.
pub(super) fn verify(parts: &RoadParts) -> Result<(usize, Vec<Node>), Vec<Fault>> {
    let mut faults = Vec::new();
    let index = |id: &StageId| parts.stages.iter().position(|stage| stage.id == *id);
    let start = index(&parts.start);
    if start.is_none() {
        faults.push(Fault::UnknownStart(parts.start.clone()));
    }
    let mut nodes = Vec::with_capacity(parts.stages.len());
    for (at, stage) in parts.stages.iter().enumerate() {
        if index(&stage.id) != Some(at) {
            faults.push(Fault::DuplicateStage(Place::Stage(at), stage.id.clone()));
        }
        match parts.trees.iter().position(|tree| *tree.id() == stage.tree) {
            Some(tree) => {
                let next = junctions(at, stage, &parts.trees[tree], index, &mut faults);
                nodes.push(Node { tree, next, depth: 0 });
            }
            None => faults.push(Fault::UnknownTree(Place::Stage(at), stage.tree.clone())),
        }
    }
    // Where a reference is missing, "unreachable" and "goes round" would only be echoes of that fault.
    let Some(start) = start.filter(|_| faults.is_empty()) else {
        return Err(faults);
    };
    reachable(parts, start, &nodes, &mut faults);
    depths(parts, &mut nodes, &mut faults);
    if faults.is_empty() { Ok((start, nodes)) } else { Err(faults) }
}

/// For each outcome of the tree of a stage, the stage that follows.
fn junctions(
    at: usize,
    stage: &Stage,
    tree: &Tree,
    index: impl Fn(&StageId) -> Option<usize>,
    faults: &mut Vec<Fault>,
) -> Vec<Option<usize>> {
    let outcomes = &tree.parts().outcomes;
    for (number, junction) in stage.on.iter().enumerate() {
        let place = Place::Junction(at, number);
        if !outcomes.iter().any(|outcome| outcome.id == junction.outcome) {
            faults.push(Fault::UnknownOutcome(place.clone(), junction.outcome.clone()));
        }
        if stage.on[..number].iter().any(|earlier| earlier.outcome == junction.outcome) {
            faults.push(Fault::DuplicateOutcome(place.clone(), junction.outcome.clone()));
        }
        if let Goal::Stage(id) = &junction.to
            && index(id).is_none()
        {
            faults.push(Fault::UnknownStage(place, id.clone()));
        }
    }
    let mut next = Vec::with_capacity(outcomes.len());
    for outcome in outcomes {
        match stage.on.iter().find(|junction| junction.outcome == outcome.id).map(|junction| &junction.to) {
            Some(Goal::Stage(id)) => next.push(index(id)),
            Some(Goal::End) => next.push(None),
            None => faults.push(Fault::MissingOutcome(Place::Stage(at), outcome.id.clone())),
        }
    }
    next
}

fn reachable(parts: &RoadParts, start: usize, nodes: &[Node], faults: &mut Vec<Fault>) {
    let mut reached = vec![false; nodes.len()];
    reached[start] = true;
    let mut todo = vec![start];
    while let Some(stage) = todo.pop() {
        for &next in nodes[stage].next.iter().flatten() {
            if !std::mem::replace(&mut reached[next], true) {
                todo.push(next);
            }
        }
    }
    for (at, stage) in parts.stages.iter().enumerate().filter(|(at, _)| !reached[*at]) {
        faults.push(Fault::UnreachableStage(Place::Stage(at), stage.id.clone()));
    }
}

/// The longest way on from each stage. Stages from which every way is known to end are settled one after another; what
/// is left when none can be settled any more goes round, or leads to where it goes round.
fn depths(parts: &RoadParts, nodes: &mut [Node], faults: &mut Vec<Fault>) {
    let mut settled = vec![false; nodes.len()];
    while let Some(stage) =
        (0..nodes.len()).find(|&stage| !settled[stage] && nodes[stage].next.iter().flatten().all(|&next| settled[next]))
    {
        nodes[stage].depth = nodes[stage].next.iter().flatten().map(|&next| nodes[next].depth + 1).max().unwrap_or(0);
        settled[stage] = true;
    }
    let Some(first) = settled.iter().position(|settled| !settled) else { return };
    let mut path = vec![first];
    // A stage that is not settled leads to another such stage, so that some stage comes twice in the end.
    while let Some(next) = path.last().and_then(|&last| nodes[last].next.iter().flatten().find(|&&next| !settled[next]))
    {
        let known = path.iter().position(|stage| stage == next);
        path.push(*next);
        if let Some(from) = known {
            let ring = path[from..].iter().map(|&stage| parts.stages[stage].id.clone()).collect();
            faults.push(Fault::Cycle(Place::Stage(*next), ring));
            return;
        }
    }
}
