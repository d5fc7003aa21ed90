//! The rows of a sheet as its cells arrive, within what a file may hold.

use std::collections::BTreeMap;
use std::mem;

use office::import::sheet::{CellValue, SheetRow};

use super::error::{Place, ReadError};

/// The most cells of a file, the empty ones before the last of a row among them.
pub const MOST_CELLS: usize = 3_000_000;

/// The most bytes of text of a file. One text may stand in many cells.
const MOST_TEXT: usize = 96 << 20;

/// The most merged cells of a sheet.
pub const MOST_MERGED: usize = 100_000;

/// The most rows that a sheet can have.
const MOST_ROWS: u32 = 1_048_576;

/// The most columns that a sheet can have.
pub const MOST_COLUMNS: u32 = 16_384;

/// What a file may still hold.
pub struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    /// The room of a whole file.
    pub const fn new() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }
}

/// The rows of one sheet, as far as they have arrived.
pub struct Rows<'a> {
    room: &'a mut Room,
    sheet: String,
    /// The row that cells arrive in, and its cells.
    current: (u32, Vec<CellValue>),
    done: BTreeMap<u32, Vec<CellValue>>,
}

impl<'a> Rows<'a> {
    /// No rows yet, of the sheet with this name.
    pub fn new(room: &'a mut Room, sheet: &str) -> Self {
        Self { room, sheet: sheet.to_owned(), current: (0, Vec::new()), done: BTreeMap::new() }
    }

    /// The place of a row, for an error.
    pub fn place(&self, row: u32) -> Place {
        Place { sheet: self.sheet.clone(), row: Some(row) }
    }

    /// The place that was reached, for an error.
    pub fn reached(&self) -> Place {
        let row = Some(self.current.0).filter(|row| *row > 0);
        Place { sheet: self.sheet.clone(), row }
    }

    /// Puts a value into a row by its number on the screen, and a column from 0.
    pub fn put(&mut self, row: u32, column: u32, value: CellValue) -> Result<(), ReadError> {
        if value == CellValue::Empty {
            return Ok(());
        }
        if row > MOST_ROWS || column >= MOST_COLUMNS {
            return Err(ReadError::TooMuch(self.place(row)));
        }
        if self.current.0 != row {
            self.turn_to(row);
        }
        let column = usize::try_from(column).unwrap_or_default();
        let added = (column + 1).saturating_sub(self.current.1.len());
        let text = match &value {
            CellValue::Text(text) | CellValue::Number(text) | CellValue::Error(text) => text.len(),
            CellValue::Empty
            | CellValue::Day(_)
            | CellValue::Truth(_)
            | CellValue::NotCalculated
            | CellValue::Picture => 0,
        };
        let left = (self.room.cells.checked_sub(added), self.room.text.checked_sub(text));
        let (Some(cells), Some(text)) = left else {
            return Err(ReadError::TooMuch(self.place(row)));
        };
        (self.room.cells, self.room.text) = (cells, text);
        let cells = &mut self.current.1;
        if added > 0 {
            cells.resize(column, CellValue::Empty);
            cells.push(value);
        } else if let Some(cell) = cells.get_mut(column) {
            *cell = value;
        }
        Ok(())
    }

    /// Puts the current row away and turns to another; cells of a row may come in several goes.
    fn turn_to(&mut self, row: u32) {
        let next = self.done.remove(&row).unwrap_or_default();
        let (last, cells) = mem::replace(&mut self.current, (row, next));
        if !cells.is_empty() {
            self.done.insert(last, cells);
        }
    }

    /// All rows that have anything, in order.
    pub fn finish(mut self, is_hidden: impl Fn(u32) -> bool) -> Vec<SheetRow> {
        self.turn_to(0);
        let row = |(number, cells)| SheetRow { number, is_hidden: is_hidden(number), cells };
        self.done.into_iter().map(row).collect()
    }
}
