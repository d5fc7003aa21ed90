//! 所存: what a saved text says, as it is read.

use std::borrow::Cow;

use serde_json::{Map, Number, Value};

use super::{Object, Saved, quote, reading};

/// What a saved text says. Its texts stand where they stood: a desk that is opened reads thousands
/// of them, each once, and a copy of every word would take longer than the reading.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'t> {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number; no other is ever saved.
    Number(Number),
    /// A text.
    Text(Cow<'t, str>),
    /// Things in their order.
    List(Vec<Self>),
    /// Things by their names, in the order in which they were written.
    Object(Vec<(Cow<'t, str>, Self)>),
}

impl<'t> Json<'t> {
    /// Reads a text; none where it is not whole.
    pub fn parse(text: &'t str) -> Option<Self> {
        reading::parse(text)
    }

    /// What a value says.
    pub fn of(value: &'t Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(is) => Self::Bool(*is),
            Value::Number(number) => Self::Number(number.clone()),
            Value::String(text) => Self::Text(text.into()),
            Value::Array(list) => Self::List(list.iter().map(Self::of).collect()),
            Value::Object(fields) => Self::Object(
                fields.iter().map(|(name, one)| (name.into(), Self::of(one))).collect(),
            ),
        }
    }

    /// The value that says the same.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(is) => Value::Bool(*is),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Text(text) => Value::String(text.to_string()),
            Self::List(list) => Value::Array(list.iter().map(Self::to_value).collect()),
            Self::Object(fields) => {
                // One by one: to collect a map is to sort what comes, and that is 4 KB of code.
                let mut map = Map::new();
                for (name, one) in fields {
                    map.insert(name.to_string(), one.to_value());
                }
                Value::Object(map)
            }
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn as_number(&self) -> Option<u64> {
        if let Self::Number(number) = self { number.as_u64() } else { None }
    }

    pub(crate) fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    pub(crate) fn as_object(&self) -> Option<&[(Cow<'t, str>, Self)]> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }

    /// What has this name.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.iter().find_map(|(one, thing)| (one == name).then_some(thing))
    }
}

/// A value within a thing; what it is, the thing does not say.
impl Saved for Value {
    fn write(&self, to: &mut String) {
        match self {
            Self::Null => to.push_str("null"),
            Self::Bool(is) => is.write(to),
            Self::Number(number) => match number.as_u64() {
                Some(number) => number.write(to),
                // It is below nothing: a fraction is never read, and never made.
                None => to.push_str(&number.as_i64().unwrap_or_default().to_string()),
            },
            Self::String(text) => quote(text, to),
            Self::Array(values) => values.write(to),
            Self::Object(fields) => {
                let mut object = Object::begin(to);
                for (name, value) in fields {
                    object.put(name, value);
                }
                object.end();
            }
        }
    }

    fn read(from: &Json<'_>) -> Option<Self> {
        Some(from.to_value())
    }
}
