//! 学籍号.

use super::number::read_long_number;
use super::read::Read;
use crate::identity::{IdNumber, fold_letters};
use crate::import::cell::Said;
use crate::import::problem::{Code, Problem};

/// A number of the school roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentNumber {
    /// Its places, with letters in capitals of ASCII and without blanks: to be compared.
    pub text: String,
    /// The identity number that it is made of: that of a G and a valid number, and of no other.
    pub number: Option<IdNumber>,
}

/// Reads a number of the school roll. A temporary one begins with another letter and is made of no
/// identity number, whatever its digits look like.
///
/// ```
/// use office::import::cell::Said;
/// use office::import::value::read_student_number;
///
/// let of = |text: &'static str| read_student_number(&Said::Text(text.into())).value.unwrap();
/// assert!(of("G130925201405060033").number.is_some());
/// assert!(of("L130925201405060033").number.is_none());
/// ```
pub fn read_student_number(said: &Said<'_>) -> Read<StudentNumber> {
    let Read { value, problem } = read_long_number(said);
    let Some(text) = value else { return Read { value: None, problem } };
    if matches!(&*text, "无" | "暂无" | "没有" | "未注册") {
        return Read::NOTHING;
    }
    let number = of_text(&text);
    let is_odd = number.text.starts_with('G') && number.number.is_none();
    Read { problem: is_odd.then(|| Problem::of(Code::OddNumber)), value: Some(number) }
}

fn of_text(text: &str) -> StudentNumber {
    let kept = fold_letters(text);
    let kept = kept.chars().filter(|one| !one.is_whitespace()).flat_map(char::to_uppercase);
    let text: String = kept.collect();
    let number = text.strip_prefix('G').and_then(|number| number.parse().ok());
    StudentNumber { text, number }
}
