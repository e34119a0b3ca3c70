//! The field, the line that says how much was found, and the list. Their elements are in the page already.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use gloo_utils::{document, window};
use js_sys::Function;
use model::search::{Index, Texts};
use model::{address, island};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::hits;
use crate::{dom, page, text};

/// Where the panel is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On the page that only searches: shows more, and keeps the query in the fragment.
    Page,
    /// In the dialog of any other page.
    Dialog,
}

impl Place {
    fn limit(self) -> usize {
        match self {
            Self::Page => 20,
            Self::Dialog => 8,
        }
    }
}

/// How long a reader pauses, in milliseconds, before the texts of a large site are fetched: those of every list that he
/// types past would be more than all that he reads.
const PAUSE: i32 = 300;

/// The parts of the search that change.
pub(super) struct Panel {
    place: Place,
    whole: Element,
    input: HtmlInputElement,
    status: Element,
    list: Element,
    /// Leads to the page that shows more.
    more: Element,
    /// Where to look when search does not help.
    ways: Element,
    molds: hits::Molds,
    index: RefCell<Option<Index>>,
    texts: RefCell<Texts>,
    /// The addresses of parts that were asked for.
    asked: RefCell<Vec<String>>,
    /// How many of them are under way.
    under_way: Cell<usize>,
    /// The sections of the list whose texts have not come.
    unread: RefCell<Vec<u32>>,
    /// How many times to wait have not passed.
    waits: Cell<usize>,
    /// What is done when one has passed.
    waited: OnceCell<Function>,
    /// Whether the index did not come.
    failed: Cell<bool>,
}

impl Panel {
    /// Takes over the panel that the page has below an element.
    pub(super) fn of(host: &Element, place: Place) -> Option<Rc<Self>> {
        let part = |selector: &str| page::all_in(host, selector).into_iter().next();
        let whole = part(".search")?;
        let panel = Rc::new(Self {
            place,
            input: part(".search__input")?.dyn_into().ok()?,
            status: part(".search__status")?,
            list: part(".hits")?,
            more: part(".search__more")?,
            ways: part(".search__ways")?,
            whole,
            molds: hits::Molds::new()?,
            index: RefCell::default(),
            texts: RefCell::default(),
            asked: RefCell::default(),
            under_way: Cell::default(),
            unread: RefCell::default(),
            waits: Cell::default(),
            waited: OnceCell::new(),
            failed: Cell::default(),
        });
        panel.listen();
        Some(panel)
    }

    fn listen(self: &Rc<Self>) {
        let panel = Rc::clone(self);
        dom::on(&self.input, "input", move |_| {
            // What did not come may be asked for again.
            if panel.under_way.get() == 0 {
                panel.asked.borrow_mut().clear();
            }
            if panel.failed.take() {
                panel.load();
            }
            panel.refresh();
            panel.write_address();
        });
        let panel = Rc::clone(self);
        dom::on(&self.whole, "keydown", move |event| panel.key(&event));
    }

    /// Takes the index in, and answers what was typed meanwhile.
    pub(super) fn take_index(self: &Rc<Self>, index: Index) {
        self.index.replace(Some(index));
        self.refresh();
    }

    /// Whether nobody asked for this part before.
    pub(super) fn ask(&self, url: &str) -> bool {
        let mut asked = self.asked.borrow_mut();
        let new = !asked.iter().any(|known| known == url);
        if new {
            asked.push(url.to_owned());
            self.under_way.set(self.under_way.get() + 1);
        }
        new
    }

    /// A part came, or came to nothing; with the last one the answer is made again.
    pub(super) fn took_part(self: &Rc<Self>) {
        self.under_way.set(self.under_way.get() - 1);
        if self.under_way.get() == 0 {
            self.refresh_under_focus();
        }
    }

    fn take_shard(&self, bytes: &[u8]) -> Option<()> {
        let shard = postcard::from_bytes(bytes).ok()?;
        self.index.borrow_mut().as_mut()?.add_shard(&shard).ok()
    }

    fn take_texts(&self, bytes: &[u8]) -> Option<()> {
        self.texts.borrow_mut().add(postcard::from_bytes(bytes).ok()?).ok()
    }

    /// The index did not come, or did not come whole.
    pub(super) fn fail(self: &Rc<Self>) {
        self.failed.set(true);
        self.refresh();
    }

    pub(super) fn focus(&self) {
        let _ = self.input.focus();
        self.input.select();
    }

    /// Takes over what the address says is searched for.
    pub(super) fn read_address(self: &Rc<Self>) {
        if let Some(query) = super::searched() {
            self.input.set_value(&query);
            self.refresh();
        }
    }

    /// Keeps what is searched for in the fragment, so that going back and a bookmark lead to it.
    fn write_address(&self) {
        if self.place == Place::Page
            && let Ok(history) = window().history()
        {
            let typed = self.input.value();
            let url = match typed.trim() {
                "" => address::SEARCH.to_owned(),
                typed => super::address(typed),
            };
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
        }
    }

    /// Shows what answers the query in the field.
    fn refresh(self: &Rc<Self>) {
        let typed = self.input.value();
        let typed = typed.trim_start();
        self.unread.borrow_mut().clear();
        self.list.set_text_content(None);
        page::set_hidden(&self.more, true);
        page::set_hidden(&self.ways, true);
        let index = self.index.borrow();
        let Some(index) = index.as_ref() else { return self.wait(self.failed.get()) };
        let query = index.query(typed);
        let missing = query.missing(index);
        for url in missing.iter().filter_map(|number| index.shard_url(*number)) {
            self.fetch_part(url, Self::take_shard);
        }
        let texts = self.texts.borrow();
        let list = hits::list(&self.molds, index, &query, &texts, self.place.limit());
        if list.items.is_empty() && !missing.is_empty() {
            return self.wait(self.under_way.get() == 0);
        }
        // Who has typed a letter or two, or the begin of a question, has not been refused anything yet.
        if list.items.is_empty() && !query.has_subject() {
            return self.say("");
        }
        self.say(&text::found(list.items.len(), list.more, typed.trim_end(), index.mended(&query).as_deref()));
        if list.items.is_empty() {
            return page::set_hidden(&self.ways, false);
        }
        let items: Vec<&Element> = list.items.iter().collect();
        let _ = dom::append(&self.list, &items);
        if list.more && self.place == Place::Dialog {
            page::set_hidden(&self.more, false);
            let link = self.more.first_element_child();
            let _ = link.map(|link| link.set_attribute("href", &super::address(typed.trim_end())));
        }
        // An answer without all its parts is not yet what will be read.
        if !missing.is_empty() && self.under_way.get() > 0 {
            return;
        }
        if !list.unread.is_empty() {
            self.unread.replace(list.unread);
            self.fetch_texts(if index.has_shards() { PAUSE } else { 0 });
        }
    }

    /// Fetches texts of the list when so many milliseconds have passed without another list.
    fn fetch_texts(self: &Rc<Self>, pause: i32) {
        let waited = self.waited.get_or_init(|| {
            let panel = Rc::clone(self);
            dom::function(move |_| {
                panel.waits.set(panel.waits.get() - 1);
                if let Some(index) = panel.index.borrow().as_ref().filter(|_| panel.waits.get() == 0) {
                    for url in panel.unread.borrow().iter().filter_map(|section| index.texts_url(*section)) {
                        panel.fetch_part(url, Self::take_texts);
                    }
                }
            })
        });
        self.waits.set(self.waits.get() + 1);
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(waited, pause);
    }

    /// Says that something has yet to come, or did not.
    fn wait(&self, failed: bool) {
        let name = if failed { island::SEARCH_FAILED } else { island::SEARCH_WAIT };
        self.say(&self.status.get_attribute(name).unwrap_or_default());
        page::set_hidden(&self.ways, !failed);
    }

    /// Says how the search goes. What was said already is not said again: it would be read out at every letter.
    fn say(&self, text: &str) {
        if self.status.text_content().as_deref() != Some(text) {
            self.status.set_text_content(Some(text));
        }
    }

    /// Arrow keys go through the field and the hits, as through one list; letters go to the field.
    fn key(&self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !event.is_composing()) else { return };
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "Enter" if self.is_in_field() => 1,
            "ArrowUp" => -1,
            key => {
                let writes = key.len() == 1 && key != " " || key == "Backspace";
                let commands = event.ctrl_key() || event.alt_key() || event.meta_key();
                if writes && !commands && self.focused_link().is_some() {
                    let _ = self.input.focus();
                }
                return;
            }
        };
        event.prevent_default();
        self.step(step);
    }

    fn step(&self, step: i32) {
        let here = self.focused_link().map_or(-1, |at| at as i32);
        match usize::try_from(here + step) {
            Ok(at) => self.focus_link(at),
            Err(_) => {
                let _ = self.input.focus();
            }
        }
    }

    /// Shows the list anew for a reader who may be in it already.
    fn refresh_under_focus(self: &Rc<Self>) {
        let focused = self.focused_link();
        self.refresh();
        if let Some(at) = focused {
            self.focus_link(at);
        }
    }

    fn is_in_field(&self) -> bool {
        document().active_element().is_some_and(|active| active == **self.input)
    }

    /// The hits, and behind them the way to more.
    fn links(&self) -> Vec<Element> {
        page::all_in(&self.whole, ".hit__link, .search__more:not([hidden]) > a")
    }

    /// The place in the list of the link that has the focus.
    fn focused_link(&self) -> Option<usize> {
        let active = document().active_element()?;
        self.links().iter().position(|link| *link == active)
    }

    fn focus_link(&self, at: usize) {
        if let Some(link) = self.links().get(at).and_then(|link| link.dyn_ref::<HtmlElement>()) {
            let _ = link.focus();
        }
    }
}
