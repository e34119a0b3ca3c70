//! The discussion of a casus follows its tree: it comes past the questions in an order that the tree allows, leaves out
//! none that its reasoning leads to, and names the outcome where only one is left.

use super::{Fault, Place};
use crate::tree::casus::{Casus, Ending, Reasoning};
use crate::tree::{Step, TreeParts};

/// Checks every casus of a tree whose questions and outcomes are sound.
pub(super) fn discussions(parts: &TreeParts, start: usize, targets: &[Vec<Step>], faults: &mut Vec<Fault>) {
    for (index, casus) in parts.casus.iter().enumerate() {
        // Few, and a set would weigh more in the browser than it saves.
        if parts.casus[..index].iter().any(|earlier| earlier.id == casus.id) {
            faults.push(Fault::DuplicateId(Place::Casus(index), casus.id.to_string()));
        }
        discussion(parts, (start, targets), (index, casus), faults);
    }
}

fn discussion(
    parts: &TreeParts,
    (start, targets): (usize, &[Vec<Step>]),
    (index, casus): (usize, &Casus),
    faults: &mut Vec<Fault>,
) {
    // Where the reasoning so far can have come.
    let mut open = vec![Step::Question(start)];
    for (at, point) in casus.discussion.iter().enumerate() {
        let place = Place::Point(index, at);
        let Some(question) = parts.questions.iter().position(|question| question.id == point.question) else {
            faults.push(Fault::UnknownQuestion(place, point.question.clone()));
            return;
        };
        if !open.contains(&Step::Question(question)) {
            faults.push(Fault::OffRoute(place, point.question.clone()));
            return;
        }
        open.retain(|step| *step != Step::Question(question));
        match &point.reasoning {
            Reasoning::Open => open.extend(&targets[question]),
            Reasoning::Leads(id) => {
                match parts.questions[question].answers.iter().position(|answer| answer.id == *id) {
                    Some(answer) => open.push(targets[question][answer]),
                    None => {
                        faults.push(Fault::UnknownAnswer(place, point.question.clone(), id.clone()));
                        return;
                    }
                }
            }
        }
    }
    ending(parts, (index, casus), &open, faults);
}

/// Every question that the reasoning can come to is discussed, and the ending is the outcome that is left.
fn ending(parts: &TreeParts, (index, casus): (usize, &Casus), open: &[Step], faults: &mut Vec<Fault>) {
    let mut outcomes: Vec<usize> = Vec::new();
    for step in open {
        match *step {
            Step::Question(question) => {
                faults.push(Fault::NotDiscussed(Place::Casus(index), parts.questions[question].id.clone()));
                return;
            }
            Step::Outcome(outcome) if outcomes.contains(&outcome) => {}
            Step::Outcome(outcome) => outcomes.push(outcome),
        }
    }
    let only = match outcomes.as_slice() {
        [only] => Some(&parts.outcomes[*only].id),
        _ => None,
    };
    match (&casus.ending, only) {
        (Ending::Outcome(named), Some(only)) if named == only => {}
        (Ending::Open, None) => {}
        _ => faults.push(Fault::WrongEnding(Place::Casus(index), only.cloned())),
    }
}
