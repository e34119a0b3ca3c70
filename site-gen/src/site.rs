//! The whole site, understood: every reference resolved, every tree verified. What stage 2 returns.

use std::collections::BTreeMap;

use model::case_note::Edition;
use model::chapter::{Book, Chapter, Heading};
use model::conversation_card::{ConversationCard, OutcomeRef};
use model::date::Date;
use model::ground::Ground;
use model::id::{NoteId, OutcomeId, PageId, RoadId, SectionId, SourceId, TermId, ThemeId, TreeId};
use model::matrix::Matrix;
use model::municipality::{Municipality, Topic};
use model::note::Note;
use model::road::Road;
use model::road::who::Who;
use model::rule_of_thumb::RuleOfThumb;
use model::search::Synonyms;
use model::source::{Citation, Source};
use model::term::Term;
use model::text::RichLine;
use model::tree::Tree;
use model::walk::Choice;
use model::worksheet::Worksheet;

use crate::source::files::{At, Located};

/// The whole site.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) settings: Settings,
    pub(crate) home: Home,
    pub(crate) books: Vec<BookWithChapters>,
    pub(crate) rules_of_thumb: Vec<(RuleOfThumb, Document)>,
    pub(crate) grounds: Vec<(Ground, Document)>,
    pub(crate) trees: Vec<Located<Tree>>,
    /// The trees in groups, in the order of showing.
    pub(crate) tree_groups: Vec<TreeGroup>,
    pub(crate) scenarios: Vec<Scenario>,
    pub(crate) matrix: Matrix,
    pub(crate) roads: Vec<RoadPage>,
    pub(crate) terms: Vec<Located<Term>>,
    pub(crate) sources: Vec<Source>,
    /// Where each part of each source is defined.
    pub(crate) source_sections: BTreeMap<(SourceId, SectionId), At>,
    pub(crate) brochures: Vec<Brochure>,
    pub(crate) notes: Vec<Located<Note>>,
    pub(crate) overviews: BTreeMap<Overview, Document>,
    pub(crate) pages: Vec<(PageId, Document)>,
    pub(crate) themes: Vec<(ThemeId, Document)>,
    pub(crate) municipalities: Vec<Municipality>,
    pub(crate) topics: Vec<Topic>,
    pub(crate) worksheets: Vec<Worksheet>,
    /// The conversation cards, in the order of showing.
    pub(crate) cards: Vec<ConversationCard>,
    /// Every outcome that a card serves, or that is listed as one without the client.
    pub(crate) card_outcomes: Vec<Located<OutcomeRef>>,
    pub(crate) wishes: Vec<WishGroup>,
    pub(crate) ledger: Vec<LedgerEntry>,
    /// Words that lead a searcher to others.
    pub(crate) synonyms: Synonyms,
    /// What readers ask, for search only.
    pub(crate) questions: Vec<Asked>,
    /// Much more of what they ask, of which only the words count that several use.
    pub(crate) collected: Vec<Asked>,
    pub(crate) usage: Usage,
    /// Every link to a place on the site that the content makes.
    pub(crate) links: Vec<Located<String>>,
}

/// What readers ask at a place on the site, in words that it does not use itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The address of the place.
    pub(crate) url: Located<String>,
    pub(crate) questions: Vec<String>,
}

/// What some part of the site made use of; the checks look for what nobody uses.
#[derive(Debug, Default)]
pub(crate) struct Usage {
    pub(crate) terms: std::collections::BTreeSet<TermId>,
    pub(crate) notes: std::collections::BTreeSet<NoteId>,
    /// For each part of a source, the addresses of the pages that cite it.
    pub(crate) sections: BTreeMap<(SourceId, SectionId), std::collections::BTreeSet<String>>,
}

/// What holds for the whole site.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) name: String,
    pub(crate) tagline: String,
    /// The version of the content, as the editors count.
    pub(crate) version: String,
    pub(crate) base_url: String,
    pub(crate) editor: String,
    pub(crate) disclaimer: RichLine,
    pub(crate) acute_danger: RichLine,
    pub(crate) menu: Vec<PageId>,
    pub(crate) footer: Vec<PageId>,
}

/// The front page.
#[derive(Debug)]
pub(crate) struct Home {
    pub(crate) title: RichLine,
    pub(crate) lead: RichLine,
    pub(crate) entries: Vec<HomeEntry>,
}

/// A way into the site.
#[derive(Debug)]
pub(crate) struct HomeEntry {
    pub(crate) title: String,
    pub(crate) text: RichLine,
    pub(crate) url: String,
}

/// A handbook with its chapters in order.
#[derive(Debug)]
pub(crate) struct BookWithChapters {
    pub(crate) book: Book,
    pub(crate) chapters: Vec<(Chapter, Document)>,
}

/// A running text: what a Markdown file becomes.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) title: String,
    pub(crate) lead: RichLine,
    pub(crate) updated: Date,
    pub(crate) sources: Vec<Citation>,
    pub(crate) notes: Vec<NoteId>,
    pub(crate) headings: Vec<Heading>,
    pub(crate) body: Vec<Piece>,
}

/// A piece of a document. Mark-up of notes and sources belongs to the templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Html(String),
    Note(NoteId),
    Sources(Vec<Citation>),
}

/// A guided road with what its page says of it.
#[derive(Debug)]
pub(crate) struct RoadPage {
    pub(crate) id: RoadId,
    pub(crate) title: String,
    pub(crate) lead: RichLine,
    pub(crate) sources: Vec<Citation>,
    pub(crate) updated: Date,
    pub(crate) notes: Vec<NoteId>,
    /// What its first stage asks.
    pub(crate) who: Who,
    pub(crate) road: Road,
}

/// Trees that belong together.
#[derive(Debug)]
pub(crate) struct TreeGroup {
    pub(crate) title: String,
    pub(crate) text: RichLine,
    pub(crate) trees: Vec<TreeId>,
}

/// What readers want, with the place where they get it.
#[derive(Debug)]
pub(crate) struct WishGroup {
    pub(crate) title: String,
    /// What follows "Ik wil", and an address.
    pub(crate) wishes: Vec<(RichLine, String)>,
}

/// A part of a source with the pages that carry it, as the editors keep account of it.
#[derive(Debug)]
pub(crate) struct LedgerEntry {
    pub(crate) section: (SourceId, SectionId),
    pub(crate) pages: Vec<Located<String>>,
}

/// A situation with which a tree is checked.
#[derive(Debug)]
pub(crate) struct Scenario {
    pub(crate) tree: TreeId,
    pub(crate) situation: String,
    pub(crate) answers: Vec<Located<Choice>>,
    pub(crate) outcome: Located<String>,
    pub(crate) at: At,
}

/// A brochure that a source names.
#[derive(Debug)]
pub(crate) struct Brochure {
    pub(crate) title: String,
    pub(crate) publisher: String,
    pub(crate) date: String,
    pub(crate) text: Option<RichLine>,
}

/// The pages that give an overview; each has an introduction in the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Overview {
    Books,
    RulesOfThumb,
    Trees,
    Matrix,
    Grounds,
    Terms,
    Sources,
    Notes,
    Data,
    Wishes,
    Themes,
    Municipalities,
    Search,
    Register,
    Cards,
    Trainers,
}

impl Overview {
    /// Every overview, with the last part of its address.
    pub(crate) const ALL: [(&'static str, Self); 16] = [
        ("handreiking", Self::Books),
        ("vuistregels", Self::RulesOfThumb),
        ("afwegingen", Self::Trees),
        ("wat-mag-met-wie", Self::Matrix),
        ("grondslagen", Self::Grounds),
        ("begrippen", Self::Terms),
        ("bronnen", Self::Sources),
        ("actualiteit", Self::Notes),
        ("data", Self::Data),
        ("ik-wil", Self::Wishes),
        ("themas", Self::Themes),
        ("gemeenten", Self::Municipalities),
        ("zoeken", Self::Search),
        ("register", Self::Register),
        ("gesprekskaarten", Self::Cards),
        ("voor-trainers", Self::Trainers),
    ];

    /// The last part of its address.
    pub(crate) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, overview)| *overview == self).map_or("", |(name, _)| name)
    }
}

impl Settings {
    /// The site as a case note names it that is made on the page of this thing, at this address.
    pub(crate) fn edition(&self, id: &str, url: &str) -> Edition {
        Edition {
            name: self.name.clone(),
            version: self.version.clone(),
            url: url.to_owned(),
            file_name: format!("dossiernotitie-{id}.txt"),
            disclaimer: self.disclaimer.plain(),
        }
    }
}

impl Site {
    /// The notes with these identifiers, in their order.
    pub(crate) fn notes<'s>(&'s self, ids: &'s [NoteId]) -> impl Iterator<Item = &'s Note> {
        ids.iter().filter_map(|id| self.notes.iter().map(|note| &note.value).find(|note| note.id == *id))
    }

    /// The notes that a tree and its parts name, each once.
    pub(crate) fn notes_of(&self, tree: &Tree) -> Vec<Note> {
        self.notes_once(Self::note_ids(tree))
    }

    /// The notes that a tree and its parts name.
    pub(crate) fn note_ids(tree: &Tree) -> Vec<NoteId> {
        let parts = tree.parts();
        let questions = parts.questions.iter().flat_map(|question| &question.notes);
        let outcomes = parts.outcomes.iter().flat_map(|outcome| &outcome.notes);
        parts.notes.iter().chain(questions).chain(outcomes).cloned().collect()
    }

    /// The notes with these identifiers, each once.
    pub(crate) fn notes_once(&self, mut ids: Vec<NoteId>) -> Vec<Note> {
        ids.sort();
        ids.dedup();
        self.notes(&ids).cloned().collect()
    }

    /// The tree with this identifier.
    pub(crate) fn tree(&self, id: &TreeId) -> Option<&Tree> {
        self.trees.iter().map(|tree| &tree.value).find(|tree| tree.id() == id)
    }

    /// The conversation card of an outcome, where it has one.
    pub(crate) fn card(&self, tree: &TreeId, outcome: &OutcomeId) -> Option<&ConversationCard> {
        self.cards.iter().find(|card| card.serves(tree, outcome))
    }

    /// The overview's introduction. The check of required files makes sure that there is one.
    pub(crate) fn overview(&self, overview: Overview) -> Option<&Document> {
        self.overviews.get(&overview)
    }
}
