//! The conversation cards.

use model::conversation_card::{BY_EDITORS, CardSection, ConversationCard, OutcomeRef};
use model::source::Source;
use serde_json::{Value, json};

use super::{Page, Pages, neighbours};
use crate::html;
use crate::render::view::{self, Link};
use crate::site::{Overview, Site};

impl Pages<'_> {
    pub(super) fn cards(&mut self) {
        let cards = &self.site.cards;
        let list: Vec<_> = cards
            .iter()
            .map(|card| json!({ "title": card.title, "lead": html::line(&card.lead), "url": card.url() }))
            .collect();
        self.add_overview(Overview::Cards, "cards.html", list, None);
        for (index, card) in cards.iter().enumerate() {
            let mut page = Page::new(card.url(), &card.title, &card.lead);
            page.crumbs = self.overview_crumb(Overview::Cards);
            page.updated = Some(card.updated);
            (page.previous, page.next) =
                neighbours(cards, index, |card| Link { title: card.title.clone(), url: card.url() });
            self.add(page, "conversation-card.html", card_view(self.site, card));
        }
    }
}

fn card_view(site: &Site, card: &ConversationCard) -> Value {
    json!({
        "title": card.title,
        "lead": html::line(&card.lead),
        "guide": html::text(&card.guide),
        "notes": view::notes(site, &card.notes),
        "sections": card.sections.iter().map(section_view).collect::<Vec<_>>(),
        "by_editors": BY_EDITORS,
        "rests_on": rests_on(site, card),
        "outcomes": outcomes(site, card),
    })
}

fn section_view(section: &CardSection) -> Value {
    json!({
        "kind": section.part,
        "heading": section.part.heading(),
        "text": html::text(&section.text),
        "choices": section.choices,
        "blanks": section.blanks,
        "sources": section.sources,
    })
}

/// The sources of a card, each once: on paper they stand below it.
fn rests_on(site: &Site, card: &ConversationCard) -> Vec<String> {
    let cited = |source: &&Source| {
        card.sections.iter().flat_map(|section| &section.sources).any(|citation| citation.source == source.id)
    };
    let name = |source: &Source| match source.year {
        Some(year) => format!("{} ({year})", source.short_title),
        None => source.short_title.clone(),
    };
    site.sources.iter().filter(cited).map(name).collect()
}

/// The outcomes that a card serves, each with its tree.
fn outcomes(site: &Site, card: &ConversationCard) -> Vec<Link> {
    let link = |served: &OutcomeRef| {
        let tree = site.tree(&served.tree)?;
        let outcome = tree.outcome(&served.outcome)?;
        let title = format!("{} ({})", outcome.title, tree.parts().title);
        Some(Link { title, url: format!("{}#{}", tree.url(), outcome.id) })
    };
    card.outcomes.iter().filter_map(link).collect()
}
