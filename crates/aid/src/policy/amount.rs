//! The closed vocabulary of «how much».

use serde::{Deserialize, Serialize};

use super::{Condition, RuleId};
use crate::money::Yuan;

/// What an entitled child gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Amount {
    /// A stated sum.
    Yuan(Yuan),
    /// A table: the first row that fits. A child whom no row fits gets nothing from it.
    First(Vec<Row>),
    /// A share of what another rule states for this child on this day, that rule's own
    /// conditions aside.
    Share {
        /// The share.
        percent: u8,
        /// The rule that states the base.
        of: RuleId,
    },
    /// A daily amount, for a number of days of the school year. Where no document states the
    /// number, `days` is absent and there is no yearly sum.
    PerDay {
        /// For one day.
        yuan: Yuan,
        /// Days of a school year.
        #[serde(default)]
        days: Option<u16>,
    },
    /// A fee that is not charged; no document states its amount.
    LocalFee,
    /// A thing, not money.
    InKind,
    /// A right whose amount no document seen states.
    NotStated,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Whom the row fits.
    pub when: Condition,
    /// What it states.
    pub pays: Amount,
}

impl Amount {
    /// Calls `see` on this amount and on all amounts inside its rows.
    pub fn visit<'a>(&'a self, see: &mut impl FnMut(&'a Self)) {
        see(self);
        if let Self::First(rows) = self {
            for row in rows {
                row.pays.visit(see);
            }
        }
    }
}
