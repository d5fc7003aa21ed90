//! 工作簿: what is to stand in a workbook. Its file is made elsewhere.

use aid::date::Date;
use aid::money::Yuan;

/// A workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// The day on which it was made.
    pub made: Date,
    /// Its sheets; at least one.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What its tab says: at most 31 characters, none of them `[]:*?/\`.
    pub name: String,
    /// The lines above the table; the first is the title.
    pub above: Vec<String>,
    /// The rows; the first is what stands over the columns.
    pub rows: Vec<Vec<Content>>,
    /// The row of sums under them; empty where nothing is summed.
    pub sums: Vec<Content>,
    /// The lines below the table.
    pub below: Vec<String>,
    /// What it is for.
    pub paper: Paper,
}

/// What a sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// To be read and filtered on a screen, or by another program.
    Screen,
    /// To be printed across and signed: with lines, and rows that have room for a name.
    Signed,
    /// To be printed upright and posted.
    Posted,
}

/// The content of a box. Names and numbers of things are texts, also where they have digits only: a
/// spreadsheet rounds long numbers and drops zeros before them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Text(String),
    /// How many, or which in a row.
    Count(u32),
    /// A sum of money.
    Sum(Yuan),
}

impl Sheet {
    /// A sheet of rows alone, for a screen.
    pub fn of(name: impl Into<String>, rows: Vec<Vec<Content>>) -> Self {
        let (above, sums, below) = (Vec::new(), Vec::new(), Vec::new());
        Self { name: name.into(), above, rows, sums, below, paper: Paper::Screen }
    }
}

impl Content {
    /// A box that holds nothing.
    pub const NOTHING: Self = Self::Text(String::new());

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// How many.
    pub fn count(count: usize) -> Self {
        Self::Count(u32::try_from(count).unwrap_or(u32::MAX))
    }
}
