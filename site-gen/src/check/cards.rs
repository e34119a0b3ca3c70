//! Conversation cards against outcomes: no outcome that involves the client is forgotten.

use std::collections::BTreeSet;

use model::id::OutcomeId;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::site::Site;

/// Every outcome that a card or the list names exists, and is named once.
pub(super) fn outcomes(site: &Site, diagnostics: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for named in &site.card_outcomes {
        let (tree, outcome) = (&named.value.tree, &named.value.outcome);
        let Some(known) = site.tree(tree) else { continue };
        if known.outcome(outcome).is_none() {
            let names = known.parts().outcomes.iter().map(|outcome| outcome.id.as_str());
            let message = format!("afweging `{tree}` heeft geen uitkomst `{outcome}`");
            let diagnostic = Diagnostic::error("onbekende-uitkomst", named.at, message);
            diagnostics.push(diagnostic.suggest(outcome.as_str(), names));
        } else if !seen.insert(&named.value) {
            let message = format!("uitkomst `{tree}/{outcome}` is al genoemd");
            diagnostics.push(
                Diagnostic::error("dubbele-uitkomst", named.at, message)
                    .hint("een uitkomst hoort bij één kaart, of bij de uitkomsten zonder gesprek"),
            );
        }
    }
}

/// Every outcome has a card, or is listed as one that is not about a conversation with the client.
pub(super) fn coverage(site: &Site, diagnostics: &mut Diagnostics) {
    for tree in &site.trees {
        let (tree, at) = (&tree.value, tree.at);
        let all = || site.card_outcomes.iter().map(|named| &named.value).filter(|named| named.tree == *tree.id());
        // A name that does not exist was meant for some outcome; which one is not known.
        if all().any(|named| tree.outcome(&named.outcome).is_none()) {
            continue;
        }
        let named = |outcome: &OutcomeId| all().any(|named| named.outcome == *outcome);
        for outcome in tree.parts().outcomes.iter().filter(|outcome| !named(&outcome.id)) {
            let message = format!("uitkomst `{}/{}` heeft geen gesprekskaart", tree.id(), outcome.id);
            diagnostics.push(Diagnostic::error("uitkomst-zonder-kaart", at, message).hint(
                "noem haar bij `outcomes` van een kaart, of onder `[[without_client]]` in `gesprekskaarten.toml` als ze de cliënt niet raakt",
            ));
        }
    }
}
