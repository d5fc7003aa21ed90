//! Rows, answered by the decisions of one term.

use aid::date::Term;
use aid::library::library;
use aid::money::Yuan;
use aid::region::RegionCode;
use aid::situation::SchoolKind;
use office::import::problem::Code;
use scale::facts::{Row, put_line};
use scale::sql::{Decisions, FiguresId};

use super::fault::{Fault, Wrong};

/// What is said of rows that do not say it themselves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fill {
    pub(crate) term: Term,
    pub(crate) region: Option<RegionCode>,
    pub(crate) school_kind: Option<SchoolKind>,
}

impl Fill {
    fn complete(&self, row: &mut Row) {
        if let Some(region) = self.region {
            row.fill_region(region);
        }
        if let Some(kind) = self.school_kind {
            row.fill_school_kind(kind);
        }
    }
}

/// What a problem is, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) row: u64,
    /// The place of the column; none where the whole row is meant.
    pub(crate) column: Option<usize>,
    pub(crate) code: Code,
}

/// What rows are answered by.
#[derive(Clone, Copy)]
pub(crate) struct Answering<'d> {
    pub(crate) fill: Fill,
    pub(crate) decisions: &'d Decisions,
    /// A row whose answer is to be explained.
    pub(crate) explained: Option<u64>,
    /// Whether the rows are wanted as they were understood.
    pub(crate) tells_facts: bool,
}

/// Rows that were answered, in their order.
pub(crate) struct Checked {
    /// The numbers of the rows in what was read.
    pub(crate) rows: Vec<i64>,
    /// Their own names.
    pub(crate) row_ids: Vec<i64>,
    /// What the school granted.
    pub(crate) grants: Vec<Option<Yuan>>,
    /// Of each benefit the figures of each row.
    pub(crate) figures: Vec<Vec<FiguresId>>,
    pub(crate) found: Vec<Found>,
    /// The rows as lines of the table of facts, if they are wanted.
    pub(crate) facts: String,
    /// The row that is to be explained, if it is one of these.
    pub(crate) explained: Option<Row>,
}

impl Checked {
    /// Room for so many rows.
    pub(crate) fn with_capacity(rows: usize) -> Self {
        Self {
            rows: Vec::with_capacity(rows),
            row_ids: Vec::with_capacity(rows),
            grants: Vec::with_capacity(rows),
            figures: (0..scale::sql::BENEFITS).map(|_| Vec::with_capacity(rows)).collect(),
            found: Vec::new(),
            facts: String::new(),
            explained: None,
        }
    }

    /// Adds a row, answered.
    pub(crate) fn put(&mut self, answering: Answering<'_>, number: u64, row_id: i64, mut row: Row) {
        answering.fill.complete(&mut row);
        if answering.tells_facts {
            put_line(&mut self.facts, row_id, &row.pupil());
        }
        let decided = answering.decisions.decide(&row);
        for (of_benefit, figures) in self.figures.iter_mut().zip(decided) {
            of_benefit.push(figures);
        }
        self.rows.push(i64::try_from(number).unwrap_or(i64::MAX));
        self.row_ids.push(row_id);
        self.grants.push(row.grant());
        if answering.explained == Some(number) {
            self.explained = Some(row);
        }
    }
}

/// The decisions by the rules of a term.
///
/// # Errors
/// The rules have sums that the table of answers has no words for.
pub(crate) fn decisions(term: Term) -> Result<Decisions, Fault> {
    Decisions::of(library(), term).map_err(|error| Fault::of(Wrong::Undecidable(error)))
}
