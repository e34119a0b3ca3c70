//! A site of thousands of sections, made by rule from a fixed seed: the content of this workspace, and books whose
//! chapters are varied from its pages.
//!
//! A chapter has as many sections as the page that it is varied from, each of about the same length. Its sentences are
//! those of that page and one other, so that words stand together as they do in real chapters. Words in them are
//! replaced by words that were written before, often ones so far and sometimes new: that is how vocabularies come by
//! their few frequent and many rare words (Simon). Most new words are compounds, as in Dutch.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::content_folder::ContentFolder;
use crate::site::ask_site_gen;

const SEED: u64 = 20_261_122;
const CHAPTERS_OF_BOOK: usize = 40;

/// The most sections of a page that chapters are varied from; registers have more.
const LARGEST_PAGE: usize = 25;

/// How the number of different words grows with the number of words: by this power. The site's own texts come to 0.43,
/// but they are of a few hands; a site that grew this large would have more.
const GROWTH: f64 = 0.7;

/// How many words of a hundred are replaced, in texts and in headings.
const REPLACED: usize = 20;
const REPLACED_IN_TITLES: usize = 60;

/// How many words back counts as just now.
const RECENT: usize = 300;

/// A source that the generated books name.
const SOURCE: &str = "zutphen";
const CITED: &str = "zutphen#inleiding";

/// Adds books to a copy of the site's content until it has about this many sections.
#[track_caller]
pub fn enlarge(folder: &ContentFolder, sections: usize) {
    let pages = pages();
    let own: usize = pages.iter().map(Vec::len).sum();
    let mut writer = Writer::new(&pages);
    let (mut written, mut book, mut chapters) = (own, 0, Vec::new());
    while written < sections {
        let (id, text, added) = writer.chapter(chapters.len());
        folder.write(&format!("handreiking/{}/{id}.md", book_id(book)), text.as_bytes());
        chapters.push(id);
        written += added;
        if chapters.len() == CHAPTERS_OF_BOOK || written >= sections {
            folder.write(&format!("handreiking/{}/boek.toml", book_id(book)), cover(book, &chapters).as_bytes());
            chapters.clear();
            book += 1;
        }
    }
}

fn book_id(number: usize) -> String {
    format!("deel-{number}")
}

fn cover(number: usize, chapters: &[String]) -> String {
    format!(
        "title = \"Deel {number} van de grote site\"\nshort_title = \"Deel {number}\"\nlead = \"Een boek dat een programma schreef.\"\nsource = \"{SOURCE}\"\nchapters = {chapters:?}\n"
    )
}

/// A section that chapters are varied from.
struct Section {
    title: String,
    sentences: Vec<String>,
    words: usize,
}

/// The pages of the site that have a text, as search knows them.
fn pages() -> Vec<Vec<Section>> {
    let sections: Vec<Value> =
        serde_json::from_str(&ask_site_gen(&["search", "--sections"])).expect("the generator prints JSON");
    let mut pages: Vec<(String, Vec<Section>)> = Vec::new();
    for section in sections {
        let text = |key: &str| section[key].as_str().unwrap_or_default().to_owned();
        let page = text("url").split('#').next().unwrap_or_default().to_owned();
        let sentences: Vec<String> = sentences(&text("text"));
        let words = sentences.iter().map(|sentence| sentence.split(' ').count()).sum();
        let section = Section { title: lowered(&plain(&text("title"))), sentences, words };
        match pages.last_mut().filter(|(url, _)| *url == page) {
            Some((_, sections)) => sections.push(section),
            None => pages.push((page, vec![section])),
        }
    }
    pages.into_iter().map(|(_, sections)| sections).collect()
}

/// The sentences of a text, in letters that mean nothing to Markdown.
fn sentences(text: &str) -> Vec<String> {
    let pieces = text.split_inclusive(['.', '?', '!', ':']).map(plain);
    pieces.filter(|sentence| sentence.split(' ').count() > 2).collect()
}

fn plain(text: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || c.is_whitespace() || ",.?!’-".contains(*c);
    let words: String = text.chars().filter(kept).collect();
    let words: Vec<&str> = words.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    words.join(" ")
}

/// A title without its capital, so that its first word can be replaced too.
fn lowered(title: &str) -> String {
    let begin = title.chars().take_while(|c| c.is_ascii_uppercase()).count();
    if begin == 1 { title[..1].to_lowercase() + &title[1..] } else { title.to_owned() }
}

/// Writes chapters.
struct Writer<'p> {
    pages: &'p [Vec<Section>],
    /// Words that can be replaced, once for every time that they were written.
    urn: Vec<String>,
    /// The new ones among them.
    coined: Vec<String>,
    /// The site's own words, each once, to make compounds of.
    parts: Vec<String>,
    /// How many words the site's own texts have, how many different ones, and how many words there are now.
    own: (f64, f64),
    count: f64,
    random: Random,
}

impl<'p> Writer<'p> {
    fn new(pages: &'p [Vec<Section>]) -> Self {
        let sentences = pages.iter().flatten().flat_map(|section| &section.sentences);
        let words: Vec<String> = sentences.flat_map(|sentence| sentence.split(' ')).map(bare).collect();
        let urn: Vec<String> = words.iter().filter(|word| is_replaceable(word)).cloned().collect();
        let parts = urn.iter().filter(|word| word.len() < 11).collect::<BTreeSet<_>>().into_iter().cloned().collect();
        let distinct = words.iter().collect::<BTreeSet<_>>().len() as f64;
        let count = words.len() as f64;
        Self { pages, urn, coined: Vec::new(), parts, own: (count, distinct), count, random: Random(SEED) }
    }

    /// A chapter for the place in its book: its id, its text, and how many sections it has.
    fn chapter(&mut self, place: usize) -> (String, String, usize) {
        let pages = self.pages;
        let models: Vec<&Vec<Section>> = pages.iter().filter(|page| (2..=LARGEST_PAGE).contains(&page.len())).collect();
        let (model, other) = (self.random.pick(&models), self.random.pick(&models));
        let pool: Vec<&str> =
            model.iter().chain(other).flat_map(|section| &section.sentences).map(String::as_str).collect();
        let title = self.varied(&model[0].title, REPLACED_IN_TITLES);
        let mut text = format!(
            "+++\ntitle = \"{title}\"\nlead = \"{}\"\nsources = [\"{CITED}\"]\nupdated = 2026-11-22\n+++\n",
            self.passage(&pool, model[0].words.clamp(8, 30))
        );
        let mut anchors = BTreeSet::new();
        for section in &model[1..] {
            let title = self.varied(&section.title, REPLACED_IN_TITLES);
            let mut anchor = slug(&title, 1 + self.random.below(3));
            while !anchors.insert(anchor.clone()) {
                anchor = format!("{anchor}-{}", anchors.len());
            }
            let passage = self.passage(&pool, section.words);
            text += &format!("\n## {title} {{#{anchor}}}\n\n{passage}\n\n{{bron: {CITED}}}\n");
        }
        (format!("{}-{place}", slug(&title, 3)), text, model.len())
    }

    /// Sentences of about this many words together.
    fn passage(&mut self, pool: &[&str], words: usize) -> String {
        let (mut passage, mut count) = (Vec::new(), 0);
        while count < words && !pool.is_empty() {
            let sentence = self.random.pick(pool);
            let sentence = self.varied(sentence, REPLACED);
            count += sentence.split(' ').count();
            passage.push(sentence);
        }
        passage.join(" ")
    }

    /// A sentence with some of its words replaced, and new ones among them.
    fn varied(&mut self, sentence: &str, replaced: usize) -> String {
        let mut words = Vec::new();
        for word in sentence.split(' ') {
            self.count += 1.0;
            let letters = bare(word);
            if !is_replaceable(&letters) {
                words.push(word.to_owned());
                continue;
            }
            let (own, distinct) = self.own;
            // Only every second word or so comes here.
            let new = 2.0 * distinct * GROWTH / own * (self.count / own).powf(GROWTH - 1.0);
            let put = if self.random.below(10_000) < (new * 10_000.0) as usize {
                let coined = self.coin();
                self.coined.push(coined.clone());
                coined
            } else if self.random.below(100) < replaced {
                self.again()
            } else {
                letters.clone()
            };
            words.push(word.replacen(&letters, &put, 1));
            self.urn.push(put);
        }
        let mut letters = words.join(" ");
        if let Some(first) = letters.get(..1).map(str::to_uppercase) {
            letters.replace_range(..1, &first);
        }
        letters
    }

    /// A word that was written before: just now, because a text stays with its subject, or new once, because new
    /// subjects bring words that come back, or any.
    fn again(&mut self) -> String {
        match self.random.below(3) {
            0 => self.random.pick(&self.urn[self.urn.len().saturating_sub(RECENT)..]),
            1 if !self.coined.is_empty() => {
                let word = self.random.pick(&self.coined);
                self.coined.push(word.clone());
                word
            }
            _ => self.random.pick(&self.urn),
        }
    }

    /// A new word: mostly two words in one, sometimes a name.
    fn coin(&mut self) -> String {
        let (first, second) = (self.random.pick(&self.urn), self.random.pick(&self.parts));
        match self.random.below(10) {
            0..=6 => first + self.random.pick(&["", "", "s"]) + &second,
            7 => first + self.random.pick(&["je", "er", "baar", "loos"]),
            _ => (0..2 + self.random.below(2)).map(|_| self.random.pick(&SYLLABLES)).collect(),
        }
    }
}

const SYLLABLES: [&str; 24] = [
    "haar", "ver", "lo", "mer", "dijk", "sen", "kamp", "berg", "ter", "wol", "ra", "nij", "hof", "ster", "vel", "oud",
    "ma", "rie", "kes", "beek", "drie", "zoe", "ter", "lang",
];

/// A word without the signs around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// Whether another word can stand in its place: an ordinary word with a subject.
fn is_replaceable(word: &str) -> bool {
    (5..=24).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// An identifier of the first words of a title.
fn slug(title: &str, words: usize) -> String {
    let lower = title.to_lowercase();
    let all = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 2);
    let slug = all.take(words).collect::<Vec<_>>().join("-");
    if slug.starts_with(|c: char| c.is_ascii_lowercase()) { slug } else { format!("deel-{slug}") }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }
}
