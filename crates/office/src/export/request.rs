//! 要什么: which workbook a page wants, of which applications. It goes to the worker as a JSON text.

use serde::{Deserialize, Serialize};

use crate::application::School;
use crate::import::mapping::Meanings;
use crate::roster::{Ledger, RecordId};
use aid::date::{Date, SchoolYear, Term};
use aid::vocabulary::vocabulary;

/// A workbook that is wanted.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Wanted {
    /// The school year of the list.
    pub year: SchoolYear,
    /// Today.
    pub on: Date,
    /// The desk's school.
    pub school: Box<School>,
    /// The records that stand on the list, in its order.
    pub chosen: Vec<RecordId>,
    /// Which workbook.
    pub what: What,
}

/// Which workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum What {
    /// 名单表格, for another office.
    County {
        /// How much of a card it shows.
        cards: Cards,
    },
    /// 发放花名册, to be signed.
    Payments(Payments),
    /// 统计表 of the same payments.
    Statistics(Payments),
    /// 公示名单.
    Notice {
        /// Whether it says the levels.
        with_tier: bool,
    },
    /// What the national system takes, under its own heads.
    National {
        /// The heads, as the system's own sheet has them; those of a college where none are given.
        heads: Option<Heads>,
        /// How much of a card it shows.
        cards: Cards,
    },
}

vocabulary! {
    /// Which workbook of what came of lists held against each other.
    Found, "workbook of a reconciliation" {
        /// 核对结果: the boxes, the schools and what is wrong.
        Boxes = "boxes",
        /// 劝返名单: who is at no school.
        CallList = "call-list",
        /// 人工确认记录.
        Rulings = "rulings",
    }
}

/// Which payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Payments {
    /// The term.
    pub term: Term,
    /// Which of its lists.
    pub ledger: Ledger,
}

/// Heads that somebody gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Heads {
    /// The row as it was copied out of the sheet.
    pub copied: String,
    /// The heads in it.
    pub texts: Vec<String>,
    /// What each means, by the id of its meaning.
    pub meanings: Meanings,
}

/// How much of the number of a bank card is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cards {
    /// The last four digits: enough to find it, too few to misuse.
    #[default]
    End,
    /// All of it.
    Whole,
}
