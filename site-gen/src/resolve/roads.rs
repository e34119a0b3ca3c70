//! Guided roads: read, verified by the model, and every fault of the model shown at its place.

use model::address;
use model::id::{DomainId, OutcomeId, PartnerId, RoadId, RowId, StageId, TreeId};
use model::matrix::Matrix;
use model::road::who::{self, Beginning, Exception, Prompt, Who};
use model::road::{Fault, Goal, Junction, Place, Road, RoadParts, Stage};
use model::tree::{self, Tree};

use super::{Resolver, Scope};
use crate::diagnostic::Diagnostic;
use crate::site::{Overview, RoadPage};
use crate::source::fields::{Fields, stand_in, valid_id};
use crate::source::files::{At, Located};
use crate::source::table::Table;
use crate::source::{DataFile, Source};

/// What stands where a road ends, instead of a stage.
const END: &str = "end";

/// Where the stages of a road stand in its file.
struct StagePlace {
    name: StageId,
    id: At,
    tree: TreeId,
    /// For each outcome, where it is named and where it leads.
    on: Vec<(At, At)>,
}

/// What a road is verified against.
struct Known<'k> {
    trees: &'k [Located<Tree>],
    matrix: &'k Matrix,
}

impl Resolver<'_> {
    pub(super) fn roads(&self, source: &Source, trees: &[Located<Tree>], matrix: &Matrix) -> Vec<RoadPage> {
        let known = Known { trees, matrix };
        source.roads.iter().filter_map(|file| self.road(file, source, &known)).collect()
    }

    fn road(&self, file: &DataFile, source: &Source, known: &Known<'_>) -> Option<RoadPage> {
        let fields = self.fields(&file.table, file.at, "een weg");
        let id: RoadId = self.file_id(&file.name, file.at);
        let taken =
            Overview::ALL.iter().map(|(name, _)| *name).chain(source.pages.iter().map(|page| page.name.as_str()));
        if taken.into_iter().any(|name| name == file.name) {
            let message = format!("`{}` is al het adres van een andere pagina", address::road(&id));
            self.report(Diagnostic::error("dubbel-adres", file.at, message).hint("geef het bestand een andere naam"));
        }
        self.on_page(address::road(&id));
        let lead = self.line_without_terms(&fields.text("lead"));
        let ((parts, who, places), sound) = self.watched(|| self.road_parts(&fields, known));
        let (title, sources) = (fields.plain("title"), self.citations(&fields.some_texts("sources")));
        let (updated, notes) = (fields.date("updated"), self.note_ids(&fields));
        fields.finish();
        // What could not be read, and trees that are none, were reported; the rest would only be an echo of it.
        let (parts, who) = (parts?, who?);
        let road = Road::new(parts).map_err(|faults| {
            if sound {
                faults.iter().for_each(|fault| self.report(explain(fault, &places, known)));
            }
        });
        Some(RoadPage { id, title, lead, sources, updated, notes, who, road: road.ok()? })
    }

    /// What the road is made of; `None` when one of its trees is not sound.
    fn road_parts(
        &self,
        fields: &Fields<'_, '_>,
        known: &Known<'_>,
    ) -> (Option<RoadParts>, Option<Who>, Vec<StagePlace>) {
        let (stages, places) = self.stages(fields);
        let who = fields.table("who").map(|table| self.who(table, fields.at_field("who"), &stages, fields, known));
        let first = who.as_ref().and_then(|who| self.who_stage(who, known.matrix, fields.at()));
        let parts = first.and_then(|(stage, tree)| {
            let mut trees = vec![tree];
            for stage in &stages {
                if trees.iter().all(|tree| *tree.id() != stage.tree) {
                    trees.push(
                        known.trees.iter().map(|tree| &tree.value).find(|tree| *tree.id() == stage.tree)?.clone(),
                    );
                }
            }
            let start = stage.id.clone();
            Some(RoadParts { start, stages: [vec![stage], stages].concat(), trees })
        });
        (parts, who, places)
    }

    fn stages(&self, fields: &Fields<'_, '_>) -> (Vec<Stage>, Vec<StagePlace>) {
        let (mut stages, mut places) = (Vec::new(), Vec::new());
        for table in fields.tables("stages") {
            let stage = self.fields(table, fields.at(), "een stap");
            let id = stage.id::<StageId>("id");
            let name = stage.text("tree");
            let names = self.catalogue.trees.keys().map(String::as_str);
            let tree: Option<TreeId> = self.reference(&name, "onbekende-afweging", "afweging", names);
            let title = stage.optional_plain("title");
            let (mut on, mut on_places) = (Vec::new(), Vec::new());
            for table in stage.tables("on") {
                let (junction, at) = self.junction(table, stage.at());
                on.push(junction);
                on_places.push(at);
            }
            stage.finish();
            let tree = tree.unwrap_or_else(|| stand_in(name.at));
            places.push(StagePlace { name: id.value.clone(), id: id.at, tree: tree.clone(), on: on_places });
            stages.push(Stage { id: id.value, tree, title, on });
        }
        (stages, places)
    }

    fn junction(&self, table: &Table, at: At) -> (Junction, (At, At)) {
        let fields = self.fields(table, at, "wat er op een uitkomst volgt");
        let outcome = fields.id::<OutcomeId>("outcome");
        let to = fields.id::<StageId>("to");
        let keep = fields.some_of("keep", &model::duty::DutyKind::ALL);
        fields.finish();
        let goal = if to.value.as_str() == END { Goal::End } else { Goal::Stage(to.value) };
        (Junction { outcome: outcome.value, to: goal, keep }, (outcome.at, to.at))
    }

    fn who(&self, table: &Table, at: At, stages: &[Stage], road: &Fields<'_, '_>, known: &Known<'_>) -> Who {
        let fields = self.fields(table, at, "wie en met wie");
        let partner = fields.text("unnamed");
        let partners = known.matrix.partners.iter().map(|partner| partner.id.as_str());
        let unnamed = self.reference::<PartnerId>(&partner, "onbekende-partner", "partner", partners);
        let mut exceptions = Vec::new();
        for table in fields.tables("exceptions") {
            let exception = self.fields(table, fields.at(), "een uitzondering");
            let beginning = self.beginning(&exception, stages);
            exceptions.extend(self.exception(&exception).map(|to| (to, beginning)));
            exception.finish();
        }
        let tree = fields.id::<TreeId>("tree");
        if self.catalogue.trees.contains_key(tree.value.as_str()) {
            let message = format!("afweging `{}` bestaat al", tree.value);
            self.report(Diagnostic::error("dubbel-id", tree.at, message).hint("geef deze eerste stap een ander id"));
        }
        let who = Who {
            tree: tree.value,
            title: fields.plain("title"),
            domain: self.prompt(&fields, "domain"),
            role: self.prompt(&fields, "role"),
            partner: self.prompt(&fields, "partner"),
            unnamed: unnamed.unwrap_or_else(|| stand_in(partner.at)),
            unnamed_label: fields.plain("unnamed_label"),
            sources: self.citations(&fields.some_texts("sources")),
            updated: road.date("updated"),
            start: self.beginning(&fields, stages),
            exceptions,
        };
        fields.finish();
        who
    }

    fn prompt(&self, fields: &Fields<'_, '_>, key: &'static str) -> Prompt {
        let Some(table) = fields.table(key) else {
            return Prompt { text: String::new(), help: model::text::RichText::default() };
        };
        let prompt = self.fields(table, fields.at_field(key), "een vraag vooraf");
        let help = self.optional_rich(prompt.optional_text("help"), &mut Scope::default());
        let read = Prompt { text: prompt.plain("text"), help };
        prompt.finish();
        read
    }

    /// For whom a road begins otherwise.
    fn exception(&self, fields: &Fields<'_, '_>) -> Option<Exception> {
        match (fields.optional_text("domain"), fields.optional_text("role")) {
            (Some(domain), None) => {
                let names = self.catalogue.domains.iter().map(String::as_str);
                self.reference::<DomainId>(&domain, "onbekend-domein", "domein", names).map(Exception::Domain)
            }
            (None, Some(row)) => {
                let names = self.catalogue.rows.iter().map(String::as_str);
                self.reference::<RowId>(&row, "onbekende-rij", "rij", names).map(Exception::Role)
            }
            _ => {
                let message = "een uitzondering geldt voor één domein of voor één rij";
                self.report(
                    Diagnostic::error("uitzondering", fields.at(), message)
                        .hint("schrijf `domain = \"…\"` of `role = \"…\"`"),
                );
                None
            }
        }
    }

    /// The stage that the field `start` names, with its tree in words.
    fn beginning(&self, fields: &Fields<'_, '_>, stages: &[Stage]) -> Beginning {
        let text = fields.text("start");
        let names = stages.iter().map(|stage| stage.id.as_str());
        let id = self.reference::<StageId>(&text, "onbekende-stap", "stap", names);
        let tree = stages.iter().find(|stage| Some(&stage.id) == id.as_ref()).map(|stage| &stage.tree);
        let tree = tree.and_then(|tree| {
            let (number, title) = self.catalogue.trees.get(tree.as_str())?.clone();
            Some(tree::TreeRef { id: tree.clone(), number, title }.label())
        });
        Beginning { stage: id.unwrap_or_else(|| stand_in(text.at)), label: tree.unwrap_or_default() }
    }

    /// The first stage, with the tree that asks who the reader is.
    fn who_stage(&self, who: &Who, matrix: &Matrix, at: At) -> Option<(Stage, Tree)> {
        let Some(parts) = who.tree(matrix) else {
            let message = "het id van een domein of rij is te lang om er een vraag van te maken";
            self.report(Diagnostic::error("ongeldig-id", at, message).hint("maak het id korter"));
            return None;
        };
        // Whatever makes the matrix unfit was reported where it stands; only its size can be wrong here.
        let tree = Tree::new(parts).map_err(|faults| {
            let large =
                |fault: &&tree::Fault| matches!(fault, tree::Fault::TooManyQuestions(_) | tree::Fault::TooManyRoutes);
            if let Some(fault) = faults.iter().find(large) {
                self.report(
                    Diagnostic::error("afweging-te-groot", at, fault.to_string()).hint("maak de matrix kleiner"),
                );
            }
        });
        let tree = tree.ok()?;
        let beginnings = std::iter::once(&who.start).chain(who.exceptions.iter().map(|(_, beginning)| beginning));
        let mut on: Vec<Junction> = Vec::new();
        for beginning in beginnings {
            let Some(outcome) = who::outcome_id(beginning).filter(|id| tree.outcome(id).is_some()) else { continue };
            if on.iter().all(|junction| junction.outcome != outcome) {
                on.push(Junction { outcome, to: Goal::Stage(beginning.stage.clone()), keep: Vec::new() });
            }
        }
        let id = valid_id(who.tree.as_str()).unwrap_or_else(|_| stand_in(at));
        Some((Stage { id, tree: who.tree.clone(), title: None, on }, tree))
    }
}

fn explain(fault: &Fault, places: &[StagePlace], known: &Known<'_>) -> Diagnostic {
    // The first stage is not in the list of the content: it is made from the matrix.
    let stage = |index: usize| index.checked_sub(1).and_then(|index| places.get(index));
    let at = match fault.place() {
        Place::Start => None,
        Place::Stage(index) => stage(index).map(|place| place.id),
        Place::Junction(index, number) => stage(index)
            .and_then(|place| place.on.get(number))
            .map(|(outcome, to)| if matches!(fault, Fault::UnknownStage(..)) { *to } else { *outcome }),
    };
    let (code, hint) = match fault {
        Fault::UnknownStart(_) | Fault::UnknownStage(..) => {
            ("onbekende-stap", "noem het id van een stap uit deze weg, of `end`")
        }
        Fault::UnknownTree(..) => ("onbekende-afweging", "noem het id van een afweging"),
        Fault::UnknownOutcome(..) => ("onbekende-uitkomst", "noem een uitkomst van de afweging van deze stap"),
        Fault::DuplicateStage(..) => ("dubbel-id", "geef een van de twee een ander id"),
        Fault::DuplicateOutcome(..) => ("dubbel-id", "noem elke uitkomst één keer"),
        Fault::MissingOutcome(..) => {
            ("uitkomst-zonder-vervolg", "voeg aan `on` toe: `{ outcome = \"…\", to = \"…\" }`, met een stap of `end`")
        }
        Fault::UnreachableStage(..) => ("onbereikbare-stap", "laat een uitkomst hierheen gaan, of haal de stap weg"),
        Fault::Cycle(..) => ("kring", "laat een van deze stappen eindigen met `to = \"end\"`"),
    };
    let diagnostic = Diagnostic::error(code, at, fault.to_string()).hint(hint);
    match fault {
        Fault::UnknownOutcome(Place::Junction(index, _), id) => {
            let tree = stage(*index).and_then(|place| known.trees.iter().find(|tree| *tree.value.id() == place.tree));
            let outcomes = tree.into_iter().flat_map(|tree| &tree.value.parts().outcomes);
            diagnostic.suggest(id.as_str(), outcomes.map(|outcome| outcome.id.as_str()))
        }
        Fault::UnknownStage(_, id) => diagnostic.suggest(id.as_str(), places.iter().map(|place| place.name.as_str())),
        _ => diagnostic,
    }
}
