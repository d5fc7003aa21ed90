//! 数据矛盾: two values of which one must be wrong. Nothing is repaired and nobody is chosen.

use super::{Born, Listed};
use crate::identity::{IdNumber, Sex};
use aid::date::Date;
use aid::vocabulary::vocabulary;

vocabulary! {
    /// What two rows have in common.
    Shared, "shared number" {
        /// 身份证号.
        IdNumber = "id-number",
        /// 学籍号.
        RollNumber = "roll-number",
    }
}

/// Two values that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// One number, two names, as they are written.
    Names {
        /// The number that they share.
        shared: Shared,
        /// One name.
        one: String,
        /// The other.
        other: String,
    },
    /// One 学籍号, two identity numbers.
    Numbers {
        /// One number.
        one: IdNumber,
        /// The other.
        other: IdNumber,
    },
    /// A number, and another birth beside it.
    Birth {
        /// As the number has it.
        number: Date,
        /// As it is written.
        written: Born,
    },
    /// A number, and another sex beside it.
    Sex {
        /// As the number has it.
        number: Sex,
        /// As it is written.
        written: Sex,
    },
}

impl Contradiction {
    /// What one row contradicts in itself.
    pub(super) fn within(listed: &Listed) -> impl Iterator<Item = Self> + use<> {
        let (number, born, sex) = (listed.number, listed.born, listed.sex);
        let births = number.zip(born).filter(|(number, written)| match written {
            Born::On(day) => *day != number.birth(),
            Born::In(_) => written.month() != Born::On(number.birth()).month(),
        });
        let births =
            births.map(|(number, written)| Self::Birth { number: number.birth(), written });
        let sexes = number.zip(sex).filter(|(number, written)| *written != number.sex());
        let sexes = sexes.map(|(number, written)| Self::Sex { number: number.sex(), written });
        births.into_iter().chain(sexes)
    }

    /// What two rows with one number contradict each other in.
    pub(super) fn between(shared: Shared, one: &Listed, other: &Listed) -> Self {
        match one.number.zip(other.number) {
            Some((one, other)) if one != other => Self::Numbers { one, other },
            Some(_) | None => {
                Self::Names { shared, one: one.name.clone(), other: other.name.clone() }
            }
        }
    }
}
