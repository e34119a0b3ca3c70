//! A file that is made and saved on the device, without a request.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::dom;

/// What a file holds.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A table with a line for each row.
    Table,
    /// Plain text.
    Text,
}

impl Kind {
    fn media_type(self) -> &'static str {
        match self {
            Self::Table => "text/csv;charset=utf-8",
            Self::Text => "text/plain;charset=utf-8",
        }
    }
}

/// Offers a text to the reader as a file, or gives `None` when the browser refuses.
pub(crate) fn save(name: &str, kind: Kind, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind.media_type());
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = dom::element("a", &[("href", &url), ("download", name)], "")?.dyn_into().ok()?;
    // The address is not revoked: a browser may read the file after the click, and it ends with the page anyway.
    link.click();
    Some(())
}
