//! 时钟: whether the date of the device is plausible, judged by other known dates.

use super::Date;

/// How many days a typed date may lie in the future: a notice is prepared, a payment announced.
const AHEAD_DAYS: u32 = 31;

/// Why the date of the device may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockDoubt {
    /// It is before the last month of which the rules are known.
    BeforeRules,
    /// It is before this day, on which something was last saved on the device.
    BeforeUse(Date),
    /// It is long before this day, the latest in the saved records.
    BeforeRecord(Date),
    /// It is more than a year after this day, on which something was last saved on the device.
    LongAfterUse(Date),
}

impl ClockDoubt {
    /// Whether the user can confirm the date. A day that was recorded while the clock ran ahead
    /// would otherwise contradict every earlier day.
    pub const fn is_settled_by_word(self) -> bool {
        matches!(self, Self::BeforeUse(_) | Self::BeforeRecord(_))
    }
}

/// Why `today` may be wrong; none where no known date contradicts it.
///
/// `rules_until` is the last year and month of the rules, `used` the last day on which something
/// was saved, `recorded` the latest day in the saved records.
pub fn clock_doubt(
    today: Date,
    rules_until: (u16, u8),
    used: Option<Date>,
    recorded: Option<Date>,
) -> Option<ClockDoubt> {
    let months = |date: Date| u32::from(date.year()) * 12 + u32::from(date.month());
    if (today.year(), today.month()) < rules_until {
        return Some(ClockDoubt::BeforeRules);
    }
    let before_use = used.filter(|used| today < *used).map(ClockDoubt::BeforeUse);
    let before_record = || {
        let ahead = |recorded: &Date| today.plus_days(AHEAD_DAYS) < *recorded;
        recorded.filter(ahead).map(ClockDoubt::BeforeRecord)
    };
    let long_after = || {
        let later = |used: &Date| months(today) > months(*used) + 12;
        used.filter(later).map(ClockDoubt::LongAfterUse)
    };
    before_use.or_else(before_record).or_else(long_after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_measured_by_the_rules_the_last_use_and_the_records() {
        let day = |text: &str| text.parse::<Date>().ok();
        for (today, used, recorded, doubt) in [
            ("2027-11-25", "2027-11-25", "2027-11-25", None),
            ("2027-11-25", "", "", None),
            ("2021-11-25", "", "", Some(ClockDoubt::BeforeRules)),
            // Set back by a year, by a day, and where only the records know it.
            (
                "2026-11-26",
                "2027-11-25",
                "2027-11-20",
                day("2027-11-25").map(ClockDoubt::BeforeUse),
            ),
            ("2027-11-24", "2027-11-25", "", day("2027-11-25").map(ClockDoubt::BeforeUse)),
            ("2026-11-26", "", "2027-11-20", day("2027-11-20").map(ClockDoubt::BeforeRecord)),
            (
                "2026-11-26",
                "2026-11-26",
                "2027-11-20",
                day("2027-11-20").map(ClockDoubt::BeforeRecord),
            ),
            // A notice that is prepared.
            ("2027-11-25", "2027-11-25", "2027-12-26", None),
            (
                "2027-11-25",
                "2027-11-25",
                "2027-12-27",
                day("2027-12-27").map(ClockDoubt::BeforeRecord),
            ),
            // A summer is no doubt, a year and more is.
            ("2027-11-30", "2026-11-25", "2026-11-25", None),
            (
                "2027-12-01",
                "2026-11-25",
                "2026-11-25",
                day("2026-11-25").map(ClockDoubt::LongAfterUse),
            ),
        ] {
            let today = day(today).unwrap();
            let actual = clock_doubt(today, (2026, 11), day(used), day(recorded));
            assert_eq!(actual, doubt, "{today} {used} {recorded}");
        }
    }
}
