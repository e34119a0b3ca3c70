//! Which sections answer a query, the best first: BM25F over heading, names, place and text, with a bonus for words
//! near each other and for headings that are the question.

use super::Kind;
use super::index::{HeadingField, Index, SectionEntry, StemId};
use super::lists::{is_light_word, is_weak_word};
use super::order;
use super::query::{Query, Term};

/// A section that answers a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit<'i> {
    /// The number of the section.
    pub section: u32,
    /// The address of its page.
    pub page_url: &'i str,
    /// The fragment of its address; empty for the page itself.
    pub fragment: &'i str,
    /// Its heading.
    pub title: &'i str,
    /// The title of its page; the same as its heading for the page itself.
    pub page_title: &'i str,
    /// Where its page stands on the site.
    pub path: &'i str,
    /// What kind of page it is on.
    pub kind: Kind,
    /// How well it answers; comparable within one query.
    pub score: f32,
}

impl Hit<'_> {
    /// The whole address.
    pub fn url(&self) -> String {
        match self.fragment {
            "" => self.page_url.to_owned(),
            fragment => [self.page_url, "#", fragment].concat(),
        }
    }

    /// Where the section stands, from the top of the site down, without its own title.
    pub fn trail(&self) -> String {
        let own = if self.fragment.is_empty() { "" } else { self.page_title };
        match (self.path, own) {
            ("", own) => own.to_owned(),
            (path, "") => path.to_owned(),
            (path, own) => [path, " › ", own].concat(),
        }
    }
}

/// The most hits of one page.
const MOST_OF_PAGE: usize = 3;

/// The least letters, spaces included, that count as the begin of a heading.
const LEAST_PHRASE: usize = 6;

/// What the ranking was tuned to, on the tuning half of the judged queries.
mod tuned {
    /// How soon more of the same word stops to count.
    pub(super) const SATURATION: f32 = 2.0;
    /// How much the length of a text counts.
    pub(super) const TEXT_LENGTH: f32 = 0.45;
    pub(super) const TEXT: f32 = 1.0;
    pub(super) const TITLE: f32 = 4.0;
    pub(super) const ALIAS: f32 = 8.0;
    pub(super) const PATH: f32 = 0.3;
    pub(super) const PAGE_TITLE: f32 = 1.2;
    /// How much a section loses for words of the query that it lacks.
    pub(super) const COVERAGE: f32 = 0.3;
    pub(super) const PROXIMITY: f32 = 0.25;
    pub(super) const WHOLE_TITLE: f32 = 1.0;
    /// A heading that begins with what was typed.
    pub(super) const BEGIN: f32 = 2.0;
    /// What a query without any rare word counts for, where a heading begins with it.
    pub(super) const LEAST_ALL: f32 = 3.0;
    /// What is left of a word that says little.
    pub(super) const WEAK: f32 = 0.3;
    pub(super) const LIGHT: f32 = 0.6;
    /// A page's own top beside its parts.
    pub(super) const TOP: f32 = 0.97;
}

/// What one word of the query finds in each section.
struct Found {
    strengths: Vec<f32>,
    titles: Vec<bool>,
    rarity: f32,
}

/// What a query finds, before it is weighed for each section.
struct Asked<'q> {
    found: Vec<Found>,
    /// How rare all words are together.
    all: f32,
    /// For each passage, a bit for each word of the query that stands there.
    near: Vec<u32>,
    /// Sections that have another name which begins with the query.
    named: Vec<(u32, f32)>,
    phrase: &'q str,
}

impl Index {
    /// The sections that answer a query, the best first, at most `limit` and at most three of one page.
    pub fn search(&self, query: &Query, limit: usize) -> Vec<Hit<'_>> {
        let mut near = vec![0u32; self.section_of.len()];
        let found: Vec<Found> =
            query.terms.iter().enumerate().map(|(bit, term)| self.find(term, bit as u32, &mut near)).collect();
        let asked = Asked {
            all: found.iter().map(|term| term.rarity).sum::<f32>().max(1.0),
            named: self.named(&query.phrase),
            phrase: &query.phrase,
            found,
            near,
        };
        let mut scored: Vec<(f32, u32)> = Vec::new();
        for (number, section) in self.sections.iter().enumerate() {
            let score = self.score(number, section, &asked);
            if score > 0.0 {
                scored.push((score, number as u32));
            }
        }
        // A tie keeps the order of the site.
        order::sort(&mut scored, |one, other| one.0 > other.0);
        let mut of_page = vec![0usize; self.pages.len()];
        let mut hits = Vec::new();
        for (score, number) in scored {
            let Some(hit) = self.hit(number, score) else { continue };
            let page = self.sections[number as usize].page as usize;
            of_page[page] += 1;
            if of_page[page] <= MOST_OF_PAGE {
                hits.push(hit);
            }
            if hits.len() == limit {
                break;
            }
        }
        hits
    }

    fn hit(&self, number: u32, score: f32) -> Option<Hit<'_>> {
        let section = self.sections.get(number as usize)?;
        let page = self.pages.get(section.page as usize)?;
        let top = self.sections.get(page.sections.start as usize)?;
        Some(Hit {
            section: number,
            page_url: &page.url,
            fragment: &section.fragment,
            title: &section.title,
            page_title: &top.title,
            path: &page.path,
            kind: page.kind,
            score,
        })
    }

    fn score(&self, number: usize, section: &SectionEntry, asked: &Asked<'_>) -> f32 {
        let Asked { found, all, .. } = asked;
        let (mut sum, mut covered, mut titled, mut titled_words) = (0.0, 0.0, 0.0, 0.0f32);
        for term in found {
            let strength = term.strengths[number];
            if strength > 0.0 {
                sum += term.rarity * strength;
                covered += term.rarity * (strength * 2.5).min(1.0);
            }
            if term.titles[number] {
                titled += term.rarity;
                titled_words += 1.0;
            }
        }
        let names = asked.named.iter().filter(|(of, _)| *of as usize == number).map(|(_, share)| *share);
        let begins = names.fold(begun(&section.folded, asked.phrase), f32::max);
        if sum + begins <= 0.0 {
            return 0.0;
        }
        let together =
            together(found, number, &asked.near[section.passages.start as usize..section.passages.end as usize]);
        let coverage = covered / all;
        let whole_title = titled / all * (titled_words / section.title_length.max(1) as f32).min(1.0);
        let page = &self.pages[section.page as usize];
        let mut score = sum * (1.0 - tuned::COVERAGE + tuned::COVERAGE * coverage * coverage);
        score += tuned::PROXIMITY * together;
        score += tuned::WHOLE_TITLE * whole_title * all;
        score += tuned::BEGIN * begins * all.max(tuned::LEAST_ALL);
        score *= prior(page.kind);
        if page.sections.start as usize == number {
            score *= tuned::TOP;
        }
        score
    }

    /// What the alternatives of a word find, and how rare that is. Marks the passages with the bit of the word.
    fn find(&self, term: &Term, bit: u32, near: &mut [u32]) -> Found {
        let count = self.sections.len();
        let mut found = Found { strengths: vec![0.0; count], titles: vec![false; count], rarity: 0.0 };
        let mut frequencies = vec![0.0; count];
        let mut all = vec![0.0; count];
        for alternative in &term.alternatives {
            let (first, rest) = match alternative.stems.split_first() {
                Some(split) => split,
                None => continue,
            };
            let titled = alternative.weight >= 0.45;
            self.frequencies_of(*first, &mut frequencies);
            for stem in rest {
                self.frequencies_of(*stem, &mut all);
                for (one, other) in frequencies.iter_mut().zip(&mut all) {
                    *one = one.min(*other);
                    *other = 0.0;
                }
            }
            for (number, frequency) in frequencies.iter_mut().enumerate() {
                if *frequency > 0.0 {
                    let strength =
                        alternative.weight * *frequency / (tuned::SATURATION + *frequency) * (1.0 + tuned::SATURATION);
                    found.strengths[number] = found.strengths[number].max(strength);
                    *frequency = 0.0;
                }
            }
            if titled {
                self.mark_titles(&alternative.stems, &mut found.titles);
            }
            if bit < u32::BITS && alternative.weight >= 0.45 {
                for passage in alternative.stems.iter().flat_map(|stem| self.postings.of(*stem)) {
                    near[*passage as usize] |= 1 << bit;
                }
            }
        }
        let matched = found.strengths.iter().map(|strength| (strength * 1.5).min(1.0)).sum::<f32>();
        let count = count as f32;
        found.rarity = log2(1.0 + (count - matched + 0.5).max(0.0) / (matched + 0.5));
        if is_weak_word(&term.typed) {
            found.rarity *= tuned::WEAK;
        } else if is_light_word(&term.typed) {
            found.rarity *= tuned::LIGHT;
        }
        found
    }

    /// Adds how much of a stem each section has, over all fields, lengths taken into account.
    fn frequencies_of(&self, stem: StemId, out: &mut [f32]) {
        for passage in self.postings.of(stem) {
            let number = self.section_of[*passage as usize] as usize;
            let length = self.sections[number].length / self.average_length;
            out[number] += tuned::TEXT / (1.0 - tuned::TEXT_LENGTH + tuned::TEXT_LENGTH * length).max(0.5);
        }
        for heading in self.headings_of(stem) {
            let number = heading.section as usize;
            let section = &self.sections[number];
            match heading.field {
                HeadingField::Title => {
                    let length = 0.6 + 0.1 * section.title_length as f32;
                    out[number] += tuned::TITLE / length;
                    self.add_to_page(number, section, tuned::PAGE_TITLE / length, out);
                }
                HeadingField::Alias(words) => out[number] += tuned::ALIAS / f32::from(words),
                HeadingField::Path => {
                    out[number] += tuned::PATH;
                    self.add_to_page(number, section, tuned::PATH / 2.0, out);
                }
            }
        }
    }

    /// What stands in the heading of a page holds for its sections too, a little.
    fn add_to_page(&self, number: usize, section: &SectionEntry, amount: f32, out: &mut [f32]) {
        let page = &self.pages[section.page as usize].sections;
        if page.start as usize == number {
            for part in &mut out[number + 1..page.end as usize] {
                *part += amount;
            }
        }
    }

    /// The sections of which another name begins with what was typed, and how much of it that is.
    fn named(&self, phrase: &str) -> Vec<(u32, f32)> {
        let begun = self.names.iter().map(|(section, name)| (*section, begun(name, phrase)));
        begun.filter(|(_, share)| *share > 0.0).collect()
    }

    fn mark_titles(&self, stems: &[StemId], titles: &mut [bool]) {
        let Some((first, rest)) = stems.split_first() else { return };
        for heading in self.headings_of(*first).iter().filter(|heading| heading.field != HeadingField::Path) {
            let has = |stem: &StemId| self.headings_of(*stem).iter().any(|other| other.section == heading.section);
            if rest.iter().all(has) {
                titles[heading.section as usize] = true;
            }
        }
    }
}

/// How much of a folded heading was typed, from its begin on.
fn begun(folded: &str, phrase: &str) -> f32 {
    let long = phrase.len() >= LEAST_PHRASE;
    if long && folded.starts_with(phrase) { phrase.len() as f32 / folded.len() as f32 } else { 0.0 }
}

/// How rare the words are that stand near each other in a section, but for the rarest. The heading is near everything.
fn together(found: &[Found], number: usize, near: &[u32]) -> f32 {
    let titled = found
        .iter()
        .enumerate()
        .filter(|(_, term)| term.titles[number])
        .fold(0, |bits, (bit, _)| bits | 1u32 << (bit % 32));
    let rarities = |bits: u32| {
        let terms =
            found.iter().enumerate().filter(|(bit, _)| bits >> (bit % 32) & 1 == 1).map(|(_, term)| term.rarity);
        terms.fold((0.0f32, 0.0f32), |(sum, most), rarity| (sum + rarity, most.max(rarity)))
    };
    let passages = near.iter().copied().chain([0]).map(|bits| rarities(bits | titled));
    passages.map(|(sum, most)| sum - most).fold(0.0, f32::max)
}

/// How likely a kind of page is what a reader looks for.
fn prior(kind: Kind) -> f32 {
    match kind {
        Kind::Chapter | Kind::RuleOfThumb | Kind::Row | Kind::Term | Kind::Theme | Kind::Ground | Kind::Worksheet => {
            1.0
        }
        Kind::Tree | Kind::Municipality | Kind::Note => 0.95,
        Kind::Other => 0.9,
        Kind::Card => 0.85,
        Kind::Source => 0.7,
    }
}

/// The logarithm to base 2 of a number of at least 1, to about three digits: the same on every machine.
fn log2(x: f32) -> f32 {
    let bits = x.max(1.0).to_bits();
    let exponent = (bits >> 23) as f32 - 127.0;
    let mantissa = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000);
    exponent + (mantissa - 1.0) * (1.346_9 - 0.346_9 * (mantissa - 1.0))
}

#[cfg(test)]
mod tests {
    use super::log2;

    #[test]
    fn the_logarithm_is_near_enough() {
        for x in [1.0f32, 1.5, 2.0, 3.0, 10.0, 1000.0, 1e6] {
            assert!((log2(x) - x.log2()).abs() < 0.01, "{x}: {} {}", log2(x), x.log2());
        }
    }
}
