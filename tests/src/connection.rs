//! One conversation with the browser in the DevTools protocol, or in WebDriver BiDi, which looks the same from here: calls out, answers and events in.
//!
//! It is synchronous. Events are kept in the order in which they came, so that a test can look back at everything that
//! happened; a reflex answers the few events on which the browser itself waits.

use std::fmt;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpStream};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// How long the browser may take over one call, or over an event that a test waits for.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Something that happened in the browser.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its name in the protocol, as `Network.requestWillBeSent`.
    pub method: String,
    /// What the protocol tells about it.
    pub params: Value,
}

/// Why a call gave no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The browser says why.
    Said(String),
    /// No answer in time.
    Late,
    /// The browser went away.
    Gone(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(message) => f.write_str(message),
            Self::Late => write!(f, "no answer within {} s", PATIENCE.as_secs()),
            Self::Gone(why) => write!(f, "the browser went away: {why}"),
        }
    }
}

/// What to call when an event comes in, if anything.
pub type Reflex = Box<dyn Fn(&Event) -> Option<(&'static str, Value)> + Send>;

/// An open conversation.
pub struct Connection {
    socket: WebSocket<TcpStream>,
    last_id: u64,
    events: Vec<Event>,
    reflex: Option<Reflex>,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("last_id", &self.last_id).finish_non_exhaustive()
    }
}

impl Connection {
    /// Connects to a target of a browser on this machine.
    pub(crate) fn open(port: u16, path: &str) -> Self {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("the browser listens");
        stream.set_nodelay(true).expect("a local socket");
        let (socket, _) = tungstenite::client(format!("ws://127.0.0.1:{port}{path}"), stream)
            .unwrap_or_else(|error| panic!("no conversation with the browser at {path}: {error}"));
        Self { socket, last_id: 0, events: Vec::new(), reflex: None }
    }

    /// Calls a method and waits for its result.
    ///
    /// # Errors
    /// When the browser refuses, does not answer in time, or is not there any more.
    pub fn call(&mut self, method: &str, params: &Value) -> Result<Value, Refusal> {
        let id = self.send(method, params)?;
        let deadline = Instant::now() + PATIENCE;
        loop {
            let mut message = self.receive(deadline)?;
            if message["id"] == id {
                return match message.get("error") {
                    Some(error) => {
                        // Chromium puts its words inside the error, Firefox beside it.
                        let words = [&error["message"], &message["message"]].into_iter().find_map(Value::as_str);
                        Err(Refusal::Said(words.unwrap_or_default().to_owned()))
                    }
                    None => Ok(message["result"].take()),
                };
            }
            self.keep(message);
        }
    }

    /// Waits for the first event from position `from` on that `wanted` accepts. `None` when it does not come in time.
    pub fn event(&mut self, from: usize, wanted: impl Fn(&Event) -> bool) -> Option<Event> {
        let deadline = Instant::now() + PATIENCE;
        let mut looked_at = from;
        loop {
            if let Some(event) = self.events[looked_at..].iter().find(|event| wanted(event)) {
                return Some(event.clone());
            }
            looked_at = self.events.len();
            let message = self.receive(deadline).ok()?;
            self.keep(message);
        }
    }

    /// Everything that happened, oldest first.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Answers events by itself from now on.
    pub(crate) fn set_reflex(&mut self, reflex: Reflex) {
        self.reflex = Some(reflex);
    }

    fn send(&mut self, method: &str, params: &Value) -> Result<u64, Refusal> {
        self.last_id += 1;
        let message = json!({ "id": self.last_id, "method": method, "params": params }).to_string();
        self.socket.send(Message::text(message)).map_err(|error| Refusal::Gone(error.to_string()))?;
        Ok(self.last_id)
    }

    /// Answers to the calls of the reflex are of no interest and are dropped here.
    fn keep(&mut self, mut message: Value) {
        let Some(method) = message["method"].as_str().map(str::to_owned) else { return };
        let event = Event { method, params: message["params"].take() };
        if let Some((method, params)) = self.reflex.as_ref().and_then(|reflex| reflex(&event)) {
            // If the browser went away, whoever waits for it finds out.
            let _ = self.send(method, &params);
        }
        self.events.push(event);
    }

    fn receive(&mut self, deadline: Instant) -> Result<Value, Refusal> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Refusal::Late);
            }
            self.socket.get_ref().set_read_timeout(Some(left)).expect("a timeout that is not zero");
            match self.socket.read() {
                Ok(Message::Text(text)) => return Ok(serde_json::from_str(&text).expect("the protocol is JSON")),
                Ok(_) => {}
                Err(tungstenite::Error::Io(error))
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) => return Err(Refusal::Gone(error.to_string())),
            }
        }
    }
}
