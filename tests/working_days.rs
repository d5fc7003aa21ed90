//! 工作日: the holidays of the years that are known, and what is said of those that are not.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::unwrap_used)]

use aid::date::{Date, weekdays_between};
use aid::library::library;
use aid::policy::{WorkYear, WorkingDays, check};
use office::application::{NOTICE_DAYS, notice_until};
use office::wording;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn working_days_are_counted_over_holidays_and_moved_working_days() {
    for (first, last, expected) in [
        ("2026-09-24", "2026-09-30", 4), // 中秋节, a Friday
        ("2026-09-28", "2026-10-09", 5), // 国庆节
        ("2026-09-14", "2026-09-20", 6), // a Sunday on which offices work
        ("2026-10-01", "2026-10-07", 0),
        ("2026-02-09", "2026-02-28", 11), // 春节, with a Saturday before and one after
        ("2024-09-14", "2024-09-18", 2),
        ("2026-10-08", "2026-10-07", 0),
        ("2017-10-02", "2017-10-06", 5), // before what is known: weekdays
        ("2027-01-01", "2027-01-01", 1), // and after it
    ] {
        let days = library().working_days.between(day(first), day(last));
        assert_eq!(days, expected, "{first} {last}");
    }
}

#[test]
fn a_notice_is_proposed_for_its_working_days() {
    for (from, until) in [
        ("2026-09-28", "2026-10-09"),
        ("2026-09-24", "2026-10-08"),
        ("2026-09-14", "2026-09-18"),
        ("2026-09-16", "2026-09-21"), // over a Sunday on which offices work
    ] {
        assert_eq!(notice_until(day(from)), day(until), "{from}");
        let days = &library().working_days;
        assert_eq!(days.between(day(from), day(until)), NOTICE_DAYS, "{from}");
    }
}

#[test]
fn where_the_holidays_are_not_known_it_is_said_from_when() {
    let told = |first: &str, last: &str| wording::holidays_unknown(day(first), day(last));
    assert_eq!(told("2026-09-24", "2026-12-31"), "");
    assert_eq!(told("2026-12-30", "2027-01-04"), "（2027 年的放假安排还没有收录，没有扣除）");
    assert_eq!(told("2017-09-01", "2017-09-08"), "（没有扣除节假日）");
}

#[test]
fn a_year_has_its_weekdays_less_what_is_off_and_with_what_is_moved() {
    for year in &library().working_days.years {
        let (first, last) = (format!("{}-01-01", year.year), format!("{}-12-31", year.year));
        let (first, last) = (day(&first), day(&last));
        let weekdays = usize::try_from(weekdays_between(first, last)).unwrap();
        let working = usize::try_from(library().working_days.between(first, last)).unwrap();
        assert_eq!(working + year.off.len(), weekdays + year.work.len(), "{}", year.year);
        // Every year has its eleven or thirteen days of holiday by law, and weekends around them.
        assert!((16..=22).contains(&year.off.len()), "{}", year.year);
    }
}

#[test]
fn a_fault_in_the_working_days_is_told() {
    let year = |year, off: &[&str], work: &[&str]| WorkYear {
        year,
        off: off.iter().map(|one| day(one)).collect(),
        work: work.iter().map(|one| day(one)).collect(),
    };
    let rows = [
        (vec![year(2026, &["2026-10-03"], &[])], "2026-10-03 is listed in the wrong place"),
        (vec![year(2026, &[], &["2026-10-09"])], "2026-10-09 is listed in the wrong place"),
        (vec![year(2026, &["2025-10-01"], &[])], "2025-10-01 is listed in the wrong place"),
        (vec![year(2026, &["2026-10-02", "2026-10-01"], &[])], "the days of 2026 are out of order"),
        (vec![year(2024, &[], &[]), year(2026, &[], &[])], "2026 does not follow on 2024"),
    ];
    for (years, reason) in rows {
        let mut policy = library().clone();
        policy.working_days = WorkingDays { source: "此处".to_owned(), years };
        let faults: Vec<String> = check(&policy).iter().map(ToString::to_string).collect();
        assert_eq!(faults, [format!("working-days.json: {reason}")]);
    }
}
