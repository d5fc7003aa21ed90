//! JSON as it is saved: the text and the value of a thing of ours.

use serde::Serialize;
use serde_json::Value;

/// The text that is saved. Only a map whose names are no texts has none, and we have no such map.
pub fn to_text(thing: &impl Serialize) -> String {
    serde_json::to_string(thing).unwrap_or_default()
}

/// The same, as a value among others.
pub fn to_value(thing: &impl Serialize) -> Value {
    serde_json::to_value(thing).unwrap_or_default()
}
