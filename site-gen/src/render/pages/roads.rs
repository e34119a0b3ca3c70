//! The pages of the guided roads.

use model::address;
use model::id::StageId;
use model::road::who::Exception;
use model::road::{Goal, Road, Stage};
use serde_json::{Value, json};

use super::{Page, Pages};
use crate::assets::app::Program;
use crate::html;
use crate::render::view;

impl Pages<'_> {
    pub(super) fn roads(&mut self) {
        for road in &self.site.roads {
            let mut page = Page::new(address::road(&road.id), &road.title, &road.lead);
            page.updated = Some(road.updated);
            page.program = Some(Program::Islands);
            // The first stage asks who the reader is: the page says that in words of its own.
            let stages: Vec<_> = road.road.parts().stages.iter().enumerate().skip(1).collect();
            let steps: Vec<_> = stages.iter().map(|(index, stage)| step(&road.road, *index, stage)).collect();
            let number = |start: &StageId| stages.iter().find(|(_, stage)| stage.id == *start).map(|(index, _)| *index);
            let exceptions: Vec<_> = road
                .who
                .exceptions
                .iter()
                .map(|(to, beginning)| {
                    let stage = &beginning.stage;
                    json!({ "for": self.name(to), "number": number(stage), "url": format!("#{stage}") })
                })
                .collect();
            let content = json!({
                "matrix": address::MATRIX,
                "exceptions": exceptions,
                "title": road.title,
                "lead": html::line(&road.lead),
                "sources": road.sources,
                "notes": view::notes(self.site, &road.notes),
                "steps": steps,
                "route_count": thousands(road.road.route_count()),
                "data": self.islands.roads.get(&road.id),
            });
            self.add(page, "road.html", content);
        }
    }

    /// For whom a road begins otherwise, in words.
    fn name(&self, exception: &Exception) -> String {
        let matrix = &self.site.matrix;
        let name = match exception {
            Exception::Domain(id) => matrix.domain(id).map(|domain| domain.title.clone()),
            Exception::Role(id) => matrix.row(id).map(|row| view::row_title(matrix, row)),
        };
        name.unwrap_or_default()
    }
}

/// A stage: its tree, and what follows on which outcomes.
fn step(road: &Road, index: usize, stage: &Stage) -> Value {
    let tree = road.tree(index);
    let on = stage.on.iter().filter_map(|junction| {
        let outcome = tree.outcome(&junction.outcome)?;
        let next = match &junction.to {
            Goal::Stage(id) => {
                let number = road.parts().stages.iter().position(|stage| stage.id == *id)?;
                json!({ "number": number, "url": format!("#{id}"), "title": road.label(number) })
            }
            Goal::End => Value::Null,
        };
        Some(json!({ "title": outcome.title, "verdict": outcome.verdict.label(), "next": next }))
    });
    let (on, ends): (Vec<Value>, Vec<Value>) = on.partition(|outcome| !outcome["next"].is_null());
    json!({
        "id": stage.id,
        "title": road.label(index),
        "lead": html::line(&tree.parts().lead),
        "url": tree.url(),
        "on": on,
        "ends": ends.len(),
    })
}

/// A number with a point between the thousands, as Dutch writes it.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}
