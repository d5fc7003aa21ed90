//! A province's rows: the rules as SQL, and made-up rows.

use std::io::{self, BufWriter, ErrorKind, Write};

use aid::date::Period;
use aid::library::{EDITION, library};
use aid::rulebook::Rulebook;
use scale::facts::{head_line, put_line};
use scale::sample::Sample;
use scale::sql::{Order, Unwritable, queries, select, tables};

use super::words::{SampleOrder, SqlOrder};

/// Why not all rows were written.
pub(crate) enum Stopped {
    /// The reader has closed the pipe.
    NotWanted,
    /// They cannot be written.
    NotWritten(io::Error),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe {
            Self::NotWanted
        } else {
            Self::NotWritten(error)
        }
    }
}

/// The text that was asked for.
pub(crate) fn sql(asked: &SqlOrder) -> Result<String, Unwritable> {
    let policy = library();
    match asked.term {
        Some(term) => select(&Order { policy, edition: EDITION, term, region: asked.region }),
        None if asked.queries => Ok(queries(policy)),
        None => Ok(tables(policy)),
    }
}

/// Writes made-up rows of the table of facts as CSV; an empty field is NULL.
pub(crate) fn sample(asked: &SampleOrder, to: &mut impl Write) -> Result<(), Stopped> {
    let mut to = BufWriter::with_capacity(1 << 16, to);
    let book = Rulebook::new(library(), Period::Term(asked.term));
    let mut line = head_line();
    for (row, pupil) in (1..=asked.rows).zip(Sample::new(&book, asked.seed)) {
        put_line(&mut line, row, &pupil);
        to.write_all(line.as_bytes())?;
        line.clear();
    }
    to.write_all(line.as_bytes())?;
    to.flush()?;
    Ok(())
}
