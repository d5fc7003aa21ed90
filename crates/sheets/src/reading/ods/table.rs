//! One table of an .ods: its rows, however they are grouped.

use office::import::sheet::{CellValue, Merged, Sheet};
use quick_xml::events::{BytesStart, Event};

use super::cell::cell;
use crate::reading::error::ReadError;
use crate::reading::package::{Part, attribute};
use crate::reading::rows::{MOST_MERGED, Room, Rows};

/// Where the reader is in a table.
struct Reached {
    /// The number of the current row on the screen.
    row: u32,
    /// How many rows the current one stands for.
    repeated: u32,
    /// The column that comes next, from 0.
    column: u32,
}

impl Reached {
    /// Turns to the row that begins with this element.
    fn turn(&mut self, row: &BytesStart) {
        self.row = self.row.saturating_add(self.repeated);
        self.repeated = count(row, "number-rows-repeated");
        self.column = 0;
    }
}

/// Reads a table up to its end.
pub fn table(
    part: &mut Part,
    name: String,
    is_hidden: bool,
    room: &mut Room,
) -> Result<Sheet, ReadError> {
    let mut rows = Rows::new(room, &name);
    let mut reached = Reached { row: 0, repeated: 1, column: 0 };
    let (mut hidden, mut merged) = (Vec::new(), Vec::new());
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = part.read_event_into(&mut buffer);
        let event = event.map_err(|_| ReadError::Damaged(Some(rows.reached())))?;
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "table-row" => {
                    reached.turn(&element);
                    if attribute(&element, "visibility").is_some_and(|said| said != "visible") {
                        hidden.push((reached.row, reached.row.saturating_add(reached.repeated)));
                    }
                }
                "table-cell" | "covered-table-cell" => {
                    let repeated = count(&element, "number-columns-repeated");
                    merged.extend(spanned(&element, &reached));
                    if merged.len() > MOST_MERGED {
                        return Err(ReadError::TooMuch(rows.reached()));
                    }
                    let element = element.into_owned();
                    let value = cell(part, &element);
                    let value = value.ok_or_else(|| ReadError::Damaged(Some(rows.reached())))?;
                    put(&mut rows, &reached, repeated, &value)?;
                    reached.column = reached.column.saturating_add(repeated);
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "table" => break,
            Event::Eof => return Err(ReadError::Damaged(Some(rows.reached()))),
            _ => {}
        }
    }
    // The spans are in order and do not overlap.
    let is_row_hidden = |row: u32| {
        let before = hidden.partition_point(|(first, _): &(u32, u32)| *first <= row);
        let span = before.checked_sub(1).and_then(|place| hidden.get(place));
        span.is_some_and(|(_, after)| row < *after)
    };
    let rows = rows.finish(is_row_hidden);
    Ok(Sheet { name, is_hidden, rows, merged })
}

/// How often a cell or a row stands there: once, or as often as it says.
fn count(element: &BytesStart, name: &str) -> u32 {
    attribute(element, name).and_then(|said| said.parse().ok()).map_or(1, |said: u32| said.max(1))
}

/// The cells that are one with this one.
fn spanned(element: &BytesStart, reached: &Reached) -> Option<Merged> {
    let (rows, columns) =
        (count(element, "number-rows-spanned"), count(element, "number-columns-spanned"));
    let column = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
    (rows > 1 || columns > 1).then(|| Merged {
        rows: (reached.row, reached.row.saturating_add(rows.saturating_sub(1))),
        columns: (
            column(reached.column),
            column(reached.column.saturating_add(columns.saturating_sub(1))),
        ),
    })
}

/// Puts a value into all the cells that it stands for.
fn put(
    rows: &mut Rows,
    reached: &Reached,
    repeated: u32,
    value: &CellValue,
) -> Result<(), ReadError> {
    if *value == CellValue::Empty {
        return Ok(());
    }
    for row in reached.row..reached.row.saturating_add(reached.repeated) {
        for column in reached.column..reached.column.saturating_add(repeated) {
            rows.put(row, column, value.clone())?;
        }
    }
    Ok(())
}
