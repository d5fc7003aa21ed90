//! 口令: what an officer types to open the records, and whether it is worth anything.

use std::fmt;

use super::recovery::plain;

/// The fewest characters, unless there are [`WORDS`] words.
const CHARACTERS: usize = 10;
/// Four words of Chinese, as of a word list, are as hard to guess as ten characters.
const WORDS: usize = 4;
/// Digits only are a telephone or an identity number, unless there are this many.
const DIGITS: usize = 16;
/// Fewer different characters are one key held down, or two in turn.
const DIFFERENT: usize = 4;

/// The characters that are compared with each other: a book that was pasted must not take an hour.
const LOOKED_AT: usize = 64;

/// Of ten characters or more, what people choose first; in capitals, without spaces.
const COMMON: &[&str] = &[
    "1Q2W3E4R5T",
    "1QAZ2WSX3EDC",
    "123456789A",
    "A123456789",
    "A1234567890",
    "AA123456789",
    "ABC123456789",
    "ABCD123456",
    "ABCD12345678",
    "ABCDEFGHIJ",
    "ASDFGHJKL;",
    "ILOVEYOU1314",
    "PASSWORD12",
    "PASSWORD123",
    "PASSWORD1234",
    "QQ123456789",
    "QWE1234567",
    "QWERTY123456",
    "QWERTYUIOP",
    "WOAINI1314",
    "WOAINI1314520",
    "WOAINI520520",
    "WOAINI521521",
    "ZXCVBNM123",
    "一二三四五六七八九十",
];

/// What an officer types to open the records.
///
/// The key is derived from the text as typed but for white space at both ends, which copying and
/// keyboards add unseen. Nothing else is changed, neither letters nor the form of accents: a rule
/// that a later browser applies otherwise would shut the records for good.
#[derive(Clone, Copy)]
pub struct Passphrase<'a>(&'a str);

impl<'a> Passphrase<'a> {
    /// The passphrase in what was typed or pasted.
    pub fn typed(text: &'a str) -> Self {
        Self(text.trim())
    }

    /// What the key is derived from.
    pub const fn bytes(self) -> &'a [u8] {
        self.0.as_bytes()
    }

    /// Whether it may protect anything. Asked when it is chosen, never when it is used.
    pub fn strength(self) -> Strength {
        let bare: String = self.0.split_whitespace().flat_map(str::chars).map(plain).collect();
        let count = bare.chars().count();
        if count < CHARACTERS && different(&self.words()) < WORDS {
            return Strength::TooShort { more: CHARACTERS.saturating_sub(count) };
        }
        if different(&bare.chars()) < DIFFERENT {
            Strength::Repeated
        } else if count < DIGITS && bare.bytes().all(|byte| byte.is_ascii_digit()) {
            Strength::OnlyDigits
        } else if COMMON.contains(&bare.as_str()) {
            Strength::Common
        } else {
            Strength::Fine
        }
    }

    /// Letters and digits need no such rule: four words of three letters are long enough.
    fn words(self) -> impl Iterator<Item = &'a str> + Clone {
        self.0.split_whitespace().filter(|word| !word.is_ascii() && word.chars().count() >= 2)
    }
}

/// How many of the first are not the same.
fn different<T: PartialEq>(all: &(impl Iterator<Item = T> + Clone)) -> usize {
    let before = |place, item: &T| all.clone().take(place).any(|earlier| earlier == *item);
    all.clone().take(LOOKED_AT).enumerate().filter(|(place, item)| !before(*place, item)).count()
}

/// Whether a passphrase may protect anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// It is long enough and none of the following.
    Fine,
    /// It has too few characters by this many.
    TooShort {
        /// The characters that are missing.
        more: usize,
    },
    /// It is the same few characters again and again.
    Repeated,
    /// It is a number that others may know.
    OnlyDigits,
    /// It is among the first that anybody would try.
    Common,
}

impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fine => f.write_str("口令可以用。请记牢：忘了口令，只有恢复码能打开。"),
            Self::TooShort { more } => {
                write!(f, "口令还差 {more} 个字；也可以用四个互不相同的词，中间空格。")
            }
            Self::Repeated => f.write_str("口令翻来覆去只有几个字，容易被猜到。请换一个。"),
            Self::OnlyDigits => {
                f.write_str("口令只有数字，像电话或证件号，容易被猜到。请加上字或字母。")
            }
            Self::Common => f.write_str("这个口令用的人太多，容易被猜到。请换一个。"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_judged_by_what_is_left_without_spaces() {
        let table = [
            ("", Strength::TooShort { more: 10 }),
            ("      \u{3000}    ", Strength::TooShort { more: 10 }),
            ("abcdefg8", Strength::TooShort { more: 2 }),
            ("a b c d e f g h i", Strength::TooShort { more: 1 }),
            ("操场上的梧桐树", Strength::TooShort { more: 3 }),
            ("苹果 书包 操场", Strength::TooShort { more: 4 }),
            ("苹果 苹果 苹果 苹果", Strength::TooShort { more: 2 }),
            ("苹果 书包 操场 天空", Strength::Fine),
            ("cat sun sky dog", Strength::Fine),
            ("操场上的梧桐树又长高了", Strength::Fine),
            ("aaaaaaaaaaaaaaaaaaaa", Strength::Repeated),
            ("abcabcabcabc", Strength::Repeated),
            ("13800138000", Strength::OnlyDigits),
            ("１３８００１３８０１２", Strength::OnlyDigits),
            ("130925199001011234", Strength::Fine),
            ("Password123", Strength::Common),
            (" woaini 1314 ", Strength::Common),
            ("correct horse battery", Strength::Fine),
            // A school's name in letters has many of its own, though some come again.
            ("yanshanxiaoxue", Strength::Fine),
            ("yanshan yanshan", Strength::Fine),
            ("shishishishi", Strength::Repeated),
        ];
        for (text, strength) in table {
            assert_eq!(Passphrase::typed(text).strength(), strength, "{text}");
        }
    }

    #[test]
    fn every_common_passphrase_can_be_met() {
        for text in COMMON {
            assert_eq!(Passphrase::typed(text).strength(), Strength::Common, "{text}");
        }
    }

    #[test]
    fn only_white_space_at_the_ends_is_left_out() {
        for text in ["Ab  é 字Ｘ", "\u{3000}Ab  é 字Ｘ\n", " \tAb  é 字Ｘ"] {
            assert_eq!(Passphrase::typed(text).bytes(), "Ab  é 字Ｘ".as_bytes());
        }
    }

    #[test]
    fn a_strength_says_what_to_do() {
        let more = Strength::TooShort { more: 3 };
        assert_eq!(more.to_string(), "口令还差 3 个字；也可以用四个互不相同的词，中间空格。");
    }
}
