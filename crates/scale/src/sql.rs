//! The rules of one term as one SELECT, and the tables around it as DDL.
//!
//! A benefit is a flat CASE over the columns of a row, one for each figure. It is not the rule's
//! own condition: an engine's «unknown» forgets that two rules together can leave nothing open,
//! and the core does not. So the core is asked what each complete row gets, and a CASE asks which
//! of these outcomes a row can still come to.
//!
//! Only words that `DuckDB`, `PostgreSQL` and Spark read alike: one scan, no quoted name, no
//! division but of even numbers, no IS TRUE, no bare NULL. `SQLite` takes it without its OFFSET 0.

mod atom;
mod bound;
mod columns;
mod decisions;
mod figures;
mod formula;
mod grow;
mod inner;
mod literals;
mod notes;
mod places;
mod queries;
mod space;
mod tree;
mod trees;
mod writing;

pub use columns::tables;
pub use decisions::{BENEFITS, Decisions, Figures, FiguresId};
pub use queries::queries;
pub use space::space;

use std::fmt::{self, Write};

use aid::date::{Period, Term};
use aid::policy::{Benefit, Policy};
use aid::region::RegionCode;
use aid::rulebook::Rulebook;
use aid::situation::Stage;
use aid::table::Tables;
use aid::vocabulary::Vocabulary;

use crate::answers::of_no_stage;
use crate::facts::ROW;
use inner::inner;
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
    let tables = Tables::new(Rulebook::new(order.policy, Period::Term(order.term)));
    let places = Places::of(&tables.book);
    let trees = Trees::of(&tables, &places)?;
    let inner = inner(&trees.atoms, &places, order.region);
    let of_no_stage = of_no_stage(&tables.book);
    let writer = Writer { policy: order.policy, trees, places: &places, of_no_stage };
    let mut text = format!("{}SELECT\n{ROW}\n", notes::head(order));
    for benefit in Benefit::ALL {
        let (note, brief) = notes::benefit(&tables.book, *benefit);
        text.push_str(&writer.benefit(*benefit, &note, &brief));
    }
    let _ = writeln!(text, "\nFROM (\n{inner}\n) AS told");
    Ok(text)
}
