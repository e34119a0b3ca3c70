//! An outcome: the verdict in words, why, what to do, and where that comes from.

use model::duty::{self, Duty};
use model::island::CardLink;
use model::road::RoadRoute;
use model::tree::{Outcome, TreeRef};
use yew::html::Scope;
use yew::{Html, NodeRef, classes, html};

use super::note::{self, Kind};
use super::taken::{self, Taken};
use super::{Data, Msg, TreeApp, answers, chart, rules, sources, stage, start};
use crate::{rich_text, text};

/// The screen of the outcome that a route comes to. `example` when the answers came with a link.
pub(super) fn view(
    data: &Data,
    route: &RoadRoute,
    example: bool,
    taken: &Taken,
    heading: &NodeRef,
    link: &Scope<TreeApp>,
) -> Html {
    let Some((stage, outcome)) = route.outcomes(&data.road).pop() else { return Html::default() };
    html! {
        <section
            class={classes!("outcome", outcome.verdict.tone().class())}
            key={outcome.id.as_str()}
            data-outcome={outcome.id.to_string()}
        >
            <h2 class="outcome__heading" tabindex="-1" ref={heading}>
                <span class="outcome__verdict">{ outcome.verdict.label() }</span>
                { " " }
                <span class="outcome__title">{ &outcome.title }</span>
            </h2>
            <div class="outcome__why">
                <h3>{ text::WHY }</h3>
                { rich_text::text(&outcome.text) }
            </div>
            { note::view(data, &outcome.notes, Kind::Currency) }
            if !data.is_long() {
                { view_route(data, route, link) }
            }
            { view_duties(&route.duties(&data.road)) }
            { for data.card(stage, outcome).map(view_card) }
            { view_grounds(outcome) }
            { sources::view(&outcome.sources) }
            { rules::view(data, route) }
            { note::view(data, &outcome.notes, Kind::Editorial) }
            if data.is_long() {
                // The answers fill more than a screen: what there is to do comes first.
                { stage::passed(data, route) }
                { view_route(data, route, link) }
            }
            { taken::view_note(data, route, example, taken, link) }
            <div class="actions">
                { for outcome.next_tree.as_ref().map(|tree| view_next(data, route, tree, link)) }
                { start::button("button", text::RESTART.into(), Msg::Begin, link) }
                { start::wipe(link) }
            </div>
            { taken::view_link(taken, link) }
        </section>
    }
}

fn view_route(data: &Data, route: &RoadRoute, link: &Scope<TreeApp>) -> Html {
    html! {
        <div class="route">
            <h3 class="route__heading">{ text::ANSWERS }</h3>
            { answers::list(data, route, link) }
            if !data.is_long() {
                <button class="button button--quiet" type="button" onclick={|_| chart::open()}>{ text::CHART }</button>
            }
        </div>
    }
}

fn view_duties(duties: &[&Duty]) -> Html {
    let groups = duty::grouped(duties).map(|(heading, duties)| {
        html! {
            <>
                <h3 class="duties__heading">{ heading }</h3>
                <ul class="duties__list">{ rich_text::items(duties.iter().map(|duty| &duty.text)) }</ul>
            </>
        }
    });
    html! { <div class="duties">{ for groups }</div> }
}

fn view_grounds(outcome: &Outcome) -> Html {
    if outcome.grounds.is_empty() {
        return Html::default();
    }
    let links = outcome.grounds.iter().enumerate().map(|(index, ground)| {
        html! {
            <>
                { if index == 0 { " " } else { ", " } }
                <a href={ground.url()}>{ &ground.title }</a>
            </>
        }
    });
    html! {
        <p class="outcome__grounds">
            <strong>{ text::grounds_label(outcome.grounds.len()) }</strong>
            { for links }
        </p>
    }
}

/// The card for the conversation with the client.
fn view_card(card: &CardLink) -> Html {
    html! {
        <p class="outcome__card">
            <strong>{ text::CARD }</strong>
            { " " }
            <a href={card.url.clone()}>{ &card.title }</a>
        </p>
    }
}

/// The way to the tree to go on with. A stage that was come past already is gone back to: its answers are still here.
fn view_next(data: &Data, route: &RoadRoute, tree: &TreeRef, link: &Scope<TreeApp>) -> Html {
    let stage = route.walked().iter().map(|walked| walked.stage).find(|stage| *data.road.tree(*stage).id() == tree.id);
    match stage {
        Some(stage) => {
            let first = data.road.tree(stage).first().id.clone();
            start::button("button button--primary", text::previous_stage(tree).into(), Msg::Change(stage, first), link)
        }
        None => html! {
            <a class="button button--primary" href={tree.url()}>{ text::next_tree(&tree.label()) }</a>
        },
    }
}
