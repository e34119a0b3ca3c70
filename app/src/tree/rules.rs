//! The rules of the matrix for the role and the partner of a guided road.

use model::road::RoadRoute;
use model::road::rules::RuleText;
use yew::{Html, html};

use super::note::{self, Kind};
use super::{Data, sources};
use crate::{rich_text, text};

/// The rules; nothing for a tree alone.
pub(super) fn view(data: &Data, route: &RoadRoute) -> Html {
    let (Some((role, partner)), Some(asked)) = (data.who(route), &data.asked) else { return Html::default() };
    let mut named = role.rules.iter().filter(|rule| rule.names(partner.id.as_str())).peekable();
    // Rules for which the source names no party hold beside those that do.
    let mut general = role.rules.iter().filter(|rule| rule.names(asked.unnamed.as_str())).peekable();
    let is_named = partner.id.as_str() != asked.unnamed.as_str() && named.peek().is_some();
    html! {
        <section class="road-rules">
            <h3>{ text::RULES }</h3>
            <p>{ text::who(&role.role, &partner.label) }{ " " }{ text::RULES_BESIDE }</p>
            { rich_text::text(&role.intro) }
            { note::view(data, &role.notes, Kind::Currency) }
            if is_named {
                { for named.map(|rule| view_rule(data, rule)) }
            } else {
                <p><strong>{ text::NO_RULES }</strong></p>
            }
            if general.peek().is_some() {
                <p><strong>{ text::RULES_GENERAL }</strong></p>
                { for general.map(|rule| view_rule(data, rule)) }
            }
        </section>
    }
}

/// The names of the rules that are shown.
pub(super) fn titles(data: &Data, route: &RoadRoute) -> Vec<String> {
    let (Some((role, partner)), Some(asked)) = (data.who(route), &data.asked) else { return Vec::new() };
    let shown = |rule: &&RuleText| rule.names(partner.id.as_str()) || rule.names(asked.unnamed.as_str());
    role.rules.iter().filter(shown).map(|rule| ["- ", &rule.title.plain()].concat()).collect()
}

fn view_rule(data: &Data, rule: &RuleText) -> Html {
    html! {
        <div class="rule-card">
            <h4 class="rule-card__title">{ rich_text::line(&rule.title) }</h4>
            { rich_text::text(&rule.text) }
            { note::view(data, &rule.notes, Kind::Currency) }
            { sources::view(&rule.sources) }
        </div>
    }
}
