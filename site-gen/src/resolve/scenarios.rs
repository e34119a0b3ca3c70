//! Scenarios: situations with which the checks walk the trees.

use model::id::TreeId;
use model::walk::Choice;

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::site::Scenario;
use crate::source::fields::{Fields, invalid_id, valid_id};
use crate::source::files::Located;
use crate::source::table::Value;
use crate::source::{DataFile, Source, Text};

impl Resolver<'_> {
    pub(super) fn scenarios(&self, source: &Source) -> Vec<Scenario> {
        source.scenarios.iter().flat_map(|file| self.scenario_file(file)).collect()
    }

    fn scenario_file(&self, file: &DataFile) -> Vec<Scenario> {
        let name = Text { text: file.name.clone(), at: file.at, verbatim: false };
        let known = self.catalogue.trees.keys().map(String::as_str);
        let Some(tree) = self.reference::<TreeId>(&name, "onbekende-afweging", "afweging", known) else {
            return Vec::new();
        };
        let fields = self.fields(&file.table, file.at, "een bestand met scenario's");
        let mut scenarios = Vec::new();
        for table in fields.tables("scenarios") {
            let scenario = self.fields(table, fields.at(), "een scenario");
            let outcome = scenario.text("outcome");
            scenarios.push(Scenario {
                tree: tree.clone(),
                situation: scenario.plain("situation"),
                answers: self.answers(&scenario),
                outcome: Located { value: outcome.text, at: outcome.at },
                at: scenario.at(),
            });
            scenario.finish();
        }
        fields.finish();
        scenarios
    }

    /// `answers = { question = "answer" }`, in the order in which they are written.
    fn answers(&self, fields: &Fields<'_, '_>) -> Vec<Located<Choice>> {
        let Some(table) = fields.table("answers") else {
            return Vec::new();
        };
        let mut choices = Vec::new();
        for (name, value) in &table.entries {
            let Value::Text(answer) = &value.value else {
                let message = format!("het antwoord op `{}` is {}", name.value, value.value.kind());
                self.report(Diagnostic::error("verkeerd-soort-waarde", value.at, message).hint(format!(
                    "schrijf het id van het antwoord tussen aanhalingstekens: `{} = \"…\"`",
                    name.value
                )));
                continue;
            };
            match (valid_id(&name.value), valid_id(&answer.text)) {
                (Ok(question), Ok(answer)) => choices.push(Located { value: Choice { question, answer }, at: name.at }),
                (Err(why), _) => self.report(invalid_id(&name.value, name.at, &why)),
                (_, Err(why)) => self.report(invalid_id(&answer.text, answer.at, &why)),
            }
        }
        choices
    }
}
