//! .xlsx: the cells by calamine, one after another; what it has no mark of by the parts' own XML.

mod marks;
mod parts;

use std::io::Cursor;

use calamine::{DataRef, Reader, Sheet as Listed, SheetType, SheetVisible, Xlsx, XlsxError};
use office::import::sheet::{CellValue, Format, Sheet, Workbook};

use super::error::ReadError;
use super::merged::merged;
use super::package::Package;
use super::rows::{Room, Rows};
use super::value::{day, iso_day, number, shows_picture, text};
use marks::{Marks, marks};
use parts::{sheet_parts, strings_fit};

/// Reads a workbook.
pub fn read(bytes: &[u8], package: &mut Package) -> Result<Workbook, ReadError> {
    strings_fit(package)?;
    let parts = sheet_parts(package)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let is_1904 = book.has_1904_epoch();
    let (mut room, mut sheets) = (Room::new(), Vec::new());
    for listed in book.sheets_metadata().to_vec() {
        if listed.typ != SheetType::WorkSheet {
            continue;
        }
        let part = parts.iter().find(|(name, _)| *name == listed.name);
        let (_, part) = part.ok_or(ReadError::Damaged(None))?;
        let marks = marks(package, part, &listed.name)?;
        sheets.extend(sheet(&mut book, &listed, &marks, &mut room)?);
    }
    Ok(Workbook { format: Format::Xlsx, is_1904, sheets })
}

/// One sheet; none of a sheet of macros, which has another root than a sheet of cells.
fn sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    listed: &Listed,
    marks: &Marks,
    room: &mut Room,
) -> Result<Option<Sheet>, ReadError> {
    let is_1904 = book.has_1904_epoch();
    let mut rows = Rows::new(room, &listed.name);
    let merged = if marks.merged > 0 {
        let found = book.merge_cells_by_sheet_name(&listed.name);
        merged(found.map_err(|_| ReadError::Damaged(Some(rows.reached())))?)
    } else {
        Vec::new()
    };
    let mut cells = match book.worksheet_cells_reader(&listed.name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(_) => return Err(ReadError::Damaged(Some(rows.reached()))),
    };
    loop {
        let next = cells.next_cell_with_formula_metadata();
        let next = next.map_err(|_| ReadError::Damaged(Some(rows.reached())))?;
        let Some(cell) = next else { break };
        let (row, column) = cell.pos;
        let value = match (&cell.value, cell.formula) {
            (DataRef::Empty, Some(_)) => CellValue::NotCalculated,
            (_, Some(calamine::XlsxFormulaMetadata::Normal { formula }))
                if shows_picture(&formula) =>
            {
                CellValue::Picture
            }
            (value, _) => of(value, is_1904),
        };
        rows.put(row.saturating_add(1), column, value)?;
    }
    let rows = rows.finish(|row| marks.hidden.binary_search(&row).is_ok());
    let is_hidden = listed.visible != SheetVisible::Visible;
    Ok(Some(Sheet { name: listed.name.clone(), is_hidden, rows, merged }))
}

/// What a value of calamine is as a cell.
fn of(value: &DataRef, is_1904: bool) -> CellValue {
    match value {
        DataRef::Int(whole) => CellValue::Number(whole.to_string()),
        DataRef::Float(stored) => number(*stored),
        DataRef::String(stored) | DataRef::DurationIso(stored) => text(stored),
        DataRef::SharedString(stored) => text(stored),
        DataRef::Bool(truth) => CellValue::Truth(*truth),
        DataRef::DateTime(moment) if moment.is_duration() => number(moment.as_f64()),
        DataRef::DateTime(moment) => day(moment.as_f64(), is_1904),
        DataRef::DateTimeIso(stored) => iso_day(stored),
        DataRef::Error(error) => CellValue::Error(error.to_string()),
        DataRef::Empty => CellValue::Empty,
    }
}

#[allow(clippy::needless_pass_by_value)] // an error is handed on to be told
fn broken(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Protected,
        _ => ReadError::Damaged(None),
    }
}
