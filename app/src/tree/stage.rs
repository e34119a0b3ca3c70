//! Where the reader of a guided road is: the stage that is rounded off, the one that begins, and what was come past.

use model::road::RoadRoute;
use model::tree::Outcome;
use model::verdict::Verdict;
use yew::{Html, html};

use super::Data;
use super::screen::Asking;
use crate::{rich_text, text};

/// What stands above a question of a road: its stage, and between two stages what the last one came to. Nothing for a
/// tree alone.
pub(super) fn view(data: &Data, asking: &Asking) -> Html {
    if !data.is_long() {
        return Html::default();
    }
    let (road, number) = (&data.road, asking.stage_number());
    let tree = road.tree(asking.stage).parts();
    let first = tree.start == asking.question;
    let outcomes = asking.route.outcomes(road);
    let done = (number >= 2 && first).then(|| outcomes.get(number - 2)).flatten();
    html! {
        <div class="stage" data-stage={road.parts().stages[asking.stage].id.to_string()}>
            { for done.map(|(stage, outcome)| view_done(data, &asking.route, *stage, outcome)) }
            <p class="stage__now">
                { text::stage(number, number + road.remaining_after(asking.stage)) }
                <strong>{ road.label(asking.stage) }</strong>
            </p>
            if first {
                <p class="stage__lead">{ rich_text::line(&tree.lead) }</p>
                if !tree.background.is_empty() || !tree.reflections.is_empty() {
                    <details>
                        <summary>{ text::BACKGROUND }</summary>
                        { rich_text::text(&tree.background) }
                        if !tree.reflections.is_empty() {
                            <p><strong>{ &tree.reflections_title }</strong></p>
                            <ul>{ rich_text::items(&tree.reflections) }</ul>
                        }
                    </details>
                }
            }
        </div>
    }
}

fn view_done(data: &Data, route: &RoadRoute, stage: usize, outcome: &Outcome) -> Html {
    let done = match data.who(route) {
        Some((row, partner)) if stage == data.road.start() => text::who(&row.role, &partner.label),
        _ => text::stage_done(&data.road.label(stage), &outcome.title),
    };
    html! { <p class="stage__done">{ done }</p> }
}

/// The outcomes that the reader came past before the last one, and that say more than to go on.
pub(super) fn passed(data: &Data, route: &RoadRoute) -> Html {
    let mut outcomes = route.outcomes(&data.road);
    outcomes.pop();
    outcomes.retain(|(_, outcome)| outcome.verdict != Verdict::Continue);
    if outcomes.is_empty() {
        return Html::default();
    }
    html! {
        <div class="passed">
            <h3>{ text::PASSED }</h3>
            <p>{ text::PASSED_LEAD }</p>
            <ul>
                { for outcomes.iter().map(|(stage, outcome)| html! {
                    <li>{ data.road.label(*stage) }<br /><em>{ &outcome.title }</em></li>
                }) }
            </ul>
        </div>
    }
}
