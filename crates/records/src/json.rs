//! JSON as it is saved: the text and the value of a thing of ours, and back.
//!
//! A text is read as a value first, and a thing from that: one way for what stands alone and for
//! what stands among others.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The text that is saved. Only a map whose names are no texts has none, and we have no such map.
pub fn to_text(thing: &impl Serialize) -> String {
    serde_json::to_string(thing).unwrap_or_default()
}

/// The same, as a value among others.
pub fn to_value(thing: &impl Serialize) -> Value {
    serde_json::to_value(thing).unwrap_or_default()
}

/// What a saved text says; none where it is not whole.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Option<T> {
    from_value(&serde_json::from_str(text).ok()?)
}

/// What a value among others says; none where it is something else.
pub fn from_value<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}
