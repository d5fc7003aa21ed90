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
}

impl fmt::Display for Month {
    /// `2014-05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
