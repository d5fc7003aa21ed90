//! The report of problems: where each is and what it is, with no cell of anybody.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use aid::vocabulary::Vocabulary;
use office::import::problem::Code;
use office::wording::problem_reason;

use super::answering::Found;
use super::fault::Fault;
use super::output::{WholeFile, not_written};

/// What was found of one code.
struct OfCode {
    count: u64,
    first: Found,
}

/// The problems of all rows, as they are found.
pub(crate) struct Report {
    heads: Vec<String>,
    codes: BTreeMap<Code, OfCode>,
    /// The columns of which a problem of all their rows was told.
    told: BTreeSet<Option<usize>>,
    file: Option<csv::Writer<WholeFile>>,
}

impl Report {
    /// A report about columns with these heads, in a file where one is wanted.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn begin(heads: Vec<String>, file: Option<WholeFile>) -> Result<Self, Fault> {
        let mut file = file.map(csv::Writer::from_writer);
        if let Some(file) = &mut file {
            file.write_record(["code", "row", "column", "head", "reason"]).map_err(unwritten)?;
        }
        Ok(Self { heads, codes: BTreeMap::new(), told: BTreeSet::new(), file })
    }

    /// Adds problems.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn put(&mut self, found: &[Found]) -> Result<(), Fault> {
        for found in found {
            // The import tells it once for a column, and it reads the rows in parts.
            if found.code == Code::ZerosGone && !self.told.insert(found.column) {
                continue;
            }
            let of = self.codes.entry(found.code).or_insert(OfCode { count: 0, first: *found });
            of.count = of.count.saturating_add(1);
            let head = head(&self.heads, found.column);
            if let Some(file) = &mut self.file {
                let column = found.column.map(|place| place.saturating_add(1).to_string());
                file.write_record([
                    found.code.id(),
                    &found.row.to_string(),
                    &column.unwrap_or_default(),
                    head,
                    problem_reason(found.code),
                ])
                .map_err(unwritten)?;
            }
        }
        Ok(())
    }

    /// How many problems there are.
    pub(crate) fn count(&self) -> u64 {
        self.codes.values().map(|of| of.count).fold(0, u64::saturating_add)
    }

    /// A line for each code.
    pub(crate) fn summary(&self) -> String {
        let mut summary = String::new();
        for (code, OfCode { count, first }) in &self.codes {
            let head = head(&self.heads, first.column);
            let column =
                if head.is_empty() { String::new() } else { format!(", column \"{head}\"") };
            let (id, row, reason) = (code.id(), first.row, problem_reason(*code));
            // Writing to a text cannot fail.
            let _ = writeln!(summary, "{id}: {count}, first in row {row}{column}: {reason}");
        }
        summary
    }

    /// The file, if there is one.
    ///
    /// # Errors
    /// The rest cannot be written.
    pub(crate) fn end(self) -> Result<Option<WholeFile>, Fault> {
        let Some(mut writer) = self.file else { return Ok(None) };
        writer.flush().map_err(not_written)?;
        let file = writer.into_inner().map_err(|error| not_written(error.into_error()))?;
        Ok(Some(file))
    }
}

fn head(heads: &[String], column: Option<usize>) -> &str {
    column.and_then(|place| heads.get(place)).map_or("", String::as_str)
}

fn unwritten(error: csv::Error) -> Fault {
    not_written(io::Error::from(error))
}
