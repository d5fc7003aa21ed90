//! Files of tables that others wrote, as they stand on the screen; and files that nobody should
//! have written.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "sheets/cells.rs"]
mod cells;
#[path = "store/chance.rs"]
mod chance;
#[path = "sheets/excel.rs"]
mod excel;
#[path = "sheets/files.rs"]
mod files;
#[path = "sheets/malformed.rs"]
mod malformed;
#[path = "sheets/open.rs"]
mod open;
#[path = "sheets/parts.rs"]
mod parts;
#[path = "sheets/separated.rs"]
mod separated;
#[path = "sheets/shown.rs"]
mod shown;

use std::fs;

use office::import::sheet::Workbook;
use sheets::reading::{Other, ReadError, read};

/// A file beside this one.
#[track_caller]
fn file(name: &str) -> Vec<u8> {
    fs::read(format!("tests/sheets/{name}")).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn files_of_other_programs_are_read_as_they_stand() {
    for (name, expected) in files::FILES {
        let book = read(&file(name), None).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(shown::shown(&book), expected, "{name}");
        let packed = book.packed().unwrap();
        assert_eq!(Workbook::unpacked(&packed), Some(book), "{name}");
    }
}

#[test]
fn what_is_no_table_is_told_with_what_to_do() {
    let of_other = |other| ReadError::Other(other);
    let rows = [
        (file("protected.xlsx"), ReadError::Protected),
        (file("page.xls"), of_other(Other::Html)),
        (file("xml2003.xls"), of_other(Other::Xml2003)),
        (file("sheetjs.xlsb"), of_other(Other::BinaryWorkbook)),
        (file("biff2.xls"), of_other(Other::AncientWorkbook)),
        (file("flat.fods"), of_other(Other::Xml)),
        (Vec::new(), ReadError::Empty),
        (b"\n\n".to_vec(), ReadError::NoCells),
        (b"%PDF-1.7".to_vec(), of_other(Other::Pdf)),
        (b"\x89PNG\r\n\x1A\n".to_vec(), of_other(Other::Picture)),
        (b"{\\rtf1".to_vec(), of_other(Other::Document)),
        (b"Rar!\x1A\x07".to_vec(), of_other(Other::Archive)),
        (b"\x7FELF\x02\x01\x01\x00\x00".to_vec(), of_other(Other::Unknown)),
        (parts::zipped(&[("a.txt", b"a")]), of_other(Other::Archive)),
        (parts::zipped(&[("word/document.xml", b"<w/>")]), of_other(Other::Document)),
        (vec![0; (32 << 20) + 1], ReadError::TooLarge),
    ];
    for (bytes, expected) in rows {
        let error = read(&bytes, None).unwrap_err();
        assert_eq!(error, expected);
        // What it is, and what to do: two sentences at least.
        assert!(error.to_string().matches('。').count() >= 2, "{error}");
    }
}
