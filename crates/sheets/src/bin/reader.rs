//! The worker that reads files: the door to [`sheets::reading`], without what understands them.
//! `scripts/build-table` builds it, `crates/sheets/worker.js` runs it.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// What stands in a file, as [`office::import::sheet::Workbook::packed`] packs it. The encoding of
/// a text is `utf-8`, `gb18030` or `utf-16`, or found where it is not given.
///
/// # Errors
/// A sentence that says what the file is, and what to do.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn answer(bytes: &[u8], encoding: Option<String>) -> Result<Vec<u8>, String> {
    use aid::vocabulary::Vocabulary;
    use office::import::sheet::Encoding;

    let encoding = encoding.and_then(|id| Encoding::from_id(&id));
    let book = sheets::reading::read(bytes, encoding).map_err(|error| error.to_string())?;
    book.packed().ok_or_else(|| "表格内容太多，放不下。请分成几个文件再导入。".to_owned())
}

/// One byte more than is read of a file: who has so many need not give the rest.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn enough() -> usize {
    sheets::reading::MOST_BYTES + 1
}

/// The worker calls the functions above; there is nothing else to run.
fn main() {}
