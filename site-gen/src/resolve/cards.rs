//! Conversation cards, and the outcomes that need none.

use model::address;
use model::conversation_card::{CardPart, CardSection, ConversationCard, OutcomeRef};
use model::id::{CardId, TreeId};

use super::{Resolver, Scope};
use crate::diagnostic::Diagnostic;
use crate::source::fields::{Fields, invalid_id, valid_id};
use crate::source::files::Located;
use crate::source::{DataFile, Source, Text};

impl Resolver<'_> {
    /// The cards in the order of showing, and every outcome that they or the list of outcomes without the client name.
    pub(super) fn cards(&self, source: &Source) -> (Vec<ConversationCard>, Vec<Located<OutcomeRef>>) {
        let Some(file) = &source.card_list else {
            self.missing_file("gesprekskaarten/gesprekskaarten.toml");
            return (Vec::new(), Vec::new());
        };
        let fields = self.fields(&file.table, file.at, "de lijst van gesprekskaarten");
        let mut named = Vec::new();
        for table in fields.tables("without_client") {
            let group = self.fields(table, fields.at(), "een groep uitkomsten zonder gesprek");
            named.extend(self.outcome_refs(&group.some_texts("outcomes")));
            group.plain("why");
            group.finish();
        }
        let mut cards: Vec<ConversationCard> = Vec::new();
        let listed = fields.texts("order");
        for name in &listed {
            let known = self.catalogue.cards.iter().map(String::as_str);
            let Some(id) = self.reference::<CardId>(name, "onbekende-gesprekskaart", "gesprekskaart", known) else {
                continue;
            };
            if cards.iter().any(|known| known.id == id) {
                let message = format!("gesprekskaart `{id}` staat al in de lijst");
                self.report(Diagnostic::error("dubbel-id", name.at, message).hint("noem elke kaart één keer"));
                continue;
            }
            for file in source.cards.iter().filter(|file| file.name == name.text) {
                let rights = self.rights(&fields, &id);
                cards.extend(rights.map(|rights| self.card(id.clone(), file, rights, &mut named)));
            }
        }
        // Read also where there is no card to show them on.
        fields.table("rights");
        fields.finish();
        for file in source.cards.iter().filter(|file| !listed.iter().any(|name| name.text == file.name)) {
            let message = format!("gesprekskaart `{}` staat niet in `gesprekskaarten.toml`", file.name);
            let hint = "noem haar in de lijst `order`, op de plaats waar zij hoort";
            self.report(Diagnostic::error("gesprekskaart-niet-genoemd", file.at, message).hint(hint));
        }
        (cards, named)
    }

    /// The client's rights: the same on every card, and cited on the page of each.
    fn rights(&self, fields: &Fields<'_, '_>, card: &CardId) -> Option<CardSection> {
        self.on_page(address::conversation_card(card));
        let table = fields.optional_table("rights")?;
        let rights = self.fields(table, fields.at(), "de rechten op elke kaart");
        let section = self.section(CardPart::Rights, &rights);
        rights.finish();
        Some(section)
    }

    fn card(
        &self,
        id: CardId,
        file: &DataFile,
        rights: CardSection,
        named: &mut Vec<Located<OutcomeRef>>,
    ) -> ConversationCard {
        self.on_page(address::conversation_card(&id));
        let fields = self.fields(&file.table, file.at, "een gesprekskaart");
        let outcomes = self.outcome_refs(&fields.some_texts("outcomes"));
        let mut sections = self.sections(&fields);
        sections.push(rights);
        sections.sort_by_key(|section| section.part);
        let card = ConversationCard {
            id,
            title: fields.plain("title"),
            lead: self.line_without_terms(&fields.text("lead")),
            guide: self.rich(&fields.text("guide"), &mut Scope::default()),
            sections,
            outcomes: outcomes.iter().map(|outcome| outcome.value.clone()).collect(),
            updated: fields.date("updated"),
            notes: self.note_ids(&fields),
        };
        named.extend(outcomes);
        fields.finish();
        card
    }

    /// The parts that a card writes itself: each at most once, and those that no card goes without.
    fn sections(&self, fields: &Fields<'_, '_>) -> Vec<CardSection> {
        let mut sections: Vec<CardSection> = Vec::new();
        let (tables, sound) = self.watched(|| fields.tables("parts"));
        for table in tables {
            let part = self.fields(table, fields.at(), "een onderdeel van een gesprekskaart");
            let (kind, at) = (part.one_of("kind", &CardPart::OWN), part.at_field("kind"));
            if sections.iter().any(|known| known.part == kind) {
                let message = format!("het onderdeel “{}” staat al op deze kaart", kind.heading());
                self.report(Diagnostic::error("kaart-onderdeel", at, message).hint("maak er één onderdeel van"));
            }
            sections.push(self.section(kind, &part));
            part.finish();
        }
        for (word, part) in CardPart::REQUIRED {
            if sound && !sections.iter().any(|section| section.part == part) {
                let message = format!("op deze kaart ontbreekt het onderdeel “{}”", part.heading());
                let hint = format!("voeg `[[parts]]` toe met `kind = \"{word}\"`");
                self.report(Diagnostic::error("kaart-onderdeel", fields.at(), message).hint(hint));
            }
        }
        sections
    }

    fn section(&self, part: CardPart, fields: &Fields<'_, '_>) -> CardSection {
        let plain = |texts: Vec<Text>| texts.into_iter().map(|text| text.text).collect();
        CardSection {
            part,
            // The client gets paper: a term that is a link explains nothing there.
            text: self.rich_without_terms(&fields.text("text")),
            choices: plain(fields.texts("choices")),
            blanks: plain(fields.texts("blanks")),
            sources: self.citations(&fields.some_texts("sources")),
        }
    }

    /// Outcomes written as `tree/outcome`. Whether a tree has the outcome is seen when all trees are there.
    fn outcome_refs(&self, texts: &[Text]) -> Vec<Located<OutcomeRef>> {
        texts.iter().filter_map(|text| Some(Located { value: self.outcome_ref(text)?, at: text.at })).collect()
    }

    fn outcome_ref(&self, text: &Text) -> Option<OutcomeRef> {
        let Some((tree, outcome)) = text.text.split_once('/') else {
            let message = format!("`{}` noemt geen uitkomst van een afweging", text.text);
            self.report(
                Diagnostic::error("uitkomst-onvolledig", text.at, message)
                    .hint("schrijf `afweging/uitkomst`, bijvoorbeeld `client-niet-akkoord/informeer-en-deel`"),
            );
            return None;
        };
        let written = Text { text: tree.to_owned(), at: text.at, verbatim: false };
        let known = self.catalogue.trees.keys().map(String::as_str);
        let tree: TreeId = self.reference(&written, "onbekende-afweging", "afweging", known)?;
        match valid_id(outcome) {
            Ok(outcome) => Some(OutcomeRef { tree, outcome }),
            Err(why) => {
                self.report(invalid_id(outcome, text.at, &why));
                None
            }
        }
    }
}
