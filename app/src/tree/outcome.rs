//! An outcome: the verdict in words, why, what to do, and where that comes from.

use model::duty;
use model::island::TreeIsland;
use model::tree::{Outcome, TreeRef};
use model::walk::{Answered, Route};
use yew::html::Scope;
use yew::{Html, NodeRef, classes, html};

use super::note::{self, Kind};
use super::{Msg, TreeApp, chart, sources, start};
use crate::{rich_text, text};

/// The screen of the outcome that a route comes to.
pub(super) fn view(data: &TreeIsland, route: &Route, heading: &NodeRef, link: &Scope<TreeApp>) -> Html {
    let Some(outcome) = route.outcome(&data.tree) else { return Html::default() };
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
            { view_route(&route.answered(&data.tree), link) }
            { view_duties(outcome) }
            { view_grounds(outcome) }
            { sources::view(&outcome.sources) }
            { note::view(data, &outcome.notes, Kind::Editorial) }
            <div class="actions">
                { for outcome.next_tree.as_ref().map(view_next) }
                <button class="button" type="button" onclick={link.callback(|_| Msg::Begin)}>{ text::RESTART }</button>
                { start::wipe(link) }
            </div>
        </section>
    }
}

fn view_route(answered: &[Answered<'_>], link: &Scope<TreeApp>) -> Html {
    html! {
        <div class="route">
            <h3 class="route__heading">{ text::ANSWERS }</h3>
            <ol class="route__list">
                { for answered.iter().map(|answered| view_answered(*answered, link)) }
            </ol>
            <button class="button button--quiet" type="button" onclick={|_| chart::open()}>{ text::CHART }</button>
        </div>
    }
}

fn view_answered(answered: Answered<'_>, link: &Scope<TreeApp>) -> Html {
    let Answered { question, answer } = answered;
    let id = question.id.clone();
    html! {
        <li class="route__item" data-answered={question.id.to_string()}>
            <span class="route__question">{ &question.text }</span>
            { " " }
            <strong class="route__answer">{ &answer.label }</strong>
            { " " }
            <button
                class="button button--quiet"
                type="button"
                onclick={link.callback(move |_| Msg::Change(id.clone()))}
            >
                { text::CHANGE }
                <span class="visually-hidden">{ text::CHANGE_OF }{ &question.text }</span>
            </button>
        </li>
    }
}

fn view_duties(outcome: &Outcome) -> Html {
    let groups = duty::grouped(&outcome.duties).map(|(heading, duties)| {
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

fn view_next(tree: &TreeRef) -> Html {
    html! {
        <a class="button button--primary" href={tree.url()}>{ text::next_tree(&tree.label()) }</a>
    }
}
