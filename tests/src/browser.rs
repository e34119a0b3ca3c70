//! The browser: one for all tests of a binary, a context of its own (cookies, storage, cache) for each page.

use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use serde_json::{Value, json};

use crate::companion::Companion;
use crate::connection::{Connection, Refusal};

/// Names under which systems install the browser, the free one first.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

const FLAGS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Tests run side by side: none of the pages may be put to sleep because another one is in front.
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--remote-debugging-port=0",
];

/// A running browser.
#[derive(Debug)]
pub(crate) struct Browser {
    port: u16,
    control: Mutex<Connection>,
    _process: Companion,
}

/// A tab in a context of its own.
#[derive(Debug)]
pub(crate) struct Tab {
    /// The conversation with the tab.
    pub(crate) connection: Connection,
    /// The context, to be given back through [`Browser::forget`].
    pub(crate) context: String,
}

impl Browser {
    /// The browser of this test binary, started at its first use.
    pub(crate) fn shared() -> &'static Self {
        static BROWSER: OnceLock<Browser> = OnceLock::new();
        BROWSER.get_or_init(Self::start)
    }

    /// Opens an empty tab that shares nothing with any other.
    pub(crate) fn open_tab(&self) -> Tab {
        let context = self.call("Target.createBrowserContext", &json!({}));
        let context = text(&context["browserContextId"]);
        let target = self.call("Target.createTarget", &json!({ "url": "about:blank", "browserContextId": context }));
        let path = format!("/devtools/page/{}", text(&target["targetId"]));
        Tab { connection: Connection::open(self.port, &path), context }
    }

    /// Closes the tabs of a context and drops everything that it stored.
    ///
    /// A test that fails comes by here too: a browser that does not answer must not hide why it failed.
    pub(crate) fn forget(&self, context: &str) {
        let _ = self.try_call("Target.disposeBrowserContext", &json!({ "browserContextId": context }));
    }

    /// Lets the pages of a context read and write the clipboard, as a reader does who is asked.
    pub(crate) fn allow_clipboard(&self, context: &str) {
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        self.call("Browser.grantPermissions", &json!({ "permissions": permissions, "browserContextId": context }));
    }

    /// What a context has as cookies.
    pub(crate) fn cookies(&self, context: &str) -> Vec<Value> {
        let mut result = self.call("Storage.getCookies", &json!({ "browserContextId": context }));
        match result["cookies"].take() {
            Value::Array(cookies) => cookies,
            other => panic!("the browser lists its cookies as {other}"),
        }
    }

    fn start() -> Self {
        let profile = std::env::temp_dir().join(format!("privacycode-tests-{}", std::process::id()));
        let mut arguments: Vec<String> = FLAGS.iter().map(|&flag| flag.to_owned()).collect();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        arguments.push("about:blank".to_owned());
        let process =
            Companion::start(&installed(&NAMES), &arguments, Some(&profile), "DevTools listening on ws://127.0.0.1:");
        let address = &process.announced;
        let (port, path) = address.split_once('/').unwrap_or_else(|| panic!("a browser at `{address}`?"));
        let port = port.parse().unwrap_or_else(|_| panic!("a browser at port `{port}`?"));
        Self { port, control: Mutex::new(Connection::open(port, &format!("/{path}"))), _process: process }
    }

    fn call(&self, method: &str, params: &Value) -> Value {
        self.try_call(method, params).unwrap_or_else(|refusal| panic!("{method}: {refusal}"))
    }

    fn try_call(&self, method: &str, params: &Value) -> Result<Value, Refusal> {
        // A test that failed in the middle of a call leaves the conversation usable: answers go by their number.
        self.control.lock().unwrap_or_else(PoisonError::into_inner).call(method, params)
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("expected a text, not {value}")).to_owned()
}

/// Where the first of these programs stands.
#[track_caller]
pub(crate) fn installed(names: &[&str]) -> PathBuf {
    let folders: Vec<PathBuf> =
        std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
        .unwrap_or_else(|| panic!("none of {} is installed; ./tests/run installs one", names.join(", ")))
}
