//! The whole assessment of one row, as the JSON door gives it.

use std::io::{ErrorKind, Write, stdout};
use std::path::Path;

use aid::date::Term;
use aid::library::library;
use command::door::{Door, On};
use indicatif::ProgressBar;
use scale::facts::Pupil;
use serde_json::json;

use super::answering::{Answering, Fill, decisions};
use super::blocks::Size;
use super::fault::{Fault, Plain};
use super::output::not_written;
use super::source;

/// So many rows are read at a time, until the one is found.
const SIZE: Size = Size { rows: 4096, bytes: 1 << 22 };

/// Prints the assessment of a row; the number of its problems.
///
/// # Errors
/// Nobody is in the row, or the file cannot be read up to it.
pub(crate) fn explain(path: &Path, fill: Fill, row: u64) -> Result<u64, Fault> {
    let (reading, mut feed) = source::open(path, fill.region, SIZE, &ProgressBar::hidden())?;
    let decisions = decisions(fill.term)?;
    let answering =
        Answering { fill, decisions: &decisions, explained: Some(row), tells_facts: false };
    while let Some(chunk) = feed.next()? {
        let checked = reading.check(&chunk, answering)?;
        let Some(explained) = checked.explained else { continue };
        let answer = assessment(fill.term, &explained.pupil());
        match stdout().write_all(answer.as_bytes()).and_then(|()| stdout().flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(not_written(error)),
            // A reader that closes the pipe early is no error.
            Ok(()) | Err(_) => {}
        }
        let found = checked.found.iter().filter(|found| found.row == row).count();
        return Ok(u64::try_from(found).unwrap_or(u64::MAX));
    }
    Err(Fault::in_row(row, Plain::NoSuchRow))
}

/// The door's answer about one pupil.
fn assessment(term: Term, pupil: &Pupil) -> String {
    let question = json!({
        "period": term.to_string(),
        "household": pupil.household,
        "students": [pupil.student],
    });
    let question = question.to_string();
    let answer = Door::new(library()).answer(question.as_bytes(), 1, On::Lines);
    answer.unwrap_or_else(|error| error.to_string()) + "\n"
}
