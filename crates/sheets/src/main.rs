//! Makes a workbook of the officer's list, in a worker of its own: nothing of it is in the page.
//! `scripts/build-table` builds it, `crates/sheets/table.js` runs it.
//!
//! It holds the form of the file. It must not know the page or its records: a text of the table
//! comes in, bytes go out. What always holds: numbers of people are texts, and no cell is a
//! formula.

#[cfg(target_arch = "wasm32")]
mod workbook;

/// The bytes of the workbook of a table that [`office::roster::Table::written`] wrote.
///
/// # Errors
/// A word: `unreadable` where the text is no table, `too-long` where it has more rows than a sheet
/// can have, `not-made` where it cannot be made for another reason.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn workbook(written: &str) -> Result<Vec<u8>, String> {
    use rust_xlsxwriter::XlsxError::RowColumnLimitError;

    let table = written.parse().map_err(|_| "unreadable")?;
    workbook::workbook(&table).map_err(|error| match error {
        RowColumnLimitError => "too-long".to_owned(),
        _ => "not-made".to_owned(),
    })
}

/// The worker calls [`workbook`]; there is nothing else to run.
fn main() {}
