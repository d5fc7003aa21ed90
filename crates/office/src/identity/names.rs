//! Names of people: every character is kept; only separators and outer spaces are normalised.

use std::fmt;

use super::characters::{fold_letters, is_unseen};
use super::compatibility::unified;
use super::radicals::ideograph_of;

/// The most characters of a name: what a notice of twelve ministries asks fields to hold,
/// 民委发〔2016〕33号.
const MOST: usize = 50;

/// The separator in names of the same notice, U+00B7.
const SEPARATOR: char = '·';

/// A name as the form has it, beside the typed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The name with the official separator and no outer spaces.
    pub text: String,
    /// Whether this is not what was typed; then the officer is shown it.
    pub changed: bool,
}

/// Why a text cannot be a name, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// No character that can be seen.
    Empty,
    /// So many characters, more than a name has.
    TooLong(usize),
    /// A character that cannot be seen, pasted along.
    Unseen,
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("请对照户口簿填写姓名。"),
            Self::TooLong(count) => {
                write!(f, "姓名最多 {MOST} 个字，现在有 {count} 个，请看看是否填进了别的内容。")
            }
            Self::Unseen => {
                f.write_str("姓名里混进了看不见的字符，请清空这一栏，对照户口簿重新输入。")
            }
        }
    }
}

/// What is unusual in a name; the officer may be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameWarning {
    /// A digit, or a mark that is not the separator.
    Mark(char),
    /// A Latin letter beside ideographs.
    Letter(char),
    /// A mark that is typed for the separator and is another one.
    Point(char),
    /// A space between ideographs.
    Space,
    /// A radical, and the ideograph that it looks like.
    Radical(char, char),
}

impl fmt::Display for NameWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mark(character) => {
                write!(f, "姓名里有数字或符号“{character}”，请对照户口簿核对。")
            }
            Self::Letter(character) => {
                write!(f, "姓名里的汉字夹着字母“{character}”，请对照户口簿核对。")
            }
            Self::Point(character) => {
                write!(f, "姓名里的“{character}”不是间隔号“{SEPARATOR}”，请对照户口簿核对。")
            }
            Self::Space => f.write_str("姓名的汉字之间有空格，请对照户口簿核对。"),
            Self::Radical(radical, ideograph) => {
                write!(f, "姓名里的“{radical}”是部首，不是汉字“{ideograph}”，请重新输入这个字。")
            }
        }
    }
}

/// The name with the separator · in place of its look-alikes and without outer spaces. Every other
/// character stays: rare ideographs, traditional forms, letters; none is normalised.
///
/// ```
/// use office::identity::fold_name;
///
/// let name = fold_name("阿卜杜拉・买买提 ").unwrap();
/// assert_eq!((name.text.as_str(), name.changed), ("阿卜杜拉·买买提", true));
/// ```
pub fn fold_name(typed: &str) -> Result<Folded, NameError> {
    let text: String = typed.trim().chars().map(separated).collect();
    if text.chars().any(is_unseen) {
        return Err(NameError::Unseen);
    }
    match text.chars().count() {
        0 => Err(NameError::Empty),
        1..=MOST => Ok(Folded { changed: text != typed, text }),
        count => Err(NameError::TooLong(count)),
    }
}

/// The first character of a folded name that hardly any name has. A name without ideographs may
/// have the marks of Latin names.
///
/// ```
/// use office::identity::{NameWarning, doubt_name};
///
/// assert_eq!(doubt_name("张小明1"), Some(NameWarning::Mark('1')));
/// assert_eq!(doubt_name("阿卜杜拉·买买提").or(doubt_name("J. O'Brien-Li")), None);
/// ```
pub fn doubt_name(name: &str) -> Option<NameWarning> {
    if let Some((radical, ideograph)) =
        name.chars().find_map(|character| Some((character, ideograph_of(character)?)))
    {
        return Some(NameWarning::Radical(radical, ideograph));
    }
    let has_ideographs = name.chars().any(is_ideograph);
    if has_ideographs && let Some(point) = name.chars().find(|character| is_point(*character)) {
        return Some(NameWarning::Point(point));
    }
    if has_ideographs && name.chars().any(char::is_whitespace) {
        return Some(NameWarning::Space);
    }
    let is_odd = |character: &char| {
        is_mark(*character) && (has_ideographs || !matches!(character, '.' | '\'' | '’' | '-'))
    };
    let mark = name.chars().find(is_odd).map(NameWarning::Mark);
    let letter = || name.chars().find(|character| has_ideographs && is_latin(*character));
    mark.or_else(|| letter().map(NameWarning::Letter))
}

/// The name as it is searched for, and compared with others: without separators, whatever was typed
/// for them, without spaces, with ideographs in place of radicals and of their compatibility
/// characters, and with narrow letters in place of wide ones. Never printed.
///
/// ```
/// use office::identity::name_key;
///
/// assert_eq!(name_key("⻩ 小明"), name_key("黄小明"));
/// assert_eq!(name_key("阿卜杜拉。买买提"), name_key("阿卜杜拉·买买提"));
/// ```
pub fn name_key(name: &str) -> String {
    let is_between = |character: char| {
        character.is_whitespace()
            || is_unseen(character)
            || is_point(character)
            || separated(character) == SEPARATOR
    };
    let seen = name.chars().filter(|character| !is_between(*character));
    let plain = |character: char| {
        let ideograph = ideograph_of(character).or_else(|| unified(character));
        ideograph.unwrap_or(character)
    };
    fold_letters(&seen.map(plain).collect::<String>())
}

/// The name for lists and screens that others may see: its first character, and a star for each
/// other. Separators and spaces stay.
///
/// ```
/// use office::identity::mask_name;
///
/// assert_eq!(mask_name("张小明"), "张**");
/// ```
pub fn mask_name(name: &str) -> String {
    let masked = |(place, character): (usize, char)| match separated(character) {
        SEPARATOR => SEPARATOR,
        character if place == 0 || character.is_whitespace() => character,
        _ => '*',
    };
    name.trim().chars().enumerate().map(masked).collect()
}

/// The official separator for the characters that stand for it; any other as it is.
const fn separated(character: char) -> char {
    match character {
        '・' | '･' | '•' | '‧' | '∙' | '．' | '⋅' | '\u{387}' => SEPARATOR,
        _ => character,
    }
}

/// Whether a mark is typed for the separator of names and is another one.
const fn is_point(character: char) -> bool {
    matches!(
        character,
        '.' | '。'
            | '｡'
            | '﹒'
            | '●'
            | '○'
            | '◦'
            | '∘'
            | '˙'
            | 'ꞏ'
            | 'ᐧ'
            | '⸱'
            | 'ㆍ'
            | '-'
            | '‐'
            | '‑'
            | '–'
            | '—'
            | '−'
            | '－'
    )
}

/// Whether a character is an ideograph, or stands for a rare one in an old system.
const fn is_ideograph(character: char) -> bool {
    matches!(
        character,
        '々' | '〇'
            | '\u{3400}'..='\u{9fff}'
            | '\u{e000}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

const fn is_latin(character: char) -> bool {
    matches!(
        character,
        'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'À'..='ɏ' | '\u{1e00}'..='\u{1eff}'
    )
}

/// Whether a character is a digit, a mark of writing other than the separator, or a picture.
const fn is_mark(character: char) -> bool {
    match character {
        SEPARATOR | 'ª' | 'º' | '\u{3000}' | '々' | '〆' | '〇' => false,
        _ => matches!(
            character,
            '!'..='@'
                | '['..='`'
                | '{'..='~'
                | '¡'..='¿'
                | '×'
                | '÷'
                | '\u{2010}'..='\u{205e}'
                | '\u{20a0}'..='\u{20cf}'
                | '\u{2100}'..='\u{2bff}'
                | '\u{3000}'..='\u{303f}'
                | '\u{3200}'..='\u{33ff}'
                | '\u{fe10}'..='\u{fe1f}'
                | '\u{fe30}'..='\u{fe6f}'
                | '！'..='＠'
                | '［'..='｀'
                | '｛'..='･'
                | '\u{ffe0}'..='\u{ffee}'
                | '\u{1f000}'..='\u{1faff}'
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_and_outer_spaces_are_put_right_and_nothing_else() {
        let rows = [
            ("张小明", "张小明"),
            (" 张小明\u{3000}", "张小明"),
            ("阿卜杜拉·买买提", "阿卜杜拉·买买提"),
            ("阿卜杜拉・买买提", "阿卜杜拉·买买提"),
            ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
            ("阿卜杜拉‧买买提", "阿卜杜拉·买买提"),
            ("阿卜杜拉∙买买提", "阿卜杜拉·买买提"),
            ("阿卜杜拉．买买提", "阿卜杜拉·买买提"),
            ("阿卜杜拉⋅买买提", "阿卜杜拉·买买提"),
            ("阿卜杜拉･买买提\u{387}江", "阿卜杜拉·买买提·江"),
            ("𠮷田㼆", "𠮷田㼆"),
            ("張 三", "張 三"),
            ("\u{f900}\u{2f800}", "\u{f900}\u{2f800}"), // what NFC and NFKC would rewrite
            ("葛\u{e0100}", "葛\u{e0100}"),
            ("\u{e863}", "\u{e863}"), // private use: rare characters of old systems
            ("ＡB. Smith-张", "ＡB. Smith-张"),
        ];
        for (typed, text) in rows {
            let folded = Folded { text: text.to_owned(), changed: typed != text };
            assert_eq!(fold_name(typed), Ok(folded), "{typed}");
        }
    }

    #[test]
    fn a_name_has_at_most_fifty_characters_however_they_are_coded() {
        for character in ["a", "明", "𠮷", "·"] {
            assert!(fold_name(&character.repeat(50)).is_ok(), "{character}");
            assert_eq!(
                fold_name(&character.repeat(51)),
                Err(NameError::TooLong(51)),
                "{character}"
            );
        }
    }

    #[test]
    fn what_cannot_be_a_name_says_what_to_do() {
        let rows = [
            ("", NameError::Empty, "请对照户口簿填写姓名。"),
            (" \u{3000}\n", NameError::Empty, "请对照户口簿填写姓名。"),
            (
                "张\u{202e}三",
                NameError::Unseen,
                "姓名里混进了看不见的字符，请清空这一栏，对照户口簿重新输入。",
            ),
        ];
        for (typed, error, sentence) in rows {
            assert_eq!(fold_name(typed), Err(error), "{typed}");
            assert_eq!(error.to_string(), sentence);
        }
        for character in
            "\0\t\n\u{7f}\u{85}\u{200b}\u{200d}\u{200f}\u{2066}\u{feff}\u{e0041}".chars()
        {
            let name = format!("张{character}三");
            assert_eq!(fold_name(&name), Err(NameError::Unseen), "{}", character.escape_unicode());
        }
        let sentence = "姓名最多 50 个字，现在有 60 个，请看看是否填进了别的内容。";
        assert_eq!(NameError::TooLong(60).to_string(), sentence);
    }

    #[test]
    fn a_masked_name_shows_its_first_character_only() {
        let rows = [
            ("张小明", "张**"),
            ("张三", "张*"),
            (" 张三 ", "张*"),
            ("张", "张"),
            ("欧阳小明", "欧***"),
            ("𠮷野家", "𠮷**"),
            ("阿卜杜拉·买买提", "阿***·***"),
            ("阿卜杜拉・买买提", "阿***·***"),
            ("Li Ming", "L* ****"),
            ("", ""),
        ];
        for (name, masked) in rows {
            assert_eq!(mask_name(name), masked, "{name}");
        }
    }
}
