//! A workbook as the worker makes it, and what another reader finds in it.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use office::roster::Table;
use sheets::workbook::workbook;

/// The bytes as the worker makes them: of the text that the page hands over.
#[track_caller]
pub fn made(table: &Table) -> Vec<u8> {
    workbook(&table.written().parse().unwrap()).unwrap()
}

/// What another reader finds in the only sheet.
#[track_caller]
pub fn read(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 1, "{names:?}");
    let formulas = book.worksheet_formula(&names[0]).unwrap();
    assert!(formulas.used_cells().next().is_none(), "{formulas:?}");
    let range = book.worksheet_range(&names[0]).unwrap();
    assert!(range.start().is_none_or(|start| start == (0, 0)), "{:?}", range.start());
    range.rows().map(<[Data]>::to_vec).collect()
}
