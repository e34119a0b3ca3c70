//! Stage 3: checks of the whole site that no single part can do. A table of small named checks.

mod cards;
mod ledger;
mod links;
mod scenarios;
mod usage;

use crate::diagnostic::Diagnostics;
use crate::site::Site;

/// Looks at the site and reports what is wrong with it.
type Check = fn(&Site, &mut Diagnostics);

/// Every check, with its name.
const CHECKS: [(&str, Check); 10] = [
    ("elke link komt uit", links::anchors),
    ("elke vraag leidt naar een plek die de zoekfunctie kent", links::questions),
    ("scenario's komen uit", scenarios::outcomes),
    ("elke route heeft een scenario", scenarios::coverage),
    ("elk begrip wordt gebruikt", usage::terms),
    ("elke notitie wordt gebruikt", usage::notes),
    ("elk onderdeel van elke bron is gedekt", ledger::coverage),
    ("de dekking klopt", ledger::pages),
    ("elke gesprekskaart hoort bij uitkomsten", cards::outcomes),
    ("bij elke uitkomst is aan de cliënt gedacht", cards::coverage),
];

/// Runs every check.
pub(crate) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (_, check) in CHECKS {
        check(site, diagnostics);
    }
}

/// The names of the checks, for those who want to know what was looked at.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    CHECKS.iter().map(|(name, _)| *name)
}
