//! JSON as it is asked: what stands where. A question that cannot be understood is told with the
//! place of the very word that is wrong, so each value keeps where it begins.

use std::borrow::Cow;

use hifijson::SliceLexer;
use hifijson::num::Lex as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::{Expect, Lex as _};

/// So deep may lists and objects stand in each other: a text must not exhaust the stack.
const DEEPEST: u8 = 32;

/// A value, and the byte at which it begins.
pub(super) struct Node<'t> {
    pub(super) at: usize,
    pub(super) said: Said<'t>,
}

/// What a value is.
pub(super) enum Said<'t> {
    Null,
    /// True or false, and which no answer says.
    Bool,
    /// A number, and which no answer says.
    Number,
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Object(Vec<Field<'t>>),
}

/// A field of an object, and the byte at which its name begins.
pub(super) struct Field<'t> {
    pub(super) at: usize,
    pub(super) name: Cow<'t, str>,
    pub(super) value: Node<'t>,
}

/// Why a text is no JSON, and the byte from which on it is none.
pub(super) struct Torn {
    pub(super) at: usize,
    pub(super) why: &'static str,
}

/// What a text says.
pub(super) fn parse(text: &str) -> Result<Node<'_>, Torn> {
    let mut rest = SliceLexer::new(text.as_bytes());
    let read = rest.exactly_one(SliceLexer::ws_peek, |next, rest| {
        Reader { length: text.len() }.value(DEEPEST, next, rest)
    });
    read.map_err(|Why(why)| {
        let at = text.len().saturating_sub(rest.as_slice().len());
        let sign = text.get(at..).and_then(|rest| rest.chars().next());
        let is_wide = sign.is_some_and(|sign| WIDE.contains(sign));
        Torn { at, why: if is_wide { NOT_WIDE } else { why } }
    })
}

/// Signs of JSON as a Chinese keyboard writes them.
const WIDE: &str = "“”＂：，｛｝［］【】";

const NOT_WIDE: &str = "a full-width sign stands here; write \" : , { } [ ] in half width";

/// Why the reader stopped where it stands.
struct Why(&'static str);

impl From<Expect> for Why {
    fn from(expected: Expect) -> Self {
        Self(match expected {
            Expect::Value => "a value is missing here",
            Expect::ValueOrEnd => "a list or an object is begun and not ended",
            Expect::CommaOrEnd => "a comma or the closing bracket is missing here",
            Expect::String => "the name of a field is missing here; it stands in \"\"",
            Expect::Colon => "a colon is missing here",
            Expect::Eof => "something follows after the end; write one question a line",
        })
    }
}

/// Reads values of a text of this many bytes.
#[derive(Clone, Copy)]
struct Reader {
    length: usize,
}

impl Reader {
    fn at(self, rest: &SliceLexer<'_>) -> usize {
        self.length.saturating_sub(rest.as_slice().len())
    }

    fn value<'t>(self, deep: u8, next: u8, rest: &mut SliceLexer<'t>) -> Result<Node<'t>, Why> {
        let at = self.at(rest);
        let deeper = || deep.checked_sub(1).ok_or(Why("too many brackets stand in each other"));
        let said = match next {
            b'"' => Said::Text(string(rest.discarded())?),
            b'-' | b'0'..=b'9' => {
                rest.num_ignore().validate().map_err(|_| Why("a number is not ended"))?;
                Said::Number
            }
            b'[' => Said::List(self.list(deeper()?, rest.discarded())?),
            b'{' => Said::Object(self.object(deeper()?, rest.discarded())?),
            b'a'..=b'z' => word(rest)?,
            _ => return Err(Expect::Value.into()),
        };
        Ok(Node { at, said })
    }

    fn list<'t>(self, deep: u8, rest: &mut SliceLexer<'t>) -> Result<Vec<Node<'t>>, Why> {
        let mut list = Vec::new();
        rest.seq(b']', SliceLexer::ws_peek, |next, rest| {
            self.value(deep, next, rest).map(|one| list.push(one))
        })?;
        Ok(list)
    }

    fn object<'t>(self, deep: u8, rest: &mut SliceLexer<'t>) -> Result<Vec<Field<'t>>, Why> {
        let mut fields = Vec::new();
        rest.seq(b'}', SliceLexer::ws_peek, |next, rest| {
            let at = self.at(rest);
            rest.expect(|_| Some(next), b'"').ok_or(Expect::String)?;
            let name = string(rest)?;
            rest.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
            let next = rest.ws_peek().ok_or(Expect::Value)?;
            self.value(deep, next, rest).map(|value| fields.push(Field { at, name, value }))
        })?;
        Ok(fields)
    }
}

fn word<'t>(rest: &mut SliceLexer<'t>) -> Result<Said<'t>, Why> {
    let begin = SliceLexer::new(rest.as_slice());
    match rest.null_or_bool() {
        Some(None) => Ok(Said::Null),
        Some(Some(_)) => Ok(Said::Bool),
        None => {
            *rest = begin;
            Err(Why("a word stands here without \"\""))
        }
    }
}

fn string<'t>(rest: &mut SliceLexer<'t>) -> Result<Cow<'t, str>, Why> {
    use hifijson::str::Error;

    let begin = rest.as_slice();
    rest.str_string().map_err(|error| {
        if let Error::Control = error {
            // The lexer stands behind the sign; the place that is told is the sign's own.
            let read = begin.len().saturating_sub(rest.as_slice().len());
            *rest = SliceLexer::new(begin.get(read.saturating_sub(1)..).unwrap_or_default());
        }
        Why(match error {
            Error::Control => "a tab or a line's end stands in a text, or \" is missing before it",
            Error::Escape(_) => "after \\ stands a sign that means nothing",
            Error::Eof => "a text is begun and not ended; \" is missing",
            Error::Utf8(_) => "this is not UTF-8 text",
        })
    })
}
