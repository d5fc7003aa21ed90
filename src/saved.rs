//! 存法: how a thing is saved as JSON and read again, by its fields.
//!
//! What people write, such as rules and questions, serde reads and says what is wrong with it.
//! What this page saved is whole or damaged, and nobody asks where: readers that can tell, one for
//! each struct, would be a tenth of what an officer downloads.

mod answers;
mod json;
mod reading;

pub use json::Json;

use std::borrow::Cow;

use serde_json::Value;

/// What is saved as JSON. Its form is frozen: a text that was written once is read for good.
pub trait Saved: Sized {
    /// Adds its JSON to a text.
    fn write(&self, to: &mut String);

    /// Reads what [`Self::write`] wrote; none where it is anything else.
    fn read(from: &Json<'_>) -> Option<Self>;
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
    value_of(&to_text(thing)).unwrap_or_default()
}

/// A saved text as a value. There is one reader of saved texts: another is more to download.
pub fn value_of(text: &str) -> Option<Value> {
    Json::parse(text).map(|read| read.to_value())
}

/// Reads a saved text.
pub fn from_text<T: Saved>(text: &str) -> Option<T> {
    T::read(&Json::parse(text)?)
}

/// What [`to_value`] gave.
pub fn from_value<T: Saved>(value: &Value) -> Option<T> {
    T::read(&Json::of(value))
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
    of: &'v [(Cow<'v, str>, Json<'v>)],
    taken: usize,
    /// Where the next field stands, if they come as they were written.
    next: usize,
}

impl<'v> Fields<'v> {
    pub(crate) fn of(from: &'v Json<'v>) -> Option<Self> {
        from.as_object().map(|of| Self { of, taken: 0, next: 0 })
    }

    /// A field that must be there.
    pub(crate) fn take<T: Saved>(&mut self, name: &str) -> Option<T> {
        T::read(self.find(name)?)
    }

    /// A field that may be absent.
    pub(crate) fn spare<T: Saved + Default>(&mut self, name: &str) -> Option<T> {
        self.find(name).map_or_else(|| Some(T::default()), T::read)
    }

    fn find(&mut self, name: &str) -> Option<&'v Json<'v>> {
        let is_named = |place: &usize| self.of.get(*place).is_some_and(|(one, _)| one == name);
        let place = (self.next..self.of.len()).chain(0..self.next).find(is_named)?;
        self.taken = self.taken.saturating_add(1);
        self.next = place.saturating_add(1);
        self.of.get(place).map(|(_, found)| found)
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

            fn read(from: &$crate::saved::Json<'_>) -> Option<Self> {
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

    fn read(from: &Json<'_>) -> Option<Self> {
        from.as_text().map(str::to_owned)
    }
}

impl Saved for bool {
    fn write(&self, to: &mut String) {
        to.push_str(if *self { "true" } else { "false" });
    }

    fn read(from: &Json<'_>) -> Option<Self> {
        if let Json::Bool(is) = from { Some(*is) } else { None }
    }
}

impl Saved for u64 {
    fn write(&self, to: &mut String) {
        to.push_str(&self.to_string());
    }

    fn read(from: &Json<'_>) -> Option<Self> {
        from.as_number()
    }
}

impl Saved for u32 {
    fn write(&self, to: &mut String) {
        u64::from(*self).write(to);
    }

    fn read(from: &Json<'_>) -> Option<Self> {
        from.as_number()?.try_into().ok()
    }
}

impl<T: Saved> Saved for Option<T> {
    fn write(&self, to: &mut String) {
        match self {
            Some(thing) => thing.write(to),
            None => to.push_str("null"),
        }
    }

    fn read(from: &Json<'_>) -> Option<Self> {
        if *from == Json::Null { Some(None) } else { T::read(from).map(Some) }
    }
}

impl<T: Saved> Saved for Vec<T> {
    fn write(&self, to: &mut String) {
        list(self.iter(), to, T::write);
    }

    fn read(from: &Json<'_>) -> Option<Self> {
        let mut things = Self::new();
        for thing in from.as_list()? {
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

    fn read(from: &Json<'_>) -> Option<Self> {
        let [first, second] = from.as_list()? else { return None };
        Some((A::read(first)?, B::read(second)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sorted::Sorted;

    #[test]
    fn a_value_is_written_as_every_other_writer_of_json_does() {
        let characters: String = (0..0x2fff).filter_map(char::from_u32).collect();
        let value = serde_json::json!({
            "": null, "a\n\"b\\": [true, false, [], {}], "numbers": [0, -7, i64::MIN, u64::MAX],
            "characters": characters, "pupil": {"id": 1, "name": "“大宝” 𠮷"},
        });
        assert_eq!(to_text(&value), serde_json::to_string(&value).unwrap());
        assert_eq!(from_text(&to_text(&value)), Some(value.clone()));
        assert_eq!(from_value(&value), Some(value));
    }

    #[test]
    fn what_was_not_saved_like_this_is_not_read() {
        // No fraction is ever saved, no field twice, no name that is not in quotes.
        for text in ["2.5", "[1e3]", "{\"a\":1,\"a\":2}", "{1:1}", "[1", "\"a", "", "[1]]", "tru"] {
            assert_eq!(from_text::<Sorted<String, u32>>(text), None, "{text}");
        }
        assert_eq!(from_text::<Value>("[1.0]"), None);
    }
}
