//! The casus of a tree, each with its discussion.

use model::tree::{Casus, Ending, Fault, Point, Reasoning};

use super::{Resolver, Scope};
use crate::source::fields::Fields;
use crate::source::files::At;
use crate::source::table::Table;

/// Where the parts of a casus stand in the file of its tree.
pub(super) struct CasusPlace {
    id: At,
    outcome: At,
    points: Vec<PointPlace>,
}

struct PointPlace {
    question: At,
    answer: At,
}

impl CasusPlace {
    /// Where a fault of the casus is shown.
    pub(super) fn of(&self, fault: &Fault) -> At {
        if matches!(fault, Fault::WrongEnding(..)) { self.outcome } else { self.id }
    }

    /// Where a fault of a point of the discussion is shown.
    pub(super) fn of_point(&self, point: usize, fault: &Fault) -> At {
        let of_answer = matches!(fault, Fault::UnknownAnswer(..));
        self.points.get(point).map_or(self.id, |place| if of_answer { place.answer } else { place.question })
    }
}

impl Resolver<'_> {
    /// The casus of a tree, in the order of the content.
    pub(super) fn casus(&self, fields: &Fields<'_, '_>, places: &mut Vec<CasusPlace>) -> Vec<Casus> {
        let read = |table| self.one_casus(table, fields.at(), places);
        fields.tables("casus").into_iter().map(read).collect()
    }

    fn one_casus(&self, table: &Table, at: At, places: &mut Vec<CasusPlace>) -> Casus {
        let fields = self.fields(table, at, "een casus");
        let id = fields.id("id");
        let ending = if fields.optional_text("outcome").is_some() {
            Ending::Outcome(fields.id("outcome").value)
        } else {
            Ending::Open
        };
        let mut place = CasusPlace { id: id.at, outcome: fields.at_field("outcome"), points: Vec::new() };
        let text = self.rich(&fields.text("text"), &mut Scope::default());
        let points = fields.tables("discussion").into_iter();
        let discussion = points.map(|table| self.point(table, fields.at(), &mut place.points)).collect();
        let casus = Casus {
            id: id.value,
            title: fields.plain("title"),
            text,
            sources: self.citations(&fields.some_texts("sources")),
            discussion,
            ending,
            conclusion: self.rich(&fields.text("conclusion"), &mut Scope::default()),
        };
        fields.finish();
        places.push(place);
        casus
    }

    fn point(&self, table: &Table, at: At, places: &mut Vec<PointPlace>) -> Point {
        let fields = self.fields(table, at, "een punt van een bespreking");
        let question = fields.id("question");
        let reasoning = if fields.optional_text("answer").is_some() {
            Reasoning::Leads(fields.id("answer").value)
        } else {
            Reasoning::Open
        };
        places.push(PointPlace { question: question.at, answer: fields.at_field("answer") });
        let point = Point {
            question: question.value,
            reasoning,
            text: self.rich(&fields.text("text"), &mut Scope::default()),
            sources: self.citations(&fields.some_texts("sources")),
        };
        fields.finish();
        point
    }
}
