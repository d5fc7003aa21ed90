//! The worker that understands lists and makes workbooks: the door to [`sheets::importing`].
//! `scripts/build-table` builds it, `crates/sheets/worker.js` runs it.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// What a page asks about a file that the reader has packed, of lists that are kept or of
/// applications: see [`office::import::request`].
///
/// # Errors
/// A sentence that says what to do.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn answer(about: &[u8], asked: &str) -> Result<Vec<u8>, String> {
    sheets::importing::answer(about, asked)
}

/// The worker calls the function above; there is nothing else to run.
fn main() {}
