//! The answers so far, each with the way to change it: on an outcome, and folded away on a question.

use model::road::{RoadRoute, Walked};
use model::walk::Answered;
use yew::html::Scope;
use yew::{Html, html};

use super::{Data, Msg, TreeApp, start};
use crate::text;

/// The answers as lists, one for each stage.
pub(super) fn list(data: &Data, route: &RoadRoute, link: &Scope<TreeApp>) -> Html {
    route.walked().iter().map(|walked| view_walked(data, walked, link)).collect()
}

/// The answers in a fold, or nothing when there are none.
pub(super) fn fold(data: &Data, route: &RoadRoute, link: &Scope<TreeApp>) -> Html {
    if route.walked().is_empty() {
        return Html::default();
    }
    html! {
        <details class="route">
            <summary>{ text::ANSWERS_SO_FAR }</summary>
            { list(data, route, link) }
        </details>
    }
}

fn view_walked(data: &Data, walked: &Walked, link: &Scope<TreeApp>) -> Html {
    let answered = walked.route.answered(data.road.tree(walked.stage));
    html! {
        <>
            if data.is_long() {
                <h4 class="route__stage">{ data.road.label(walked.stage) }</h4>
            }
            <ol class="route__list">
                { for answered.iter().map(|answered| view_one(walked.stage, *answered, link)) }
            </ol>
        </>
    }
}

fn view_one(stage: usize, answered: Answered<'_>, link: &Scope<TreeApp>) -> Html {
    let Answered { question, answer } = answered;
    let label = html! {
        <>
            { text::CHANGE }
            <span class="visually-hidden">{ text::CHANGE_OF }{ &question.text }</span>
        </>
    };
    html! {
        <li class="route__item" data-answered={question.id.to_string()}>
            <span class="route__question">{ &question.text }</span>
            { " " }
            <strong class="route__answer">{ &answer.label }</strong>
            { " " }
            { start::button("button button--quiet", label, Msg::Change(stage, question.id.clone()), link) }
        </li>
    }
}
