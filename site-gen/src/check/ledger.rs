//! The ledger: every part of every source, except of laws, is carried by a page, and the page says so.

use model::source::SourceKind;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::site::Site;

/// A part of a source that no page carries was dropped.
pub(super) fn coverage(site: &Site, diagnostics: &mut Diagnostics) {
    // A law is cited where it is needed; the site does not retell it.
    for source in site.sources.iter().filter(|source| source.kind != SourceKind::Law) {
        for section in &source.sections {
            let key = (source.id.clone(), section.id.clone());
            if site.ledger.iter().any(|entry| entry.section == key && !entry.pages.is_empty()) {
                continue;
            }
            let at = site.source_sections.get(&key).copied();
            let message = format!("`dekking.toml` zegt niet welke pagina `{}#{}` draagt", source.id, section.id);
            let citing: Vec<_> = site.usage.sections.get(&key).into_iter().flatten().map(String::as_str).collect();
            let hint = if citing.is_empty() {
                "geen enkele passage noemt dit deel als bron; verwerk het, of haal het uit de lijst".to_owned()
            } else {
                format!("zet het onder `[{}]`; nu genoemd op: {}", source.id, citing.join(", "))
            };
            diagnostics.push(Diagnostic::error("niet-gedekt", at, message).hint(hint));
        }
    }
}

/// A page that the ledger names cites the part of the source that it is said to carry.
pub(super) fn pages(site: &Site, diagnostics: &mut Diagnostics) {
    for entry in &site.ledger {
        let citing = site.usage.sections.get(&entry.section);
        for page in &entry.pages {
            let address = page.value.split('#').next().unwrap_or_default();
            if citing.is_none_or(|citing| !citing.contains(address)) {
                let (source, section) = &entry.section;
                let message = format!("de pagina `{address}` noemt `{source}#{section}` niet als bron");
                diagnostics.push(
                    Diagnostic::error("dekking", page.at, message)
                        .hint("noem de bron op die pagina, of verander de regel in `dekking.toml`"),
                );
            }
        }
    }
}
