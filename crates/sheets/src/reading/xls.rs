//! .xls: the cells by calamine, out of a stream of records that was checked and emptied of all that
//! is not needed, macros and formulas among it.

mod records;

use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};
use cfb::{CompoundFile, Version};
use office::import::sheet::{CellValue, Format, Sheet, Workbook};

use super::error::{Other, ReadError};
use super::merged::merged;
use super::rows::{Room, Rows};
use super::value::{day, iso_day, number, text};
use records::{Marks, checked};

/// The names that the stream of a workbook has had.
const WORKBOOK: [&str; 2] = ["/Workbook", "/Book"];

/// The bytes of a sector, and the sectors of which one keeps account.
const SECTOR: usize = 512;
const ACCOUNTS: usize = 128;

/// Reads a workbook out of its container.
pub fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    let mut stream = stream(bytes)?;
    let marks = checked(&mut stream)?;
    let bytes = contained(&stream).ok_or(ReadError::Damaged(None))?;
    drop(stream);
    let mut book = Xls::new(Cursor::new(bytes)).map_err(broken)?;
    let (mut room, mut sheets) = (Room::new(), Vec::new());
    for (listed, marks) in book.sheets_metadata().to_vec().into_iter().zip(marks) {
        if listed.typ != SheetType::WorkSheet {
            continue;
        }
        let is_hidden = listed.visible != SheetVisible::Visible;
        sheets.push(sheet(&mut book, listed.name, is_hidden, &marks, &mut room)?);
    }
    Ok(Workbook { format: Format::Xls, is_1904: book.has_1904_epoch(), sheets })
}

/// The stream of the workbook in a container, if it is one and no password keeps it.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    // Some writers keep accounts of sectors that the file does not have; the container's reader
    // wants them there. One sector of accounts is of this many.
    let sectors = bytes.len().div_ceil(SECTOR).next_multiple_of(ACCOUNTS) + 1;
    let mut padded = bytes.to_vec();
    padded.resize(sectors * SECTOR, 0);
    let container = CompoundFile::open(Cursor::new(padded));
    let mut container = container.map_err(|_| ReadError::Damaged(None))?;
    let Some(name) = WORKBOOK.into_iter().find(|name| container.is_stream(name)) else {
        return Err(if container.is_stream("/EncryptedPackage") {
            ReadError::Protected
        } else {
            ReadError::Other(Other::Document)
        });
    };
    let mut stream = Vec::new();
    let opened = container.open_stream(name);
    // No stream is longer than its file, whatever it says.
    let most = u64::try_from(bytes.len()).unwrap_or_default();
    let read = opened.and_then(|opened| opened.take(most).read_to_end(&mut stream));
    read.map_err(|_| ReadError::Damaged(None)).map(|_| stream)
}

/// A new container with nothing but the stream.
fn contained(stream: &[u8]) -> Option<Vec<u8>> {
    // Calamine wants a small stream in the other version, which is the default.
    let bytes = Cursor::new(Vec::new());
    let mut container = CompoundFile::create_with_version(Version::V3, bytes).ok()?;
    container.create_stream("/Workbook").ok()?.write_all(stream).ok()?;
    container.flush().ok()?;
    Some(container.into_inner().into_inner())
}

/// One sheet.
fn sheet(
    book: &mut Xls<Cursor<Vec<u8>>>,
    name: String,
    is_hidden: bool,
    marks: &Marks,
    room: &mut Room,
) -> Result<Sheet, ReadError> {
    let is_1904 = book.has_1904_epoch();
    let mut rows = Rows::new(room, &name);
    let cells = book.worksheet_range(&name).map_err(broken)?;
    let (first_row, first_column) = cells.start().unwrap_or_default();
    for (row, column, value) in cells.used_cells() {
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(first_row);
        let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(first_column);
        rows.put(row.saturating_add(1), column, of(value, is_1904))?;
    }
    for (row, column) in &marks.not_calculated {
        rows.put(*row, *column, CellValue::NotCalculated)?;
    }
    let rows = rows.finish(|row| marks.hidden.binary_search(&row).is_ok());
    let found = book.merge_cells_by_sheet_name(&name).map_err(broken)?;
    Ok(Sheet { name, is_hidden, rows, merged: merged(found) })
}

/// What a value of calamine is as a cell.
fn of(value: &Data, is_1904: bool) -> CellValue {
    match value {
        Data::Int(whole) => CellValue::Number(whole.to_string()),
        Data::Float(stored) => number(*stored),
        Data::String(stored) | Data::DurationIso(stored) => text(stored),
        Data::Bool(truth) => CellValue::Truth(*truth),
        Data::DateTime(moment) if moment.is_duration() => number(moment.as_f64()),
        Data::DateTime(moment) => day(moment.as_f64(), is_1904),
        Data::DateTimeIso(stored) => iso_day(stored),
        Data::Error(error) => CellValue::Error(error.to_string()),
        Data::Empty => CellValue::Empty,
    }
}

#[allow(clippy::needless_pass_by_value)] // an error is handed on to be told
fn broken(error: XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::Protected,
        _ => ReadError::Damaged(None),
    }
}
