//! Municipalities, and the subjects on which they differ.

use std::collections::BTreeSet;

use model::address;
use model::id::{BookId, MunicipalityId, TopicId};
use model::municipality::{ConsentModel, Difference, Municipality, Topic};

use super::{Resolver, Scope};
use crate::diagnostic::Diagnostic;
use crate::source::fields::{Fields, stand_in};
use crate::source::table::Table;
use crate::source::{DataFile, Source};

impl Resolver<'_> {
    /// The municipalities in the order of showing, and the subjects on which they differ.
    pub(super) fn municipalities(&self, source: &Source) -> (Vec<Municipality>, Vec<Topic>) {
        let Some(file) = &source.municipality_list else {
            self.missing_file("gemeenten/gemeenten.toml");
            return (Vec::new(), Vec::new());
        };
        let fields = self.fields(&file.table, file.at, "de lijst van gemeenten");
        let topics = self.topics(&fields);
        let mut municipalities: Vec<Municipality> = Vec::new();
        for name in fields.texts("order") {
            let known = self.catalogue.municipalities.keys().map(String::as_str);
            let Some(id) = self.reference::<MunicipalityId>(&name, "onbekende-gemeente", "gemeente", known) else {
                continue;
            };
            if municipalities.iter().any(|known| known.id == id) {
                let message = format!("gemeente `{id}` staat al in de lijst");
                self.report(Diagnostic::error("dubbel-id", name.at, message).hint("noem elke gemeente één keer"));
                continue;
            }
            let files = source.municipalities.iter().filter(|file| file.name == name.text);
            municipalities.extend(files.map(|file| self.municipality(id.clone(), file, &topics)));
        }
        fields.finish();
        for file in source
            .municipalities
            .iter()
            .filter(|file| !municipalities.iter().any(|known| known.id.as_str() == file.name))
        {
            let message = format!("gemeente `{}` staat niet in `gemeenten.toml`", file.name);
            let hint = "noem haar in de lijst `order`, op de plaats waar zij hoort";
            self.report(Diagnostic::error("gemeente-niet-genoemd", file.at, message).hint(hint));
        }
        (municipalities, topics)
    }

    fn topics(&self, fields: &Fields<'_, '_>) -> Vec<Topic> {
        let mut topics: Vec<Topic> = Vec::new();
        for table in fields.tables("topics") {
            let topic = self.fields(table, fields.at(), "een onderwerp");
            let id = topic.id::<TopicId>("id");
            if topics.iter().any(|known| known.id == id.value) {
                let message = format!("onderwerp `{}` bestaat al", id.value);
                self.report(Diagnostic::error("dubbel-id", id.at, message).hint("geef een van de twee een ander id"));
            }
            topics.push(Topic { id: id.value, title: topic.plain("title") });
            topic.finish();
        }
        topics
    }

    fn municipality(&self, id: MunicipalityId, file: &DataFile, topics: &[Topic]) -> Municipality {
        self.on_page(address::municipality(&id));
        let fields = self.fields(&file.table, file.at, "een gemeente");
        let books = self.catalogue.books.iter().map(String::as_str);
        let handbook: Option<BookId> = self.reference(&fields.text("handbook"), "onbekend-boek", "boek", books);
        let mut seen = BTreeSet::new();
        let differences = fields
            .tables("differences")
            .into_iter()
            .filter_map(|table| self.difference(table, &fields, topics, &mut seen));
        let municipality = Municipality {
            id,
            name: fields.plain("name"),
            handbook: handbook.unwrap_or_else(|| stand_in(fields.at())),
            consent: fields.one_of("consent", &ConsentModel::ALL),
            contact: fields.optional_plain("contact"),
            contact_text: self.line_without_terms(&fields.text("contact_text")),
            sources: self.citations(&fields.some_texts("sources")),
            differences: differences.collect(),
        };
        fields.finish();
        municipality
    }

    fn difference(
        &self,
        table: &Table,
        municipality: &Fields<'_, '_>,
        topics: &[Topic],
        seen: &mut BTreeSet<TopicId>,
    ) -> Option<Difference> {
        let fields = self.fields(table, municipality.at(), "een verschil");
        let known = topics.iter().map(|topic| topic.id.as_str());
        let written = fields.text("topic");
        let topic: Option<TopicId> = self.reference(&written, "onbekend-onderwerp", "onderwerp", known);
        let scope = &mut Scope::default();
        let text = self.rich(&fields.text("text"), scope);
        let sources = self.citations(&fields.some_texts("sources"));
        let notes = self.note_ids(&fields);
        fields.finish();
        let topic = topic?;
        if !seen.insert(topic.clone()) {
            let message = format!("het onderwerp `{topic}` staat al bij deze gemeente");
            self.report(Diagnostic::error("dubbel-id", written.at, message).hint("maak er één verschil van"));
        }
        Some(Difference { topic, text, sources, notes })
    }
}
