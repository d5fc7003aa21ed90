//! The words of the command line.

use aid::date::Term;
use aid::region::RegionCode;
use aid::situation::SchoolKind;
use aid::vocabulary::Vocabulary;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use command::door::USAGE;

/// What the command was asked.
#[derive(Parser)]
#[command(name = "student-aid", override_help = USAGE)]
pub(crate) struct Words {
    #[command(subcommand)]
    pub(crate) asked: Asked,
}

/// What it can be asked.
#[derive(Subcommand)]
pub(crate) enum Asked {
    /// Answers the situations that it reads.
    #[command(override_help = USAGE)]
    Assess,
    /// Answers one situation line by line, to add up again.
    #[command(override_help = USAGE)]
    Ledger,
    /// Judges every situation.
    #[command(override_help = USAGE)]
    Certify,
    /// Tells who gains and who loses from one term to another.
    #[command(override_help = USAGE)]
    Diff {
        /// The term before.
        #[arg(value_parser = term)]
        before: Term,
        /// The term after.
        #[arg(value_parser = term, required_unless_present = "dormitory")]
        after: Option<Term>,
        /// Holds boarders against those who do not board, in one term.
        #[arg(long, conflicts_with = "after")]
        dormitory: bool,
    },
    /// Prints a schema of the JSON door.
    #[command(override_help = USAGE)]
    Schema {
        /// Of what goes in, or of what comes out.
        side: Side,
    },
    /// Prints the rules as SQL.
    Sql(SqlOrder),
    /// Prints made-up rows.
    Sample(SampleOrder),
    /// Answers each row of a file.
    Check(CheckOrder),
}

/// The two sides of the JSON door.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Side {
    /// What goes in.
    Question,
    /// What comes out.
    Answer,
}

/// Which SQL.
#[derive(Args)]
#[command(override_help = USAGE)]
pub(crate) struct SqlOrder {
    /// The term whose rules they are.
    #[arg(long, required_unless_present_any = ["table", "queries"], value_parser = term)]
    pub(crate) term: Option<Term>,
    /// The region of every row that names none.
    #[arg(long, requires = "term", value_parser = region)]
    pub(crate) region: Option<RegionCode>,
    /// The tables as DDL, in place of the SELECT.
    #[arg(long, conflicts_with = "term")]
    pub(crate) table: bool,
    /// What a bureau asks of its answers, in place of the SELECT.
    #[arg(long, conflicts_with_all = ["term", "table"])]
    pub(crate) queries: bool,
}

/// How many rows, and which.
#[derive(Args)]
#[command(override_help = USAGE)]
pub(crate) struct SampleOrder {
    /// The term whose rules say what is looked at.
    #[arg(long, value_parser = term)]
    pub(crate) term: Term,
    /// How many.
    #[arg(long, value_parser = clap::value_parser!(i64).range(0..))]
    pub(crate) rows: i64,
    /// What they follow from.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

/// What to check, and where the answers go.
#[derive(Args)]
#[command(override_help = USAGE)]
pub(crate) struct CheckOrder {
    /// The rows: CSV or Parquet, with the columns of the table of facts or the heads of a roster.
    pub(crate) rows: PathBuf,
    /// The term whose rules answer them.
    #[arg(long, value_parser = term)]
    pub(crate) term: Term,
    /// The region of every row that names none.
    #[arg(long, value_parser = region)]
    pub(crate) region: Option<RegionCode>,
    /// The kind of every school of which a row does not say it; no roster does.
    #[arg(long, value_parser = school_kind)]
    pub(crate) school_kind: Option<SchoolKind>,
    /// The answers: a file that ends in .csv or .parquet.
    #[arg(long, required_unless_present = "explain")]
    pub(crate) out: Option<PathBuf>,
    /// A CSV file for the problems: code, row, column and reason, and nothing of anybody.
    #[arg(long)]
    pub(crate) problems: Option<PathBuf>,
    /// A CSV file for the rows as they were understood: what the SELECT of sql takes.
    #[arg(long)]
    pub(crate) facts: Option<PathBuf>,
    /// Prints the whole assessment of one row in place of the answers.
    #[arg(long, value_name = "ROW", conflicts_with_all = ["out", "problems", "facts"])]
    pub(crate) explain: Option<u64>,
}

fn term(text: &str) -> Result<Term, String> {
    text.parse().map_err(|_| "write a term, like 2024-autumn".to_owned())
}

fn school_kind(text: &str) -> Result<SchoolKind, String> {
    let kinds: Vec<&str> = SchoolKind::ALL.iter().map(|kind| kind.id()).collect();
    SchoolKind::from_id(text).ok_or_else(|| format!("write one of {}", kinds.join(", ")))
}

fn region(text: &str) -> Result<RegionCode, String> {
    let region: RegionCode = text.parse().map_err(|error| format!("{error}"))?;
    if RegionCode::known().any(|(known, _)| known == region) {
        Ok(region)
    } else {
        Err("no region has this code".to_owned())
    }
}
