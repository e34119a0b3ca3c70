//! What the columns on pages and sections say.

use super::analysis::each_word;
use super::fragment;
use super::interner::Interner;
use super::lines::Lines;
use super::lists::is_stop_word;
use super::{Damaged, IndexFile, Kind, small_begins};

/// What stands for the path of a page when it is that of the page before.
pub(super) const SAME_PATH: &str = "=";

/// What stands between the other names of a section.
pub(super) const BETWEEN_NAMES: char = ',';

/// The most words of all headings: what is damaged must not take memory without end.
const MOST_WORDS: usize = 1 << 20;

/// The pages and sections of a site.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) pages: Vec<PageEntry>,
    pub(super) sections: Vec<SectionEntry>,
    /// For each passage, the section it lies in.
    pub(super) section_of: Vec<u32>,
    urls: Lines,
    paths: Lines,
    titles: Lines,
    fragments: Lines,
    /// The headings of all sections, folded, with a space behind every word.
    folded: Lines,
    /// The other names of sections, folded alike.
    names: Lines,
    /// The section of each name.
    named: Vec<u32>,
}

/// A page.
#[derive(Debug)]
pub(super) struct PageEntry {
    /// The line of its path.
    path: u32,
    pub(super) kind: Kind,
    /// Its first section, and the one after its last.
    pub(super) sections: std::ops::Range<u32>,
}

/// A section.
#[derive(Debug)]
pub(super) struct SectionEntry {
    pub(super) page: u32,
    /// How long its text is, in passages.
    pub(super) length: f32,
    /// How many subject words its heading has.
    pub(super) title_length: u32,
    /// Its first passage, and the one after its last.
    pub(super) passages: std::ops::Range<u32>,
}

/// That a stem stands in the heading of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) section: u32,
    pub(super) field: HeadingField,
}

/// What kind of heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadingField {
    /// The heading of the section itself.
    Title,
    /// Another name of the section, of this many words.
    Alias(u8),
    /// Where the page stands on the site.
    Path,
}

/// The words of all headings in the order of the sections, and where each stands.
pub(super) type Headings = Vec<(u32, Heading)>;

impl Outline {
    /// Reads the columns. The words of the headings are added to those found: the dictionary does not repeat them.
    pub(super) fn read(file: &IndexFile, found: &mut Interner) -> Result<(Self, Headings), Damaged> {
        let mut outline = Self {
            urls: Lines::of(file.page_urls.clone()),
            paths: Lines::of(file.page_paths.clone()),
            titles: Lines::of(small_begins::read(&file.titles)),
            fragments: Lines::of(file.fragments.clone()),
            ..Self::default()
        };
        let mut headings = Vec::new();
        let mut passages = file.passages.iter();
        let mut aliases = file.aliases.lines().peekable();
        let mut path = 0;
        for (number, (kind, count)) in file.page_kinds.iter().zip(&file.page_sections).enumerate() {
            let own_path = outline.paths.get(number).ok_or(Damaged)?;
            if own_path != SAME_PATH {
                path = number as u32;
            }
            // The page itself is a section.
            if *count == 0 || headings.len() > MOST_WORDS {
                return Err(Damaged);
            }
            let first = outline.sections.len() as u32;
            for at in 0..*count {
                outline.add_section(number as u32, *passages.next().ok_or(Damaged)?, found, &mut headings)?;
                let number = first + at;
                while let Some((_, names)) = aliases.peek().and_then(|line| alias(line)).filter(|(of, _)| *of == number)
                {
                    outline.add_names(number, names, found, &mut headings);
                    aliases.next();
                }
                if at == 0 {
                    let place = Heading { section: number, field: HeadingField::Path };
                    let path = outline.paths.get(path as usize).unwrap_or_default();
                    add_words(path, place, &mut Lines::default(), found, &mut headings);
                }
            }
            let kind = Kind::of_number(*kind).ok_or(Damaged)?;
            outline.pages.push(PageEntry { path, kind, sections: first..outline.sections.len() as u32 });
        }
        let (pages, sections) = (outline.pages.len(), outline.sections.len());
        let whole = outline.urls.len() == pages
            && outline.fragments.len() == sections.saturating_sub(pages)
            && aliases.next().is_none();
        if whole { Ok((outline, headings)) } else { Err(Damaged) }
    }

    fn add_section(
        &mut self,
        page: u32,
        passages: u8,
        found: &mut Interner,
        headings: &mut Headings,
    ) -> Result<(), Damaged> {
        let section = self.sections.len() as u32;
        let start = self.section_of.len() as u32;
        self.section_of.resize(start as usize + usize::from(passages), section);
        let before = headings.len();
        let title = self.titles.get(section as usize).ok_or(Damaged)?;
        add_words(title, Heading { section, field: HeadingField::Title }, &mut self.folded, found, headings);
        self.sections.push(SectionEntry {
            page,
            length: f32::from(passages),
            title_length: (headings.len() - before) as u32,
            passages: start..self.section_of.len() as u32,
        });
        Ok(())
    }

    fn add_names(&mut self, section: u32, names: &str, found: &mut Interner, headings: &mut Headings) {
        for name in names.split(BETWEEN_NAMES).map(str::trim_start) {
            let words = name.split(' ').count().min(usize::from(u8::MAX)) as u8;
            add_words(name, Heading { section, field: HeadingField::Alias(words) }, &mut self.names, found, headings);
            self.named.push(section);
        }
    }

    /// The address of a page.
    pub(super) fn url(&self, page: u32) -> &str {
        self.urls.get(page as usize).unwrap_or_default()
    }

    /// Where a page stands on the site.
    pub(super) fn path(&self, page: &PageEntry) -> &str {
        self.paths.get(page.path as usize).unwrap_or_default()
    }

    /// The heading of a section.
    pub(super) fn title(&self, section: u32) -> &str {
        self.titles.get(section as usize).unwrap_or_default()
    }

    /// The fragment of the address of a section; empty for the page itself.
    pub(super) fn fragment(&self, section: u32) -> String {
        let page = self.sections.get(section as usize).map_or(0, |section| section.page);
        if self.pages.get(page as usize).is_none_or(|page| page.sections.start == section) {
            return String::new();
        }
        // The first section of a page has no line.
        let code = self.fragments.get(section as usize - page as usize - 1).unwrap_or_default();
        fragment::read(code, self.folded_title(section))
    }

    /// The heading of a section, folded, with a space behind every word.
    pub(super) fn folded_title(&self, section: u32) -> &str {
        self.folded.get(section as usize).unwrap_or_default()
    }

    /// The headings and other names of sections, folded, with a space behind every word.
    pub(super) fn folded(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..).zip(self.folded.iter()).chain(self.named.iter().copied().zip(self.names.iter()))
    }
}

/// The section of a line of other names, and the names.
fn alias(line: &str) -> Option<(u32, &str)> {
    let (number, names) = line.split_once(' ')?;
    Some((number.parse().ok()?, names))
}

/// Adds the words of a heading, and the heading folded.
fn add_words(text: &str, place: Heading, folded: &mut Lines, found: &mut Interner, headings: &mut Headings) {
    each_word(text, &mut |_, word| {
        folded.extend(word);
        folded.extend(" ");
        if !is_stop_word(word) {
            headings.push((found.add(word), place));
        }
    });
    folded.end();
}
