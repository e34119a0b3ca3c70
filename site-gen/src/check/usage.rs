//! What is defined must be used: terms and notes.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::site::Site;

/// A term that no text uses is a term that no reader meets.
pub(super) fn terms(site: &Site, diagnostics: &mut Diagnostics) {
    for term in site.terms.iter().filter(|term| !site.usage.terms.contains(&term.value.id)) {
        let message = format!("geen enkele tekst gebruikt het begrip `{}`", term.value.id);
        diagnostics.push(
            Diagnostic::error("ongebruikt-begrip", term.at, message)
                .hint("gebruik het begrip in een tekst, voeg een vorm toe aan `forms`, of haal het weg"),
        );
    }
}

/// A note that stands nowhere is a change in the law that nobody sees.
pub(super) fn notes(site: &Site, diagnostics: &mut Diagnostics) {
    for note in site.notes.iter().filter(|note| !site.usage.notes.contains(&note.value.id)) {
        let message = format!("de notitie `{}` staat bij geen enkele regel", note.value.id);
        diagnostics.push(
            Diagnostic::error("ongebruikte-notitie", note.at, message)
                .hint(format!("zet haar bij de regel die zij raakt: `notes = [\"{}\"]`", note.value.id)),
        );
    }
}
