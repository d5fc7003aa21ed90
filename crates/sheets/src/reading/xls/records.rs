//! The records of an .xls, checked before a reader sees them. Those that no table needs get a kind
//! that no reader knows, in place, so that all others stay where they are: formulas, names, macros,
//! drawings, and the size that a sheet says it has.

use std::collections::BTreeSet;

use crate::reading::error::{Place, ReadError};
use crate::reading::rows::MOST_CELLS;

/// A kind that no reader knows.
const NOTHING: u16 = 0xFFFF;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;
const PROTECTED: u16 = 0x002F;
const SHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const FORMULA: u16 = 0x0006;
const NUMBERS: u16 = 0x00BD;
const MERGED: u16 = 0x00E5;

/// The kinds of the workbook's own records that are needed, and their least lengths: begin, code
/// page, days from 1904, number format, cell format, sheet, shared texts, end.
const OF_WORKBOOK: [(u16, usize); 8] = [
    (BEGIN, 4),
    (0x0042, 2),
    (0x0022, 2),
    (0x041E, 2),
    (0x00E0, 4),
    (SHEET, 8),
    (0x00FC, 8),
    (END, 0),
];

/// The same of a sheet's cells: number, text, rich text, truth or error, small number, shared text.
const OF_CELLS: [(u16, usize); 8] = [
    (0x0203, 14),
    (0x0204, 8),
    (0x00D6, 8),
    (0x0205, 8),
    (0x027E, 10),
    (0x00FD, 10),
    (FORMULA, 22),
    (NUMBERS, 6),
];

/// The same of what else stands in a sheet: begin, the text of a formula, merged cells, end.
const OF_SHEET: [(u16, usize); 4] = [(BEGIN, 4), (0x0207, 2), (MERGED, 2), (END, 0)];

/// The most records that continue another, and the most sheets.
const MOST_CONTINUED: usize = 10_000;
const MOST_SHEETS: usize = 1_000;

/// The marks of a formula's result that is the empty text.
const EMPTY_RESULT: (u16, u16) = (3, 0xFFFF);

/// The bit of a row's marks that hides it.
const HIDDEN: u16 = 0x20;

/// What the records of a sheet say beside its cells.
#[derive(Default)]
pub struct Marks {
    /// The hidden rows, in order.
    pub hidden: Vec<u32>,
    /// The rows, and the columns from 0, of formulas that were never calculated.
    pub not_calculated: Vec<(u32, u32)>,
}

/// One record.
#[derive(Clone, Copy)]
struct Record {
    at: usize,
    kind: u16,
    length: usize,
}

/// A stream of records, and how many more may be walked over: one that is shared by sheets would
/// be read by each.
struct Records<'a> {
    bytes: &'a mut [u8],
    left: usize,
    continued: usize,
}

impl Records<'_> {
    /// Two bytes as a number.
    fn pair(&self, at: usize) -> Option<u16> {
        self.bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
    }

    /// Two bytes of a record's data.
    fn of(&self, record: Record, offset: usize) -> Option<u16> {
        self.pair(record.at + 4 + offset)
    }

    /// The record at a place; none where the stream breaks off, or all of it was walked over.
    fn record(&mut self, at: usize) -> Option<Record> {
        self.left = self.left.checked_sub(1)?;
        let (kind, length) = (self.pair(at)?, usize::from(self.pair(at + 2)?));
        self.continued = if kind == CONTINUE { self.continued + 1 } else { 0 };
        self.bytes.get(at + 4..at + 4 + length).filter(|_| self.continued <= MOST_CONTINUED)?;
        Some(Record { at, kind, length })
    }

    fn set(&mut self, at: usize, value: u16) {
        if let Some(bytes) = self.bytes.get_mut(at..at + 2) {
            bytes.copy_from_slice(&value.to_le_bytes());
        }
    }
}

fn least(kinds: &[(u16, usize)], record: Record) -> Option<usize> {
    kinds.iter().find(|(kind, _)| *kind == record.kind).map(|(_, least)| *least)
}

/// Checks the stream of a workbook and empties it of what is not needed. Gives the marks of each
/// sheet, in the workbook's order.
pub fn checked(bytes: &mut [u8]) -> Result<Vec<Marks>, ReadError> {
    let left = bytes.len() / 4;
    let mut records = Records { bytes, left, continued: 0 };
    let starts = workbook(&mut records)?;
    let (mut all, mut room, mut has_results) = (Vec::new(), MOST_CELLS, false);
    for (number, start) in (1..).zip(starts) {
        let mut sheet = Checked { number, ..Checked::default() };
        sheet.check(&mut records, start)?;
        let area = sheet.area();
        room = room.checked_sub(area).ok_or_else(|| ReadError::FarApart(sheet.last()))?;
        sheet.marks.hidden.sort_unstable();
        has_results |= sheet.has_results;
        all.push(sheet.marks);
    }
    if has_results {
        // Then the others were calculated too, and are empty.
        for marks in &mut all {
            marks.not_calculated.clear();
        }
    }
    Ok(all)
}

/// The workbook's own records: where its sheets begin.
fn workbook(records: &mut Records) -> Result<Vec<usize>, ReadError> {
    let (mut at, mut starts, mut seen) = (0, Vec::new(), BTreeSet::new());
    loop {
        let record = records.record(at).ok_or(ReadError::Damaged(None))?;
        at += 4 + record.length;
        match (record.kind, least(&OF_WORKBOOK, record)) {
            (PROTECTED, _) => return Err(ReadError::Protected),
            (_, Some(least)) if record.length < least => return Err(ReadError::Damaged(None)),
            (END, _) => return Ok(starts),
            (SHEET, _) => {
                let [low, high] =
                    [0, 2].map(|offset| records.of(record, offset).unwrap_or_default());
                let start = usize::from(high) << 16 | usize::from(low);
                if !seen.insert(start) || starts.len() == MOST_SHEETS {
                    return Err(ReadError::Damaged(None));
                }
                starts.push(start);
            }
            (CONTINUE, _) | (_, Some(_)) => {}
            (_, None) => records.set(record.at, NOTHING),
        }
    }
}

/// A sheet, as far as it was checked.
#[derive(Default)]
struct Checked {
    number: usize,
    row: Option<u32>,
    /// The first and the last row and column of the cells.
    span: Option<((u16, u16), (u16, u16))>,
    /// Whether a formula has a result that is not the empty text. That one also stands where a
    /// program wrote a formula and did not calculate it.
    has_results: bool,
    marks: Marks,
}

impl Checked {
    fn reached(&self) -> Place {
        Place { sheet: format!("第 {} 张", self.number), row: self.row }
    }

    /// The last row that has a cell.
    fn last(&self) -> Place {
        let row = self.span.map(|((_, last), _)| u32::from(last) + 1);
        Place { row, ..self.reached() }
    }

    /// Walks over the records of the sheet, and of what stands within it, such as charts.
    fn check(&mut self, records: &mut Records, start: usize) -> Result<(), ReadError> {
        let (mut at, mut depth) = (start, 0_usize);
        loop {
            let damaged = || ReadError::Damaged(Some(self.reached()));
            let record = records.record(at).ok_or_else(damaged)?;
            if at == start && record.kind != BEGIN {
                return Err(damaged());
            }
            at += 4 + record.length;
            let of_cells = least(&OF_CELLS, record);
            if of_cells.or(least(&OF_SHEET, record)).is_some_and(|least| record.length < least) {
                return Err(damaged());
            }
            match record.kind {
                BEGIN => depth += 1,
                END if depth <= 1 => return Ok(()),
                END => depth -= 1,
                _ if depth > 1 => {}
                ROW => {
                    self.note_row(records, record);
                    records.set(record.at, NOTHING);
                }
                MERGED => {
                    let count = usize::from(records.of(record, 0).unwrap_or_default());
                    if record.length < 2 + 8 * count {
                        return Err(damaged());
                    }
                }
                _ if of_cells.is_some() => {
                    self.note_cells(records, record)
                        .ok_or_else(|| ReadError::Damaged(Some(self.reached())))?;
                }
                CONTINUE => {}
                _ if least(&OF_SHEET, record).is_none() => records.set(record.at, NOTHING),
                _ => {}
            }
        }
    }

    /// Notes whether a row is hidden.
    fn note_row(&mut self, records: &Records, record: Record) {
        let marks = records.of(record, 12).filter(|_| record.length >= 14);
        if let (Some(row), Some(marks)) = (records.of(record, 0), marks)
            && marks & HIDDEN != 0
        {
            self.marks.hidden.push(u32::from(row) + 1);
        }
    }

    /// Notes where the cells of a record stand, and empties a formula of all but its result.
    fn note_cells(&mut self, records: &mut Records, record: Record) -> Option<()> {
        let (row, first) = (records.of(record, 0)?, records.of(record, 2)?);
        self.row = Some(u32::from(row) + 1);
        let last = if record.kind == NUMBERS {
            let last = records.of(record, record.length - 2)?;
            let count = usize::from(last.checked_sub(first)?) + 1;
            if record.length != 6 + 6 * count {
                return None;
            }
            last
        } else {
            first
        };
        if record.kind == FORMULA {
            if (records.of(record, 6)? & 0xFF, records.of(record, 12)?) == EMPTY_RESULT {
                self.marks.not_calculated.push((u32::from(row) + 1, u32::from(first)));
            } else {
                self.has_results = true;
            }
            records.set(record.at + 4 + 20, 0);
        }
        let (rows, columns) = self.span.unwrap_or(((row, row), (first, last)));
        self.span =
            Some(((rows.0.min(row), rows.1.max(row)), (columns.0.min(first), columns.1.max(last))));
        Some(())
    }

    /// How many cells a table from the first to the last cell has.
    fn area(&self) -> usize {
        let Some((rows, columns)) = self.span else { return 0 };
        let length = |(first, last): (u16, u16)| usize::from(last - first) + 1;
        length(rows) * length(columns)
    }
}
