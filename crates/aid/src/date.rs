//! Days, months, terms and school years: parse, order, count, print. No clock.

mod calendar;
mod clock;
mod month;
mod period;

pub use calendar::weekdays_between;
pub use clock::{ClockDoubt, clock_doubt};
pub use month::Month;
pub use period::Period;

use std::fmt;
use std::str::FromStr;

/// A day of the calendar; always a day that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        if 1 <= day && day <= days { Some(Self { year, month, day }) } else { None }
    }

    /// The calendar year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The whole years from this day to a later one.
    ///
    /// ```
    /// use aid::date::Date;
    ///
    /// let born: Date = "2014-05-12".parse().unwrap();
    /// let years = |day: &str| born.years_until(day.parse().unwrap());
    /// assert_eq!((years("2026-05-11"), years("2026-05-12")), (Some(11), Some(12)));
    /// assert_eq!(years("2014-05-11"), None);
    /// ```
    pub fn years_until(self, day: Self) -> Option<u16> {
        let had = (day.month, day.day) >= (self.month, self.day);
        day.year.checked_sub(self.year)?.checked_sub(u16::from(!had))
    }

    /// The term that this day lies in: autumn from 1 September, spring from 1 March.
    pub const fn term(self) -> Term {
        let (start, season) = match self.month {
            9..=12 => (self.year, Season::Autumn),
            1 | 2 => (self.year.saturating_sub(1), Season::Autumn),
            _ => (self.year.saturating_sub(1), Season::Spring),
        };
        Term { school_year: SchoolYear(start), season }
    }

    /// The school year that is asked about on this day. In August everybody prepares the one that
    /// begins on 1 September, though the last still runs.
    pub const fn school_year_asked(self) -> SchoolYear {
        if self.month == 8 { SchoolYear(self.year) } else { self.term().school_year }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The half of a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// 秋季学期, counted from 1 September.
    Autumn,
    /// 春季学期, counted from 1 March.
    Spring,
}

/// A school year, by the calendar year in which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear(u16);

impl SchoolYear {
    /// The school year that begins in the autumn of `year`.
    pub const fn beginning(year: u16) -> Self {
        Self(year)
    }

    /// The calendar year of its autumn.
    pub const fn start(self) -> u16 {
        self.0
    }

    /// Its two terms, in order.
    pub const fn terms(self) -> [Term; 2] {
        [
            Term { school_year: self, season: Season::Autumn },
            Term { school_year: self, season: Season::Spring },
        ]
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:04}", self.0, self.0.saturating_add(1))
    }
}

/// One term of one school year. The unit of time in which aid is owed.
///
/// ```
/// use aid::date::Term;
///
/// let term: Term = "2020-spring".parse().unwrap();
/// assert_eq!(term.first_day().to_string(), "2020-03-01");
/// assert_eq!(term.school_year.to_string(), "2019-2020");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// The school year it belongs to.
    pub school_year: SchoolYear,
    /// Which half.
    pub season: Season,
}

impl Term {
    /// The day whose rules hold for the whole term. The documents say «学期» and no day; the first
    /// of September and of March are this project's convention.
    pub const fn first_day(self) -> Date {
        let (year, month) = match self.season {
            Season::Autumn => (self.school_year.0, 9),
            Season::Spring => (self.school_year.0.saturating_add(1), 3),
        };
        Date { year, month, day: 1 }
    }

    /// The term after it.
    #[must_use]
    pub const fn next(self) -> Self {
        let SchoolYear(start) = self.school_year;
        match self.season {
            Season::Autumn => Self { season: Season::Spring, ..self },
            Season::Spring => {
                let school_year = SchoolYear(start.saturating_add(1));
                Self { school_year, season: Season::Autumn }
            }
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let season = match self.season {
            Season::Autumn => "autumn",
            Season::Spring => "spring",
        };
        write!(f, "{:04}-{season}", self.first_day().year)
    }
}

/// Why a text names no day, term or school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not a day in the form 2020-09-01.
    Day,
    /// Not a term in the form 2020-spring.
    Term,
    /// Not a school year in the form 2023-2024.
    SchoolYear,
    /// Neither a term nor a school year.
    Period,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Day => "a day is written like 2020-09-01 and must exist",
            Self::Term => "a term is written like 2020-spring or 2020-autumn",
            Self::SchoolYear => "a school year is written like 2023-2024",
            Self::Period => "a period is a term like 2020-spring or a school year like 2023-2024",
        })
    }
}

/// Exactly `length` ASCII digits as a number.
fn digits(text: &str, length: usize) -> Option<u16> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let mut part = |length| parts.next().and_then(|part| digits(part, length));
        let (year, month, day) = (part(4), part(2), part(2));
        match (year, month, day, parts.next()) {
            (Some(year), Some(month), Some(day), None) => {
                let (month, day) = (u8::try_from(month).ok(), u8::try_from(day).ok());
                month.zip(day).and_then(|(month, day)| Self::new(year, month, day))
            }
            _ => None,
        }
        .ok_or(DateError::Day)
    }
}

impl FromStr for Term {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (year, season) = text.split_once('-').ok_or(DateError::Term)?;
        let year = digits(year, 4).ok_or(DateError::Term)?;
        match season {
            "autumn" => Ok(Self { school_year: SchoolYear(year), season: Season::Autumn }),
            "spring" if year > 0 => {
                Ok(Self { school_year: SchoolYear(year.saturating_sub(1)), season: Season::Spring })
            }
            _ => Err(DateError::Term),
        }
    }
}

impl FromStr for SchoolYear {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (start, end) = text.split_once('-').ok_or(DateError::SchoolYear)?;
        match (digits(start, 4), digits(end, 4)) {
            (Some(start), Some(end)) if start.checked_add(1) == Some(end) => Ok(Self(start)),
            _ => Err(DateError::SchoolYear),
        }
    }
}

/// Serde by the printed form.
macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}
as_text!(Date, Term, SchoolYear, Period);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn term_of(day: &str, term: &str) {
        assert_eq!(day.parse::<Date>().unwrap().term().to_string(), term, "{day}");
    }

    #[test]
    fn every_day_lies_in_one_term() {
        term_of("2019-08-31", "2019-spring");
        term_of("2019-09-01", "2019-autumn");
        term_of("2019-12-31", "2019-autumn");
        term_of("2020-02-29", "2019-autumn");
        term_of("2020-03-01", "2020-spring");
        term_of("2026-11-24", "2026-autumn");
    }

    #[test]
    fn in_august_the_coming_school_year_is_asked_about() {
        for (day, year) in [
            ("2026-03-01", "2025-2026"),
            ("2026-07-31", "2025-2026"),
            ("2026-08-01", "2026-2027"),
            ("2026-08-25", "2026-2027"),
            ("2026-08-31", "2026-2027"),
            ("2026-09-01", "2026-2027"),
            ("2026-12-31", "2026-2027"),
            ("2027-01-01", "2026-2027"),
            ("2027-02-28", "2026-2027"),
        ] {
            assert_eq!(day.parse::<Date>().unwrap().school_year_asked().to_string(), year, "{day}");
        }
    }

    #[test]
    fn texts_are_read_back_as_printed() {
        for text in ["2020-spring", "2020-autumn", "2023-2024", "0026-autumn", "0001-0002"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in ["2020-02-29", "2024-12-31"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_day_term_or_year_is_refused() {
        for text in ["2021-02-29", "2020-13-01", "2020-9-1", "20200901", "2020-09-01-", ""] {
            assert_eq!(text.parse::<Date>(), Err(DateError::Day), "{text}");
        }
        for text in ["2020-summer", "2020", "2023-2025", "2023-2023", "20-spring", ""] {
            assert_eq!(text.parse::<Period>(), Err(DateError::Period), "{text}");
        }
    }
}
