//! The rules of one term as one SELECT, and the tables around it as DDL.
//!
//! A benefit is a flat CASE over the columns of a row, one for each figure. It is not the rule's own
//! condition: an engine's «unknown» forgets that two rules together can leave nothing open, and the
//! core does not. So each CASE is a decision tree whose leaves are the core's answers.
//!
//! Only words that DuckDB, PostgreSQL, Spark, `DataFusion`, `ClickHouse` and `SQLite` read alike: one
//! scan, no quoted name, no division but of even numbers, no IS TRUE, no bare NULL.

mod atom;
mod bound;
mod columns;
mod decisions;
mod grow;
mod notes;
mod places;
mod tree;
mod trees;
mod writing;

pub use columns::tables;
pub use decisions::{BENEFITS, Decisions, Figures, FiguresId};

use std::fmt;

use aid::date::{Period, Term};
use aid::policy::{Benefit, Policy};
use aid::region::RegionCode;
use aid::rulebook::Rulebook;
use aid::situation::Stage;
use aid::vocabulary::Vocabulary;

use crate::answers::of_no_stage;
use places::Places;
use trees::Trees;
use writing::Writer;

/// What a SELECT is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Order<'p> {
    /// The rules.
    pub policy: &'p Policy,
    /// What names the rules: it changes with any of them.
    pub edition: &'p str,
    /// The term.
    pub term: Term,
    /// The region of every row that names none.
    pub region: Option<RegionCode>,
}

/// A benefit whose sums no plain expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwritable {
    /// The benefit.
    pub benefit: Benefit,
    /// For pupils of this stage.
    pub stage: Stage,
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (benefit, stage) = (self.benefit.id(), self.stage.id());
        write!(
            f,
            "the sums of {benefit} for {stage} depend on the grant in a way that has no words"
        )
    }
}

/// The SELECT: the answers of every row of the table of facts.
///
/// # Errors
/// The sums of a benefit have no plain expression; a test writes every term to see that none has.
pub fn select(order: &Order<'_>) -> Result<String, Unwritable> {
    let book = Rulebook::new(order.policy, Period::Term(order.term));
    let places = Places::of(&book);
    let trees = Trees::of(&book, &places)?;
    let mut writer = Writer::new(&trees, &places, order.region, of_no_stage(&book));
    notes::head(&mut writer, order);
    for benefit in Benefit::ALL {
        notes::benefit(&mut writer, &book, *benefit);
        writer.benefit(*benefit);
    }
    Ok(writer.finish())
}
