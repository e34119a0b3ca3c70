//! Scenarios against trees: each comes to its outcome, and together they walk every route.

use std::collections::BTreeSet;

use model::tree::{Position, Tree};
use model::walk::{self, Choice, Route};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::site::{Scenario, Site};

/// Each scenario answers the questions that it meets, no others, and comes to the outcome that it names.
pub(super) fn outcomes(site: &Site, diagnostics: &mut Diagnostics) {
    for scenario in &site.scenarios {
        if let Some(tree) = site.tree(&scenario.tree) {
            outcome(scenario, tree, diagnostics);
        }
    }
}

fn outcome(scenario: &Scenario, tree: &Tree, diagnostics: &mut Diagnostics) {
    let mut known = true;
    for answer in &scenario.answers {
        let Choice { question, answer: id } = &answer.value;
        let fault = match tree.question(question) {
            None => {
                let names = tree.parts().questions.iter().map(|question| question.id.as_str());
                Diagnostic::error("onbekende-vraag", answer.at, format!("vraag `{question}` bestaat niet"))
                    .suggest(question.as_str(), names)
            }
            Some(asked) if !asked.answers.iter().any(|answer| answer.id == *id) => {
                let names = asked.answers.iter().map(|answer| answer.id.as_str());
                Diagnostic::error(
                    "onbekend-antwoord",
                    answer.at,
                    format!("vraag `{question}` heeft geen antwoord `{id}`"),
                )
                .suggest(id.as_str(), names)
            }
            Some(_) => continue,
        };
        diagnostics.push(fault);
        known = false;
    }
    if !known {
        return;
    }
    let choices: Vec<_> = scenario.answers.iter().map(|answer| answer.value.clone()).collect();
    let route = Route::follow(tree, &choices);
    for answer in scenario.answers.iter().filter(|answer| route.answer_to(&answer.value.question).is_none()) {
        let message = format!("deze route komt niet langs vraag `{}`", answer.value.question);
        diagnostics.push(Diagnostic::error("scenario", answer.at, message).hint("haal dit antwoord weg"));
    }
    match route.position(tree) {
        Position::Question(question) => {
            let message = format!("het scenario stopt bij vraag `{}`", question.id);
            diagnostics
                .push(Diagnostic::error("scenario", scenario.at, message).hint("geef ook op deze vraag een antwoord"));
        }
        Position::Outcome(outcome) if outcome.id.as_str() != scenario.outcome.value => {
            let message = format!(
                "het scenario “{}” komt uit bij `{}`, niet bij `{}`",
                scenario.situation, outcome.id, scenario.outcome.value
            );
            diagnostics.push(
                Diagnostic::error("scenario", scenario.outcome.at, message)
                    .hint("verbeter de uitkomst, de antwoorden of de afweging"),
            );
        }
        Position::Outcome(_) => {}
    }
}

/// Every route through every tree is walked by a scenario.
pub(super) fn coverage(site: &Site, diagnostics: &mut Diagnostics) {
    for tree in &site.trees {
        let (tree, at) = (&tree.value, tree.at);
        // A scenario that does not come out was meant to walk some route; which one is not known.
        if site.scenarios.iter().any(|scenario| scenario.tree == *tree.id() && !comes_out(scenario, tree)) {
            continue;
        }
        let walked: BTreeSet<Vec<(&str, &str)>> = site
            .scenarios
            .iter()
            .filter(|scenario| scenario.tree == *tree.id())
            .map(|scenario| {
                let choices: Vec<_> = scenario.answers.iter().map(|answer| answer.value.clone()).collect();
                let route = Route::follow(tree, &choices);
                // The route's choices are among the scenario's; those live as long as the site.
                scenario
                    .answers
                    .iter()
                    .map(|answer| &answer.value)
                    .filter(|choice| route.choices().contains(choice))
                    .map(pair)
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .collect()
            })
            .collect();
        for (route, outcome) in walk::routes(tree) {
            let mut steps: Vec<_> = route.choices().iter().map(pair).collect();
            let written: Vec<_> = steps.iter().map(|(question, answer)| format!("{question} = \"{answer}\"")).collect();
            steps.sort_unstable();
            if !walked.contains(&steps) {
                let message = format!("geen scenario loopt de route naar `{outcome}`: {}", written.join(", "));
                let hint = format!(
                    "voeg een scenario toe in `afwegingen/{}.scenarios.toml` met `answers = {{ {} }}`",
                    tree.id(),
                    written.join(", ")
                );
                diagnostics.push(Diagnostic::error("route-zonder-scenario", at, message).hint(hint));
            }
        }
    }
}

fn comes_out(scenario: &Scenario, tree: &Tree) -> bool {
    let choices: Vec<_> = scenario.answers.iter().map(|answer| answer.value.clone()).collect();
    matches!(Route::follow(tree, &choices).position(tree), Position::Outcome(_))
}

fn pair(choice: &Choice) -> (&str, &str) {
    (choice.question.as_str(), choice.answer.as_str())
}
