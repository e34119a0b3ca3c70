//! The field, the line that says how much was found, and the list.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use gloo_utils::{document, window};
use js_sys::Function;
use model::address;
use model::search::{Index, Texts};
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
    input: HtmlInputElement,
    status: Element,
    list: Element,
    more: Element,
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
    failed: RefCell<bool>,
}

impl Panel {
    /// Makes the panel inside an element.
    pub(super) fn build(host: &Element, place: Place) -> Option<Rc<Self>> {
        let form = dom::element("form", &[("class", "search"), ("role", "search")], "")?;
        let label = dom::element("label", &[("class", "search__label"), ("for", "zoekveld")], text::SEARCH_LABEL)?;
        let attributes = [
            ("class", "search__input"),
            ("id", "zoekveld"),
            ("type", "search"),
            ("autocomplete", "off"),
            ("autocapitalize", "off"),
            ("spellcheck", "false"),
            ("enterkeyhint", "search"),
            ("aria-describedby", "zoekuitleg"),
        ];
        let input = dom::element("input", &attributes, "")?;
        let help = dom::element("p", &[("class", "search__help"), ("id", "zoekuitleg")], text::SEARCH_FACTS)?;
        let status = dom::element("p", &[("class", "search__status"), ("role", "status")], "")?;
        let list = dom::element("ol", &[("class", "hits")], "")?;
        let more = dom::element("div", &[("class", "search__more")], "")?;
        let head = dom::element("div", &[("class", "search__head")], "")?;
        dom::append(&head, &[&label])?;
        if place == Place::Dialog {
            let close = dom::element(
                "button",
                &[("class", "button button--quiet search__close"), ("type", "button")],
                text::CLOSE,
            )?;
            dom::append(&head, &[&close])?;
        }
        dom::append(&form, &[&head, &input, &help, &status, &list, &more])?;
        host.append_child(&form).ok()?;
        let panel = Rc::new(Self {
            place,
            input: input.dyn_into().ok()?,
            status,
            list,
            more,
            molds: hits::Molds::new()?,
            index: RefCell::default(),
            texts: RefCell::default(),
            asked: RefCell::default(),
            under_way: Cell::default(),
            unread: RefCell::default(),
            waits: Cell::default(),
            waited: OnceCell::new(),
            failed: RefCell::default(),
        });
        panel.listen(&form);
        Some(panel)
    }

    fn listen(self: &Rc<Self>, form: &Element) {
        let panel = Rc::clone(self);
        dom::on(&self.input, "input", move |_| {
            // What did not come may be asked for again.
            if panel.under_way.get() == 0 {
                panel.asked.borrow_mut().clear();
            }
            panel.refresh();
            panel.write_address();
        });
        let panel = Rc::clone(self);
        dom::on(form, "keydown", move |event| panel.key(&event));
        let panel = Rc::clone(self);
        dom::on(form, "submit", move |event| {
            event.prevent_default();
            panel.step(1);
        });
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
        self.failed.replace(true);
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
            let _ =
                history.replace_state_with_url(&JsValue::NULL, "", Some(&super::address(self.input.value().trim())));
        }
    }

    /// Shows what answers the query in the field.
    fn refresh(self: &Rc<Self>) {
        let typed = self.input.value();
        let typed = typed.trim_start();
        self.unread.borrow_mut().clear();
        self.list.set_text_content(None);
        self.more.set_text_content(None);
        let index = self.index.borrow();
        let Some(index) = index.as_ref() else { return self.wait(typed, *self.failed.borrow()) };
        if typed.is_empty() {
            return self.status.set_text_content(None);
        }
        let query = index.query(typed);
        let missing = query.missing(index);
        for url in missing.iter().filter_map(|number| index.shard_url(*number)) {
            self.fetch_part(url, Self::take_shard);
        }
        let texts = self.texts.borrow();
        let list = hits::list(&self.molds, index, &query, &texts, self.place.limit());
        if list.items.is_empty() && !missing.is_empty() {
            return self.wait(typed, self.under_way.get() == 0);
        }
        self.status.set_text_content(Some(&list.status));
        if list.items.is_empty() {
            let _ = self.add_ways_on();
            return;
        }
        let items: Vec<&Element> = list.items.iter().collect();
        let _ = dom::append(&self.list, &items);
        if list.more && self.place == Place::Dialog {
            let link = dom::element("a", &[("href", &super::address(typed.trim()))], text::ALL_HITS);
            let _ = link.map(|link| self.more.append_child(&link));
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
    fn wait(&self, typed: &str, failed: bool) {
        let wait = if typed.is_empty() { "" } else { text::SEARCH_LOADS };
        self.status.set_text_content(Some(if failed { text::SEARCH_FAILED } else { wait }));
        if failed {
            let _ = self.add_ways_on();
        }
    }

    /// Where to look when search does not help.
    fn add_ways_on(&self) -> Option<()> {
        let ways = dom::element("ul", &[("class", "link-list")], "")?;
        for (url, name) in [
            (address::REGISTER, text::TO_REGISTER),
            (address::WISHES, text::TO_WISHES),
            (address::MUNICIPALITIES, text::TO_CONTACT),
        ] {
            let item = dom::element("li", &[], "")?;
            dom::append(&item, &[&dom::element("a", &[("href", url)], name)?])?;
            dom::append(&ways, &[&item])?;
        }
        dom::append(&self.more, &[&ways])
    }

    /// Arrow keys go through the field and the hits, as through one list.
    fn key(&self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        self.step(step);
    }

    fn step(&self, step: i32) {
        let here = self.focused_hit().map_or(-1, |at| at as i32);
        match usize::try_from(here + step) {
            Ok(at) => self.focus_hit(at),
            Err(_) => {
                let _ = self.input.focus();
            }
        }
    }

    /// Shows the list anew for a reader who may be in it already.
    fn refresh_under_focus(self: &Rc<Self>) {
        let focused = self.focused_hit();
        self.refresh();
        if let Some(at) = focused {
            self.focus_hit(at);
        }
    }

    /// The place in the list of the hit that has the focus.
    fn focused_hit(&self) -> Option<usize> {
        let active = document().active_element()?;
        page::all_in(&self.list, ".hit__link").iter().position(|link| *link == active)
    }

    fn focus_hit(&self, at: usize) {
        let links = page::all_in(&self.list, ".hit__link");
        if let Some(link) = links.get(at).and_then(|link| link.dyn_ref::<HtmlElement>()) {
            let _ = link.focus();
        }
    }
}
