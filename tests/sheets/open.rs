//! .ods, where the format leaves much to the writer.

use sheets::reading::{Place, ReadError, read};

use super::parts::{ods, zipped};
use super::shown;

const TEXT: &str =
    "<table:table-cell office:value-type=\"string\"><text:p>张</text:p></table:table-cell>";

#[test]
fn cells_are_read_however_they_are_written() {
    let table = [
        (
            "blanks between the elements",
            "<table:table-row>\n <table:table-cell office:value-type=\"float\" office:value=\"007.50\">\n <text:p>7,5</text:p>\n </table:table-cell>\n</table:table-row>",
            "1 #7.5",
        ),
        (
            "rows in groups, and a head",
            "<table:table-header-rows><table:table-row><table:table-cell office:value-type=\"string\"><text:p>姓名</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row-group><table:table-row><table:table-cell office:value-type=\"string\"><text:p>张&amp;三</text:p></table:table-cell></table:table-row></table:table-row-group>",
            "1 姓名\n2 张&三",
        ),
        (
            "a note and a picture",
            "<table:table-row><table:table-cell office:value-type=\"string\"><office:annotation><text:p>批注</text:p></office:annotation><text:p>张</text:p></table:table-cell><table:table-cell><draw:frame><draw:image/></draw:frame></table:table-cell></table:table-row>",
            "1 张|(picture)",
        ),
        (
            "an error, a part of a hundred, a time",
            "<table:table-row><table:table-cell office:value-type=\"string\" calcext:value-type=\"error\" table:formula=\"of:=NA()\" office:string-value=\"\"><text:p>#N/A</text:p></table:table-cell><table:table-cell office:value-type=\"percentage\" office:value=\"0.5\"/><table:table-cell office:value-type=\"time\"><text:p>10:30</text:p></table:table-cell></table:table-row>",
            "1 !#N/A|#0.5|10:30",
        ),
        (
            "a value under merged cells",
            "<table:table-row><table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"1\" office:value-type=\"string\"><text:p>a</text:p></table:table-cell><table:covered-table-cell office:value-type=\"string\"><text:p>b</text:p></table:covered-table-cell></table:table-row>",
            "1 a|b\nmerged 1-1, 0-1",
        ),
    ];
    for (what, rows, expected) in table {
        let bytes = ods(&format!("<table:table table:name=\"表\">{rows}</table:table>"));
        let book = read(&bytes, None).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(shown::shown(&book), format!("Ods\n== 表\n{expected}"), "{what}");
    }
}

#[test]
fn cells_that_stand_for_many_are_bounded() {
    let empty = "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let last = format!("<table:table-row>{TEXT}</table:table-row>");
    let bytes = ods(&format!("<table:table table:name=\"表\">{empty}{last}</table:table>"));
    let book = read(&bytes, None).unwrap();
    assert_eq!(shown::rows(&book.sheets[0]), ["1048576 张"]);

    let row = format!(
        "<table:table-row table:number-rows-repeated=\"4000000000\">{TEXT}</table:table-row>"
    );
    let place = |row| Some(Place { sheet: "表".to_owned(), row: Some(row) });
    let error = read(&ods(&format!("<table:table table:name=\"表\">{row}</table:table>")), None);
    assert_eq!(error, Err(ReadError::Damaged(place(1_048_576))));

    let cell = TEXT
        .replace("<table:table-cell", "<table:table-cell table:number-columns-repeated=\"1024\"");
    let row =
        format!("<table:table-row table:number-rows-repeated=\"1000000\">{cell}</table:table-row>");
    let error = read(&ods(&format!("<table:table table:name=\"表\">{row}</table:table>")), None);
    // 2,929 rows of 1,024 columns are just within three million cells.
    assert_eq!(error, Err(ReadError::TooMuch(place(2_930).unwrap())));
}

#[test]
fn a_password_and_an_end_too_early_are_told() {
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
        "<office:document-content><table:table table:name=\"表\"><table:table-row>{TEXT}{TEXT}"
    );
    let cut = zipped(&[("mimetype", b"a"), ("content.xml", content.as_bytes())]);
    assert_eq!(read(&cut, None), Err(ReadError::Damaged(Some(place))));
}
