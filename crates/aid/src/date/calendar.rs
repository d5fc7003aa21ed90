//! Counting on the calendar: days after a day, weekdays between two.

use super::Date;

/// Days of the 400 years after which the calendar repeats; a whole number of weeks.
const CYCLE: u32 = 146_097;

impl Date {
    /// The day so many days later; the last day of the year 9999 at the latest.
    ///
    /// ```
    /// use aid::date::Date;
    ///
    /// let posted = Date::new(2024, 2, 28).unwrap();
    /// assert_eq!(posted.plus_days(2).to_string(), "2024-03-01");
    /// ```
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        let last = Self { year: 9999, month: 12, day: 31 }.max(self);
        Self::numbered(self.number().saturating_add(days)).map_or(last, |day| day.min(last))
    }

    /// Whether it is one of Monday to Friday.
    pub const fn is_weekday(self) -> bool {
        // The day with the number 0 is a Wednesday, the second after a Monday.
        (self.number() + 2) % 7 < 5
    }

    /// How many days have passed since an earlier day; none since a later one.
    ///
    /// ```
    /// use aid::date::Date;
    ///
    /// let raised = Date::new(2024, 2, 28).unwrap();
    /// assert_eq!(raised.plus_days(2).days_since(raised), 2);
    /// ```
    pub const fn days_since(self, earlier: Self) -> u32 {
        self.number().saturating_sub(earlier.number())
    }

    /// The number of the day, counted from a Wednesday. The year is taken to begin in March, so
    /// that the leap day is its last; 400 years are added, so that nothing is below zero.
    const fn number(self) -> u32 {
        let begun = if self.month > 2 { 400 } else { 399 };
        let year = self.year as u32 + begun;
        let months = (self.month as u32 + 9) % 12;
        let of_year = (153 * months + 2) / 5 + self.day as u32 - 1;
        let of_cycle = year % 400 * 365 + year % 400 / 4 - year % 400 / 100 + of_year;
        year / 400 * CYCLE + of_cycle
    }

    /// The day with this number.
    fn numbered(number: u32) -> Option<Self> {
        let of_cycle = number % CYCLE;
        let leaps = of_cycle / 1460 + of_cycle / 146_096;
        let year = (of_cycle - leaps + of_cycle / 36_524) / 365;
        let of_year = of_cycle - (365 * year + year / 4 - year / 100);
        let months = (5 * of_year + 2) / 153;
        let day = of_year - (153 * months + 2) / 5 + 1;
        let month = if months < 10 { months + 3 } else { months - 9 };
        let begun = if month > 2 { 400 } else { 399 };
        let year = (number / CYCLE * 400 + year).checked_sub(begun)?;
        Self::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }
}

/// How many days from Monday to Friday lie between two days, both counted. Holidays are not known.
///
/// ```
/// use aid::date::{Date, weekdays_between};
///
/// let friday = Date::new(2026, 9, 4).unwrap();
/// assert_eq!(weekdays_between(friday, friday.plus_days(3)), 2);
/// ```
pub fn weekdays_between(first: Date, last: Date) -> u32 {
    let Some(days) = last.number().checked_sub(first.number()) else { return 0 };
    let days = days + 1;
    // The day with the number 0 is a Wednesday, the second after a Monday.
    let started = (first.number() + 2) % 7;
    let rest = (started..started + days % 7).filter(|day| day % 7 < 5);
    days / 7 * 5 + rest.map(|_| 1).sum::<u32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_added_over_months_years_and_leap_days() {
        let rows = [
            ("2026-09-01", 0, "2026-09-01"),
            ("2026-09-30", 1, "2026-10-01"),
            ("2024-02-28", 1, "2024-02-29"),
            ("2023-02-28", 1, "2023-03-01"),
            ("1900-02-28", 1, "1900-03-01"),
            ("2000-02-28", 1, "2000-02-29"),
            ("2025-12-31", 1, "2026-01-01"),
            ("2025-01-01", 365, "2026-01-01"),
            ("0000-01-01", 146_097, "0400-01-01"),
            ("9999-12-30", 1, "9999-12-31"),
            ("9999-12-31", 1, "9999-12-31"),
            ("2026-09-01", u32::MAX, "9999-12-31"),
        ];
        for (from, days, expected) in rows {
            assert_eq!(day(from).plus_days(days).to_string(), expected, "{from} + {days}");
        }
        let beyond = Date::new(u16::MAX, 12, 31).unwrap();
        assert_eq!(beyond.plus_days(u32::MAX), beyond);
    }

    #[test]
    fn four_hundred_years_are_walked_day_by_day() {
        let (mut today, mut count) = (day("1800-01-01"), 0);
        while today < day("2200-01-01") {
            let next = today.plus_days(1);
            let same_month = Date::new(today.year(), today.month(), today.day() + 1);
            let (year, month) = (today.year(), today.month());
            let new_month = Date::new(year, month + 1, 1).or(Date::new(year + 1, 1, 1));
            assert_eq!(Some(next), same_month.or(new_month), "after {today}");
            (today, count) = (next, count + 1);
        }
        assert_eq!(count, CYCLE);
    }

    #[test]
    fn saturdays_and_sundays_do_not_count() {
        let rows = [
            ("2026-09-07", "2026-09-11", 5), // Monday to Friday
            ("2026-09-07", "2026-09-13", 5),
            ("2026-09-11", "2026-09-17", 5), // Friday to Thursday
            ("2026-09-12", "2026-09-13", 0), // a weekend
            ("2026-09-12", "2026-09-14", 1),
            ("2026-09-07", "2026-09-07", 1),
            ("2026-09-13", "2026-09-13", 0),
            ("2026-09-08", "2026-09-07", 0), // last before first
            ("2024-02-26", "2024-03-01", 5), // over a leap day
            ("1970-01-01", "1970-01-04", 2), // Thursday to Sunday
            ("2026-01-01", "2026-12-31", 261),
        ];
        for (first, last, expected) in rows {
            assert_eq!(weekdays_between(day(first), day(last)), expected, "{first} {last}");
        }
    }

    #[test]
    fn a_span_is_the_sum_of_its_days() {
        let start = day("2023-12-25"); // a Monday
        for from in 0..14 {
            let first = start.plus_days(from);
            for length in 0..40 {
                let counted = (from..=from + length).filter(|day| day % 7 < 5).count();
                let span = weekdays_between(first, first.plus_days(length));
                assert_eq!(span as usize, counted, "{first} and {length} more days");
            }
        }
    }
}
