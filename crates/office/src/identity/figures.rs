//! Counts of people, ages and sums of money as people write them.

use std::fmt;

use super::characters::{closed_up, is_digits};
use aid::money::Yuan;

/// Why a text is no number of people in a household, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleError {
    /// Not a whole number in digits.
    Shape,
    /// Not 1 to 30.
    Range,
}

impl fmt::Display for PeopleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "家庭人口请写数字，例如 5。",
            Self::Range => "家庭人口应在 1 到 30 之间，请核对户口簿上的人数。",
        })
    }
}

/// Why a text is no age, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeError {
    /// Not a whole number in digits.
    Shape,
    /// Over 120.
    Range,
}

impl fmt::Display for AgeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "年龄请写周岁的数字，例如 12；不满 1 岁写 0。",
            Self::Range => "年龄应在 0 到 120 之间，请核对出生日期。",
        })
    }
}

/// Why a text is no sum of money, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YuanError {
    /// Not a number in digits.
    Shape,
    /// Below zero.
    Negative,
    /// Commas that do not stand before each three digits.
    Commas,
    /// Finer than a fen.
    TooFine,
    /// A thousand million yuan or more.
    TooMuch,
}

impl fmt::Display for YuanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "金额请写数字，例如 3000 或 1.2 万。",
            Self::Negative => "金额不能小于 0，没有收入请写 0。",
            Self::Commas => "金额里逗号的位置不对，请去掉逗号再写一遍。",
            Self::TooFine => "金额最多写到分，请核对小数点的位置。",
            Self::TooMuch => "金额太大，请核对位数和单位。",
        })
    }
}

/// Reads how many people live in a household: 5, 5人, 5口人.
///
/// ```
/// use office::identity::{PeopleError, read_people};
///
/// assert_eq!(read_people("５口人"), Ok(5));
/// assert_eq!(read_people("0"), Err(PeopleError::Range));
/// ```
pub fn read_people(typed: &str) -> Result<u8, PeopleError> {
    let people = whole(typed, &["口人", "人", "口"]).ok_or(PeopleError::Shape)?;
    if (1..=30).contains(&people) { Ok(people) } else { Err(PeopleError::Range) }
}

/// Reads an age in full years: 12, 12岁, 12周岁.
///
/// ```
/// use office::identity::read_age;
///
/// assert_eq!(read_age("12 周岁"), Ok(12));
/// ```
pub fn read_age(typed: &str) -> Result<u8, AgeError> {
    let years = whole(typed, &["周岁", "岁"]).ok_or(AgeError::Shape)?;
    if years <= 120 { Ok(years) } else { Err(AgeError::Range) }
}

/// Reads a sum of money: 3000, 3,000, 3000.5, 1.2万, each with or without ¥ and 元.
///
/// ```
/// use office::identity::read_yuan;
/// use aid::money::Yuan;
///
/// assert_eq!(read_yuan("1.2万元"), Ok(Yuan::whole(12_000)));
/// ```
pub fn read_yuan(typed: &str) -> Result<Yuan, YuanError> {
    let text = closed_up(typed);
    let text = text.strip_prefix(['¥', '￥']).unwrap_or(&text);
    let text = text.strip_suffix('元').unwrap_or(text);
    let (text, places) = text.strip_suffix('万').map_or((text, 2), |text| (text, 6));
    if text.starts_with('-') {
        return Err(YuanError::Negative);
    }
    let (yuan, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let yuan = without_commas(yuan)?;
    if !is_digits(&yuan) || !is_digits(decimals) {
        return Err(YuanError::Shape);
    }
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > places {
        return Err(YuanError::TooFine);
    }
    let digits = format!("{yuan}{decimals:0<places$}");
    // Nine places of yuan and two of fen, as everywhere a sum is read.
    match digits.trim_start_matches('0') {
        "" => Ok(Yuan::ZERO),
        fen if fen.len() <= 11 => fen.parse().map(Yuan::from_fen).map_err(|_| YuanError::TooMuch),
        _ => Err(YuanError::TooMuch),
    }
}

/// A whole number, with or without one of the words behind it. What is past 255 counts as 255.
fn whole(typed: &str, words: &[&str]) -> Option<u8> {
    let text = closed_up(typed);
    let bare = words.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(&text);
    is_digits(bare).then(|| bare.parse().unwrap_or(u8::MAX))
}

/// The digits without their commas, if each stands before three digits. A comma elsewhere may be a
/// point or a typing error: the sum would be a guess.
fn without_commas(yuan: &str) -> Result<String, YuanError> {
    let mut groups = yuan.split(',');
    let first = groups.next().unwrap_or_default();
    let mut grouped = groups.clone().peekable();
    let fits = grouped.peek().is_none() || matches!(first.len(), 1..=3);
    if fits && groups.all(|group| group.len() == 3) {
        Ok(yuan.replace(',', ""))
    } else {
        Err(YuanError::Commas)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_one_to_thirty() {
        use PeopleError::{Range, Shape};
        for (typed, people) in
            [("1", 1), ("30", 30), ("５", 5), (" 5 人", 5), ("4口", 4), ("03", 3)]
        {
            assert_eq!(read_people(typed), Ok(people), "{typed}");
        }
        let refused = [
            ("0", Range, "家庭人口应在 1 到 30 之间，请核对户口簿上的人数。"),
            ("31", Range, "家庭人口应在 1 到 30 之间，请核对户口簿上的人数。"),
            ("99999999999999999999", Range, "家庭人口应在 1 到 30 之间，请核对户口簿上的人数。"),
            ("", Shape, "家庭人口请写数字，例如 5。"),
            ("五", Shape, "家庭人口请写数字，例如 5。"),
            ("4.5", Shape, "家庭人口请写数字，例如 5。"),
            ("-4", Shape, "家庭人口请写数字，例如 5。"),
            ("人", Shape, "家庭人口请写数字，例如 5。"),
        ];
        for (typed, error, sentence) in refused {
            assert_eq!(read_people(typed), Err(error), "{typed}");
            assert_eq!(error.to_string(), sentence);
        }
    }

    #[test]
    fn ages_are_zero_to_a_hundred_and_twenty() {
        use AgeError::{Range, Shape};
        for (typed, years) in [("0", 0), ("120", 120), ("１２", 12), ("12岁", 12), ("12 周岁", 12)]
        {
            assert_eq!(read_age(typed), Ok(years), "{typed}");
        }
        let refused = [
            ("121", Range, "年龄应在 0 到 120 之间，请核对出生日期。"),
            ("256", Range, "年龄应在 0 到 120 之间，请核对出生日期。"),
            ("", Shape, "年龄请写周岁的数字，例如 12；不满 1 岁写 0。"),
            ("十二", Shape, "年龄请写周岁的数字，例如 12；不满 1 岁写 0。"),
        ];
        for (typed, error, sentence) in refused {
            assert_eq!(read_age(typed), Err(error), "{typed}");
            assert_eq!(error.to_string(), sentence);
        }
    }

    #[test]
    fn sums_are_read_to_the_fen() {
        let rows = [
            ("3000", "3,000"),
            ("3,000", "3,000"),
            ("3，000", "3,000"),
            ("３０００", "3,000"),
            ("3 000", "3,000"),
            ("3000.5", "3,000.5"),
            ("3000.50", "3,000.5"),
            ("3000。5", "3,000.5"),
            ("3000.5000", "3,000.5"),
            ("3000元", "3,000"),
            ("¥3,000.00", "3,000"),
            ("￥3000 元", "3,000"),
            ("1.2万", "12,000"),
            ("1.2 万元", "12,000"),
            ("12万", "120,000"),
            ("0.5万", "5,000"),
            ("1.234567万", "12,345.67"),
            ("1,234.5万", "12,345,000"),
            ("0", "0"),
            ("0.00", "0"),
            ("0.01", "0.01"),
            ("007", "7"),
            ("1,234,567.89", "1,234,567.89"),
            ("999999999.99", "999,999,999.99"),
        ];
        for (typed, shown) in rows {
            assert_eq!(
                read_yuan(typed).map(|yuan| yuan.to_string()).as_deref(),
                Ok(shown),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_no_sum_says_what_to_do() {
        use YuanError::{Commas, Negative, Shape, TooFine, TooMuch};
        let rows = [
            ("", Shape),
            ("元", Shape),
            ("万", Shape),
            (".5", Shape),
            ("5.", Shape),
            ("1.2.3", Shape),
            ("3千", Shape),
            ("三千", Shape),
            ("约3000", Shape),
            ("1e3", Shape),
            ("+3000", Shape),
            ("-3000", Negative),
            ("－3000", Negative),
            ("—", Negative),
            ("3,5", Commas),
            ("3,00", Commas),
            ("1,2000", Commas),
            ("3000,000", Commas),
            (",000", Commas),
            ("3,", Commas),
            ("3000.123", TooFine),
            ("1.2345678万", TooFine),
            ("1000000000", TooMuch),
            ("100000万", TooMuch),
            ("99999999999999999999999999", TooMuch),
        ];
        for (typed, error) in rows {
            assert_eq!(read_yuan(typed), Err(error), "{typed}");
        }
        let sentences = [
            (Shape, "金额请写数字，例如 3000 或 1.2 万。"),
            (Negative, "金额不能小于 0，没有收入请写 0。"),
            (Commas, "金额里逗号的位置不对，请去掉逗号再写一遍。"),
            (TooFine, "金额最多写到分，请核对小数点的位置。"),
            (TooMuch, "金额太大，请核对位数和单位。"),
        ];
        for (error, sentence) in sentences {
            assert_eq!(error.to_string(), sentence);
        }
    }
}
