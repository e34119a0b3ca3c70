//! The case note ("dossiernotitie"): what was weighed, in plain text, to be kept in the organisation's own file.
//!
//! It follows from the walks alone: no clock, no name, nothing that a reader typed. What only the organisation knows is
//! a blank to fill in there.

use serde::{Deserialize, Serialize};

use crate::duty;
use crate::note::Note;
use crate::road::{Road, RoadRoute, Walked};
use crate::verdict::Verdict;
use crate::walk::Answered;

/// The title of every case note.
pub const TITLE: &str = "Dossiernotitie";

/// What only the organisation knows, and fills in itself.
const BLANKS: [&str; 5] =
    ["Datum van de afweging", "Dossiernummer", "Naam en functie medewerker", "Overlegd met (functie)", "Toelichting"];

/// The code as it is published: what a note says it was made with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The name of the site.
    pub name: String,
    /// The version of its content, as the editors count.
    pub version: String,
    /// The address of the page that the note is made on.
    pub url: String,
    /// The name of the file that a reader saves.
    pub file_name: String,
    /// What the site is not: legal advice.
    pub disclaimer: String,
}

/// Lines of plain text under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading, without punctuation at its end.
    pub heading: String,
    /// The lines; none is empty.
    pub lines: Vec<String>,
}

/// A case note: what it is made of. Its text follows from that.
#[derive(Debug, Clone, Copy)]
pub struct CaseNote<'n> {
    /// The code that it was made with.
    pub edition: &'n Edition,
    /// What was walked: a guided road, or the road that is one tree long.
    pub road: &'n Road,
    /// The answers.
    pub route: &'n RoadRoute,
    /// What the caller knows besides, as the rules that hold for a role. Comes before the answers.
    pub context: &'n [Section],
    /// The notes of the editors that the trees name.
    pub notes: &'n [Note],
}

impl CaseNote<'_> {
    /// The note as plain text, as it is shown, copied and saved. Ends with a line break.
    pub fn text(&self) -> String {
        let mut out = Writer::after(&[TITLE, "\n"]);
        out.heading(&["Wat is afgewogen"]);
        for walked in self.route.walked() {
            out.line(&[&self.road.label(walked.stage)]);
        }
        out.blanks();
        for section in self.context {
            out.heading(&[&section.heading]);
            for line in &section.lines {
                out.line(&[line]);
            }
        }
        for walked in self.route.walked() {
            self.walk(walked, &mut out);
        }
        self.follow_up(&mut out);
        self.about(&mut out);
        out.finish()
    }

    /// What a printed outcome lacks of the note: the blanks, and what it was made with. Ends with a line break.
    pub fn supplement(&self) -> String {
        let mut out = Writer::after(&[]);
        out.blanks();
        self.about(&mut out);
        out.finish()
    }

    /// Questions and answers of a stage, what decided there, and the outcome. An outcome that only sends the reader on to
    /// the next stage decides nothing.
    fn walk(&self, walked: &Walked, out: &mut Writer) {
        let tree = self.road.tree(walked.stage);
        // With one tree its name stands above everything already.
        let many = self.road.parts().stages.len() > 1;
        let of = if many { [" (", &self.road.label(walked.stage), ")"].concat() } else { String::new() };
        let answered = walked.route.answered(tree);
        out.heading(&["Vragen en antwoorden", &of]);
        for (index, Answered { question, answer }) in answered.iter().enumerate() {
            out.push(&[&(index + 1).to_string(), ". ", &question.text, "\n   ", ANSWER, &answer.label, "\n"]);
        }
        let Some(outcome) = walked.route.outcome(tree) else { return };
        if outcome.verdict == Verdict::Continue && self.road.next(walked.stage, &outcome.id).is_some() {
            return;
        }
        out.heading(&["Wat de doorslag gaf", &of]);
        if let Some(Answered { question, answer }) = answered.last() {
            out.line(&[&question.text, " ", ANSWER, &answer.label]);
        }
        outcome.text.push_lines("", &mut out.text);
        out.heading(&["Uitkomst", &of]);
        out.line(&[outcome.verdict.label(), " – ", &outcome.title]);
    }

    /// What follows from it all: duties, grounds, notes and sources, each line once.
    fn follow_up(&self, out: &mut Writer) {
        for (heading, duties) in duty::grouped(&self.route.duties(self.road)) {
            out.heading(&[heading]);
            for duty in duties {
                out.line(&["[ ] ", &duty.text.plain()]);
            }
        }
        let outcomes = self.route.outcomes(self.road);
        out.heading(&["Grondslag"]);
        for ground in outcomes.iter().flat_map(|(_, outcome)| &outcome.grounds) {
            out.line(&["- ", &ground.title]);
        }
        out.heading(&["Let op"]);
        for (stage, outcome) in &outcomes {
            for id in self.road.tree(*stage).parts().notes.iter().chain(&outcome.notes) {
                if let Some(note) = self.notes.iter().find(|note| note.id == *id) {
                    out.line(&["- ", note.kind_label(), ": ", &note.title]);
                }
            }
        }
        out.heading(&["Bronnen"]);
        for source in outcomes.iter().flat_map(|(_, outcome)| &outcome.sources) {
            out.line(&["- ", &source.label]);
        }
        for walked in self.route.walked() {
            for answered in walked.route.answered(self.road.tree(walked.stage)) {
                for source in &answered.question.sources {
                    out.line(&["- ", &source.label]);
                }
            }
        }
    }

    fn about(&self, out: &mut Writer) {
        let Edition { name, version, url, disclaimer, .. } = self.edition;
        out.heading(&["Over deze notitie"]);
        let updated = self.route.walked().iter().map(|walked| self.road.tree(walked.stage).parts().updated);
        if let Some(date) = updated.max() {
            out.line(&["Gemaakt met: ", name, ", versie ", version, ", bijgewerkt op ", &date.in_words(), "."]);
        }
        out.line(&[url]);
        out.line(&[disclaimer]);
    }
}

/// Puts lines under headings. A heading without lines is left out.
struct Writer {
    text: String,
    /// Where the present heading begins, and where the lines under it do.
    heading: usize,
    start: usize,
}

impl Writer {
    fn after(parts: &[&str]) -> Self {
        let text = parts.concat();
        Self { heading: text.len(), start: text.len(), text }
    }

    fn heading(&mut self, parts: &[&str]) {
        self.drop_empty();
        self.heading = self.text.len();
        self.text.push('\n');
        self.push(parts);
        self.text.push_str(":\n");
        self.start = self.text.len();
    }

    /// Adds a line, unless it stands there: two trees often ask for the same duty or rest on the same source.
    fn line(&mut self, parts: &[&str]) {
        let line = parts.concat();
        if !self.text[self.start..].lines().any(|known| known == line) {
            self.push(&[&line, "\n"]);
        }
    }

    fn blanks(&mut self) {
        self.heading(&["In te vullen in je eigen systeem"]);
        for name in BLANKS {
            self.line(&[name, ": ………"]);
        }
    }

    fn finish(mut self) -> String {
        self.drop_empty();
        self.text
    }

    /// Takes the present heading away if nothing stands under it.
    fn drop_empty(&mut self) {
        if self.start == self.text.len() {
            self.text.truncate(self.heading);
        }
    }

    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.text.push_str(part);
        }
    }
}

const ANSWER: &str = "Antwoord: ";
