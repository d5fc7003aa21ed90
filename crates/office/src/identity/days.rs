//! Days and months in the spellings that people use: 2011.3.5, 2011年3月5日, 20110305.

use std::fmt;

use super::characters::{closed_up, fold_digits, is_digits};
use aid::date::{Date, Month};

/// Why a text names no day, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    /// Not a year, a month and a day.
    Shape,
    /// The year has not four digits, or is far from today.
    Year,
    /// The calendar has no such day.
    Calendar,
}

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "请写明年、月、日，例如 2011 年 3 月 5 日，或 2011.3.5。",
            Self::Year => "请核对年份，写四位，例如 2011。",
            Self::Calendar => "日历上没有这一天，请核对月份和日子。",
        })
    }
}

/// Why a text names no month, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthError {
    /// Not a year and a month.
    Shape,
    /// The year has not four digits, or is far from today.
    Year,
    /// The month is not 1 to 12.
    Calendar,
    /// The month has no such day.
    Day,
}

impl fmt::Display for MonthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "请只写年和月，例如 2014 年 5 月，或 2014.5。",
            Self::Year => "请核对年份，写四位，例如 2014。",
            Self::Calendar => "月份是 1 到 12，请核对。",
            Self::Day => return DayError::Calendar.fmt(f),
        })
    }
}

/// Reads a day: the numbers between points, hyphens, slashes or 年月日, or eight digits.
///
/// ```
/// use office::identity::read_day;
///
/// assert_eq!(read_day("2011年3月5日").unwrap().to_string(), "2011-03-05");
/// ```
pub fn read_day(typed: &str) -> Result<Date, DayError> {
    let text = closed_up(typed);
    let text = text.strip_suffix(['日', '号']).unwrap_or(&text);
    let parts = parts(text, &['年', '月', '.', '-', '/'], &[4, 2, 2]);
    let [year, month, day] = parts.as_slice() else { return Err(DayError::Shape) };
    let (month, day) = small(month).zip(small(day)).ok_or(DayError::Shape)?;
    let year = number(year).ok_or(DayError::Shape)?;
    if !plausible(year) {
        return Err(DayError::Year);
    }
    Date::new(year, month, day).ok_or(DayError::Calendar)
}

/// Reads a month: a year and a month with a point, a comma, a hyphen, a slash, a space or 年月
/// between them, or six digits. Of a whole date it is the date's month.
///
/// ```
/// use office::identity::read_month;
///
/// assert_eq!(read_month("2014.5").unwrap().to_string(), "2014-05");
/// ```
pub fn read_month(typed: &str) -> Result<Month, MonthError> {
    let text = spaced(typed);
    let (year, month, day) = month_parts(&text).ok_or(MonthError::Shape)?;
    let month = small(month).ok_or(MonthError::Shape)?;
    let day = day.map(|day| small(day).ok_or(MonthError::Shape)).transpose()?;
    let year = number(year).ok_or(MonthError::Shape)?;
    if !plausible(year) {
        return Err(MonthError::Year);
    }
    let read = Month::new(year, month).ok_or(MonthError::Calendar)?;
    let is_day = day.is_none_or(|day| Date::new(year, month, day).is_some());
    if is_day { Ok(read) } else { Err(MonthError::Day) }
}

/// The folded text with a plain space where nothing but space stands between two digits, and no
/// other space.
fn spaced(typed: &str) -> String {
    let mut spaced = String::new();
    for word in fold_digits(typed).split_whitespace() {
        let digit = |character: char| character.is_ascii_digit();
        if spaced.ends_with(digit) && word.starts_with(digit) {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// What may stand between a year and a month; between the month and the day then 月 or the same.
const MARKS: [char; 7] = ['年', '.', '-', '/', '、', ',', ' '];

/// The year, the month and, if there is one, the day.
fn month_parts(text: &str) -> Option<(&str, &str, Option<&str>)> {
    let Some(mark) = text.chars().find(|character| MARKS.contains(character)) else {
        let lengths: &[usize] = if text.len() == 8 { &[4, 2, 2] } else { &[4, 2] };
        return match *parts(text, &[], lengths).as_slice() {
            [year, month] => Some((year, month, None)),
            [year, month, day] => Some((year, month, Some(day))),
            _ => None,
        };
    };
    let (year, rest) = text.split_once(mark)?;
    if let Some((month, day)) = rest.split_once('月') {
        let day = Some(day).filter(|day| !matches!(*day, "" | "份"));
        return Some((year, month, day.map(|day| day.strip_suffix(['日', '号']).unwrap_or(day))));
    }
    match rest.split_once(mark) {
        // 2017 1 2 may be the second of January, or 12 with a space too many.
        Some((month, day)) if mark == ' ' && month.len() + day.len() == 2 => None,
        Some((month, day)) => Some((year, month, Some(day))),
        None => Some((year, rest, None)),
    }
}

/// The numbers of a text: between the marks, or, if it is all digits, pieces of these lengths.
fn parts<'a>(text: &'a str, marks: &[char], lengths: &[usize]) -> Vec<&'a str> {
    if !is_digits(text) {
        return text.split(marks).collect();
    }
    let (mut pieces, mut rest) = (Vec::new(), text);
    for length in lengths {
        let Some((piece, after)) = rest.split_at_checked(*length) else { return Vec::new() };
        pieces.push(piece);
        rest = after;
    }
    if rest.is_empty() { pieces } else { Vec::new() }
}

/// A month or a day: one or two digits.
fn small(text: &str) -> Option<u8> {
    if text.len() <= 2 { number(text)?.try_into().ok() } else { None }
}

/// A number of at most four digits.
fn number(text: &str) -> Option<u16> {
    if is_digits(text) && text.len() <= 4 { text.parse().ok() } else { None }
}

/// Whether a person of today's forms can have been born, or a form be written, in this year.
/// Outside, a digit is missing or wrong.
const fn plausible(year: u16) -> bool {
    1900 <= year && year <= 2099
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_every_spelling() {
        let spellings = [
            "2011.3.5",
            "2011.03.05",
            "2011年3月5日",
            "2011年03月05日",
            "2011 年 3 月 5 日",
            "2011年3月5",
            "2011年3月5号",
            "20110305",
            "2011-03-05",
            "2011-3-5",
            "2011/3/5",
            "２０１１．３．５",
            "２０１１年３月５日",
            "２０１１０３０５",
            "2011－3－5",
            "2011。3。5",
            " 2011-03-05\n",
        ];
        for typed in spellings {
            assert_eq!(read_day(typed), Ok(Date::new(2011, 3, 5).unwrap()), "{typed}");
        }
        assert_eq!(read_day("2024.2.29"), Ok(Date::new(2024, 2, 29).unwrap()));
    }

    #[test]
    fn what_is_no_day_says_what_to_do() {
        use DayError::{Calendar, Shape, Year};
        let rows = [
            ("", Shape),
            ("2011", Shape),
            ("2011.3", Shape),
            ("2011.3.5.", Shape),
            ("2011..5", Shape),
            ("2011.003.5", Shape),
            ("2011035", Shape),
            ("201103055", Shape),
            ("二〇一一年三月五日", Shape),
            ("2011年3月5日生", Shape),
            ("20110.3.5", Shape),
            ("11.3.5", Year),
            ("0211.3.5", Year),
            ("02110305", Year),
            ("2100.3.5", Year),
            ("2011.2.29", Calendar),
            ("2011.13.5", Calendar),
            ("20110431", Calendar),
            ("2011.0.5", Calendar),
        ];
        for (typed, error) in rows {
            assert_eq!(read_day(typed), Err(error), "{typed}");
        }
        let sentences = [
            (Shape, "请写明年、月、日，例如 2011 年 3 月 5 日，或 2011.3.5。"),
            (Year, "请核对年份，写四位，例如 2011。"),
            (Calendar, "日历上没有这一天，请核对月份和日子。"),
        ];
        for (error, sentence) in sentences {
            assert_eq!(error.to_string(), sentence);
        }
    }

    #[test]
    fn a_month_is_read_in_every_spelling() {
        let spellings = [
            "2014年05月",
            "2014年5月",
            "2014 年 5 月",
            "2014年5",
            "2014-5",
            "2014-05",
            "201405",
            "2014.5",
            "2014.05",
            "2014/5",
            "２０１４．５",
            "２０１４０５",
            "2014。5",
            "2014－05",
        ];
        for typed in spellings {
            assert_eq!(read_month(typed), Ok(Month::new(2014, 5).unwrap()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_month_says_what_to_do() {
        use MonthError::{Calendar, Day, Shape, Year};
        let rows = [
            ("", Shape),
            ("2014", Shape),
            ("20145", Shape),
            ("2014.5.3.1", Shape),
            ("2014050", Shape),
            ("2014年", Shape),
            ("2014月5", Shape),
            ("五月", Shape),
            ("14.5", Year),
            ("0214-5", Year),
            ("2014.13", Calendar),
            ("201400", Calendar),
            ("2014.2.29", Day),
        ];
        for (typed, error) in rows {
            assert_eq!(read_month(typed), Err(error), "{typed}");
        }
        let sentences = [
            (Shape, "请只写年和月，例如 2014 年 5 月，或 2014.5。"),
            (Year, "请核对年份，写四位，例如 2014。"),
            (Calendar, "月份是 1 到 12，请核对。"),
            (Day, "日历上没有这一天，请核对月份和日子。"),
        ];
        for (error, sentence) in sentences {
            assert_eq!(error.to_string(), sentence);
        }
    }
}
