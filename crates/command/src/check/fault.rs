//! Why rows cannot be checked at all: one sentence with the place and what to do. None names a
//! person or repeats a cell of one.

use std::fmt;
use std::io;
use std::path::PathBuf;

use scale::sql::Unwritable;

/// What is wrong, and where.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The row: the line of a text on which it begins, or the row of a Parquet file, from 1.
    pub(crate) row: Option<u64>,
    /// What stands over the column.
    pub(crate) column: Option<String>,
    /// What it is.
    pub(crate) wrong: Wrong,
}

/// What is wrong.
#[derive(Debug)]
pub(crate) enum Wrong {
    /// One of those of which there is nothing more to say.
    Plain(Plain),
    /// It cannot be read.
    NotRead(io::Error),
    /// A head is near to that of a column of the table of facts, and is none.
    Unknown(String),
    /// A row has another number of cells than the head.
    Width {
        /// So many cells the row has.
        has: usize,
        /// So many the head has.
        head: usize,
    },
    /// A column of a Parquet file has another type than the table has.
    Type {
        /// The type that it has.
        has: String,
        /// The type that it must have.
        wants: &'static str,
    },
    /// A number of a person stands in a column of numbers, which has changed it.
    NumberOfPerson(String),
    /// A Parquet file that is damaged, or that this program cannot read.
    Damaged(String),
    /// The rules have sums that the table of answers has no words for.
    Undecidable(Unwritable),
    /// The result cannot be written.
    NotWritten(io::Error),
    /// Two results have one name.
    OntoEachOther(PathBuf),
}

/// What is wrong, where a sentence says all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plain {
    /// Nothing is in it.
    Empty,
    /// No row of it is a head.
    NoHead,
    /// Some heads are columns of the table of facts, and this is not.
    Unknown,
    /// Some column is there twice.
    Doubled,
    /// A column of the table is not there.
    Missing,
    /// No column of a roster says at which stage somebody is.
    NoStage,
    /// No column of a roster has the names.
    NoNames,
    /// What names a row is no whole number.
    NotARowId,
    /// The bytes are no text of its encoding.
    NotText,
    /// A row has no end within what one row may have.
    TooLong,
    /// A quotation mark is not closed.
    OpenQuote,
    /// A file is named as Parquet and is none.
    NotParquet,
    /// A Parquet file that ends before its end.
    Truncated,
    /// The row that is asked about is none of the people.
    NoSuchRow,
    /// The name of the result says nothing of what it is to be.
    Ending,
    /// The result would replace what is read.
    OntoItself,
    /// Somebody has stopped it.
    Stopped,
}

impl From<Plain> for Wrong {
    fn from(plain: Plain) -> Self {
        Self::Plain(plain)
    }
}

impl Fault {
    /// What is wrong with all of it.
    pub(crate) fn of(wrong: impl Into<Wrong>) -> Self {
        Self { row: None, column: None, wrong: wrong.into() }
    }

    /// What is wrong with a row.
    pub(crate) fn in_row(row: u64, wrong: impl Into<Wrong>) -> Self {
        Self { row: Some(row), column: None, wrong: wrong.into() }
    }

    /// What is wrong with a column.
    pub(crate) fn in_column(row: Option<u64>, column: &str, wrong: impl Into<Wrong>) -> Self {
        Self { row, column: Some(column.to_owned()), wrong: wrong.into() }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::of(Wrong::NotRead(error))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            write!(f, "row {row}: ")?;
        }
        if let Some(column) = &self.column {
            write!(f, "column \"{column}\": ")?;
        }
        self.wrong.fmt(f)
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRead(error) => write!(f, "it cannot be read ({error})"),
            Self::Unknown(near) => {
                write!(f, "it is no column of the table of facts; name it {near}, or leave it out")
            }
            Self::Width { has, head } => {
                write!(f, "it has {has} cells and the head has {head}; put each under its head")
            }
            Self::Type { has, wants } => {
                write!(f, "it is {has}, and the table has {wants}; write it as that")
            }
            Self::NumberOfPerson(has) => write!(
                f,
                "numbers of people stand in it as {has}, and such a column changes them; write it \
                 anew as text, from the papers"
            ),
            Self::Damaged(how) => write!(f, "it cannot be read as Parquet ({how}); write it anew"),
            Self::Undecidable(error) => error.fmt(f),
            Self::NotWritten(error) => {
                write!(f, "the result cannot be written ({error}); make room for it")
            }
            Self::OntoEachOther(path) => write!(
                f,
                "two results are named {}; name another file for one of them",
                path.display()
            ),
            Self::Plain(plain) => f.write_str(plain.sentence()),
        }
    }
}

impl Plain {
    /// What it is, and what to do.
    const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "nothing is in it; choose the file with the rows",
            Self::NoHead => {
                "no row of it is a head; the first row must name the columns of the table of facts \
                 (student-aid sql --table), or those of a roster, such as 姓名 and 年级"
            }
            Self::Unknown => "it is no column of the table of facts; leave it out",
            Self::Doubled => "there are two of it; keep the right one",
            Self::Missing => {
                "there is no such column; add it, and leave empty what is not answered"
            }
            Self::NoStage => {
                "no column says at which stage a pupil is; add 学段 or 年级 such as 小学三年级"
            }
            Self::NoNames => {
                "no column has the names, by which the rows of people are known; add 姓名"
            }
            Self::NotARowId => "it names a row and is no whole number; number the rows",
            Self::NotText => "its bytes are no text; save the file as UTF-8",
            Self::TooLong => {
                "it does not end within a mebibyte; close the quotation mark in it, or choose a \
                 file of rows"
            }
            Self::OpenQuote => "a quotation mark in it is not closed; close it",
            Self::NotParquet => "it is named as a Parquet file and is none; write it anew",
            Self::Truncated => "it ends too early to be a Parquet file; copy it again, to its end",
            Self::NoSuchRow => "nobody is in it; name the row of a person",
            Self::Ending => "a result is named .csv or .parquet; name it so",
            Self::OntoItself => "the result would replace it; name another file behind --out",
            Self::Stopped => "stopped; nothing was written",
        }
    }
}
