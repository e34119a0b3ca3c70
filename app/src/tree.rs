//! The tree island: one question at a time, from a start screen to an outcome.
//!
//! The answers live in the memory of the page and nowhere else. What is shown follows from a [`Screen`]; the
//! [`Trail`] keeps the screens in step with the browser's history, so that Back and Forward work.

mod browser;
mod chart;
mod fold;
mod note;
mod outcome;
mod question;
#[cfg(test)]
mod sample;
mod screen;
mod sources;
mod start;
mod trail;
mod wipes;

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_utils::{document, window};
use model::id::{AnswerId, QuestionId};
use model::island::{self, TreeIsland};
use model::tree::Tree;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PageTransitionEvent};
use yew::{AttrValue, Component, Context, Html, NodeRef, Properties, html};

use crate::mount::Island;
use crate::page::Place;
use crate::{dom, text};
use screen::{Asking, Screen, Step};
use trail::Trail;
use wipes::Wipes;

pub(crate) const ISLAND: Island =
    Island { name: island::TREE, mount: |host, bytes| mount(host, postcard::from_bytes(bytes).ok()?), restore };

/// Puts the start screen into the host and folds the static part of the tree away below it.
///
/// Returns `None`, with the page as it was, when the host is not what the contract says.
fn mount(host: &Element, data: TreeIsland) -> Option<()> {
    let static_part = host.query_selector(".tree-static").ok()??;
    let app = dom::element("div", &[("class", "tree-app")], "")?;
    let keep = fold::fold(&static_part)?;
    host.prepend_with_node_1(&app).ok()?;
    yew::Renderer::<TreeApp>::with_root_and_props(app, Props { data: Rc::new(data), keep }).render();
    Some(())
}

/// Takes the app out of the host and puts the static part back.
fn restore(host: &Element) {
    if let Ok(Some(app)) = host.query_selector(".tree-app") {
        app.remove();
    }
    fold::unfold(host);
}

#[derive(Properties)]
struct Props {
    data: Rc<TreeIsland>,
    /// What must stay where it is when the app appears, if the reader is past it.
    keep: Option<Place>,
}

/// The data never change, so that comparing their addresses is enough.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.data, &other.data)
    }
}

enum Msg {
    /// The first question, without answers.
    Begin,
    /// An answer is marked, but not yet given.
    Mark(AnswerId),
    /// The marked answer is given.
    Next,
    /// Back to the question before, or to the start.
    Back,
    /// Back to an earlier question, from the outcome.
    Change(QuestionId),
    /// Every answer is forgotten, here and in other pages of this tool.
    Wipe,
    /// The reader wiped his answers in another page.
    Wiped,
    /// The browser moved to an entry of its history; it has no number when a link within the page has just made it.
    Visit(Option<u32>),
}

/// What gets the focus once the screen has been drawn.
#[derive(Clone, Copy, PartialEq)]
enum Focus {
    Stay,
    Heading,
    Errors,
}

struct TreeApp {
    trail: Trail,
    /// The answer that is marked on the screen.
    marked: Option<AnswerId>,
    /// Whether the reader went on without an answer.
    unanswered: bool,
    /// What the last step made void, for the live region.
    notice: AttrValue,
    focus: Focus,
    heading: NodeRef,
    errors: NodeRef,
    /// The title of the static page.
    page_title: String,
    wipes: Wipes,
    _listeners: [EventListener; 2],
}

impl Component for TreeApp {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        // Numbers that an earlier life of the page left in the history must not mean anything in this one.
        let trail = Trail::new(browser::number().map_or(0, |number| number.saturating_add(1)));
        browser::mark(trail.number());
        Self {
            trail,
            marked: None,
            unanswered: false,
            notice: AttrValue::Static(""),
            focus: Focus::Stay,
            heading: NodeRef::default(),
            errors: NodeRef::default(),
            page_title: document().title(),
            wipes: Wipes::new(ctx.link().callback(|()| Msg::Wiped)),
            _listeners: listeners(ctx),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let tree = &ctx.props().data.tree;
        match msg {
            Msg::Begin => self.show(tree, Screen::first(tree)),
            Msg::Mark(answer) => self.marked = Some(answer),
            Msg::Next => return self.go_on(tree),
            Msg::Back => {
                let Screen::Question(asking) = self.trail.here() else { return false };
                let before = asking.back();
                // The same as the browser's own Back wherever that leads there, so that Forward keeps working.
                if self.trail.before() == Some(&before) {
                    browser::back();
                    return false;
                }
                self.show(tree, before);
            }
            Msg::Change(question) => {
                let Screen::Outcome(route) = self.trail.here() else { return false };
                let route = route.clone();
                self.show(tree, Screen::Question(Asking { route, question, from_outcome: true }));
            }
            Msg::Wipe => {
                self.wipes.announce();
                self.forget(tree);
            }
            Msg::Wiped => {
                if self.trail.is_empty() {
                    return false;
                }
                self.forget(tree);
                // The reader is elsewhere.
                self.focus = Focus::Stay;
            }
            Msg::Visit(None) => {
                self.trail.stay();
                browser::mark(self.trail.number());
                return false;
            }
            Msg::Visit(Some(number)) => {
                if !self.trail.visit(number) {
                    return false;
                }
                self.arrive(tree);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! {
            <>
                <p class="tree-status" role="status">{ self.notice.clone() }</p>
                { self.view_screen(ctx) }
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(place) = &ctx.props().keep {
            place.keep();
        }
        let target = match self.focus {
            Focus::Stay => return,
            Focus::Heading => &self.heading,
            Focus::Errors => &self.errors,
        };
        self.focus = Focus::Stay;
        if let Some(target) = target.cast::<HtmlElement>() {
            browser::focus(&target);
        }
    }
}

impl TreeApp {
    fn view_screen(&self, ctx: &Context<Self>) -> Html {
        let data = &ctx.props().data;
        let link = ctx.link();
        match self.trail.here() {
            Screen::Start => start::view(&data.tree, self.trail.is_empty(), &self.heading, link),
            Screen::Outcome(route) => outcome::view(data, route, &self.heading, link),
            Screen::Question(asking) => {
                let errors = self.unanswered.then_some(&self.errors);
                question::view(data, asking, self.marked.as_ref(), &self.heading, errors, link)
            }
        }
    }

    /// Gives the marked answer, or says that there is none.
    fn go_on(&mut self, tree: &Tree) -> bool {
        let Screen::Question(asking) = self.trail.here() else { return false };
        let Some(answer) = &self.marked else {
            self.unanswered = true;
            self.focus = Focus::Errors;
            document().set_title(&self.title(tree));
            return true;
        };
        let Some(Step { route, pruned, screen }) = asking.answer(tree, answer) else { return false };
        self.trail.learn(&route);
        self.show(tree, screen);
        self.notice = text::pruned(pruned.iter().filter_map(|choice| tree.question(&choice.question))).into();
        true
    }

    /// Goes to a screen that the history does not have yet.
    fn show(&mut self, tree: &Tree, screen: Screen) {
        self.trail.push(screen);
        browser::push(self.trail.number());
        self.arrive(tree);
    }

    /// Forgets every answer and every screen.
    fn forget(&mut self, tree: &Tree) {
        self.trail.forget();
        browser::mark(self.trail.number());
        self.arrive(tree);
        self.notice = AttrValue::Static(text::WIPED);
    }

    /// Another screen is shown: what belonged to the last one is dropped.
    fn arrive(&mut self, tree: &Tree) {
        self.marked = match self.trail.here() {
            Screen::Question(asking) => asking.route.answer_to(&asking.question).cloned(),
            Screen::Start | Screen::Outcome(_) => None,
        };
        self.unanswered = false;
        self.notice = AttrValue::Static("");
        self.focus = Focus::Heading;
        document().set_title(&self.title(tree));
        match self.trail.here() {
            Screen::Start => chart::mark(&[], ""),
            Screen::Question(asking) => chart::mark(asking.before(), asking.question.as_str()),
            Screen::Outcome(route) => {
                let outcome = route.outcome(tree).map_or("", |outcome| outcome.id.as_str());
                chart::mark(route.choices(), outcome);
            }
        }
    }

    /// The title of the page with this screen on it.
    fn title(&self, tree: &Tree) -> String {
        let screen = match self.trail.here() {
            Screen::Start => return self.page_title.clone(),
            Screen::Outcome(route) => route.outcome(tree).map(|outcome| text::outcome_title(outcome.verdict)),
            Screen::Question(asking) => tree
                .question(&asking.question)
                .map(|question| text::question_title(asking.number(), &question.text, self.unanswered)),
        };
        text::page_title(&screen.unwrap_or_default(), &self.page_title)
    }
}

fn listeners(ctx: &Context<TreeApp>) -> [EventListener; 2] {
    let moved = ctx.link().callback(|()| Msg::Visit(browser::number()));
    let revived = moved.clone();
    [
        EventListener::new(&window(), "popstate", move |_| moved.emit(())),
        EventListener::new(&window(), "pageshow", move |event| {
            // A page from the back/forward cache shows what its entry of the history says: after "Wis", the start.
            if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
                revived.emit(());
            }
        }),
    ]
}
