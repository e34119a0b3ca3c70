//! The tree island: one question at a time, from a start screen to an outcome, through one tree or along a guided road.
//!
//! The answers live in the memory of the page and nowhere else. What is shown follows from a [`Screen`]; the
//! [`Trail`] keeps the screens in step with the browser's history, so that Back and Forward work.

mod answers;
mod browser;
mod chart;
mod data;
mod example;
mod fold;
mod note;
mod outcome;
mod practice;
mod question;
mod rules;
#[cfg(test)]
mod sample;
mod screen;
mod sources;
mod stage;
mod start;
mod taken;
mod trail;
mod wipes;

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_utils::{document, window};
use model::id::{AnswerId, CasusId, QuestionId};
use model::island::{self, RoadIsland, TreeIsland};
use model::road::Road;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PageTransitionEvent};
use yew::{AttrValue, Component, Context, Html, NodeRef, Properties, html};

use crate::mount::Island;
use crate::page::Place;
use crate::{dom, text};
use data::Data;
use screen::{Screen, Step};
use taken::{Take, Taken};
use trail::Trail;
use wipes::Wipes;

/// A tree alone.
pub(crate) const TREE: Island = Island {
    name: island::TREE,
    mount: |host, bytes| mount(host, postcard::from_bytes::<TreeIsland>(bytes).ok()?.into()),
    restore,
};

/// A guided road of several trees.
pub(crate) const ROAD: Island = Island {
    name: island::ROAD,
    mount: |host, bytes| mount(host, postcard::from_bytes::<RoadIsland>(bytes).ok()?.into()),
    restore,
};

/// Puts the start screen into the host and folds the static part away below it.
///
/// Returns `None`, with the page as it was, when the host is not what the contract says.
fn mount(host: &Element, data: Data) -> Option<()> {
    let static_part = host.query_selector(".tree-static").ok()??;
    let app = dom::element("div", &[("class", "tree-app")], "")?;
    let keep = fold::fold(&static_part, data.words().all)?;
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
    data: Rc<Data>,
    /// What must stay where it is when the app appears, if the reader is past it.
    keep: Option<Place>,
}

/// The data never change, so that comparing their addresses is enough.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.data, &other.data)
    }
}

#[derive(Clone)]
enum Msg {
    /// The first question, without answers.
    Begin,
    /// The first question, with this casus above it.
    Practise(String),
    /// An answer is marked, but not yet given.
    Mark(AnswerId),
    /// The marked answer is given.
    Next,
    /// Back to the question before, or to the start.
    Back,
    /// Back to an earlier question of a stage, from a later one or from the outcome.
    Change(usize, QuestionId),
    /// Something of the outcome is taken along.
    Take(Take),
    /// Whether something was copied that had to be.
    Copied(Take, bool),
    /// Away from an example route, to begin without answers.
    Own,
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
    /// Whether the answers came with a link.
    example: bool,
    /// What was taken along from the outcome that is shown.
    taken: Taken,
    /// What the last step made void, for the live region.
    notice: AttrValue,
    focus: Focus,
    heading: NodeRef,
    errors: NodeRef,
    /// The casus that the reader practises with.
    casus: Option<CasusId>,
    /// The title of the static page.
    page_title: String,
    wipes: Wipes,
    _listeners: [EventListener; 2],
    _casus_links: Vec<EventListener>,
}

impl Component for TreeApp {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        // Numbers that an earlier life of the page left in the history must not mean anything in this one.
        let trail = Trail::new(browser::number().map_or(0, |number| number.saturating_add(1)));
        browser::mark(trail.number());
        let mut app = Self {
            trail,
            marked: None,
            unanswered: false,
            example: false,
            taken: Taken::default(),
            notice: AttrValue::Static(""),
            focus: Focus::Stay,
            heading: NodeRef::default(),
            errors: NodeRef::default(),
            casus: None,
            page_title: document().title(),
            wipes: Wipes::new(ctx.link().callback(|()| Msg::Wiped)),
            _listeners: listeners(ctx),
            _casus_links: practice::listen(ctx.link()),
        };
        app.open_example(&ctx.props().data.road);
        // The reader has just come to the page: he begins at its top.
        app.focus = Focus::Stay;
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let road = &ctx.props().data.road;
        match msg {
            Msg::Begin => {
                if self.example {
                    self.forget(road);
                }
                // Who begins again at an outcome goes on practising.
                if *self.trail.here() == Screen::Start {
                    self.casus = None;
                }
                self.show(road, Screen::first(road));
            }
            Msg::Practise(casus) => {
                self.casus = casus.parse().ok();
                self.show(road, Screen::first(road));
            }
            Msg::Mark(answer) => self.marked = Some(answer),
            Msg::Next => return self.go_on(road),
            Msg::Back => {
                let Screen::Question(asking) = self.trail.here() else { return false };
                let before = asking.back();
                // The same as the browser's own Back wherever that leads there, so that Forward keeps working.
                if self.trail.before() == Some(&before) {
                    browser::back();
                    return false;
                }
                self.show(road, before);
            }
            Msg::Change(stage, question) => {
                let Some(screen) = self.trail.here().change(stage, question) else { return false };
                self.show(road, screen);
            }
            Msg::Take(what) => return self.take(ctx, what),
            Msg::Copied(what, done) => self.taken.copied(what, done),
            Msg::Own => self.forget(road),
            Msg::Wipe => {
                self.wipes.announce();
                self.forget(road);
                self.notice = AttrValue::Static(text::WIPED);
            }
            Msg::Wiped => {
                if self.trail.is_empty() {
                    return false;
                }
                self.forget(road);
                self.notice = AttrValue::Static(text::WIPED);
                // The reader is elsewhere.
                self.focus = Focus::Stay;
            }
            Msg::Visit(None) => {
                self.trail.stay();
                browser::mark(self.trail.number());
                return self.open_example(road);
            }
            Msg::Visit(Some(number)) => {
                if !self.trail.visit(number) {
                    return false;
                }
                self.arrive(road);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! {
            <>
                if self.example {
                    { example::view(ctx.link()) }
                }
                <p class="tree-status" role="status">{ self.notice.clone() }</p>
                { self.view_casus(ctx) }
                { self.view_screen(ctx) }
                { self.view_practice(ctx) }
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
            Screen::Start => start::view(data, self.trail.is_empty(), &self.heading, link),
            Screen::Outcome(route) => outcome::view(data, route, self.example, &self.taken, &self.heading, link),
            Screen::Question(asking) => {
                let errors = self.unanswered.then_some(&self.errors);
                question::view(data, asking, self.marked.as_ref(), &self.heading, errors, link)
            }
        }
    }

    /// The casus above a question.
    fn view_casus(&self, ctx: &Context<Self>) -> Html {
        let casus = self.casus.as_ref().zip(ctx.props().data.alone()).and_then(|(id, tree)| tree.casus(id));
        match (casus, self.trail.here()) {
            (Some(casus), Screen::Question(asking)) => practice::view_reminder(casus, asking.number() == 1),
            _ => Html::default(),
        }
    }

    /// Below the start: the casus to begin with. Below an outcome: how it compares with the source.
    fn view_practice(&self, ctx: &Context<Self>) -> Html {
        let Some(tree) = ctx.props().data.alone() else { return Html::default() };
        let casus = self.casus.as_ref().and_then(|id| tree.casus(id));
        match (self.trail.here(), casus) {
            (Screen::Start, _) => practice::view_start(tree, ctx.link()),
            (Screen::Outcome(route), Some(casus)) => {
                let walked = route.walked().iter();
                walked.map(|walked| practice::view_comparison(tree, casus, &walked.route)).collect()
            }
            _ => Html::default(),
        }
    }

    /// Gives the marked answer, or says that there is none.
    fn go_on(&mut self, road: &Road) -> bool {
        let Screen::Question(asking) = self.trail.here() else { return false };
        let Some(answer) = &self.marked else {
            self.unanswered = true;
            self.focus = Focus::Errors;
            document().set_title(&self.title(road));
            return true;
        };
        let Some(Step { route, pruned, screen }) = asking.answer(road, answer) else { return false };
        self.trail.learn(&route);
        self.show(road, screen);
        let pruned = pruned.iter().filter_map(|(stage, choice)| road.tree(*stage).question(&choice.question));
        self.notice = text::pruned(pruned).into();
        true
    }

    /// Goes to a screen that the history does not have yet.
    fn show(&mut self, road: &Road, screen: Screen) {
        self.trail.push(screen);
        browser::push(self.trail.number());
        self.arrive(road);
    }

    /// Forgets every answer and every screen.
    fn forget(&mut self, road: &Road) {
        self.trail.forget();
        self.casus = None;
        self.example = false;
        browser::mark(self.trail.number());
        self.arrive(road);
    }

    /// Another screen is shown: what belonged to the last one is dropped.
    fn arrive(&mut self, road: &Road) {
        self.marked = match self.trail.here() {
            Screen::Question(asking) => asking.answered().cloned(),
            Screen::Start | Screen::Outcome(_) => None,
        };
        self.unanswered = false;
        self.taken = Taken::default();
        self.notice = AttrValue::Static("");
        self.focus = Focus::Heading;
        document().set_title(&self.title(road));
        // A page without a chart has nothing to mark; a page with one is about a tree alone.
        match self.trail.here() {
            Screen::Start => chart::mark(&[], ""),
            Screen::Question(asking) => chart::mark(asking.before(), asking.question.as_str()),
            Screen::Outcome(route) => {
                let outcomes = route.outcomes(road);
                let outcome = outcomes.last().map_or("", |(_, outcome)| outcome.id.as_str());
                chart::mark(route.in_stage(road.start()), outcome);
            }
        }
    }

    /// The title of the page with this screen on it.
    fn title(&self, road: &Road) -> String {
        let screen = match self.trail.here() {
            Screen::Start => return self.page_title.clone(),
            Screen::Outcome(route) => {
                route.outcomes(road).last().map(|(_, outcome)| text::outcome_title(outcome.verdict))
            }
            Screen::Question(asking) => road
                .tree(asking.stage)
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
