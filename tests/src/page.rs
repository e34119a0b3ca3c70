//! A page in the browser, used as a reader uses it.
//!
//! Nothing here sleeps: a wait looks at its condition again with every frame that the page itself draws, or reads on in
//! the conversation until an event comes. Closing a page asserts that the browser had nothing to say about it.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::answer;
use crate::browser::{Browser, Tab};
use crate::connection::{Connection, Event, Refusal};
use crate::device::{Appearance, Device};

/// How long a page may take to come to a state that a test waits for.
const PATIENCE: Duration = Duration::from_secs(15);

/// A tab with the origin of the site that it shows.
#[derive(Debug)]
pub struct Page {
    origin: String,
    context: String,
    connection: RefCell<Connection>,
    pub(crate) device: Cell<Device>,
    pub(crate) appearance: Cell<Appearance>,
    pub(crate) tolerated: RefCell<Vec<String>>,
}

/// A moment in the life of a page: everything after it can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(usize);

impl Page {
    /// Opens an empty page on a device, in a context of its own.
    pub fn open(origin: &str, device: Device) -> Self {
        let Tab { connection, context } = Browser::shared().open_tab();
        let page = Self {
            origin: origin.to_owned(),
            context,
            connection: RefCell::new(connection),
            device: Cell::new(device),
            appearance: Cell::new(Appearance::default()),
            tolerated: RefCell::default(),
        };
        for domain in ["Page.enable", "Runtime.enable", "Log.enable", "Network.enable", "DOM.enable"] {
            page.call(domain, &json!({}));
        }
        page.call("Page.setLifecycleEventsEnabled", &json!({ "enabled": true }));
        // Pages of other tests are open in the same browser; each behaves as the one in front.
        page.call("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true }));
        page.set_device(device);
        page.set_appearance(Appearance::default());
        page
    }

    /// Goes to a path of the site and waits until it has loaded.
    #[track_caller]
    pub fn goto(&self, path: &str) {
        let from = self.now();
        let answer = self.call("Page.navigate", &json!({ "url": format!("{}{path}", self.origin) }));
        if let Some(error) = answer["errorText"].as_str() {
            panic!("{path}: {error}");
        }
        // Without a loader the browser stays on its page, as for a fragment.
        let Some(loader) = answer.get("loaderId") else { return };
        let loaded = self.event(from, |event| {
            event.method == "Page.lifecycleEvent"
                && event.params["name"] == "load"
                && event.params["loaderId"] == *loader
        });
        assert!(loaded.is_some(), "{path} does not finish loading");
    }

    /// Does something that leads to another page and waits until that has loaded.
    #[track_caller]
    pub fn follow(&self, act: impl FnOnce()) {
        let from = self.now();
        act();
        let loaded = self.event(from, |event| event.method == "Page.loadEventFired");
        assert!(loaded.is_some(), "no other page loads");
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.follow(|| drop(self.call("Page.reload", &json!({}))));
    }

    /// Presses the Back button of the browser. The caller waits for what should appear.
    #[track_caller]
    pub fn browser_back(&self) {
        self.travel(-1);
    }

    /// Presses the Forward button of the browser. The caller waits for what should appear.
    #[track_caller]
    pub fn browser_forward(&self) {
        self.travel(1);
    }

    #[track_caller]
    fn travel(&self, by: i64) {
        let history = self.call("Page.getNavigationHistory", &json!({}));
        let index = history["currentIndex"].as_i64().unwrap_or_default() + by;
        let entry = usize::try_from(index).ok().and_then(|index| history["entries"].get(index));
        let entry = entry.unwrap_or_else(|| panic!("the history holds nothing there"));
        self.call("Page.navigateToHistoryEntry", &json!({ "entryId": entry["id"] }));
    }

    /// Where the browser is: path, query and fragment.
    #[track_caller]
    pub fn address(&self) -> String {
        answer::text(self.evaluate("location.pathname + location.search + location.hash"))
    }

    /// The title of the document.
    #[track_caller]
    pub fn title(&self) -> String {
        answer::text(self.evaluate("document.title"))
    }

    /// The value of an expression; of a promise, what it comes to.
    #[track_caller]
    pub fn evaluate(&self, expression: &str) -> Value {
        self.try_evaluate(expression).unwrap_or_else(|refusal| panic!("{expression}: {refusal}"))
    }

    /// Waits until an expression holds, and gives its value.
    #[track_caller]
    pub fn wait_for(&self, what: &str, expression: &str) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now()).as_millis();
            match self.try_evaluate(&once(expression, left)) {
                Ok(Value::Null) => panic!("waited in vain for {what}"),
                Ok(found) => return found,
                // The page went away under the question: ask the next one.
                Err(Refusal::Said(message)) if message.contains("navigated") || message.contains("destroyed") => {}
                Err(refusal) => panic!("waiting for {what}: {refusal}"),
            }
        }
    }

    /// Looks with every frame until `look` finds something. `None` when that does not happen in time.
    pub(crate) fn watch<T>(&self, mut look: impl FnMut() -> Option<T>) -> Option<T> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look() {
                return Some(found);
            }
            if Instant::now() > deadline || !self.frame() {
                return None;
            }
        }
    }

    /// Waits until the page has drawn what it had to draw. Everything that led to it is on record by then.
    pub fn settle(&self) {
        self.frame();
        self.frame();
    }

    /// Waits for a frame; says whether the page draws any, which it does not once scripts are off.
    fn frame(&self) -> bool {
        self.appearance.get().scripts
            && match self.try_evaluate("new Promise(done => requestAnimationFrame(() => done(true)))") {
                Ok(_) => true,
                Err(Refusal::Said(message)) => message.contains("navigated") || message.contains("destroyed"),
                Err(Refusal::Late | Refusal::Gone(_)) => false,
            }
    }

    fn try_evaluate(&self, expression: &str) -> Result<Value, Refusal> {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let result = self.connection.borrow_mut().call("Runtime.evaluate", &params)?;
        answer::unless_thrown(result)
    }

    /// Where its record stands now.
    pub fn now(&self) -> Moment {
        Moment(self.connection.borrow().events().len())
    }

    /// Everything that happened after a moment.
    pub(crate) fn events_since(&self, moment: Moment) -> Vec<Event> {
        self.connection.borrow().events()[moment.0..].to_vec()
    }

    /// The moment at which the page was opened.
    pub fn beginning() -> Moment {
        Moment(0)
    }

    pub(crate) fn event(&self, from: Moment, wanted: impl Fn(&Event) -> bool) -> Option<Event> {
        self.connection.borrow_mut().event(from.0, wanted)
    }

    pub(crate) fn connection(&self) -> &RefCell<Connection> {
        &self.connection
    }

    pub(crate) fn context(&self) -> &str {
        &self.context
    }

    /// Where the site of this page lives.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    #[track_caller]
    pub(crate) fn call(&self, method: &str, params: &Value) -> Value {
        let result = self.connection.borrow_mut().call(method, params);
        result.unwrap_or_else(|refusal| panic!("{method}: {refusal}"))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_picture();
            return Browser::shared().forget(&self.context);
        }
        self.settle();
        let (said, address) = (self.untolerated(), self.address());
        Browser::shared().forget(&self.context);
        assert!(said.is_empty(), "the browser says on {address}:\n{}", said.join("\n"));
    }
}

/// What gives the value of an expression once it holds, or null after so many milliseconds; asked with every frame.
pub(crate) fn once(expression: &str, milliseconds: u128) -> String {
    format!(
        "new Promise(done => {{
            const until = performance.now() + {milliseconds};
            const look = () => {{
                const found = {expression};
                if (found || performance.now() > until) done(found || null); else requestAnimationFrame(look);
            }};
            look();
        }})"
    )
}
