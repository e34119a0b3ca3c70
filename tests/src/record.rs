//! What happened on a page: everything that the browser said, every request, everything that was stored.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::answer;
use crate::browser::Browser;
use crate::connection::Event;
use crate::page::{Moment, Page};

/// What a page sees of everything that the site keeps on the device, by name.
pub(crate) const KEPT: &str = "(async () => [
    ...Object.keys(localStorage).map(key => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map(key => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(base => `database ${base.name}`),
    ...(await caches.keys()).map(key => `cache ${key}`),
    ...(await navigator.serviceWorker.getRegistrations()).map(worker => `worker ${worker.scope}`),
])()";

/// A request that left the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where it went.
    pub url: String,
    /// What the browser wanted it for, as `Document` or `Fetch`.
    pub kind: String,
}

impl Page {
    /// Every console message, uncaught exception and entry in the browser's own log since the page was opened.
    pub fn said(&self) -> Vec<String> {
        self.events_since(Self::beginning()).iter().filter_map(said).collect()
    }

    /// Accepts what the browser itself says about a fault that a test makes on purpose: messages that hold `part`.
    pub fn tolerate(&self, part: &str) {
        self.tolerated.borrow_mut().push(part.to_owned());
    }

    /// What was said and is not tolerated.
    pub(crate) fn untolerated(&self) -> Vec<String> {
        let tolerated = self.tolerated.borrow();
        self.said().into_iter().filter(|said| !tolerated.iter().any(|part| said.contains(part))).collect()
    }

    /// The requests that left the page after a moment.
    pub fn requests_since(&self, moment: Moment) -> Vec<Request> {
        self.settle();
        self.events_since(moment).iter().filter_map(request).collect()
    }

    /// Asserts that nothing left the page after a moment and that nothing is kept on the device.
    #[track_caller]
    pub fn assert_silent_since(&self, moment: Moment) {
        assert_eq!(self.requests_since(moment), [], "requests after load");
        assert_eq!(self.stored(), [] as [String; 0], "kept on the device");
    }

    /// Names of everything that the site keeps on the device: cookies, storage, databases, caches, workers.
    #[track_caller]
    pub fn stored(&self) -> Vec<String> {
        let kept = self.evaluate(KEPT);
        let cookies = Browser::shared().cookies(self.context());
        let cookies = cookies.iter().map(|cookie| format!("cookie {}", cookie["name"]));
        kept.as_array().into_iter().flatten().cloned().map(answer::text).chain(cookies).collect()
    }

    /// What the page looks like now, as PNG.
    #[track_caller]
    pub fn screenshot(&self) -> Vec<u8> {
        let picture = self.call("Page.captureScreenshot", &json!({ "format": "png", "captureBeyondViewport": true }));
        crate::base64::decode(picture["data"].as_str().unwrap_or_default())
    }

    /// The page on paper, as PDF.
    #[track_caller]
    pub fn print(&self) -> Vec<u8> {
        let paper = self
            .call("Page.printToPDF", &json!({ "printBackground": false, "paperWidth": 8.27, "paperHeight": 11.69 }));
        crate::base64::decode(paper["data"].as_str().unwrap_or_default())
    }

    /// What is on the paper, [`unbroken`].
    #[track_caller]
    pub fn print_text(&self) -> String {
        let mut reader = Command::new("pdftotext")
            .args(["-", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("pdftotext: {error}; ./tests/run installs it"));
        let paper = self.print();
        let mut into = reader.stdin.take().expect("a pipe was asked for");
        // It reads all of the paper before it writes a word.
        into.write_all(&paper).expect("pdftotext reads");
        drop(into);
        let output = reader.wait_with_output().expect("pdftotext ends");
        assert!(output.status.success(), "pdftotext cannot read the paper");
        let text = String::from_utf8(output.stdout).expect("pdftotext writes UTF-8");
        unbroken(&text)
    }

    /// What the clipboard of the device holds.
    #[track_caller]
    pub fn clipboard(&self) -> String {
        answer::text(self.evaluate("navigator.clipboard.readText()"))
    }

    /// Lets the page use the clipboard of the device, which all pages of the browser share.
    pub fn allow_clipboard(&self) {
        Browser::shared().allow_clipboard(self.context());
    }

    /// Keeps a picture of a test that failed, for whoever has to find out why. Does nothing if it cannot.
    pub(crate) fn keep_picture(&self) {
        let Some(test) = std::thread::current().name().map(|name| name.replace("::", "-")) else { return };
        let Ok(mut connection) = self.connection().try_borrow_mut() else { return };
        let Ok(picture) = connection.call("Page.captureScreenshot", &json!({ "format": "png" })) else { return };
        let folder = std::env::temp_dir().join("privacycode-failed-tests");
        let bytes = crate::base64::decode(picture["data"].as_str().unwrap_or_default());
        if std::fs::create_dir_all(&folder).is_ok() {
            let _a_picture_is_a_help_not_a_need = std::fs::write(folder.join(format!("{test}.png")), bytes);
        }
    }
}

/// A text without white space and hyphens: where the lines of a paper break, pdftotext takes hyphens away.
pub fn unbroken(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

fn said(event: &Event) -> Option<String> {
    let params = &event.params;
    match event.method.as_str() {
        "Runtime.consoleAPICalled" => {
            let words = params["args"].as_array()?.iter().map(|arg| match (&arg["value"], &arg["description"]) {
                (Value::Null, Value::String(description)) => description.clone(),
                (Value::String(value), _) => value.clone(),
                (value, _) => value.to_string(),
            });
            Some(format!("console {}: {}", params["type"], words.collect::<Vec<_>>().join(" ")))
        }
        "Runtime.exceptionThrown" => Some(format!("exception: {}", answer::thrown(&params["exceptionDetails"]))),
        "Log.entryAdded" => {
            let entry = &params["entry"];
            let url = entry["url"].as_str().unwrap_or_default();
            Some(format!("log {}: {} {url}", entry["level"], entry["text"]))
        }
        _ => None,
    }
}

fn request(event: &Event) -> Option<Request> {
    if event.method != "Network.requestWillBeSent" {
        return None;
    }
    let url = event.params["request"]["url"].as_str()?;
    // A picture inside the style sheet is no request: nothing leaves the device.
    let leaves = !url.starts_with("data:");
    leaves.then(|| Request { url: url.to_owned(), kind: event.params["type"].as_str().unwrap_or_default().to_owned() })
}
