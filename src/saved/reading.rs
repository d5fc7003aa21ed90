//! 读法: how a saved text is read.
//!
//! serde can say where a text is wrong, and reads fractions with a table of the powers of ten: that
//! is 5 KB of what a family downloads. Here a text is right or not, and its numbers are whole.

use std::borrow::Cow;

use super::Json;

/// So deep may lists and objects stand in each other: a text must not exhaust the stack.
const DEEPEST: u8 = 127;

/// What a text says; none where it is no JSON, or says a number that is not whole.
pub(super) fn parse(text: &str) -> Option<Json<'_>> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEEPEST)?;
    reader.pass_blanks();
    if reader.at == text.len() { Some(value) } else { None }
}

/// A text, and how far it is read.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn pass_blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// The next byte that is no blank.
    fn sign(&mut self) -> Option<u8> {
        self.pass_blanks();
        self.next()
    }

    fn value(&mut self, deep: u8) -> Option<Json<'t>> {
        match self.sign()? {
            b'n' => self.word("ull", Json::Null),
            b't' => self.word("rue", Json::Bool(true)),
            b'f' => self.word("alse", Json::Bool(false)),
            b'"' => self.string().map(Json::Text),
            b'[' => self.list(deep.checked_sub(1)?),
            b'{' => self.object(deep.checked_sub(1)?),
            b'-' | b'0'..=b'9' => self.number(),
            _ => None,
        }
    }

    fn word(&mut self, rest: &str, value: Json<'t>) -> Option<Json<'t>> {
        let end = self.at + rest.len();
        let same = self.text.get(self.at..end)? == rest;
        self.at = end;
        if same { Some(value) } else { None }
    }

    fn number(&mut self) -> Option<Json<'t>> {
        let from = self.at - 1;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        let said = self.text.get(from..self.at)?;
        let below = said.strip_prefix('-');
        let digits = below.unwrap_or(said);
        if digits.is_empty() || (digits.len() > 1 && digits.starts_with('0')) {
            return None;
        }
        match below {
            None => said.parse::<u64>().ok().map(|number| Json::Number(number.into())),
            // Of a zero with a sign, it is a fraction's.
            Some(_) => said
                .parse::<i64>()
                .ok()
                .filter(|number| *number != 0)
                .map(|number| Json::Number(number.into())),
        }
    }

    fn list(&mut self, deep: u8) -> Option<Json<'t>> {
        let mut list = Vec::new();
        self.pass_blanks();
        if self.peek()? == b']' {
            self.at += 1;
            return Some(Json::List(list));
        }
        loop {
            list.push(self.value(deep)?);
            match self.sign()? {
                b',' => {}
                b']' => return Some(Json::List(list)),
                _ => return None,
            }
        }
    }

    fn object(&mut self, deep: u8) -> Option<Json<'t>> {
        let mut fields = Vec::new();
        let mut sign = self.sign()?;
        if sign == b'}' {
            return Some(Json::Object(fields));
        }
        loop {
            if sign != b'"' {
                return None;
            }
            let name = self.string()?;
            if self.sign()? != b':' {
                return None;
            }
            fields.push((name, self.value(deep)?));
            match self.sign()? {
                b',' => sign = self.sign()?,
                b'}' => return Some(Json::Object(fields)),
                _ => return None,
            }
        }
    }

    /// A text behind its first quote: as it stands there, if it is written as it is.
    fn string(&mut self) -> Option<Cow<'t, str>> {
        let mut string = Cow::Borrowed(self.plain()?);
        loop {
            match self.next()? {
                b'"' => return Some(string),
                b'\\' => {
                    let one = self.escaped()?;
                    let string = string.to_mut();
                    string.push(one);
                    string.push_str(self.plain()?);
                }
                _ => return None,
            }
        }
    }

    /// As far as characters stand for themselves.
    fn plain(&mut self) -> Option<&'t str> {
        let from = self.at;
        let is_plain = |byte: u8| !matches!(byte, b'"' | b'\\' | 0..b' ');
        while self.peek().is_some_and(is_plain) {
            self.at += 1;
        }
        self.text.get(from..self.at)
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut code = self.code()?;
                // A character beyond the first 65,536 is said in two halves.
                if (0xd800..0xdc00).contains(&code) {
                    if (self.next()?, self.next()?) != (b'\\', b'u') {
                        return None;
                    }
                    let low = self.code()?;
                    if !(0xdc00..0xe000).contains(&low) {
                        return None;
                    }
                    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                }
                char::from_u32(code)?
            }
            same @ (b'"' | b'\\' | b'/') => same.into(),
            _ => return None,
        })
    }

    /// Four digits of a character's number.
    fn code(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code << 4 | char::from(self.next()?).to_digit(16)?;
        }
        Some(code)
    }
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
