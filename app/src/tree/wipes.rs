//! Wiping in every page of this tool at once.
//!
//! A reader who goes from one tree to the next leaves the first page in the browser's back/forward cache, answers and
//! all. Without word from here, Back would show them again after "Wis antwoorden". The word has no content.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;
use yew::Callback;

/// Not shown anywhere; it only has to be the same in every page.
const NAME: &str = "wis-antwoorden";

/// The line to the other pages; `None` where the browser has none.
pub(super) struct Wipes(Option<Line>);

struct Line {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Wipes {
    /// Calls back when the reader wipes his answers in another page.
    pub(super) fn new(wiped: Callback<()>) -> Self {
        let open = |channel: BroadcastChannel| Line {
            _listener: EventListener::new(&channel, "message", move |_| wiped.emit(())),
            channel,
        };
        Self(BroadcastChannel::new(NAME).ok().map(open))
    }

    /// Tells the other pages that the reader wipes his answers.
    pub(super) fn announce(&self) {
        if let Some(line) = &self.0 {
            let _ = line.channel.post_message(&JsValue::NULL);
        }
    }
}
