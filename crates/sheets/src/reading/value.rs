//! What a stored number, day or error is as a cell.

use aid::date::Date;
use office::import::sheet::CellValue;

/// Days from 1900's system to 1904's.
const SYSTEMS_APART: u32 = 1462;

/// The last number of a day in 1900's system that is certain: 9999-12-31.
const LAST_DAY: u32 = 2_958_465;

/// The number of 1900-03-01 in 1900's system. The days before it are counted with a 29 February
/// that never was, or without, depending on who wrote them.
const FIRST_CERTAIN: u32 = 61;

/// A minute in millionths of a day. A day that begins with so little was midnight by a clock of
/// local mean time, as it was until 1901 in Shanghai; nobody enters such a time.
const MINUTE: u32 = 694;

/// A number, as the shortest decimal.
pub fn number(stored: f64) -> CellValue {
    if stored.is_finite() {
        CellValue::Number(decimal(stored))
    } else {
        CellValue::Error("#NUM!".to_owned())
    }
}

/// The shortest decimal, without an exponent; no negative nought.
fn decimal(stored: f64) -> String {
    let text = stored.to_string();
    if text == "-0" { "0".to_owned() } else { text }
}

/// A number that is formatted as a day: the day where it certainly is one, else the number, counted
/// from 1900.
pub fn day(stored: f64, is_1904: bool) -> CellValue {
    let text = decimal(stored);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let Ok(whole) = whole.parse::<u32>() else { return number(stored) };
    let whole = if is_1904 { whole.saturating_add(SYSTEMS_APART) } else { whole };
    let millionths = fraction.chars().chain("000000".chars()).take(6).collect::<String>().parse();
    match day_numbered(whole) {
        Some(day) if millionths.is_ok_and(|part: u32| part <= MINUTE) => CellValue::Day(day),
        _ if fraction.is_empty() => CellValue::Number(whole.to_string()),
        _ => CellValue::Number(format!("{whole}.{fraction}")),
    }
}

/// The day with a number in 1900's system.
fn day_numbered(number: u32) -> Option<Date> {
    let after = number.checked_sub(FIRST_CERTAIN).filter(|_| number <= LAST_DAY)?;
    Some(Date::new(1900, 3, 1)?.plus_days(after))
}

/// The number of a day in 1900's system.
fn number_of(day: Date) -> Option<u32> {
    let first = Date::new(1900, 3, 1)?;
    (first <= day).then(|| day.days_since(first).saturating_add(FIRST_CERTAIN))
}

/// A day as a text of ISO 8601, such as `2012-03-01` or `2012-03-01T00:00:00.000Z`; by its number,
/// as [`day`] has it, where a time of day makes it uncertain.
pub fn iso_day(text: &str) -> CellValue {
    let text = text.trim();
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let Ok(day) = date.parse::<Date>() else { return CellValue::Text(text.to_owned()) };
    match seconds(time.trim_end_matches('Z')) {
        Some(0..60) => CellValue::Day(day),
        Some(seconds) => match number_of(day) {
            Some(number) => {
                // Rounded to the millionth of a day, as the writers of such times do.
                let millionths = (seconds * 1_000_000 + 43_200) / 86_400;
                let part = format!("{millionths:06}");
                CellValue::Number(format!("{number}.{}", part.trim_end_matches('0')))
            }
            None => CellValue::Text(text.to_owned()),
        },
        None => CellValue::Text(text.to_owned()),
    }
}

/// The seconds of a time `HH:MM:SS.fff` after midnight; midnight of an empty text.
fn seconds(time: &str) -> Option<u64> {
    if time.is_empty() {
        return Some(0);
    }
    let mut sum = 0;
    let mut parts = time.split(':');
    for (unit, most) in [(3600, 23), (60, 59), (1, 59)] {
        let part = parts.next().unwrap_or("0");
        let whole = part.split('.').next()?;
        let count = whole.parse::<u64>().ok().filter(|count| *count <= most)?;
        sum += count * unit;
    }
    parts.next().is_none().then_some(sum)
}

/// A text; a picture where it is the formula by which a cell shows one.
pub fn text(text: &str) -> CellValue {
    if text.is_empty() {
        CellValue::Empty
    } else if shows_picture(text) {
        CellValue::Picture
    } else {
        CellValue::Text(text.to_owned())
    }
}

/// Whether a formula shows a picture in its cell, as WPS writes it.
pub fn shows_picture(formula: &str) -> bool {
    let formula = formula.trim_start_matches('=');
    formula.strip_prefix("_xlfn.").unwrap_or(formula).starts_with("DISPIMG(")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &CellValue) -> String {
        match value {
            CellValue::Day(day) => day.to_string(),
            CellValue::Number(number) => format!("#{number}"),
            CellValue::Text(text) => format!("'{text}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_number_formatted_as_a_day_is_one_where_that_is_certain() {
        let rows = [
            ("40969.0", false, "2012-03-01"),
            ("39507.0", true, "2012-03-01"),
            ("61.0", false, "1900-03-01"),
            ("60.0", false, "#60"), // the 29 February that never was
            ("1.0", false, "#1"),
            ("0.354166", false, "#0.354166"), // a time of day
            ("2958465.0", false, "9999-12-31"),
            ("2958466.0", false, "#2958466"),
            ("-1.0", false, "#-1"),
            ("40969.000498", false, "2012-03-01"), // by Shanghai's local mean time
            ("40968.999502", false, "#40968.999502"),
            ("40968.666667", false, "#40968.666667"),
            ("32324.625", false, "#32324.625"),
            ("39506.666667", true, "#40968.666667"), // told in 1900's system
            ("45536.354166666664", false, "#45536.354166666664"),
            ("NaN", false, "Error(\"#NUM!\")"),
        ];
        for (stored, is_1904, expected) in rows {
            let value = day(stored.parse().unwrap(), is_1904);
            assert_eq!(shown(&value), expected, "{stored} {is_1904}");
        }
    }

    #[test]
    fn a_day_as_text_is_read_and_a_time_that_may_have_moved_it_is_not_hidden() {
        let rows = [
            ("2012-03-01", "2012-03-01"),
            ("2012-03-01T00:00:00", "2012-03-01"),
            ("2012-03-01T00:00:00.000Z", "2012-03-01"),
            ("2012-03-01T00:00:43Z", "2012-03-01"),
            ("2012-02-29T16:00:00.000Z", "#40968.666667"),
            ("2012-02-29T23:59:17.000Z", "#40968.999502"),
            ("1988-06-30T15:00:00Z", "#32324.625"),
            ("2012-03-01T08:30", "#40969.354167"),
            ("2012-03-01T24:00:00", "'2012-03-01T24:00:00"),
            ("2012-03-01T00:00:00+08:00", "'2012-03-01T00:00:00+08:00"),
            ("2012-02-30", "'2012-02-30"),
            ("1899-12-30T10:00:00", "'1899-12-30T10:00:00"),
            ("PT10H30M00S", "'PT10H30M00S"),
        ];
        for (text, expected) in rows {
            assert_eq!(shown(&iso_day(text)), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_told_without_exponent() {
        let rows = [
            ("625.0", "625"),
            ("1250.0000000000002", "1250.0000000000002"),
            ("0.1", "0.1"),
            ("-0.0", "0"),
            ("1e21", "1000000000000000000000"),
            ("1.5e-7", "0.00000015"),
            ("20120301.0", "20120301"),
            ("130922201405120230.0", "130922201405120220"), // damaged: its digits say nothing
        ];
        for (stored, expected) in rows {
            assert_eq!(shown(&number(stored.parse().unwrap())), format!("#{expected}"), "{stored}");
        }
    }
}
