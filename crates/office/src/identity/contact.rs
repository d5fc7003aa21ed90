//! Telephone, bank card and postcode: normalised where the format is known, with a warning where it
//! is not. None is refused: a family may have an old passbook or a foreign telephone.

use std::fmt;

use super::characters::{closed_up, is_digits};

/// A code that was typed. A text that is empty has no warning: whether it is required is up to the
/// form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coded<W> {
    /// The code as the form prints it: in ASCII if its shape is known, else as typed. No outer
    /// spaces.
    pub text: String,
    /// What to check again. The officer may ignore it.
    pub warning: Option<W>,
}

/// What is unusual about a telephone number, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneWarning {
    /// Letters, Chinese characters or a second number beside the number.
    Foreign,
    /// It begins like a mobile number and has so many digits.
    MobileLength(usize),
    /// Seven or eight digits: a landline without its area.
    NoArea,
    /// Neither a mobile number nor a landline with its area.
    Unknown,
}

impl fmt::Display for PhoneWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("电话一栏请只写一个号码，其他文字请删去。"),
            Self::MobileLength(digits) => {
                write!(f, "手机号有 11 位，现在是 {digits} 位，请与家长核对。")
            }
            Self::NoArea => f.write_str("座机请在前面写上区号，例如 0317。"),
            Self::Unknown => f.write_str("不像手机号，也不像带区号的座机号，请与家长核对。"),
        }
    }
}

/// What is unusual about a bank card, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardWarning {
    /// Something beside digits.
    Foreign,
    /// So many digits; cards have 12 to 19.
    Length(usize),
    /// The check of ISO/IEC 7812 does not fit; some passbooks have none.
    Check,
}

impl fmt::Display for CardWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("卡号请只写数字，其他文字请删去。"),
            Self::Length(digits) => {
                write!(f, "卡号一般有 12 到 19 位，现在是 {digits} 位，请对照银行卡核对。")
            }
            Self::Check => f.write_str(
                "卡号校验不通过，请对照银行卡逐位核对。存折没有校验位的，核对后可以不改。",
            ),
        }
    }
}

/// A postcode that has not six digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostcodeWarning;

impl fmt::Display for PostcodeWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("邮政编码是 6 位数字，请核对。")
    }
}

/// Reads a mobile number, or a landline with its area; both with or without +86.
///
/// ```
/// use office::identity::{PhoneWarning, read_phone};
///
/// assert_eq!(read_phone("+86 138-0013-8000").text, "13800138000");
/// assert_eq!(read_phone("（0317）622 1234").text, "0317-6221234");
/// assert_eq!(read_phone("6221234").warning, Some(PhoneWarning::NoArea));
/// ```
pub fn read_phone(typed: &str) -> Coded<PhoneWarning> {
    match phone(&without(&closed_up(typed), &['-', '(', ')'])) {
        Ok(text) => Coded { text, warning: None },
        Err(warning) => as_typed(typed, warning),
    }
}

/// Reads a bank card or the account of a passbook.
///
/// ```
/// use office::identity::{CardWarning, read_card};
///
/// assert_eq!(read_card("6222 0200 0000 0000 007").warning, Some(CardWarning::Check));
/// ```
pub fn read_card(typed: &str) -> Coded<CardWarning> {
    let text = without(&closed_up(typed), &['-']);
    match text.len() {
        _ if !is_digits(&text) => as_typed(typed, CardWarning::Foreign),
        12..=19 if luhn(&text) => Coded { text, warning: None },
        12..=19 => Coded { text, warning: Some(CardWarning::Check) },
        digits => as_typed(typed, CardWarning::Length(digits)),
    }
}

/// Reads a postcode.
pub fn read_postcode(typed: &str) -> Coded<PostcodeWarning> {
    let text = closed_up(typed);
    let fine = text.len() == 6 && is_digits(&text);
    if fine { Coded { text, warning: None } } else { as_typed(typed, PostcodeWarning) }
}

/// A text of unknown shape: kept, with its warning unless it is empty.
fn as_typed<W>(typed: &str, warning: W) -> Coded<W> {
    let text = typed.trim().to_owned();
    let warning = if text.is_empty() { None } else { Some(warning) };
    Coded { text, warning }
}

fn without(text: &str, marks: &[char]) -> String {
    text.chars().filter(|character| !marks.contains(character)).collect()
}

/// The telephone number as the form prints it.
fn phone(plain: &str) -> Result<String, PhoneWarning> {
    let abroad = plain.strip_prefix("+86").or_else(|| plain.strip_prefix("0086"));
    // Without a plus, 86 is the country only where a whole mobile number follows.
    let mobile = plain.strip_prefix("86").filter(|rest| rest.len() == 11 && is_mobile(rest));
    let rest = abroad.or(mobile).unwrap_or(plain);
    if !is_digits(rest) {
        return Err(PhoneWarning::Foreign);
    }
    if is_mobile(rest) {
        let fits = rest.len() == 11;
        return if fits {
            Ok(rest.to_owned())
        } else {
            Err(PhoneWarning::MobileLength(rest.len()))
        };
    }
    // Behind +86 the area stands without its zero.
    let national = if abroad.is_some() && !rest.starts_with('0') {
        format!("0{rest}")
    } else {
        rest.to_owned()
    };
    landline(&national)
}

/// Whether the number begins as mobile numbers do.
fn is_mobile(digits: &str) -> bool {
    let mut digits = digits.chars();
    digits.next() == Some('1') && digits.next().is_some_and(|second| ('3'..='9').contains(&second))
}

/// The landline as area-number. 010 and 02x are the areas of three digits.
fn landline(digits: &str) -> Result<String, PhoneWarning> {
    if !digits.starts_with('0') {
        let local = matches!(digits.len(), 7 | 8);
        return Err(if local { PhoneWarning::NoArea } else { PhoneWarning::Unknown });
    }
    let short = digits.starts_with("010") || digits.starts_with("02");
    let (area, number) = digits.split_at_checked(if short { 3 } else { 4 }).unwrap_or_default();
    let known = short || matches!(area.chars().nth(1), Some('3'..='9'));
    let fits = matches!(number.len(), 7 | 8) && !number.starts_with(['0', '1']);
    if known && fits { Ok(format!("{area}-{number}")) } else { Err(PhoneWarning::Unknown) }
}

/// Whether the check digit of ISO/IEC 7812 fits: every second digit from the right counts twice.
fn luhn(digits: &str) -> bool {
    let values = digits.chars().rev().filter_map(|character| character.to_digit(10));
    let weighed = values.enumerate().map(|(place, digit)| match (place % 2, digit) {
        (0, digit) => digit,
        (_, 0..=4) => digit * 2,
        _ => digit * 2 - 9,
    });
    weighed.sum::<u32>().is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_are_printed_in_one_way() {
        let rows = [
            ("13800138000", "13800138000"),
            ("138 0013 8000", "13800138000"),
            ("138-0013-8000", "13800138000"),
            ("１３８００１３８０００", "13800138000"),
            ("+8613800138000", "13800138000"),
            ("＋８６ 19912345678", "19912345678"),
            ("8613800138000", "13800138000"),
            ("008613800138000", "13800138000"),
            ("03176221234", "0317-6221234"),
            ("0317—6221234", "0317-6221234"),
            ("（0317）6221234", "0317-6221234"),
            ("+86 317 6221234", "0317-6221234"),
            ("+86 0317 6221234", "0317-6221234"),
            ("010 62221234", "010-62221234"),
            ("02262221234", "022-62221234"),
            ("031182221234", "0311-82221234"),
            ("", ""),
        ];
        for (typed, text) in rows {
            let expected = Coded { text: text.to_owned(), warning: None };
            assert_eq!(read_phone(typed), expected, "{typed}");
            assert_eq!(read_phone(text), expected, "{text}");
        }
    }

    #[test]
    fn unusual_telephones_are_kept_and_warned_of() {
        use PhoneWarning::{Foreign, MobileLength, NoArea, Unknown};
        let rows = [
            ("13800138000（妈妈）", "13800138000（妈妈）", Foreign),
            ("13800138000/13800138001", "13800138000/13800138001", Foreign),
            (" +1 555 0100 ", "+1 555 0100", Foreign),
            ("13800138000 13800138001", "13800138000 13800138001", MobileLength(22)),
            ("1380013800", "1380013800", MobileLength(10)),
            ("138001380001", "138001380001", MobileLength(12)),
            ("6221234", "6221234", NoArea),
            ("62221234", "62221234", NoArea),
            ("12345678901", "12345678901", Unknown),
            ("0317622123", "0317622123", Unknown),
            ("0117-6221234", "0117-6221234", Unknown),
            ("0317-0221234", "0317-0221234", Unknown),
            ("4008001234", "4008001234", Unknown),
            ("0", "0", Unknown),
        ];
        for (typed, text, warning) in rows {
            let expected = Coded { text: text.to_owned(), warning: Some(warning) };
            assert_eq!(read_phone(typed), expected, "{typed}");
        }
        let sentences = [
            (Foreign, "电话一栏请只写一个号码，其他文字请删去。"),
            (MobileLength(10), "手机号有 11 位，现在是 10 位，请与家长核对。"),
            (NoArea, "座机请在前面写上区号，例如 0317。"),
            (Unknown, "不像手机号，也不像带区号的座机号，请与家长核对。"),
        ];
        for (warning, sentence) in sentences {
            assert_eq!(warning.to_string(), sentence);
        }
    }

    #[test]
    fn cards_are_checked_and_never_refused() {
        use CardWarning::{Check, Foreign, Length};
        let rows = [
            ("4111 1111 1111 1111", "4111111111111111", None),
            ("４１１１-1111-1111-1111", "4111111111111111", None),
            ("6222020000000000001", "6222020000000000001", Some(Check)),
            ("4111111111111112", "4111111111111112", Some(Check)),
            ("4111111111111", "4111111111111", Some(Check)),
            ("12345678901", "12345678901", Some(Length(11))),
            ("41111111111111111111", "41111111111111111111", Some(Length(20))),
            ("6.22202E+18", "6.22202E+18", Some(Foreign)),
            ("农行 4111 ", "农行 4111", Some(Foreign)),
            ("-", "-", Some(Foreign)),
            ("", "", None),
        ];
        for (typed, text, warning) in rows {
            assert_eq!(read_card(typed), Coded { text: text.to_owned(), warning }, "{typed}");
        }
        let sentences = [
            (Foreign, "卡号请只写数字，其他文字请删去。"),
            (Length(11), "卡号一般有 12 到 19 位，现在是 11 位，请对照银行卡核对。"),
            (Check, "卡号校验不通过，请对照银行卡逐位核对。存折没有校验位的，核对后可以不改。"),
        ];
        for (warning, sentence) in sentences {
            assert_eq!(warning.to_string(), sentence);
        }
    }

    #[test]
    fn a_postcode_has_six_digits() {
        for (typed, text) in
            [("061300", "061300"), ("０６１３００", "061300"), ("061 300", "061300"), ("", "")]
        {
            assert_eq!(read_postcode(typed), Coded { text: text.to_owned(), warning: None });
        }
        for typed in ["06130", "0613000", "06130O", "盐山"] {
            assert_eq!(read_postcode(typed).warning, Some(PostcodeWarning), "{typed}");
        }
        assert_eq!(PostcodeWarning.to_string(), "邮政编码是 6 位数字，请核对。");
    }
}
