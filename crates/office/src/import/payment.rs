//! What one row of a list says of a payment.

use serde::{Deserialize, Serialize};

use super::cells::Cells;
use super::column::Column;
use super::value::{Payout, Read, read_amount, read_benefit, read_date, read_payout, read_period};
use aid::date::{Date, Period};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Benefit, Kind, Per};

/// What a row says of a payment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Payment {
    /// For what.
    pub benefit: Option<Benefit>,
    /// For which term or school year.
    pub period: Option<Period>,
    /// How much is given to one child, by the list.
    pub standard: Option<Yuan>,
    /// How much was due, by the list.
    pub due: Option<Yuan>,
    /// How much was given, or is to be.
    pub amount: Option<Yuan>,
    /// What became of it.
    pub payout: Option<Payout>,
    /// When.
    pub paid_on: Option<Date>,
}

/// Whether some rule gives a benefit in cash, term by term.
pub fn is_cash(benefit: Benefit) -> bool {
    let mut rules = library().rules.iter().filter(|rule| rule.benefit == benefit);
    rules.any(|rule| rule.kind == Kind::Cash && rule.per == Per::SchoolYear)
}

/// Reads the columns of a payment.
pub(super) fn read_payment(cells: &mut Cells<'_>) -> Payment {
    let year = cells.get(Column::SchoolYear).clone();
    let Read { value: period, problem } = read_period(&year, cells.get(Column::Term));
    if let Some(problem) = problem {
        let place = cells.place(Column::Term).or(cells.place(Column::SchoolYear));
        cells.report(place, problem);
    }
    Payment {
        period,
        benefit: cells.read(Column::Benefit, read_benefit),
        standard: cells.read(Column::Standard, read_amount),
        due: cells.read(Column::Due, read_amount),
        amount: cells.read(Column::Amount, read_amount),
        payout: cells.read(Column::Payout, read_payout),
        paid_on: cells.read(Column::PaidOn, read_date),
    }
}
