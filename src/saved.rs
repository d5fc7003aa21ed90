//! 存法: how a thing is saved as JSON and read again, by its fields.
//!
//! What people write, such as rules and questions, serde reads and says what is wrong with it.
//! What this page saved is whole or damaged, and nobody asks where: readers that can tell, one for
//! each struct, would be a tenth of what an officer downloads.

mod answers;

use serde_json::{Map, Value};

/// What is saved as JSON. Its form is frozen: a text that was written once is read for good.
pub trait Saved: Sized {
    /// Adds its JSON to a text.
    fn write(&self, to: &mut String);

    /// Reads what [`Self::write`] wrote; none where it is anything else.
    fn read(from: &Value) -> Option<Self>;
}

/// The text that is saved.
pub fn to_text(thing: &impl Saved) -> String {
    let mut text = String::new();
    thing.write(&mut text);
    text
}

/// What [`to_text`] wrote, as a value among others.
pub fn to_value(thing: &impl Saved) -> Value {
    // What was just written can be read.
    serde_json::from_str(&to_text(thing)).unwrap_or_default()
}

/// Reads a saved text.
pub fn from_text<T: Saved>(text: &str) -> Option<T> {
    T::read(&serde_json::from_str(text).ok()?)
}

/// An object as it is written, field by field.
pub(crate) struct Object<'t>(&'t mut String);

impl<'t> Object<'t> {
    pub(crate) fn begin(to: &'t mut String) -> Self {
        to.push('{');
        Self(to)
    }

    pub(crate) fn put(&mut self, name: &str, value: &impl Saved) {
        value.write(self.name(name));
    }

    /// Where the value of this name goes.
    pub(crate) fn name(&mut self, name: &str) -> &mut String {
        quote(name, self.next());
        self.colon()
    }

    /// Where the next name goes.
    pub(crate) fn next(&mut self) -> &mut String {
        if !self.0.ends_with('{') {
            self.0.push(',');
        }
        self.0
    }

    /// Where the value of a name goes.
    pub(crate) fn colon(&mut self) -> &mut String {
        self.0.push(':');
        self.0
    }

    pub(crate) fn end(self) {
        self.0.push('}');
    }
}

/// An object as it is read, field by field.
pub(crate) struct Fields<'v> {
    of: &'v Map<String, Value>,
    taken: usize,
}

impl<'v> Fields<'v> {
    pub(crate) fn of(value: &'v Value) -> Option<Self> {
        value.as_object().map(|of| Self { of, taken: 0 })
    }

    /// A field that must be there.
    pub(crate) fn take<T: Saved>(&mut self, name: &str) -> Option<T> {
        T::read(self.find(name)?)
    }

    /// A field that may be absent.
    pub(crate) fn spare<T: Saved + Default>(&mut self, name: &str) -> Option<T> {
        self.find(name).map_or_else(|| Some(T::default()), T::read)
    }

    fn find(&mut self, name: &str) -> Option<&'v Value> {
        let found = self.of.get(name)?;
        self.taken = self.taken.saturating_add(1);
        Some(found)
    }

    /// The thing, unless there are fields that nobody took: those of another thing.
    pub(crate) fn all<T>(self, thing: T) -> Option<T> {
        if self.taken == self.of.len() { Some(thing) } else { None }
    }
}

/// Declares how a struct is saved: the names of its fields, in the order in which they are
/// written. A field `or default` may be absent when it is read; one `unless` it says nothing is
/// left out when it is written, too.
macro_rules! saved {
    ($name:ident {
        $($key:literal: $field:ident $(or $default:ident)? $(unless $idle:path)?,)+
    }) => {
        impl $crate::saved::Saved for $name {
            fn write(&self, to: &mut String) {
                let mut object = $crate::saved::Object::begin(to);
                $(if true $(&& !$idle(&self.$field))? {
                    object.put($key, &self.$field);
                })+
                object.end();
            }

            fn read(from: &serde_json::Value) -> Option<Self> {
                let mut fields = $crate::saved::Fields::of(from)?;
                let read = Self {
                    $($field: $crate::saved::saved!(
                        @take fields $key $(or $default)? $(unless $idle)?
                    ),)+
                };
                fields.all(read)
            }
        }
    };
    (@take $fields:ident $key:literal) => { $fields.take($key)? };
    (@take $fields:ident $key:literal or default) => { $fields.spare($key)? };
    (@take $fields:ident $key:literal unless $idle:path) => { $fields.spare($key)? };
}
pub(crate) use saved;

/// Adds a text, in quotes.
pub(crate) fn quote(text: &str, to: &mut String) {
    to.push('"');
    for one in text.chars() {
        match one {
            '"' | '\\' => to.extend(['\\', one]),
            '\n' => to.push_str("\\n"),
            '\r' => to.push_str("\\r"),
            '\t' => to.push_str("\\t"),
            '\u{8}' => to.push_str("\\b"),
            '\u{c}' => to.push_str("\\f"),
            '\0'..' ' => {
                let code = format!("\\u{:04x}", u32::from(one));
                to.push_str(&code);
            }
            _ => to.push(one),
        }
    }
    to.push('"');
}

/// Adds a list; its things write themselves.
pub(crate) fn list<T>(things: impl Iterator<Item = T>, to: &mut String, write: fn(T, &mut String)) {
    to.push('[');
    for thing in things {
        if !to.ends_with('[') {
            to.push(',');
        }
        write(thing, to);
    }
    to.push(']');
}

impl Saved for String {
    fn write(&self, to: &mut String) {
        quote(self, to);
    }

    fn read(from: &Value) -> Option<Self> {
        from.as_str().map(str::to_owned)
    }
}

impl Saved for bool {
    fn write(&self, to: &mut String) {
        to.push_str(if *self { "true" } else { "false" });
    }

    fn read(from: &Value) -> Option<Self> {
        from.as_bool()
    }
}

impl Saved for u64 {
    fn write(&self, to: &mut String) {
        to.push_str(&self.to_string());
    }

    fn read(from: &Value) -> Option<Self> {
        from.as_u64()
    }
}

impl Saved for u32 {
    fn write(&self, to: &mut String) {
        u64::from(*self).write(to);
    }

    fn read(from: &Value) -> Option<Self> {
        from.as_u64()?.try_into().ok()
    }
}

/// A value within a thing; what it is, the thing does not say.
impl Saved for Value {
    fn write(&self, to: &mut String) {
        match self {
            Self::Null => to.push_str("null"),
            Self::Bool(is) => is.write(to),
            Self::Number(number) => to.push_str(&number.to_string()),
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

    fn read(from: &Value) -> Option<Self> {
        Some(from.clone())
    }
}

impl<T: Saved> Saved for Option<T> {
    fn write(&self, to: &mut String) {
        match self {
            Some(thing) => thing.write(to),
            None => to.push_str("null"),
        }
    }

    fn read(from: &Value) -> Option<Self> {
        if from.is_null() { Some(None) } else { T::read(from).map(Some) }
    }
}

impl<T: Saved> Saved for Vec<T> {
    fn write(&self, to: &mut String) {
        list(self.iter(), to, T::write);
    }

    fn read(from: &Value) -> Option<Self> {
        let mut things = Self::new();
        for thing in from.as_array()? {
            things.push(T::read(thing)?);
        }
        Some(things)
    }
}

/// A list of two.
impl<A: Saved, B: Saved> Saved for (A, B) {
    fn write(&self, to: &mut String) {
        to.push('[');
        self.0.write(to);
        to.push(',');
        self.1.write(to);
        to.push(']');
    }

    fn read(from: &Value) -> Option<Self> {
        let [first, second] = from.as_array()?.as_slice() else { return None };
        Some((A::read(first)?, B::read(second)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_as_every_other_writer_of_json_does() {
        let characters: String = (0..0x2fff).filter_map(char::from_u32).collect();
        let value = serde_json::json!({
            "": null, "a\n\"b\\": [true, false, [], {}], "numbers": [0, -7, u64::MAX, 2.5],
            "characters": characters, "pupil": {"id": 1, "name": "“大宝” 𠮷"},
        });
        assert_eq!(to_text(&value), serde_json::to_string(&value).unwrap());
        assert_eq!(from_text(&to_text(&value)), Some(value));
    }
}
