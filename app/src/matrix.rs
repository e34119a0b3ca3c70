//! The matrix island: four choices that leave the rows and rules standing that matter to the reader.
//!
//! The rows are on the static page already; this island only shows and hides them. What is chosen stays in memory.

mod field;
mod rows;

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_utils::window;
use model::island;
use model::matrix::{Domain, MatrixIndex, RowIndex};
use web_sys::{Element, HtmlSelectElement};
use yew::{Component, Context, Html, NodeRef, Properties, html};

use crate::mount::Island;
use crate::page::{self, Place};
use crate::text;
use field::{Choice, Field, Group, Selection};
use rows::Rows;

pub(crate) const ISLAND: Island =
    Island { name: island::MATRIX, mount: |host, bytes| mount(host, postcard::from_bytes(bytes).ok()?), restore };

/// Puts the filter into the host.
fn mount(host: &Element, index: MatrixIndex) -> Option<()> {
    // What the reader came for or is past already must not move.
    let below = host.next_element_sibling().map(Place::of).filter(Place::is_above_window);
    let keep = page::hash_target().map(Place::of).or(below);
    let props = Props { index: Rc::new(index), keep };
    yew::Renderer::<MatrixApp>::with_root_and_props(host.clone(), props).render();
    Some(())
}

/// Takes the filter away and shows every row.
fn restore(host: &Element) {
    host.set_text_content(None);
    Rows::of_page().show_all();
}

#[derive(Properties)]
struct Props {
    index: Rc<MatrixIndex>,
    keep: Option<Place>,
}

/// The index never changes, so that comparing its addresses is enough.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.index, &other.index)
    }
}

enum Msg {
    /// A field was set to this value; the empty value is "all".
    Choose(Field, String),
    /// Every field is set to "all".
    Wipe,
    /// A link leads to an element of the page, which may be hidden.
    Reveal,
    /// The page came back from the browser's cache: the fields must say what is shown.
    Revive,
}

struct MatrixApp {
    chosen: Selection,
    rows: Rows,
    selects: [NodeRef; 5],
    /// What is scrolled to once it is shown.
    reveal: Option<Element>,
    _listeners: [EventListener; 2],
}

impl Component for MatrixApp {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let (linked, revived) = (ctx.link().clone(), ctx.link().clone());
        Self {
            chosen: Selection::default(),
            rows: Rows::of_page(),
            selects: Default::default(),
            reveal: None,
            _listeners: [
                EventListener::new(&window(), "hashchange", move |_| linked.send_message(Msg::Reveal)),
                EventListener::new(&window(), "pageshow", move |_| revived.send_message(Msg::Revive)),
            ],
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Choose(field, value) => field.set(&mut self.chosen, &value, &ctx.props().index),
            Msg::Wipe => self.chosen = Selection::default(),
            Msg::Reveal => {
                let hidden = |target: &Element| matches!(target.closest("[hidden]"), Ok(Some(_)));
                let Some(target) = page::hash_target().filter(hidden) else { return false };
                self.chosen = Selection::default();
                self.reveal = Some(target);
            }
            Msg::Revive => {}
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let index = &ctx.props().index;
        let matches = self.chosen.select(index);
        let rules: usize = matches.iter().map(|found| found.rules.len()).sum();
        html! {
            <>
                <fieldset class="matrix-filter__group">
                    <legend class="matrix-filter__legend">{ text::FILTER }</legend>
                    { for Field::ALL.into_iter().zip(&self.selects).filter(|(field, _)| self.offers(*field)).map(|(field, node)| {
                        let onchange = ctx.link().callback(move |value| Msg::Choose(field, value));
                        field::view(field, &self.choices(field, index), node, onchange)
                    }) }
                </fieldset>
                <div class="matrix-filter__status" role="status">
                    <p class="matrix-filter__count">{ text::count(matches.len(), index.rows.len(), rules) }</p>
                    if rules > 1 && self.chosen.filter.partner.is_some() {
                        <p>{ text::BY_GROUND }</p>
                    }
                    if matches.is_empty() {
                        <p class="matrix-filter__empty">{ text::NOTHING_LEFT }</p>
                    }
                </div>
                <button class="button button--quiet" type="button" onclick={ctx.link().callback(|_| Msg::Wipe)}>
                    { text::WIPE_FILTERS }
                </button>
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        for (field, node) in Field::ALL.into_iter().zip(&self.selects) {
            // An option marked as selected does not unselect what the reader, or the browser, chose before.
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(field.value(&self.chosen));
            }
        }
        self.rows.show(&self.chosen.select(&ctx.props().index));
        self.rows.lay_beside(self.chosen.lays_beside());
        if first && let Some(place) = &ctx.props().keep {
            place.keep();
        }
        if let Some(target) = self.reveal.take() {
            page::jump_to(&target);
        }
    }
}

impl MatrixApp {
    /// Whether a field can be chosen: there is nothing to lay beside before there is a role.
    fn offers(&self, field: Field) -> bool {
        field != Field::Other || self.chosen.filter.role.is_some()
    }

    /// What a field offers, besides "all".
    fn choices(&self, field: Field, index: &MatrixIndex) -> Vec<Group> {
        let one = |choices| vec![Group { title: None, choices }];
        match field {
            Field::Domain => one(index.domains.iter().map(|domain| Choice::new(&domain.id, &domain.title)).collect()),
            Field::Partner => {
                one(index.partners.iter().map(|partner| Choice::new(&partner.id, &partner.title)).collect())
            }
            Field::Ground => one(index.grounds.iter().map(|ground| Choice::new(&ground.id, &ground.title)).collect()),
            Field::Role | Field::Other => match self.chosen.filter.domain.as_ref().filter(|_| field == Field::Role) {
                Some(domain) => one(index.roles(Some(domain)).map(role).collect()),
                // The same role occurs in several domains.
                None => {
                    let group = |domain: &Domain| Group {
                        title: Some(domain.title.clone()),
                        choices: index.roles(Some(&domain.id)).map(role).collect(),
                    };
                    index.domains.iter().map(group).collect()
                }
            },
        }
    }
}

fn role(row: &RowIndex) -> Choice {
    Choice::new(&row.id, &row.role)
}
