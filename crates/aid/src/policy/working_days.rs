//! 工作日: which days offices work, by the holidays and the moved working days of each year.

use serde::{Deserialize, Serialize};

use crate::date::{Date, weekdays_between};

/// The holidays of some years. Beyond them only Saturdays and Sundays are known to be free.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkingDays {
    /// Where the days are from.
    pub source: String,
    /// The years, in order and without a gap.
    pub years: Vec<WorkYear>,
}

/// One year's days that differ from the week's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkYear {
    /// The year.
    pub year: u16,
    /// Days from Monday to Friday on which offices are closed.
    pub off: Vec<Date>,
    /// Saturdays and Sundays on which they work.
    pub work: Vec<Date>,
}

impl WorkingDays {
    /// How many working days lie between two days, both counted.
    pub fn between(&self, first: Date, last: Date) -> u32 {
        let within = |days: &[Date]| days.iter().filter(|day| (first..=last).contains(day)).count();
        let sum = |of: fn(&WorkYear) -> &[Date]| -> u32 {
            let days: usize = self.years.iter().map(|year| within(of(year))).sum();
            days.try_into().unwrap_or(u32::MAX)
        };
        let weekdays = weekdays_between(first, last).saturating_add(sum(|year| &year.work));
        weekdays.saturating_sub(sum(|year| &year.off))
    }

    /// Whether the holidays of all days between two days are known.
    pub fn covers(&self, first: Date, last: Date) -> bool {
        let known = |year: u16| self.years.iter().any(|listed| listed.year == year);
        (first.year()..=last.year()).all(known)
    }

    /// The last year whose holidays are known.
    pub fn until(&self) -> Option<u16> {
        self.years.last().map(|year| year.year)
    }
}
