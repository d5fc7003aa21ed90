//! Rows of the table of facts in a text with separators.

use memchr::{memchr, memchr_iter};
use scale::facts::{ROW, Row};
use sheets::reading::records::Records;

use super::answering::{Answering, Checked, Found};
use super::blocks::Block;
use super::columns::FactColumns;
use super::fault::{Fault, Plain, Wrong};

/// Answers the rows of a block.
///
/// # Errors
/// A row has another number of cells than the head, or no name where rows have one.
pub(crate) fn check(
    block: &Block,
    columns: &FactColumns,
    separator: u8,
    answering: Answering<'_>,
) -> Result<Checked, Fault> {
    let lines = memchr_iter(b'\n', &block.bytes).count();
    let checked = Checked::with_capacity(lines.saturating_add(1));
    let mut rows = Rows { columns, answering, checked };
    if is_plain(&block.bytes) {
        rows.plain(block, separator)?;
    } else {
        rows.quoted(block, separator)?;
    }
    Ok(rows.checked)
}

/// Whether each line is a row, and each separator separates.
fn is_plain(bytes: &[u8]) -> bool {
    let ends_line = |end: usize| bytes.get(end.saturating_add(1)) == Some(&b'\n');
    memchr(b'"', bytes).is_none() && memchr_iter(b'\r', bytes).all(ends_line)
}

struct Rows<'a> {
    columns: &'a FactColumns,
    answering: Answering<'a>,
    checked: Checked,
}

impl Rows<'_> {
    fn plain(&mut self, block: &Block, separator: u8) -> Result<(), Fault> {
        let mut from = 0;
        let mut cells: Vec<&[u8]> = Vec::with_capacity(self.columns.heads.len());
        for number in block.line.. {
            let Some(rest) = block.bytes.get(from..).filter(|rest| !rest.is_empty()) else { break };
            let end = memchr(b'\n', rest).unwrap_or(rest.len());
            let line = rest.get(..end).unwrap_or_default();
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if !line.is_empty() {
                cells.clear();
                // Most cells are too short for a search that begins with a setting up.
                cells.extend(line.split(|byte| *byte == separator));
                self.row(number, cells.len(), |place| cells.get(place).copied())?;
            }
            from = from.saturating_add(end).saturating_add(1);
        }
        Ok(())
    }

    fn quoted(&mut self, block: &Block, separator: u8) -> Result<(), Fault> {
        let mut records = Records::new(&block.bytes, separator);
        let mut last = block.line;
        loop {
            let read = records.read().map_err(|_| Fault::in_row(last, Plain::NotText))?;
            let Some((line, record)) = read else { break };
            last = block.line.saturating_add(u64::from(line)).saturating_sub(1);
            block.closes_quotations(record, last)?;
            self.row(last, record.len(), |place| record.get(place))?;
        }
        Ok(())
    }

    /// A row by its cells.
    fn row<'c>(
        &mut self,
        number: u64,
        count: usize,
        cell: impl Fn(usize) -> Option<&'c [u8]>,
    ) -> Result<(), Fault> {
        let head = self.columns.heads.len();
        if count != head {
            return Err(Fault::in_row(number, Wrong::Width { has: count, head }));
        }
        let mut row = Row::NOTHING;
        for column in &self.columns.facts {
            if let Err(code) = column.take(cell(column.place).unwrap_or_default(), &mut row) {
                let column = Some(column.place);
                self.checked.found.push(Found { row: number, column, code });
            }
        }
        let row_id = row_id(number, self.columns.row_id.and_then(cell))?;
        self.checked.put(self.answering, number, row_id, row);
        Ok(())
    }
}

/// What the row is called: what stands in its column, or where there is none its number.
fn row_id(number: u64, cell: Option<&[u8]>) -> Result<i64, Fault> {
    let Some(cell) = cell else { return Ok(i64::try_from(number).unwrap_or(i64::MAX)) };
    let row_id = str::from_utf8(cell).ok().and_then(|text| text.parse().ok());
    row_id.ok_or_else(|| Fault::in_column(Some(number), ROW, Plain::NotARowId))
}
