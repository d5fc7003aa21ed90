//! A month of a year, as forms ask for it: 出生年月.

use std::fmt;

use super::Date;

/// A month of one year; always a month from 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// The month, if the calendar has it.
    pub const fn new(year: u16, month: u8) -> Option<Self> {
        if 1 <= month && month <= 12 { Some(Self { year, month }) } else { None }
    }

    /// The month that a day lies in.
    pub const fn of(day: Date) -> Self {
        Self { year: day.year, month: day.month }
    }

    /// The calendar year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The whole years since an earlier month; none since a later one.
    ///
    /// ```
    /// use aid::date::Month;
    ///
    /// let month = |year, month| Month::new(year, month).unwrap();
    /// assert_eq!(month(2026, 9).years_since(month(2017, 10)), Some(8));
    /// assert_eq!(month(2026, 9).years_since(month(2026, 10)), None);
    /// ```
    pub fn years_since(self, earlier: Self) -> Option<u16> {
        let had = self.month >= earlier.month;
        self.year.checked_sub(earlier.year)?.checked_sub(u16::from(!had))
    }
}

impl fmt::Display for Month {
    /// `2014-05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
