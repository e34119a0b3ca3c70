//! Faults made on purpose in what the network brings.

use serde_json::{Value, json};

use crate::base64;
use crate::connection::Event;
use crate::page::{Moment, Page};

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The network fails.
    Lost,
    /// The file is not there.
    Missing,
    /// The file arrives damaged.
    Damaged,
}

impl Page {
    /// Lets a fault happen to every request for an address that ends in `ending`, where `*` stands for anything.
    #[track_caller]
    pub fn break_requests(&self, ending: &'static str, fault: Fault) {
        self.connection().borrow_mut().set_reflex(Box::new(move |event| answer(event, fault)));
        self.call("Fetch.enable", &json!({ "patterns": [{ "urlPattern": format!("*{ending}") }] }));
    }

    /// Lets all requests through again.
    #[track_caller]
    pub fn mend_requests(&self) {
        self.call("Fetch.disable", &json!({}));
    }

    /// Waits until a request for an address that ends in `ending` has come to its end, in whatever way.
    #[track_caller]
    pub fn wait_for_end_of(&self, ending: &str) {
        let sent = |event: &Event| {
            event.method == "Network.requestWillBeSent"
                && event.params["request"]["url"].as_str().is_some_and(|url| url.ends_with(ending))
        };
        let sent = self.event(Self::beginning(), sent).unwrap_or_else(|| panic!("nobody asks for *{ending}"));
        let ended = self.event(Self::beginning(), |event| {
            matches!(event.method.as_str(), "Network.loadingFinished" | "Network.loadingFailed")
                && event.params["requestId"] == sent.params["requestId"]
        });
        assert!(ended.is_some(), "the request for *{ending} does not end");
        self.settle();
    }

    /// The moment at which everything had come that the page asked for up to now.
    pub fn loaded(&self) -> Moment {
        self.settle();
        self.now()
    }
}

fn answer(event: &Event, fault: Fault) -> Option<(&'static str, Value)> {
    if event.method != "Fetch.requestPaused" {
        return None;
    }
    let id = &event.params["requestId"];
    let kind = if event.params["request"]["url"].as_str().is_some_and(|url| url.ends_with(".wasm")) {
        "application/wasm"
    } else {
        "application/octet-stream"
    };
    let response = |status: u16, body: &[u8]| {
        let headers = json!([{ "name": "Content-Type", "value": kind }]);
        let body = base64::encode(body);
        json!({ "requestId": id, "responseCode": status, "responseHeaders": headers, "body": body })
    };
    Some(match fault {
        Fault::Lost => ("Fetch.failRequest", json!({ "requestId": id, "errorReason": "ConnectionFailed" })),
        Fault::Missing => ("Fetch.fulfillRequest", response(404, b"")),
        Fault::Damaged => ("Fetch.fulfillRequest", response(200, &[0xff; 64])),
    })
}
