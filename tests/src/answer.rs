//! What the protocol answers, taken apart.

use serde_json::Value;

use crate::connection::Refusal;

/// The value of an evaluation, unless it threw.
pub(crate) fn unless_thrown(mut result: Value) -> Result<Value, Refusal> {
    match result.get("exceptionDetails") {
        Some(details) => Err(Refusal::Said(thrown(details))),
        None => Ok(result["result"]["value"].take()),
    }
}

/// What was thrown, in words.
pub(crate) fn thrown(details: &Value) -> String {
    let exception = &details["exception"];
    let words = [&exception["description"], &exception["value"], &details["text"]];
    words.into_iter().find_map(Value::as_str).unwrap_or_default().to_owned()
}

/// A value that is a text.
#[track_caller]
pub(crate) fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => panic!("expected a text, not {other}"),
    }
}
