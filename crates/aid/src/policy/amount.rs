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
    /// A sum inside a range that the county or the school sets. The average is a figure of the
    /// budget: no child gets it because it is the average.
    Between {
        /// The least.
        least: Yuan,
        /// The greatest.
        most: Yuan,
        /// What the budget reckons with, where it was seen.
        #[serde(default)]
        average: Option<Yuan>,
    },
    /// A sum that the county or the school sets; no document seen states its range.
    Granted,
    /// A ceiling: what was paid or agreed, and never more than this.
    UpTo(Yuan),
    /// A wage, not less than this for an hour.
    PerHour(Yuan),
    /// Money that is lent.
    Loan(Lending),
    /// A fee that is not charged; no document states its amount.
    LocalFee,
    /// A fee that may be paid later.
    Deferred,
    /// A thing, not money.
    InKind,
    /// A right whose amount no document seen states.
    NotStated,
}

/// On which terms money is lent for a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Lending {
    /// The most that is lent.
    pub up_to: Yuan,
    /// By how many hundredths of a per cent the interest lies below the loan prime rate; absent
    /// where it is the benchmark rate of the central bank.
    #[serde(default)]
    pub below_prime: Option<u16>,
    /// How many years after the course it is repaid at the latest.
    #[serde(default)]
    pub years_after: Option<u8>,
    /// The longest term in years, the course included.
    #[serde(default)]
    pub longest: Option<u8>,
    /// For how many years after the course only interest is paid.
    #[serde(default)]
    pub grace: Option<u8>,
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
    /// Whether it is a sum, or would be one if a document stated it.
    pub const fn is_sum(&self) -> bool {
        match self {
            Self::Yuan(_)
            | Self::Share { .. }
            | Self::PerDay { .. }
            | Self::Between { .. }
            | Self::Granted
            | Self::UpTo(_)
            | Self::Loan(_)
            | Self::NotStated => true,
            Self::First(_) | Self::PerHour(_) | Self::LocalFee | Self::Deferred | Self::InKind => {
                false
            }
        }
    }

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
