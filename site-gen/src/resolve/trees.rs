//! Decision trees: read, verified by the model, and every fault of the model shown at its place.

use std::collections::BTreeSet;

use model::address;
use model::id::{BookId, OutcomeId, QuestionId, TreeId};
use model::tree::{Answer, Fault, Outcome, Place, Question, Target, Tree, TreeParts, TreeRef};
use model::verdict::Verdict;

use super::casus::CasusPlace;
use super::{Resolver, Scope};
use crate::diagnostic::Diagnostic;
use crate::site::TreeGroup;
use crate::source::fields::Fields;
use crate::source::files::{At, Located};
use crate::source::table::Table;
use crate::source::{DataFile, Source};

/// The heading above the questions to ask oneself, where the content gives none.
const REFLECTIONS: &str = "Vragen om jezelf te stellen";

/// Where the parts of a tree stand in its file, and which of them could be read.
struct Places {
    tree: At,
    start: Spot,
    questions: Vec<QuestionPlace>,
    outcomes: Vec<OutcomePlace>,
    casus: Vec<CasusPlace>,
}

/// A place, and whether what stands there could be read.
#[derive(Clone, Copy)]
struct Spot {
    at: At,
    sound: bool,
}

struct AnswerPlace {
    id: At,
    to: Spot,
}

struct QuestionPlace {
    id: At,
    /// Whether the list of answers could be read.
    sound: bool,
    answers: Vec<AnswerPlace>,
}

struct OutcomePlace {
    id: At,
    duties_sound: bool,
    sources_sound: bool,
}

impl Places {
    /// Whether a fault only repeats that something could not be read.
    fn is_echo(&self, fault: &Fault) -> bool {
        let sound = match (fault, fault.place()) {
            (Fault::UnknownStart(_), _) => Some(self.start.sound),
            (Fault::NoAnswers(..), Place::Question(index)) => self.questions.get(index).map(|question| question.sound),
            (Fault::UnknownQuestion(..) | Fault::UnknownOutcome(..), Place::Answer(question, answer)) => self
                .questions
                .get(question)
                .and_then(|question| question.answers.get(answer))
                .map(|answer| answer.to.sound),
            (Fault::NoDuties(..), Place::Outcome(index)) => self.outcomes.get(index).map(|place| place.duties_sound),
            (Fault::NoSources(..), Place::Outcome(index)) => self.outcomes.get(index).map(|place| place.sources_sound),
            _ => None,
        };
        sound == Some(false)
    }
}

impl Resolver<'_> {
    pub(super) fn trees(&self, source: &Source) -> Vec<Located<Tree>> {
        source.trees.iter().filter_map(|file| self.tree(file)).collect()
    }

    /// The groups of trees. Every tree is in one of them.
    pub(super) fn tree_groups(&self, source: &Source) -> Vec<TreeGroup> {
        let Some(file) = &source.tree_groups else {
            self.missing_file("afwegingen/afwegingen.toml");
            return Vec::new();
        };
        let fields = self.fields(&file.table, file.at, "de lijst van afwegingen");
        let mut named = BTreeSet::new();
        let mut groups = Vec::new();
        for table in fields.tables("groups") {
            let group = self.fields(table, fields.at(), "een groep afwegingen");
            let mut trees = Vec::new();
            for text in group.some_texts("trees") {
                let names = self.catalogue.trees.keys().map(String::as_str);
                let Some(id) = self.reference::<TreeId>(&text, "onbekende-afweging", "afweging", names) else {
                    continue;
                };
                if named.insert(id.clone()) {
                    trees.push(id);
                } else {
                    let message = format!("afweging `{id}` staat al in een groep");
                    self.report(Diagnostic::error("dubbel-id", text.at, message).hint("noem elke afweging één keer"));
                }
            }
            groups.push(TreeGroup {
                title: group.plain("title"),
                text: self.line_without_terms(&group.text("text")),
                trees,
            });
            group.finish();
        }
        fields.finish();
        for file in source.trees.iter().filter(|file| !named.iter().any(|id| id.as_str() == file.name)) {
            let message = format!("afweging `{}` staat niet in `afwegingen.toml`", file.name);
            let hint = "noem haar in een groep, op de plaats waar zij hoort";
            self.report(Diagnostic::error("afweging-niet-genoemd", file.at, message).hint(hint));
        }
        groups
    }

    fn tree(&self, file: &DataFile) -> Option<Located<Tree>> {
        let fields = self.fields(&file.table, file.at, "een afweging");
        let id: TreeId = self.file_id(&file.name, file.at);
        self.on_page(address::tree(&id));
        let lead = self.line_without_terms(&fields.text("lead"));
        let sources = self.citations(&fields.some_texts("sources"));
        let notes = self.note_ids(&fields);
        let (start, start_sound) = self.watched(|| fields.id::<QuestionId>("start"));
        let background = self.optional_rich(fields.optional_text("background"), &mut Scope::default());
        let reflections = self.lines(&fields.texts("reflections"), &mut Scope::default());
        let reflections_title = fields.optional_plain("reflections_title").unwrap_or_else(|| REFLECTIONS.to_owned());
        let start_place = Spot { at: start.at, sound: start_sound };
        let mut places = Places {
            tree: file.at,
            start: start_place,
            questions: Vec::new(),
            outcomes: Vec::new(),
            casus: Vec::new(),
        };
        let casus = self.casus(&fields, &mut places.casus);
        let questions = fields
            .tables("questions")
            .into_iter()
            .map(|table| self.question(table, fields.at(), &mut places))
            .collect();
        let outcomes =
            fields.tables("outcomes").into_iter().map(|table| self.outcome(table, fields.at(), &mut places)).collect();
        let parts = TreeParts {
            id,
            number: fields.optional_plain("number"),
            title: fields.plain("title"),
            lead,
            sources,
            updated: fields.date("updated"),
            notes,
            background,
            reflections_title,
            reflections,
            casus,
            start: start.value,
            questions,
            outcomes,
        };
        fields.finish();
        self.verified(parts, &places)
    }

    fn verified(&self, parts: TreeParts, places: &Places) -> Option<Located<Tree>> {
        let names = Names::of(&parts);
        match Tree::new(parts) {
            Ok(tree) => Some(Located { value: tree, at: places.tree }),
            Err(faults) => {
                let faults = faults.iter().filter(|fault| !places.is_echo(fault));
                faults.for_each(|fault| self.report(explain(fault, places, &names)));
                None
            }
        }
    }

    fn question(&self, table: &Table, at: At, places: &mut Places) -> Question {
        let fields = self.fields(table, at, "een vraag");
        let scope = &mut Scope::default();
        let id = fields.id("id");
        let mut answer_places = Vec::new();
        let (tables, sound) = self.watched(|| fields.tables("answers"));
        let answers: Vec<_> =
            tables.into_iter().map(|table| self.answer(table, fields.at(), &mut answer_places)).collect();
        places.questions.push(QuestionPlace { id: id.at, sound, answers: answer_places });
        self.every_municipality(&fields, &answers);
        let question = Question {
            id: id.value,
            text: fields.plain("text"),
            help: self.optional_rich(fields.optional_text("help"), scope),
            considerations: self.lines(&fields.texts("considerations"), scope),
            answers,
            sources: self.citations(&fields.some_texts("sources")),
            notes: self.note_ids(&fields),
        };
        fields.finish();
        question
    }

    /// A question that asks for the municipality has an answer for each one that the handbook holds for.
    fn every_municipality(&self, fields: &Fields<'_, '_>, answers: &[Answer]) {
        let Some(book) = fields.optional_text("per_municipality") else { return };
        let names = self.catalogue.books.iter().map(String::as_str);
        if self.reference::<BookId>(&book, "onbekend-boek", "boek", names).is_none() {
            return;
        }
        let mut wanted = self.catalogue.municipalities_of(&book.text);
        wanted.sort_unstable();
        let mut given: Vec<&str> = answers.iter().map(|answer| answer.id.as_str()).collect();
        given.sort_unstable();
        if given != wanted {
            let message =
                format!("deze vraag heeft een antwoord voor elke gemeente van `{}`: {}", book.text, wanted.join(", "));
            self.report(
                Diagnostic::error("gemeente-ontbreekt", book.at, message).hint(format!("nu: {}", given.join(", "))),
            );
        }
    }

    fn answer(&self, table: &Table, at: At, places: &mut Vec<AnswerPlace>) -> Answer {
        let fields = self.fields(table, at, "een antwoord");
        let ((to, at), sound) = self.watched(|| self.target(&fields));
        let id = fields.id("id");
        places.push(AnswerPlace { id: id.at, to: Spot { at, sound } });
        let answer = Answer {
            id: id.value,
            label: fields.plain("label"),
            hint: fields.optional_plain("hint").unwrap_or_default(),
            to,
        };
        fields.finish();
        answer
    }

    /// Where an answer leads, and where that is written.
    fn target(&self, fields: &Fields<'_, '_>) -> (Target, At) {
        let Some(table) = fields.table("to") else {
            return (Target::Question(crate::source::fields::stand_in(fields.at())), fields.at());
        };
        let at = fields.at_field("to");
        let to = self.fields(table, at, "het doel van een antwoord");
        let found = match (to.has("question"), to.has("outcome")) {
            (true, false) => {
                let id = to.id("question");
                (Target::Question(id.value), id.at)
            }
            (false, true) => {
                let id = to.id("outcome");
                (Target::Outcome(id.value), id.at)
            }
            _ => {
                let message = "een antwoord gaat naar één vraag of naar één uitkomst";
                self.report(
                    Diagnostic::error("doel", at, message)
                        .hint("schrijf `to = { question = \"…\" }` of `to = { outcome = \"…\" }`"),
                );
                return (Target::Question(crate::source::fields::stand_in(at)), at);
            }
        };
        to.finish();
        found
    }

    fn outcome(&self, table: &Table, at: At, places: &mut Places) -> Outcome {
        let fields = self.fields(table, at, "een uitkomst");
        let scope = &mut Scope::default();
        let id = fields.id("id");
        // In the order of the page: a term is linked where it is read first.
        let text = self.rich(&fields.text("text"), scope);
        let (duties, duties_sound) = self.watched(|| self.duties(&fields, scope));
        let (sources, sources_sound) = self.watched(|| self.citations(&fields.texts("sources")));
        places.outcomes.push(OutcomePlace { id: id.at, duties_sound, sources_sound });
        let next_tree = fields.optional_text("next_tree").and_then(|text| {
            let names = self.catalogue.trees.keys().map(String::as_str);
            let id: TreeId = self.reference(&text, "onbekende-afweging", "afweging", names)?;
            let (number, title) = self.catalogue.trees.get(id.as_str())?.clone();
            Some(TreeRef { id, number, title })
        });
        let grounds = fields.texts("grounds").iter().filter_map(|text| self.ground_ref(text)).collect();
        let outcome = Outcome {
            id: id.value,
            verdict: fields.one_of("verdict", &Verdict::ALL),
            title: fields.plain("title"),
            text,
            duties,
            grounds,
            sources,
            notes: self.note_ids(&fields),
            next_tree,
        };
        fields.finish();
        outcome
    }
}

/// The names that a fault may have meant.
struct Names {
    questions: Vec<QuestionId>,
    outcomes: Vec<OutcomeId>,
}

impl Names {
    fn of(parts: &TreeParts) -> Self {
        Self {
            questions: parts.questions.iter().map(|question| question.id.clone()).collect(),
            outcomes: parts.outcomes.iter().map(|outcome| outcome.id.clone()).collect(),
        }
    }
}

fn explain(fault: &Fault, places: &Places, names: &Names) -> Diagnostic {
    let at = match fault.place() {
        Place::Tree => places.tree,
        Place::Start => places.start.at,
        Place::Question(index) => places.questions.get(index).map_or(places.tree, |place| place.id),
        Place::Answer(question, answer) => {
            let place = places.questions.get(question).and_then(|place| place.answers.get(answer));
            let of_itself = matches!(fault, Fault::DuplicateAnswer(..));
            place.map_or(places.tree, |place| if of_itself { place.id } else { place.to.at })
        }
        Place::Outcome(index) => places.outcomes.get(index).map_or(places.tree, |place| place.id),
        Place::Casus(index) => places.casus.get(index).map_or(places.tree, |place| place.of(fault)),
        Place::Point(casus, point) => places.casus.get(casus).map_or(places.tree, |place| place.of_point(point, fault)),
    };
    let (code, hint) = match fault {
        Fault::UnknownStart(_) | Fault::UnknownQuestion(..) => {
            ("onbekende-vraag", "noem het id van een vraag uit deze afweging")
        }
        Fault::UnknownOutcome(..) => ("onbekende-uitkomst", "noem het id van een uitkomst uit deze afweging"),
        Fault::DuplicateId(..) | Fault::DuplicateAnswer(..) => ("dubbel-id", "geef een van de twee een ander id"),
        Fault::NoAnswers(..) => ("route-zonder-eind", "voeg antwoorden toe met `[[questions.answers]]`"),
        Fault::UnreachableQuestion(..) => {
            ("onbereikbare-vraag", "laat een antwoord hierheen gaan, of haal de vraag weg")
        }
        Fault::UnreachableOutcome(..) => {
            ("onbereikbare-uitkomst", "laat een antwoord hierheen gaan, of haal de uitkomst weg")
        }
        Fault::Cycle(..) => (
            "kring",
            "laat een van deze antwoorden naar een uitkomst gaan; met `next_tree` verwijst die naar een andere afweging",
        ),
        Fault::NoDuties(..) => {
            ("uitkomst-zonder-plicht", "voeg toe wat je doet, bijvoorbeeld wat je vastlegt, met `[[outcomes.duties]]`")
        }
        Fault::NoSources(..) => ("uitkomst-zonder-bron", "voeg toe: `sources = [\"bron#onderdeel\"]`"),
        Fault::UnknownAnswer(..) => ("onbekend-antwoord", "noem het id van een antwoord op deze vraag"),
        Fault::OffRoute(..) => (
            "bespreking",
            "begin bij de eerste vraag en volg de antwoorden; laat `answer` weg waar de bron het open laat",
        ),
        Fault::NotDiscussed(..) => ("bespreking", "voeg voor deze vraag `[[casus.discussion]]` toe"),
        Fault::WrongEnding(_, Some(_)) => ("bespreking", "noem die uitkomst: `outcome = \"…\"`"),
        Fault::WrongEnding(_, None) => ("bespreking", "laat `outcome` weg, en zeg in `conclusion` wat er open blijft"),
        Fault::TooManyQuestions(_) | Fault::TooManyRoutes => {
            ("afweging-te-groot", "splits haar in afwegingen die met `next_tree` op elkaar volgen")
        }
    };
    let diagnostic = Diagnostic::error(code, at, fault.to_string()).hint(hint);
    match fault {
        Fault::UnknownOutcome(_, id) if names.questions.iter().any(|question| question.as_str() == id.as_str()) => {
            diagnostic.hint(format!("`{id}` is een vraag; schrijf `to = {{ question = \"{id}\" }}`"))
        }
        Fault::UnknownQuestion(Place::Answer(..), id)
            if names.outcomes.iter().any(|outcome| outcome.as_str() == id.as_str()) =>
        {
            diagnostic.hint(format!("`{id}` is een uitkomst; schrijf `to = {{ outcome = \"{id}\" }}`"))
        }
        Fault::UnknownStart(id) | Fault::UnknownQuestion(_, id) => {
            diagnostic.suggest(id.as_str(), names.questions.iter().map(QuestionId::as_str))
        }
        Fault::UnknownOutcome(_, id) => diagnostic.suggest(id.as_str(), names.outcomes.iter().map(OutcomeId::as_str)),
        _ => diagnostic,
    }
}
