//! 读法: how a saved text is read.
//!
//! serde can say where a text is wrong, and reads fractions with a table of the powers of ten: that
//! is 10 KB of what a family downloads. Here a text is right or not, and its numbers are whole.

use std::borrow::Cow;

use hifijson::SliceLexer;
use hifijson::num::LexWrite as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::{Expect, Lex as _};

use serde_json::Number;

use super::Json;

/// So deep may lists and objects stand in each other: a text must not exhaust the stack.
const DEEPEST: u8 = 127;

/// What a text says; none where it is no JSON, or says a number that is not whole.
pub(super) fn parse(text: &str) -> Option<Json<'_>> {
    let mut rest = SliceLexer::new(text.as_bytes());
    rest.exactly_one(SliceLexer::ws_peek, |next, rest| value(DEEPEST, next, rest)).ok()
}

/// The text is not whole. Nobody asks where.
struct Torn;

impl From<Expect> for Torn {
    fn from(_: Expect) -> Self {
        Self
    }
}

fn value<'t>(deep: u8, next: u8, rest: &mut SliceLexer<'t>) -> Result<Json<'t>, Torn> {
    match next {
        b'"' => string(rest.discarded()).map(Json::Text),
        b'-' | b'0'..=b'9' => number(rest).map(Json::Number),
        b'[' => list(deep.checked_sub(1).ok_or(Torn)?, rest.discarded()).map(Json::List),
        b'{' => object(deep.checked_sub(1).ok_or(Torn)?, rest.discarded()).map(Json::Object),
        _ => rest.null_or_bool().ok_or(Torn).map(|is| is.map_or(Json::Null, Json::Bool)),
    }
}

fn string<'t>(rest: &mut SliceLexer<'t>) -> Result<Cow<'t, str>, Torn> {
    rest.str_string().map_err(|_| Torn)
}

fn number(rest: &mut SliceLexer<'_>) -> Result<Number, Torn> {
    let (said, _) = rest.num_bytes().unvalidated();
    let said = str::from_utf8(said).map_err(|_| Torn)?;
    let number = if said.starts_with('-') {
        // A zero with a sign is a fraction's.
        said.parse().ok().filter(|number: &i64| *number != 0).map(Number::from)
    } else {
        said.parse().ok().map(|number: u64| Number::from(number))
    };
    number.ok_or(Torn)
}

fn list<'t>(deep: u8, rest: &mut SliceLexer<'t>) -> Result<Vec<Json<'t>>, Torn> {
    let mut list = Vec::new();
    rest.seq(b']', SliceLexer::ws_peek, |next, rest| {
        value(deep, next, rest).map(|one| list.push(one))
    })?;
    Ok(list)
}

type Field<'t> = (Cow<'t, str>, Json<'t>);

fn object<'t>(deep: u8, rest: &mut SliceLexer<'t>) -> Result<Vec<Field<'t>>, Torn> {
    let mut fields = Vec::new();
    rest.seq(b'}', SliceLexer::ws_peek, |next, rest| {
        rest.expect(|_| Some(next), b'"').ok_or(Torn)?;
        let name = string(rest)?;
        rest.expect(SliceLexer::ws_peek, b':').ok_or(Torn)?;
        let next = rest.ws_peek().ok_or(Torn)?;
        value(deep, next, rest).map(|one| fields.push((name, one)))
    })?;
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[track_caller]
    fn is_read_as_serde_reads_it(text: &str) {
        fn is_whole(value: &Value) -> bool {
            match value {
                Value::Number(number) => !number.is_f64(),
                Value::Array(list) => list.iter().all(is_whole),
                Value::Object(fields) => fields.values().all(is_whole),
                _ => true,
            }
        }
        let expected = serde_json::from_str(text).ok().filter(is_whole);
        assert_eq!(parse(text).map(|read| read.to_value()), expected, "{text}");
    }

    #[test]
    fn words_and_numbers_are_read() {
        for text in
            "|null| true\t|false|nul|nullx|truE|0|-0|00|01|-1|-01|-|+1|2.5|1.|.5|1e3|1E3|[1] 2|\
            18446744073709551615|18446744073709551616|-9223372036854775808|-9223372036854775809|\
            \u{a0}1|\u{feff}1"
                .split('|')
        {
            is_read_as_serde_reads_it(text);
        }
    }

    #[test]
    fn lists_and_objects_are_read() {
        for text in r#"[]|[ ]|[1,]|[,1]|[1 , 2]|[1 2]|[|{}|{ }|{|{"a":1,}|{"a" : 1 , "a":2}|{a:1}|\
            {1:1}|{"a"}|{"a":}|{,}|{"a":1 "b":2}|{"a":{"b":[{}]}}"#
            .split('|')
        {
            is_read_as_serde_reads_it(text);
        }
    }

    #[test]
    fn texts_are_read() {
        for text in r#"""|"é"|"|"\"|"\x"|"\u0041\n\t\r\b\f\/\\\""|"\u+041"|"\ud840\udc0b"|"\ud840"|\
            "\udc0b"|"\ud840x"|"\ud840\u0041"|"\ud840\n"|"a\nb"|"\nb"|"a\n"|"\u004"|"\uD83D\uDE00""#
            .split('|')
        {
            is_read_as_serde_reads_it(text);
        }
        is_read_as_serde_reads_it("\"\u{1}\"");
        assert!(matches!(parse("\"as it is\""), Some(Json::Text(Cow::Borrowed(_)))));
    }

    #[test]
    fn a_text_that_was_changed_anywhere_is_read_as_serde_reads_it() {
        let text = r#"{"a":[1,-20,null,{"b\u00e9\n":"é 𠮷"}],"c":{"":true},"d":[[],{}]}"#;
        let characters: Vec<char> = text.chars().collect();
        for place in 0..characters.len() {
            for other in ["", "0", "\"", "\\", ",", ":", "[", "]", "{", "}", " ", "-", "u", "é"] {
                for taken in [0, 1] {
                    let mut changed: String = characters[..place].iter().collect();
                    changed.push_str(other);
                    changed.extend(&characters[place + taken..]);
                    is_read_as_serde_reads_it(&changed);
                }
            }
        }
    }

    #[test]
    fn a_text_is_only_so_deep() {
        for deep in [1, 127, 128, 129, 100_000] {
            let text = "[".repeat(deep) + &"]".repeat(deep);
            assert_eq!(parse(&text).is_some(), serde_json::from_str::<Value>(&text).is_ok());
            assert_eq!(parse(&text).is_some(), deep <= 127, "{deep}");
        }
    }
}
