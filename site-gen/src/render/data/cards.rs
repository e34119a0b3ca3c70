//! The conversation cards as open data.

use serde_json::{Value, json};

use super::{citations, notes};
use crate::site::Site;

/// Every card, with the outcomes that it serves.
pub(super) fn data(site: &Site) -> Value {
    let cards: Vec<_> = site
        .cards
        .iter()
        .map(|card| {
            let sections: Vec<_> = card
                .sections
                .iter()
                .map(|section| {
                    json!({
                        "part": section.part,
                        "heading": section.part.heading(),
                        "text": section.text.plain(),
                        "choices": section.choices,
                        "blanks": section.blanks,
                        "sources": citations(&section.sources),
                    })
                })
                .collect();
            json!({
                "id": card.id,
                "url": card.url(),
                "title": card.title,
                "lead": card.lead.plain(),
                "guide": card.guide.plain(),
                "sections": sections,
                "outcomes": card.outcomes,
                "updated": card.updated.to_string(),
                "notes": notes(site, &card.notes),
            })
        })
        .collect();
    json!({ "conversation_cards": cards })
}
