//! JSON with the byte offset of each value, so that a refusal can name the line and column.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::problem::Kind;

/// A value of a text that is JSON.
#[derive(Clone, Copy)]
pub(super) struct Node<'t> {
    /// The byte of the text at which it begins.
    pub(super) at: usize,
    json: &'t str,
}

/// A field of an object.
pub(super) struct Field<'t> {
    /// The byte of the text at which its name begins.
    pub(super) at: usize,
    pub(super) name: String,
    pub(super) value: Node<'t>,
}

/// Why a text is not JSON, and the byte offset of the error.
pub(super) struct SyntaxError {
    pub(super) at: usize,
    pub(super) reason: &'static str,
}

/// The value that a text is, which is checked to its end.
pub(super) fn parse(text: &str) -> Result<Node<'_>, SyntaxError> {
    let raw = serde_json::from_str(text).map_err(|error| syntax_error(text, &error))?;
    Ok(Node { at: 0, json: text }.part(raw))
}

impl<'t> Node<'t> {
    pub(super) fn kind(self) -> Kind {
        match self.json.bytes().next() {
            Some(b'n') => Kind::Nothing,
            Some(b't' | b'f') => Kind::YesNo,
            Some(b'"') => Kind::Text,
            Some(b'[') => Kind::List,
            Some(b'{') => Kind::Object,
            Some(_) | None => Kind::Number,
        }
    }

    /// The characters of a text.
    pub(super) fn read_text(self) -> Result<String, SyntaxError> {
        self.read()
    }

    /// A number as it is written.
    pub(super) const fn digits(self) -> &'t str {
        self.json
    }

    /// The members of a list.
    pub(super) fn read_list(self) -> Result<Vec<Self>, SyntaxError> {
        let members: Vec<&RawValue> = self.read()?;
        Ok(members.into_iter().map(|member| self.part(member)).collect())
    }

    /// The fields of an object, in its order; a name can stand in it twice.
    pub(super) fn read_object(self) -> Result<Vec<Field<'t>>, SyntaxError> {
        let Pairs(pairs) = self.read()?;
        let field = |(name, value)| {
            let name = self.part(name);
            Ok(Field { at: name.at, name: name.read_text()?, value: self.part(value) })
        };
        pairs.into_iter().map(field).collect()
    }

    fn read<T: Deserialize<'t>>(self) -> Result<T, SyntaxError> {
        serde_json::from_str(self.json).map_err(|error| {
            let SyntaxError { at, reason } = syntax_error(self.json, &error);
            SyntaxError { at: self.at.saturating_add(at), reason }
        })
    }

    /// A value inside this one. A raw value is a slice of the text that it was read from, so the
    /// difference of their addresses is its offset.
    fn part(self, raw: &'t RawValue) -> Self {
        let json = raw.get();
        let offset = json.as_ptr().addr().saturating_sub(self.json.as_ptr().addr());
        Self { at: self.at.saturating_add(offset), json }
    }
}

/// The names and the values of an object. A map would hide a name that stands in it twice.
struct Pairs<'t>(Vec<(&'t RawValue, &'t RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct PairsVisitor;

        impl<'de> Visitor<'de> for PairsVisitor {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        from.deserialize_map(PairsVisitor)
    }
}

/// How the messages of `serde_json` begin, and what a refusal says in their place.
const REASONS: [(&str, &str); 16] = [
    ("EOF while parsing a list", NOT_ENDED),
    ("EOF while parsing an object", NOT_ENDED),
    ("EOF while parsing a string", "a text is begun and not ended; \" is missing"),
    ("EOF while parsing a value", NO_VALUE),
    ("expected `,` or", NO_COMMA),
    ("expected `:`", "a colon is missing here"),
    ("expected ident", NO_QUOTES),
    ("expected value", NO_VALUE),
    ("trailing comma", NO_VALUE),
    ("key must be a string", "the name of a field is missing here; it stands in \"\""),
    ("trailing characters", "something follows after the end; write one question a line"),
    ("invalid number", NOT_A_NUMBER),
    ("control character", "a tab or a line's end stands in a text, or \" is missing before it"),
    ("invalid escape", WRONG_ESCAPE),
    ("unexpected end of hex escape", WRONG_ESCAPE),
    ("lone leading surrogate", WRONG_ESCAPE),
];

const NOT_ENDED: &str = "a list or an object is begun and not ended";
const NO_VALUE: &str = "a value is missing here";
const NO_COMMA: &str = "a comma or the closing bracket is missing here";
const NO_QUOTES: &str = "a word stands here without \"\"";
const NOT_A_NUMBER: &str = "a number is not ended";
const WRONG_ESCAPE: &str = "after \\ stands a sign that means nothing";
const NOT_WIDE: &str = "a full-width sign stands here; write \" : , { } [ ] in half width";

/// Signs of JSON as a Chinese keyboard writes them.
const WIDE: &str = "“”＂：，｛｝［］【】";

fn syntax_error(text: &str, error: &serde_json::Error) -> SyntaxError {
    let message = error.to_string();
    let known = REASONS.iter().find(|(begin, _)| message.starts_with(begin));
    let reason = known.map_or("something is wrong here", |(_, reason)| reason);
    let (before, rest) = text.split_at(byte_of(text, error));
    let is_letter = |character: char| character.is_ascii_alphabetic();
    let word = before.trim_end_matches(is_letter);
    let (before, reason) = match rest.chars().next() {
        Some(sign) if WIDE.contains(sign) && reason != WRONG_ESCAPE => (before, NOT_WIDE),
        Some(letter) if reason == NO_VALUE && is_letter(letter) => (before, NO_QUOTES),
        // It names the letter from which on a word is not `true`, `false` or `null`, or its end.
        _ if reason == NO_QUOTES || reason == NO_VALUE && word != before => (word, NO_QUOTES),
        // After a nought.
        Some('0'..='9') if reason == NOT_A_NUMBER => (before, NO_COMMA),
        Some(_) | None => (before, reason),
    };
    SyntaxError { at: before.len(), reason }
}

/// The byte of a text that an error names; `serde_json` counts lines and bytes of a line from 1.
fn byte_of(text: &str, error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return text.len();
    }
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let at = lines.map(str::len).sum::<usize>().saturating_add(error.column().saturating_sub(1));
    let at = text.floor_char_boundary(at);
    // In a text it names the character before a control character.
    let next = text.get(at..).and_then(|rest| rest.find(|character| character < ' '));
    match next {
        Some(distance) if error.to_string().starts_with("control") => at.saturating_add(distance),
        Some(_) | None => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands before ⌖ is right; at its place it is not JSON any more.
    #[test]
    fn every_reason_is_said_at_its_place() {
        for (marked, expected) in [
            ("[1, 2⌖", NOT_ENDED),
            ("{\"a\": 1⌖", NOT_ENDED),
            ("[\n \"é⌖", "a text is begun and not ended; \" is missing"),
            ("{\"a\":⌖", NO_VALUE),
            ("[]⌖]", "something follows after the end; write one question a line"),
            ("[1,⌖]", NO_VALUE),
            ("[⌖?]", NO_VALUE),
            ("[1 ⌖2]", NO_COMMA),
            ("{\"é\" ⌖1}", "a colon is missing here"),
            ("[⌖yes]", NO_QUOTES),
            ("[⌖nul]", NO_QUOTES),
            ("[⌖tru", NO_QUOTES),
            ("[0⌖1]", NO_COMMA),
            ("[1.⌖]", NOT_A_NUMBER),
            ("{⌖1: 2}", "the name of a field is missing here; it stands in \"\""),
            ("{\"a\": 1,⌖}", "the name of a field is missing here; it stands in \"\""),
            ("[\"\\⌖x\"]", WRONG_ESCAPE),
            (
                "[\"\u{7f}宝⌖\t\"]",
                "a tab or a line's end stands in a text, or \" is missing before it",
            ),
            ("[1⌖，2]", NOT_WIDE),
        ] {
            let text = marked.replace('⌖', "");
            let actual = parse(&text).map(|_| ()).map_err(|error| (error.at, error.reason));
            assert_eq!(actual, Err((marked.find('⌖').unwrap(), expected)), "{marked}");
        }
    }

    #[test]
    fn half_of_a_pair_is_refused_where_its_text_is_read() {
        let node = parse("[\"a\\ud800\"]").and_then(Node::read_list).map(|list| list[0].at);
        assert_eq!(node.ok(), Some(1));
        let text = parse("\"a\\ud800\"").and_then(Node::read_text);
        assert_eq!(text.map_err(|error| error.reason), Err(WRONG_ESCAPE));
    }
}
