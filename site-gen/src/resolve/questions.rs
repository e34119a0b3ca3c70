//! Questions that lead a searcher to a section.

use std::collections::BTreeSet;

use model::search;

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::site::Asked;
use crate::source::DataFile;
use crate::source::files::Located;

impl Resolver<'_> {
    /// For each section that these files name, what readers ask there. That search knows the place is checked later.
    pub(super) fn questions<'f>(&self, files: impl IntoIterator<Item = &'f DataFile>) -> Vec<Asked> {
        let (mut seen, mut all) = (BTreeSet::new(), Vec::new());
        for file in files {
            self.add_questions(file, &mut seen, &mut all);
        }
        all
    }

    fn add_questions(&self, file: &DataFile, seen: &mut BTreeSet<String>, all: &mut Vec<Asked>) {
        let fields = self.fields(&file.table, file.at, "de lijst met vragen");
        for table in fields.tables("sections") {
            let section = self.fields(table, fields.at(), "een plek met vragen");
            let url = section.text("url");
            let questions = section.some_texts("questions");
            section.finish();
            if !seen.insert(url.text.clone()) {
                let message = format!("`{}` staat al in een lijst met vragen", url.text);
                let hint = "zet alle vragen van een plek bij elkaar; zoek in deze map naar het adres";
                self.report(Diagnostic::error("dubbele-plek", url.at, message).hint(hint));
            }
            let mut same = BTreeSet::new();
            for question in questions.iter().filter(|question| !same.insert(search::folded(&question.text))) {
                let message = format!("de vraag `{}` staat hier al", question.text);
                self.report(Diagnostic::error("dubbele-vraag", question.at, message).hint("haal er een weg"));
            }
            let questions = questions.into_iter().map(|question| question.text).collect();
            all.push(Asked { url: Located { value: url.text, at: url.at }, questions });
        }
        fields.finish();
    }
}
