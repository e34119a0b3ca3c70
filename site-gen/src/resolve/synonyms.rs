//! Words that lead a searcher to others.

use std::collections::BTreeMap;

use model::search::{SynonymGroup, Synonyms};

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::source::fields::Fields;
use crate::source::files::At;
use crate::source::{Source, Text};

impl Resolver<'_> {
    pub(super) fn synonyms(&self, source: &Source) -> Synonyms {
        let Some(file) = &source.synonyms else { return Synonyms::default() };
        let fields = self.fields(&file.table, file.at, "de lijst met synoniemen");
        let mut seen = BTreeMap::new();
        let groups = fields.tables("groups");
        let groups = groups.into_iter().map(|table| {
            let group = self.fields(table, fields.at(), "een groep synoniemen");
            let read = self.synonym_group(&group, &mut seen);
            group.finish();
            read
        });
        let groups = groups.collect();
        fields.finish();
        Synonyms(groups)
    }

    fn synonym_group(&self, group: &Fields<'_, '_>, seen: &mut BTreeMap<String, At>) -> SynonymGroup {
        if !group.has("words") {
            return SynonymGroup::LeadsTo(plain(group.some_texts("from")), plain(group.some_texts("to")));
        }
        let words = group.some_texts("words");
        for word in &words {
            if seen.insert(word.text.to_lowercase(), word.at).is_some() {
                let message = format!("`{}` staat al in een groep met `words`", word.text);
                self.report(
                    Diagnostic::error("dubbel-synoniem", word.at, message)
                        .hint("voeg de twee groepen samen, of gebruik `from` en `to`"),
                );
            }
        }
        SynonymGroup::Same(plain(words))
    }
}

fn plain(texts: Vec<Text>) -> Vec<String> {
    texts.into_iter().map(|text| text.text).collect()
}
