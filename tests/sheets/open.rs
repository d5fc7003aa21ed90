//! .ods, where the format leaves much to the writer.

use sheets::reading::{Other, Place, ReadError, read};

use super::cells::cases;
use super::parts::{ods, zipped};
use super::shown;

const TEXT: &str =
    "<table:table-cell office:value-type=\"string\"><text:p>张</text:p></table:table-cell>";

#[test]
fn cells_are_read_however_they_are_written() {
    for case in cases("ods") {
        let table = format!("<table:table table:name=\"表\">{}</table:table>", case.written);
        let book = read(&ods(&table), None);
        let book = book.unwrap_or_else(|error| panic!("{}: {error}", case.what));
        let expected = format!("Ods\n== 表\n{}", case.rows.join("\n"));
        assert_eq!(shown::shown(&book), expected, "{}", case.what);
    }
}

#[test]
fn cells_that_stand_for_many_are_bounded() {
    let empty = "<table:table-row table:number-rows-repeated=\"1048575\">\
                 <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let last = format!("<table:table-row>{TEXT}</table:table-row>");
    let bytes = ods(&format!("<table:table table:name=\"表\">{empty}{last}</table:table>"));
    let book = read(&bytes, None).unwrap();
    assert_eq!(shown::rows(&book.sheets[0]), ["1048576 张"]);

    let row = format!(
        "<table:table-row table:number-rows-repeated=\"4000000000\">{TEXT}</table:table-row>"
    );
    let place = |row| Place { sheet: "表".to_owned(), row: Some(row) };
    let error = read(&ods(&format!("<table:table table:name=\"表\">{row}</table:table>")), None);
    assert_eq!(error, Err(ReadError::TooMuch(place(1_048_577))));

    let cell = TEXT
        .replace("<table:table-cell", "<table:table-cell table:number-columns-repeated=\"1024\"");
    let row =
        format!("<table:table-row table:number-rows-repeated=\"1000000\">{cell}</table:table-row>");
    let error = read(&ods(&format!("<table:table table:name=\"表\">{row}</table:table>")), None);
    // 2,929 rows of 1,024 columns are just within three million cells.
    assert_eq!(error, Err(ReadError::TooMuch(place(2_930))));
}

#[test]
fn a_password_an_end_too_early_and_a_text_are_told() {
    let protected = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            b"<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
        ),
        ("content.xml", b"\x01\x02"),
    ]);
    assert_eq!(read(&protected, None), Err(ReadError::Protected));
    let place = Place { sheet: "表".to_owned(), row: Some(1) };
    let content = format!(
        "<office:document-content><office:spreadsheet/><table:table table:name=\"表\">\
         <table:table-row>{TEXT}{TEXT}"
    );
    let cut = zipped(&[("mimetype", b"a"), ("content.xml", content.as_bytes())]);
    assert_eq!(read(&cut, None), Err(ReadError::Damaged(Some(place))));
    let text = b"<office:document-content><office:text/></office:document-content>";
    let text = read(&zipped(&[("mimetype", b"a"), ("content.xml", text)]), None);
    assert_eq!(text, Err(ReadError::Other(Other::Document)));
}
