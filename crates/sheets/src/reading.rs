//! Bytes of a file of tables, as they stand on the screen. By the bytes, never by the name.
//!
//! ```text
//! kind      what a file is, by its first bytes
//! package   a zip file, all of which was inflated once to know its size
//! xlsx      cells by calamine; hidden rows by the sheet's XML
//! ods       events of XML
//! xls       records that were checked, then calamine
//! text      texts with separators, in the encoding that fits
//! records   their rows, and by what their columns are separated
//! rows      the rows as cells arrive, within what a file may hold
//! value     numbers, days
//! merged    merged cells
//! error     why a file is not read
//! ```

mod error;
mod kind;
mod merged;
mod ods;
mod package;
pub mod records;
mod rows;
mod text;
mod value;
mod xls;
mod xlsx;

use std::panic::catch_unwind;

use office::import::sheet::{Encoding, Workbook};

pub use error::{Other, Place, ReadError};
use kind::{Kind, kind};
use package::Package;

/// The most bytes of a file that is read.
pub const MOST_BYTES: usize = 32 << 20;

/// Reads a file; a text in the encoding that is given, or else in the one that fits.
///
/// # Errors
/// What the file is, and what to do.
pub fn read(bytes: &[u8], encoding: Option<Encoding>) -> Result<Workbook, ReadError> {
    // The readers of others may stop at a file that nobody wrote. In the browser that ends the
    // worker, and its door tells the same.
    let read = catch_unwind(|| read_kind(bytes, encoding));
    let (book, has_pictures) = read.unwrap_or(Err(ReadError::Damaged(None)))?;
    if book.sheets.iter().any(|sheet| !sheet.rows.is_empty()) {
        return Ok(book);
    }
    Err(if has_pictures { ReadError::OnlyPictures } else { ReadError::NoCells })
}

/// The workbook, and whether pictures lie beside its cells.
fn read_kind(bytes: &[u8], encoding: Option<Encoding>) -> Result<(Workbook, bool), ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge);
    }
    match kind(bytes)? {
        Kind::Text => Ok((text::read(bytes, encoding)?, false)),
        Kind::Container => Ok((xls::read(bytes)?, false)),
        Kind::Zip => {
            let mut package = Package::open(bytes)?;
            let has_pictures = package.has_within("xl/media/") || package.has_within("Pictures/");
            Ok((zipped(bytes, &mut package)?, has_pictures))
        }
    }
}

/// The workbook in a zip file.
fn zipped(bytes: &[u8], package: &mut Package) -> Result<Workbook, ReadError> {
    if package.has("content.xml") && package.has("mimetype") {
        return ods::read(package);
    }
    if package.has("xl/workbook.bin") {
        return Err(ReadError::Other(Other::BinaryWorkbook));
    }
    if package.has_within("word/") || package.has_within("ppt/") {
        return Err(ReadError::Other(Other::Document));
    }
    if package.has("[Content_Types].xml") && package.has("_rels/.rels") {
        return xlsx::read(bytes, package);
    }
    Err(ReadError::Other(Other::Archive))
}
