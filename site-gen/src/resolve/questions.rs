//! Questions that lead a searcher to a section.

use std::collections::BTreeMap;

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::site::Asked;
use crate::source::Source;
use crate::source::files::{At, Located};

impl Resolver<'_> {
    /// For each section that the list names, what readers ask there. That search knows the place is checked later.
    pub(super) fn questions(&self, source: &Source) -> Vec<Asked> {
        let Some(file) = &source.questions else { return Vec::new() };
        let fields = self.fields(&file.table, file.at, "de lijst met vragen");
        let mut seen: BTreeMap<String, At> = BTreeMap::new();
        let mut all = Vec::new();
        for table in fields.tables("sections") {
            let section = self.fields(table, fields.at(), "een plek met vragen");
            let url = section.text("url");
            let questions = section.some_texts("questions");
            section.finish();
            if seen.insert(url.text.clone(), url.at).is_some() {
                self.report(
                    Diagnostic::error(
                        "dubbele-plek",
                        url.at,
                        format!("`{}` staat al in de lijst met vragen", url.text),
                    )
                    .hint("zet alle vragen van een plek bij elkaar"),
                );
            }
            let questions = questions.into_iter().map(|question| question.text).collect();
            all.push(Asked { url: Located { value: url.text, at: url.at }, questions });
        }
        fields.finish();
        all
    }
}
