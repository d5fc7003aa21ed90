//! The files that the writers made of the county, and what each of them cannot carry.

use std::fs;

use office::import::problem::Code as CellCode;
use office::import::sheet::Workbook;
use sheets::reading::read;

use super::planted::Planted;
use super::written::written;

/// A writer, and the errors of cells that a file of it does not have.
pub struct Writer {
    pub name: &'static str,
    pub lost: &'static [CellCode],
    file: Option<&'static str>,
}

/// The writers. `make` beside this has made the files.
pub const WRITERS: [Writer; 6] = [
    // What lies under merged cells is not written.
    Writer { name: "openpyxl", lost: &[CellCode::UnderMerge], file: Some("openpyxl.xlsx") },
    Writer { name: "SheetJS", lost: &[], file: Some("sheetjs.xlsx") },
    // A formula without a result is not written into this format.
    Writer { name: "SheetJS, old", lost: NO_FORMULA, file: Some("sheetjs.xls") },
    // It works out every formula.
    Writer { name: "LibreOffice", lost: NO_FORMULA, file: Some("libreoffice.ods") },
    Writer { name: "LibreOffice, old", lost: NO_FORMULA, file: Some("libreoffice.xls") },
    // It writes a result of every formula.
    Writer { name: "rust_xlsxwriter", lost: NO_FORMULA, file: None },
];

const NO_FORMULA: &[CellCode] = &[CellCode::NotCalculated];

impl Writer {
    /// The workbook, a sheet for each list.
    #[track_caller]
    pub fn book(&self, planted: &Planted) -> Workbook {
        let bytes = match self.file {
            Some(file) => fs::read(format!("tests/county/{file}")).unwrap(),
            None => written(&planted.county.tables),
        };
        read(&bytes, None).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }
}
