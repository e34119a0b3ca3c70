//! The keyboard.

use serde_json::json;

use crate::page::Page;

/// A key that does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// To the next control.
    Tab,
    /// To the previous control.
    BackTab,
    /// Presses a button, follows a link, sends a form.
    Enter,
    /// Presses a button, ticks a box.
    Space,
    /// To the next choice.
    Down,
    /// To the previous choice.
    Up,
    /// To the first choice.
    Home,
    /// Closes what is open.
    Escape,
    /// Asks for the search.
    Slash,
}

impl Key {
    /// Name, code, Windows key code, text that it types, modifiers.
    fn details(self) -> (&'static str, &'static str, u8, &'static str, u8) {
        const SHIFT: u8 = 8;
        match self {
            Self::Escape => ("Escape", "Escape", 27, "", 0),
            Self::Slash => ("/", "Slash", 191, "/", 0),
            Self::Tab => ("Tab", "Tab", 9, "", 0),
            Self::BackTab => ("Tab", "Tab", 9, "", SHIFT),
            Self::Enter => ("Enter", "Enter", 13, "\r", 0),
            Self::Space => (" ", "Space", 32, " ", 0),
            Self::Down => ("ArrowDown", "ArrowDown", 40, "", 0),
            Self::Up => ("ArrowUp", "ArrowUp", 38, "", 0),
            Self::Home => ("Home", "Home", 36, "", 0),
        }
    }
}

impl Page {
    /// Presses a key and lets it go.
    #[track_caller]
    pub fn press(&self, key: Key) {
        let (name, code, number, text, modifiers) = key.details();
        for kind in [if text.is_empty() { "rawKeyDown" } else { "keyDown" }, "keyUp"] {
            let text = if kind == "keyUp" { "" } else { text };
            let event = json!({
                "type": kind, "key": name, "code": code, "windowsVirtualKeyCode": number, "text": text,
                "modifiers": modifiers,
            });
            self.call("Input.dispatchKeyEvent", &event);
        }
    }

    /// Types a text into what has the focus.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.call("Input.insertText", &json!({ "text": text }));
    }
}
