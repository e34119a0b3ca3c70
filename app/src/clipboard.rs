//! The clipboard of the device.

use gloo_utils::window;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// Copies a text, and says in the end whether that worked. Browsers allow it only while they handle a tap or a key.
pub(crate) fn copy(text: &str, done: Callback<bool>) {
    let clipboard = window().navigator().clipboard();
    // Old browsers have none, and new ones none on a page that came without encryption.
    if clipboard.is_undefined() {
        return done.emit(false);
    }
    let failed = done.clone();
    let (good, bad) = (Closure::new(move |_| done.emit(true)), Closure::new(move |_| failed.emit(false)));
    let _ = clipboard.write_text(text).then2(&good, &bad);
    good.forget();
    bad.forget();
}
