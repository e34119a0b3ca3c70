//! Which sections answer a query, the best first: BM25F over heading, names, place and text, with a bonus for words
//! near each other and for headings that are the question.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Kind;
use super::index::{Index, StemId};
use super::lists::{is_light_word, is_weak_word};
use super::outline::{Heading, HeadingField, Outline, SectionEntry};
use super::query::{Query, Term};
use super::tally::Tally;
use super::wording::Wording;

/// A section that answers a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'i> {
    /// The number of the section.
    pub section: u32,
    /// The address of its page.
    pub page_url: &'i str,
    /// The fragment of its address; empty for the page itself.
    pub fragment: String,
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
        match self.fragment.as_str() {
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

/// What the ranking was tuned to, on the judged queries that are there for it (`tests/search`).
mod tuned {
    /// How soon more of the same word stops to count.
    pub(super) const SATURATION: f32 = 1.65;
    /// How much the length of a text counts.
    pub(super) const TEXT_LENGTH: f32 = 1.0;
    pub(super) const TEXT: f32 = 2.1;
    pub(super) const TITLE: f32 = 4.5;
    pub(super) const ALIAS: f32 = 9.0;
    pub(super) const PATH: f32 = 4.0;
    pub(super) const PAGE_TITLE: f32 = 2.2;
    /// How much a section loses for words of the query that it lacks.
    pub(super) const COVERAGE: f32 = 0.45;
    pub(super) const PROXIMITY: f32 = 0.3;
    pub(super) const WHOLE_TITLE: f32 = 0.6;
    /// A heading that begins with what was typed.
    pub(super) const BEGIN: f32 = 2.0;
    /// A heading that says what was typed in the same words.
    pub(super) const WORDING: f32 = 1.0;
    /// What is left of a word that says little.
    pub(super) const WEAK: f32 = 0.23;
    pub(super) const LIGHT: f32 = 0.65;
    /// What is left of a section for each one before it, on pages of its kind, that has the same heading.
    pub(super) const AGAIN: f32 = 0.5;
    /// A page's own top beside its parts.
    pub(super) const TOP: f32 = 1.03;
}

/// What one word of the query finds in each section.
struct Found {
    strengths: Tally,
    rarity: f32,
}

/// What a query finds, before it is weighed for each section.
struct Asked<'q> {
    found: Vec<Found>,
    /// How rare all words are together.
    all: f32,
    bits: Bits,
    /// How much of a heading or another name of a section was typed, from its begin on.
    begun: Tally,
    wording: Wording<'q>,
}

/// A bit for each word of the query that stands there.
struct Bits {
    /// For each passage.
    near: Vec<u32>,
    /// For each section, in its heading or another name of one word.
    titled: Vec<u32>,
}

impl Index {
    /// The sections that answer a query, the best first, at most `limit` and at most three of one page.
    pub fn search(&self, query: &Query, limit: usize) -> Vec<Hit<'_>> {
        let sections = self.outline.sections.len();
        let mut bits = Bits { near: vec![0; self.outline.section_of.len()], titled: vec![0; sections] };
        let found: Vec<Found> =
            query.terms.iter().enumerate().map(|(bit, term)| self.find(term, bit as u32, &mut bits)).collect();
        let wording = Wording::of(&query.phrase);
        let asked = Asked {
            all: found.iter().map(|term| term.rarity).sum::<f32>().max(1.0),
            begun: self.begun(&wording),
            wording,
            found,
            bits,
        };
        // The best come out one by one: a list shows few of many. A tie keeps the order of the site.
        let mut scored: BinaryHeap<(u32, Reverse<u32>)> = BinaryHeap::new();
        let mut seen = vec![false; sections];
        let strengths = asked.found.iter().map(|term| &term.strengths);
        for number in strengths.chain([&asked.begun]).flat_map(Tally::touched) {
            let Some((section, seen)) = self
                .outline
                .sections
                .get(*number as usize)
                .zip(seen.get_mut(*number as usize))
                .filter(|(_, seen)| !**seen)
            else {
                continue;
            };
            *seen = true;
            let score = self.score(*number, section, &asked);
            if score > 0.0 {
                // The bits of numbers above zero are in the order of the numbers.
                scored.push((score.to_bits(), Reverse(*number)));
            }
        }
        let mut of_page = vec![0usize; self.outline.pages.len()];
        let mut headings: Vec<(u32, &str, Kind)> = Vec::new();
        let mut hits = Vec::new();
        while hits.len() < limit
            && let Some((score, Reverse(number))) = scored.pop()
        {
            let Some(section) = self.outline.sections.get(number as usize) else { continue };
            let (title, kind) = (self.outline.title(number), self.outline.pages[section.page as usize].kind);
            // What the municipalities say in the same words would be the whole list.
            if headings.iter().all(|(known, ..)| *known != number) {
                let again = headings.iter().filter(|(_, other, of)| *other == title && *of == kind).count();
                headings.push((number, title, kind));
                if again > 0 {
                    let less = (0..again).fold(f32::from_bits(score), |score, _| score * tuned::AGAIN);
                    scored.push((less.to_bits(), Reverse(number)));
                    continue;
                }
            }
            let of_page = &mut of_page[section.page as usize];
            *of_page += 1;
            if *of_page <= MOST_OF_PAGE {
                hits.extend(self.hit(number, f32::from_bits(score)));
            }
        }
        hits
    }

    fn hit(&self, number: u32, score: f32) -> Option<Hit<'_>> {
        let section = self.outline.sections.get(number as usize)?;
        let page = self.outline.pages.get(section.page as usize)?;
        Some(Hit {
            section: number,
            page_url: self.outline.url(section.page),
            fragment: self.outline.fragment(number),
            title: self.outline.title(number),
            page_title: self.outline.title(page.sections.start),
            path: self.outline.path(page),
            kind: page.kind,
            score,
        })
    }

    fn score(&self, number: u32, section: &SectionEntry, asked: &Asked<'_>) -> f32 {
        let Asked { found, all, bits, begun, wording } = asked;
        let titled_bits = bits.titled[number as usize];
        let (mut sum, mut covered, mut titled, mut titled_words) = (0.0, 0.0, 0.0, 0.0f32);
        for (bit, term) in found.iter().enumerate() {
            let strength = term.strengths.of(number);
            if strength > 0.0 {
                sum += term.rarity * strength;
                covered += term.rarity * (strength * 2.5).min(1.0);
            }
            if titled_bits >> (bit % 32) & 1 == 1 {
                titled += term.rarity;
                titled_words += 1.0;
            }
        }
        let begins = begun.of(number);
        if sum + begins <= 0.0 {
            return 0.0;
        }
        let near = &bits.near[section.passages.start as usize..section.passages.end as usize];
        let together = together(found, titled_bits, near);
        let coverage = covered / all;
        let whole_title = titled / all * (titled_words / section.title_length.max(1) as f32).min(1.0);
        let page = &self.outline.pages[section.page as usize];
        let mut score = sum * (1.0 - tuned::COVERAGE + tuned::COVERAGE * coverage * coverage);
        score += tuned::PROXIMITY * together;
        score += tuned::WHOLE_TITLE * whole_title * all;
        score += tuned::BEGIN * begins * all;
        if titled_bits != 0 {
            score += tuned::WORDING * wording.in_common(self.outline.folded_title(number)) * all;
        }
        score *= prior(page.kind);
        if page.sections.start == number {
            score *= tuned::TOP;
        }
        score
    }

    /// What the alternatives of a word find, and how rare that is. Marks where with the bit of the word.
    fn find(&self, term: &Term, bit: u32, bits: &mut Bits) -> Found {
        let count = self.outline.sections.len();
        let mut strengths = Tally::new(count);
        let (mut frequencies, mut others) = (Tally::new(count), Tally::new(count));
        let mut left_out = 0.0f32;
        for alternative in &term.alternatives {
            let Some((first, rest)) = alternative.stems.split_first() else { continue };
            self.frequencies_of(*first, &mut frequencies);
            if rest.is_empty() {
                left_out = left_out.max(self.postings.left_out(*first) as f32 * (alternative.weight * 1.5).min(1.0));
            }
            for stem in rest {
                self.frequencies_of(*stem, &mut others);
                frequencies.limit_to(&others);
                others.take().for_each(drop);
            }
            for (number, frequency) in frequencies.take().filter(|(_, frequency)| *frequency > 0.0) {
                let strength =
                    alternative.weight * frequency / (tuned::SATURATION + frequency) * (1.0 + tuned::SATURATION);
                strengths.change(number, |most| most.max(strength));
            }
            if bit < u32::BITS && term.is_meant(alternative) {
                self.mark_titles(&alternative.stems, bit, &mut bits.titled);
                for passage in alternative.stems.iter().flat_map(|stem| self.postings.of(*stem)) {
                    bits.near[*passage as usize] |= 1 << bit;
                }
            }
        }
        // In the order of the sections: sums of such numbers depend on their order, a little.
        let matched = left_out + strengths.amounts().iter().map(|strength| (strength * 1.5).min(1.0)).sum::<f32>();
        let count = count as f32;
        let mut rarity = log2(1.0 + (count - matched + 0.5).max(0.0) / (matched + 0.5));
        if is_weak_word(&term.typed) {
            rarity *= tuned::WEAK;
        } else if is_light_word(&term.typed) {
            rarity *= tuned::LIGHT;
        }
        Found { strengths, rarity }
    }

    /// Adds how much of a stem each section has, over all fields, lengths taken into account.
    fn frequencies_of(&self, stem: StemId, out: &mut Tally) {
        let Outline { pages, sections, section_of, .. } = &self.outline;
        for passage in self.postings.of(stem) {
            let number = section_of[*passage as usize];
            let length = sections[number as usize].length / self.average_length;
            let amount = tuned::TEXT / (1.0 - tuned::TEXT_LENGTH + tuned::TEXT_LENGTH * length).max(0.5);
            out.change(number, |sum| sum + amount);
        }
        for heading in self.headings_of(stem) {
            let number = heading.section;
            let section = &sections[number as usize];
            let (own, parts) = match heading.field {
                HeadingField::Title => {
                    let length = 0.6 + 0.1 * section.title_length as f32;
                    (tuned::TITLE / length, tuned::PAGE_TITLE / length)
                }
                HeadingField::Alias(words) => (tuned::ALIAS / f32::from(words), 0.0),
                HeadingField::Path => (tuned::PATH, tuned::PATH / 2.0),
            };
            out.change(number, |sum| sum + own);
            // What stands in the heading of a page holds for its sections too, a little.
            let page = &pages[section.page as usize].sections;
            if page.start == number && parts > 0.0 {
                for part in number + 1..page.end {
                    out.change(part, |sum| sum + parts);
                }
            }
        }
    }

    /// How much was typed of the headings and other names that begin with it.
    fn begun(&self, wording: &Wording<'_>) -> Tally {
        let mut begun = Tally::new(self.outline.sections.len());
        for (section, heading) in self.outline.folded() {
            if let Some(part) = wording.begun(heading) {
                begun.change(section, |most| most.max(part));
            }
        }
        begun
    }

    fn mark_titles(&self, stems: &[StemId], bit: u32, titled: &mut [u32]) {
        let Some((first, rest)) = stems.split_first() else { return };
        // A name of more words is not found by one of them.
        let title = |heading: &&Heading| matches!(heading.field, HeadingField::Title | HeadingField::Alias(1));
        for section in self.headings_of(*first).iter().filter(title).map(|heading| heading.section) {
            // They are in the order of their sections.
            let has = |stem: &StemId| {
                self.headings_of(*stem).binary_search_by_key(&section, |heading| heading.section).is_ok()
            };
            if rest.iter().all(has) {
                titled[section as usize] |= 1 << bit;
            }
        }
    }
}

/// How rare the words are that stand near each other in a section, but for the rarest. The heading is near everything.
fn together(found: &[Found], titled: u32, near: &[u32]) -> f32 {
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
