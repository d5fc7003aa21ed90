//! 学龄: whether a child should be at school in a school year.

use super::{Born, SchoolAge};
use aid::date::{Date, SchoolYear};

/// The age at which primary school begins.
const BEGINS: u16 = 6;

/// The age from which nobody is called back to school: twelve years after one who began at seven.
const ENDS: u16 = 19;

/// Whether a child is of school age: at the first of September six years old, and not yet nineteen.
///
/// This is our reading and no sheet of the law that is carried here says it in these words: school
/// begins at six, in places at seven, and senior secondary ends after twelve years. It is read
/// widely, so that nobody is left out: of a month alone the first day counts, and a child whose
/// birth nobody knows is of school age.
pub fn school_age(born: Option<Born>, year: SchoolYear) -> SchoolAge {
    let [autumn, _] = year.terms();
    let birthday = born.and_then(|born| match born {
        Born::On(day) => Some(day),
        Born::In(month) => Date::new(month.year(), month.month(), 1),
    });
    let Some(birthday) = birthday else { return SchoolAge::Within };
    match birthday.years_until(autumn.first_day()) {
        None | Some(0..BEGINS) => SchoolAge::Before,
        Some(BEGINS..ENDS) => SchoolAge::Within,
        Some(ENDS..) => SchoolAge::After,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aid::date::Month;

    #[test]
    fn school_age_is_from_six_years_to_the_end_of_senior_secondary() {
        let year = SchoolYear::beginning(2026);
        let rows = [
            ("2020-09-02", SchoolAge::Before),
            ("2020-09-01", SchoolAge::Within),
            ("2014-05-06", SchoolAge::Within),
            ("2007-09-02", SchoolAge::Within),
            ("2007-09-01", SchoolAge::After),
            ("2026-09-02", SchoolAge::Before),
        ];
        for (day, age) in rows {
            assert_eq!(school_age(Some(Born::On(day.parse().unwrap())), year), age, "{day}");
        }
        let month = |year, month| Born::In(Month::new(year, month).unwrap());
        assert_eq!(school_age(Some(month(2020, 9)), year), SchoolAge::Within);
        assert_eq!(school_age(Some(month(2020, 10)), year), SchoolAge::Before);
        assert_eq!(school_age(None, year), SchoolAge::Within);
    }
}
