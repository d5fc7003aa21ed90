//! 出生日期 and other days: read by their shape, never by taking a number for a day unasked.

use super::read::Read;
use crate::identity::{fold_digits, read_day, read_month};
use crate::import::cell::Said;
use crate::import::problem::{Code, Problem};
use aid::date::{Date, Month};

/// When somebody was born, as far as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Born {
    /// The month.
    pub month: Month,
    /// The day, where it is said.
    pub day: Option<Date>,
}

impl Born {
    /// Born on this day.
    pub const fn on(day: Date) -> Self {
        Self { month: Month::of(day), day: Some(day) }
    }

    /// Born in this month.
    pub const fn within(month: Month) -> Self {
        Self { month, day: None }
    }
}

/// The days that a bare number may mean, as spreadsheets count them: of 1980 to 2039.
const SERIALS: std::ops::RangeInclusive<u32> = 29_221..=51_135;

/// The day before the first that spreadsheets count without the error of 1900 in it.
const BEFORE_SERIALS: Option<Date> = Date::new(1899, 12, 30);

/// Reads when a pupil was born. What the identity number says settles what a cell leaves open.
pub fn read_born(said: &Said<'_>, by_number: Option<Date>) -> Read<Born> {
    let text = match said {
        Said::Nothing => return Read::NOTHING,
        Said::Day(day) => return Read::of(Born::on(*day)),
        Said::Truth(_) => return Read::refused(Problem::of(Code::OtherKind)),
        Said::Number(digits) if is_one_or_ten(digits) => return of_one_or_ten(digits, by_number),
        Said::Number(digits) => fold_digits(digits),
        Said::Text(text) => fold_digits(text),
    };
    if let Some((days, fraction)) = serial(&text) {
        return of_serial(days, fraction, by_number);
    }
    let (day, time) = without_time(&text);
    if !time.chars().all(|one| matches!(one, '0' | ':' | '.' | 'Z' | '+')) {
        return of_odd_time(read_day(day).ok(), by_number);
    }
    match (read_day(day), read_month(day)) {
        (Ok(day), _) => Read::of(Born::on(day)),
        (Err(_), Ok(month)) => Read::of(Born::within(month)),
        (Err(_), Err(error)) => Read::refused(Problem::about(Code::UnclearDay, &error)),
    }
}

/// Reads another day, such as that of a payment: a whole day only.
pub fn read_date(said: &Said<'_>) -> Read<Date> {
    let Read { value, problem } = read_born(said, None);
    match value.map(|born| born.day) {
        Some(None) => Read::NOTHING, // a month alone is no day, and no mistake
        Some(day) => Read { value: day, problem },
        None => Read { value: None, problem },
    }
}

/// The whole days and the rest of a bare number that may be a day.
fn serial(text: &str) -> Option<(u32, &str)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |part: &str| part.chars().all(|one| one.is_ascii_digit());
    let days = whole.parse().ok().filter(|days| SERIALS.contains(days))?;
    (whole.len() == 5 && is_digits(whole) && is_digits(fraction)).then_some((days, fraction))
}

/// A number of days is a proposal. One with a time of day is what programs make of a midnight
/// elsewhere; less than a minute and a half after midnight, the day is right.
fn of_serial(days: u32, fraction: &str, by_number: Option<Date>) -> Read<Born> {
    let Some(day) = BEFORE_SERIALS.map(|before| before.plus_days(days)) else {
        return Read::NOTHING;
    };
    if !fraction.is_empty() && !fraction.starts_with("000") {
        return of_odd_time(Some(day), by_number);
    }
    if by_number == Some(day) {
        return Read::of(Born::on(day));
    }
    Read::doubted(Born::on(day), Problem::about(Code::Serial, &day))
}

/// A day with a time of day may be the one after it: the number alone can say which.
fn of_odd_time(day: Option<Date>, by_number: Option<Date>) -> Read<Born> {
    let Some(day) = day else { return Read::refused(Problem::of(Code::UnclearDay)) };
    match by_number.filter(|born| [day, day.plus_days(1)].contains(born)) {
        Some(born) => Read::of(Born::on(born)),
        None => Read::refused(Problem::about(Code::LostDay, &day)),
    }
}

/// Whether a number cell is 2012.1: the file may have lost the nought of October.
fn is_one_or_ten(digits: &str) -> bool {
    let year = digits.strip_suffix(".1");
    year.is_some_and(|year| year.len() == 4 && year.chars().all(|one| one.is_ascii_digit()))
}

fn of_one_or_ten(digits: &str, by_number: Option<Date>) -> Read<Born> {
    let january = read_month(digits).ok();
    let october = january.and_then(|month| Month::new(month.year(), 10));
    let months = [january, october];
    match by_number.map(Month::of).filter(|month| months.contains(&Some(*month))) {
        Some(month) => Read::of(Born::within(month)),
        None => Read::refused(Problem::about(Code::OneOrTen, &digits)),
    }
}

/// A day and the time of day behind it.
fn without_time(text: &str) -> (&str, &str) {
    let text = text.trim();
    match text.split_once('T').or_else(|| text.split_once(' ')) {
        Some((day, time)) if time.contains(':') => (day, time.trim()),
        _ => (text, ""),
    }
}
