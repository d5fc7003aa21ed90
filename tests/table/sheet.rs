//! What another reader finds in a workbook.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

/// What another reader finds in the first sheet.
#[track_caller]
pub fn read(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    for name in &names {
        let formulas = book.worksheet_formula(name).unwrap();
        assert!(formulas.used_cells().next().is_none(), "{formulas:?}");
    }
    let range = book.worksheet_range(&names[0]).unwrap();
    assert!(range.start().is_none_or(|start| start == (0, 0)), "{:?}", range.start());
    range.rows().map(<[Data]>::to_vec).collect()
}
