//! 人工确认记录: which candidates an officer confirmed or denied, and when. Nothing is taken out of
//! it; what was said last of two rows counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::RowId;
use aid::date::Date;
use aid::vocabulary::vocabulary;

vocabulary! {
    /// What an officer says of two rows.
    Ruling, "ruling" {
        /// 同一人.
        Same = "same",
        /// 不是同一人.
        Different = "different",
        /// 撤回: nothing is said of them any more.
        Withdrawn = "withdrawn",
    }
}

/// What was said once of two rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Ruled {
    /// One of the rows.
    pub one: RowId,
    /// The other.
    pub other: RowId,
    /// What was said.
    pub ruling: Ruling,
    /// On which day.
    pub on: Date,
}

/// The log. It has no names and no numbers; it is kept sealed, as the lists are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MatchLog(Vec<Ruled>);

impl MatchLog {
    /// Writes down what was said of two rows.
    pub fn rule(&mut self, (one, other): (RowId, RowId), ruling: Ruling, on: Date) {
        self.0.push(Ruled { one, other, ruling, on });
    }

    /// All that was said, in order.
    pub fn entries(&self) -> &[Ruled] {
        &self.0
    }

    /// What was said last of each two rows, unless that was withdrawn; in the order of the log.
    pub fn in_force(&self) -> Vec<&Ruled> {
        let mut last = BTreeMap::new();
        for (place, ruled) in self.0.iter().enumerate() {
            let (one, other) = (&ruled.one, &ruled.other);
            last.insert((one.min(other), one.max(other)), (place, ruled));
        }
        let mut last: Vec<(usize, &Ruled)> = last.into_values().collect();
        last.sort_unstable_by_key(|(place, _)| *place);
        let last = last.into_iter().map(|(_, ruled)| ruled);
        last.filter(|ruled| ruled.ruling != Ruling::Withdrawn).collect()
    }
}
