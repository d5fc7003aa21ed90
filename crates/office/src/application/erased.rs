//! 销毁记录: the line without personal data that is kept for erased records.

use serde::{Deserialize, Serialize};

use aid::date::{Date, SchoolYear};
use aid::money::Yuan;
use aid::vocabulary::vocabulary;

vocabulary! {
    /// Why records are erased.
    Erasing, "reason to erase" {
        /// They were made void.
        Voided = "voided",
        /// The school year is over, and so is the next: nothing is renewed from it any more.
        PastYear = "past-year",
    }
}

/// 销毁记录: the line that is kept for erased records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Erased {
    /// The day.
    pub on: Date,
    /// Why.
    pub why: Erasing,
    /// The school year of the records.
    pub year: SchoolYear,
    /// How many.
    pub count: u32,
    /// What was paid by them.
    pub paid: Yuan,
}
