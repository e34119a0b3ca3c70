//! A question with what to know before answering it, its answers, and the ways on and back.

use model::id::AnswerId;
use model::tree::{Answer, Question};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent, SubmitEvent};
use yew::html::Scope;
use yew::{AttrValue, Html, NodeRef, html};

use super::note::{self, Kind};
use super::screen::Asking;
use super::{Data, Msg, TreeApp, answers, sources, stage, start};
use crate::{rich_text, text};

/// Identifiers of content have no underscore, so that these never meet one on the page.
const ERROR_ID: &str = "tree_error";

/// The screen of a question. `errors` is where the error summary goes, once there is something to say.
pub(super) fn view(
    data: &Data,
    asking: &Asking,
    marked: Option<&AnswerId>,
    heading: &NodeRef,
    errors: Option<&NodeRef>,
    link: &Scope<TreeApp>,
) -> Html {
    let tree = data.road.tree(asking.stage);
    let Some(question) = tree.question(&asking.question) else { return Html::default() };
    let onsubmit = link.callback(|event: SubmitEvent| {
        event.prevent_default();
        Msg::Next
    });
    let last = if data.is_long() { text::LAST_OF_STAGE } else { text::LAST };
    let progress = text::progress(asking.number(), tree.remaining_after(&question.id), last);
    html! {
        <form class="question" key={[&asking.stage.to_string(), "/", question.id.as_str()].concat()} data-question={question.id.to_string()} novalidate=true {onsubmit}>
            { for errors.map(view_errors) }
            { stage::view(data, asking) }
            <p class="progress">{ progress }</p>
            <fieldset class="question__group" aria-describedby={errors.map(|_| ERROR_ID)}>
                <legend class="question__legend">
                    <h2 class="question__title" tabindex="-1" ref={heading}>{ &question.text }</h2>
                </legend>
                { view_explanation(data, question) }
                if errors.is_some() {
                    <p class="field-error" id={ERROR_ID}>{ text::ERROR_AT_FIELD }</p>
                }
                <div class="answers">
                    { for question.answers.iter().enumerate().map(|(index, answer)| view_answer(index, answer, marked, link)) }
                </div>
            </fieldset>
            <div class="actions">
                <button class="button button--primary" type="submit">{ text::NEXT }</button>
                { start::button("button", text::BACK.into(), Msg::Back, link) }
                { start::wipe(link) }
            </div>
            { answers::fold(data, &asking.so_far(&data.road), link) }
            { sources::view(&question.sources) }
            { note::view(data, &question.notes, Kind::Editorial) }
        </form>
    }
}

fn view_explanation(data: &Data, question: &Question) -> Html {
    html! {
        <>
            if !question.help.is_empty() {
                <div class="question__help">{ rich_text::text(&question.help) }</div>
            }
            if !question.considerations.is_empty() {
                <div class="considerations">
                    <p class="considerations__title">{ text::CONSIDERATIONS }</p>
                    <ul>{ rich_text::items(&question.considerations) }</ul>
                </div>
            }
            { note::view(data, &question.notes, Kind::Currency) }
        </>
    }
}

fn view_answer(index: usize, answer: &Answer, marked: Option<&AnswerId>, link: &Scope<TreeApp>) -> Html {
    let id = AttrValue::from(answer_id(index));
    let hint = (!answer.hint.is_empty()).then(|| AttrValue::from([id.as_str(), "_hint"].concat()));
    let onchange = {
        let answer = answer.id.clone();
        link.callback(move |_| Msg::Mark(answer.clone()))
    };
    html! {
        <div class="answer">
            <input
                class="answer__input"
                type="radio"
                name="answer"
                autocomplete="off"
                id={id.clone()}
                value={answer.id.to_string()}
                checked={marked == Some(&answer.id)}
                aria-describedby={hint.clone()}
                {onchange}
            />
            <label class="answer__label" for={id}>{ &answer.label }</label>
            if hint.is_some() {
                <p class="answer__hint" id={hint}>{ &answer.hint }</p>
            }
        </div>
    }
}

fn view_errors(errors: &NodeRef) -> Html {
    let onclick = |event: MouseEvent| {
        // A link of its own would change the address.
        event.prevent_default();
        let first = gloo_utils::document().get_element_by_id(&answer_id(0));
        if let Some(first) = first.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = first.focus();
        }
    };
    html! {
        <div class="error-summary" role="alert" tabindex="-1" ref={errors}>
            <h2 class="error-summary__title">{ text::ERROR_TITLE }</h2>
            <p><a href={["#", &answer_id(0)].concat()} {onclick}>{ text::ERROR_LINK }</a></p>
        </div>
    }
}

fn answer_id(index: usize) -> String {
    ["tree_answer_", &index.to_string()].concat()
}
