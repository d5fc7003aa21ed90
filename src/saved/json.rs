//! 所存: what a saved text says, as it is read.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

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
        serde_json::from_str(text).ok()
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
                let fields = fields.iter().map(|(name, one)| (name.to_string(), one.to_value()));
                Value::Object(fields.collect())
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

impl<'t> Deserialize<'t> for Json<'t> {
    fn deserialize<D: Deserializer<'t>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'t> Visitor<'t> for Reader {
    type Value = Json<'t>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("what was saved")
    }

    fn visit_unit<E>(self) -> Result<Json<'t>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, is: bool) -> Result<Json<'t>, E> {
        Ok(Json::Bool(is))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'t>, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'t>, E> {
        Ok(Json::Number(number.into()))
    }

    /// Refused in few words: what serde would say of it prints the number, which is 3 KB of code.
    fn visit_f64<E: Error>(self, _: f64) -> Result<Json<'t>, E> {
        Err(E::custom("a fraction"))
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<Json<'t>, E> {
        Ok(Json::Text(text.into()))
    }

    /// A text that was not written as it is: with quotes in it, or lines.
    fn visit_str<E>(self, text: &str) -> Result<Json<'t>, E> {
        Ok(Json::Text(text.to_owned().into()))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut from: A) -> Result<Json<'t>, A::Error> {
        let mut list = Vec::new();
        while let Some(one) = from.next_element()? {
            list.push(one);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut from: A) -> Result<Json<'t>, A::Error> {
        let mut fields = Vec::new();
        // A name is a text, so that nothing else comes.
        while let Some(name) = from.next_key()? {
            if let Json::Text(name) = name {
                fields.push((name, from.next_value()?));
            }
        }
        Ok(Json::Object(fields))
    }
}
