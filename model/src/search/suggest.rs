//! Help for a query that finds nothing, or that was mended.

use super::index::Index;
use super::query::Query;

impl Index {
    /// The query as it was understood, when a word of it had to be mended: `beroepsgehiem` gives `beroepsgeheim`.
    pub fn mended(&self, query: &Query) -> Option<String> {
        query.terms.iter().any(|term| term.corrected.is_some()).then(|| {
            let words: Vec<&str> = query
                .terms
                .iter()
                .map(|term| term.corrected.map_or(term.typed.as_str(), |word| self.dictionary.word(word)))
                .collect();
            words.join(" ")
        })
    }
}
