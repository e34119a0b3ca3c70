//! Firefox, driven over WebDriver BiDi: the least that shows what leaves a page and what stays on the device.
//!
//! Each has a profile and a process of its own, and one tab. It does not know roles or devices: for those there is
//! [`Page`](crate::page::Page).

use std::cell::RefCell;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::installed;
use crate::companion::Companion;
use crate::connection::{Connection, Event};
use crate::page::once;
use crate::record::KEPT;

/// How long a page may take to come to a state that a test waits for.
const PATIENCE: Duration = Duration::from_secs(30);

const NAMES: [&str; 2] = ["firefox-esr", "firefox"];

/// What keeps Firefox itself from asking the network for anything. The icon of a tab is of its own window too, and it
/// comes some time after the page has loaded.
const QUIET: &str = r#"
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.discovery.enabled", false);
user_pref("browser.chrome.site_icons", false);
user_pref("browser.newtabpage.enabled", false);
user_pref("browser.region.network.url", "");
user_pref("browser.safebrowsing.blockedURIs.enabled", false);
user_pref("browser.safebrowsing.downloads.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.safebrowsing.update.enabled", false);
user_pref("browser.search.update", false);
user_pref("browser.startup.page", 0);
user_pref("browser.topsites.contile.enabled", false);
user_pref("datareporting.healthreport.uploadEnabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("extensions.systemAddon.update.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("media.gmp-manager.updateEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,nothing");
user_pref("toolkit.telemetry.enabled", false);
user_pref("toolkit.telemetry.server", "data:,nothing");
user_pref("toolkit.telemetry.unified", false);
"#;

/// A running Firefox with one tab.
#[derive(Debug)]
pub struct Firefox {
    origin: String,
    context: String,
    connection: RefCell<Connection>,
    _process: Companion,
}

/// A moment in the life of the tab: everything after it can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(usize);

impl Firefox {
    /// Starts one to look at the site at this origin.
    #[track_caller]
    pub fn start(origin: &str) -> Self {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("privacycode-firefox-{}-{number}", std::process::id()));
        let process = launch(&profile);
        let address = process.announced.trim_end_matches('/');
        let port = address.parse().unwrap_or_else(|_| panic!("Firefox at port `{address}`?"));
        let mut connection = Connection::open(port, "/session");
        let mut call = |method: &str, params: Value| {
            connection.call(method, &params).unwrap_or_else(|refusal| panic!("{method}: {refusal}"))
        };
        call("session.new", json!({ "capabilities": {} }));
        call("session.subscribe", json!({ "events": ["network.beforeRequestSent", "log.entryAdded"] }));
        let tabs = call("browsingContext.getTree", json!({ "maxDepth": 0 }));
        let context = tabs["contexts"][0]["context"].as_str().unwrap_or_else(|| panic!("no tab in {tabs}")).to_owned();
        Self { origin: origin.to_owned(), context, connection: RefCell::new(connection), _process: process }
    }

    /// Goes to a path of the site and waits until it has loaded.
    #[track_caller]
    pub fn goto(&self, path: &str) {
        let url = format!("{}{path}", self.origin);
        self.call("browsingContext.navigate", &json!({ "context": self.context, "url": url, "wait": "complete" }));
    }

    /// The value of an expression; of a promise, what it comes to.
    #[track_caller]
    pub fn evaluate(&self, expression: &str) -> Value {
        let json = self.run(&format!("(async () => JSON.stringify((await ({expression})) ?? null))()"));
        let text = json["value"].as_str().unwrap_or_else(|| panic!("{expression}: {json}"));
        serde_json::from_str(text).expect("the page writes JSON")
    }

    /// Waits until an expression holds, and gives its value.
    #[track_caller]
    pub fn wait_for(&self, what: &str, expression: &str) -> Value {
        let found = self.evaluate(&once(expression, PATIENCE.as_millis()));
        assert!(!found.is_null(), "waited in vain for {what}");
        found
    }

    /// Points at the element that an expression gives, and clicks.
    #[track_caller]
    pub fn click(&self, element: &str) {
        let found = self.run(&format!(
            "(() => {{
                const found = {element};
                found?.scrollIntoView({{ block: 'center', inline: 'nearest', behavior: 'instant' }});
                return found;
            }})()"
        ));
        let id = found["sharedId"].as_str().unwrap_or_else(|| panic!("nothing to click: {element}"));
        let origin = json!({ "type": "element", "element": { "sharedId": id } });
        let acts = json!([
            { "type": "pointerMove", "x": 0, "y": 0, "origin": origin },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        self.act(&json!({ "type": "pointer", "id": "mouse", "actions": acts }));
    }

    /// Types a text where the keyboard is.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let press = |key: char| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key }));
        let acts: Vec<Value> = text.chars().flat_map(press).collect();
        self.act(&json!({ "type": "key", "id": "keyboard", "actions": acts }));
    }

    /// Where the browser is, in full.
    #[track_caller]
    pub fn address(&self) -> String {
        self.evaluate("location.href").as_str().unwrap_or_default().to_owned()
    }

    /// Names of everything that the site keeps on the device.
    #[track_caller]
    pub fn stored(&self) -> Vec<String> {
        let kept = self.evaluate(KEPT);
        // The browser knows of cookies that pages cannot read.
        let cookies =
            self.call("storage.getCookies", &json!({ "partition": { "type": "context", "context": self.context } }));
        let kept = kept.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        let cookies = cookies["cookies"].as_array().into_iter().flatten();
        kept.chain(cookies.map(|cookie| format!("cookie {}", cookie["name"].as_str().unwrap_or_default()))).collect()
    }

    /// Every console message and uncaught exception since the start.
    pub fn said(&self) -> Vec<String> {
        let connection = self.connection.borrow();
        let said = connection.events().iter().filter(|event| event.method == "log.entryAdded");
        said.map(|Event { params, .. }| format!("{} {}: {}", params["type"], params["level"], params["text"])).collect()
    }

    /// The moment at which everything was on record that the page had asked for.
    ///
    /// The page asks for one thing more, under an address that was never used before: requests come on record in their
    /// order, so that with it all earlier ones are. It shows, too, that a request would have been seen.
    #[track_caller]
    pub fn now(&self) -> Moment {
        static ASKED: AtomicU32 = AtomicU32::new(0);
        let last = format!("{}/robots.txt?{}", self.origin, ASKED.fetch_add(1, Ordering::Relaxed));
        let from = self.connection.borrow().events().len();
        self.evaluate(&format!("fetch('{last}').then(() => true)"));
        let seen = self.connection.borrow_mut().event(from, |event| url(event) == Some(&last));
        assert!(seen.is_some(), "Firefox does not report requests");
        Moment(self.connection.borrow().events().len())
    }

    /// What the protocol tells about each request that left the page between two moments, or went to the site from
    /// anywhere else. The request that made the second moment is left out.
    pub fn requests(&self, from: Moment, to: Moment) -> Vec<Value> {
        let connection = self.connection.borrow();
        let counts = |event: &&Event| {
            // A picture inside the style sheet is no request: nothing leaves the device.
            url(event).is_some_and(|url| {
                !url.starts_with("data:") && (event.params["context"] == *self.context || url.starts_with(&self.origin))
            })
        };
        let made = connection.events()[from.0..to.0].iter().filter(counts);
        let marker = format!("{}/robots.txt?", self.origin);
        made.filter(|event| !url(event).is_some_and(|url| url.starts_with(&marker)))
            .map(|event| event.params.clone())
            .collect()
    }

    /// Asserts that nothing left the page after a moment, that nothing is kept and that the browser had nothing to say.
    #[track_caller]
    pub fn assert_silent_since(&self, moment: Moment) {
        let requests = self.requests(moment, self.now());
        let requests: Vec<_> = requests.iter().map(|request| &request["request"]["url"]).collect();
        assert!(requests.is_empty(), "requests after load: {requests:?}");
        assert_eq!(self.stored(), [] as [String; 0], "kept on the device");
        assert_eq!(self.said(), [] as [String; 0], "said by the browser");
    }

    #[track_caller]
    fn act(&self, source: &Value) {
        self.call("input.performActions", &json!({ "context": self.context, "actions": [source] }));
    }

    #[track_caller]
    fn run(&self, expression: &str) -> Value {
        let target = json!({ "context": self.context });
        let params = json!({ "expression": expression, "target": target, "awaitPromise": true });
        let mut answer = self.call("script.evaluate", &params);
        assert!(answer["type"] == "success", "{expression}: {}", answer["exceptionDetails"]["text"]);
        answer["result"].take()
    }

    #[track_caller]
    fn call(&self, method: &str, params: &Value) -> Value {
        let result = self.connection.borrow_mut().call(method, params);
        result.unwrap_or_else(|refusal| panic!("{method}: {refusal}"))
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        // A test that fails comes by here too: a browser that does not answer must not hide why. Its guard ends it.
        let _ = self.connection.get_mut().call("browser.close", &json!({}));
    }
}

fn launch(profile: &Path) -> Companion {
    let program = installed(&NAMES);
    std::fs::create_dir_all(profile).expect("a folder for the profile");
    std::fs::write(profile.join("user.js"), QUIET).expect("the profile takes preferences");
    let profile_argument = profile.display().to_string();
    let arguments = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", &profile_argument];
    let arguments = arguments.map(str::to_owned);
    Companion::start(&program, &arguments, Some(profile), "WebDriver BiDi listening on ws://127.0.0.1:")
}

fn url(event: &Event) -> Option<&str> {
    (event.method == "network.beforeRequestSent").then(|| event.params["request"]["url"].as_str()).flatten()
}
