//! The worker's door to [`sheets`]: nothing of it is in the page. `scripts/build-table` builds it,
//! `crates/sheets/table.js` runs it.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The bytes of the workbook of a table that [`office::roster::Table::written`] wrote.
///
/// # Errors
/// A word: `unreadable` where the text is no table, `too-long` where it has more rows than a sheet
/// can have, `not-made` where it cannot be made for another reason.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn workbook(written: &str) -> Result<Vec<u8>, String> {
    use rust_xlsxwriter::XlsxError::RowColumnLimitError;

    let table = written.parse().map_err(|_| "unreadable")?;
    sheets::workbook::workbook(&table).map_err(|error| match error {
        RowColumnLimitError => "too-long".to_owned(),
        _ => "not-made".to_owned(),
    })
}

/// What stands in a file, as [`office::import::sheet::Workbook::packed`] packs it. The encoding of
/// a text is `utf-8`, `gb18030` or `utf-16`, or found where it is not given.
///
/// # Errors
/// A sentence that says what the file is, and what to do.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn read(bytes: &[u8], encoding: Option<String>) -> Result<Vec<u8>, String> {
    use aid::vocabulary::Vocabulary;
    use office::import::sheet::Encoding;

    let encoding = encoding.and_then(|id| Encoding::from_id(&id));
    let book = sheets::reading::read(bytes, encoding).map_err(|error| error.to_string())?;
    book.packed().ok_or_else(|| "表格内容太多，放不下。请分成几个文件再导入。".to_owned())
}

/// What a page asks about a file that [`read`] has packed, or a list that is kept: see
/// [`office::import::request`].
///
/// # Errors
/// A sentence that says what to do.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn answer(about: &[u8], asked: &str) -> Result<Vec<u8>, String> {
    sheets::importing::answer(about, asked).map(String::into_bytes)
}

/// One byte more than is read of a file: who has so many need not give the rest.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn enough() -> usize {
    sheets::reading::MOST_BYTES + 1
}

/// The worker calls the functions above; there is nothing else to run.
fn main() {}
