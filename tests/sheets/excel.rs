//! .xlsx and .xls, where the format leaves much to the writer.

use std::fmt::Write;
use std::time::{Duration, Instant};

use sheets::reading::{Place, ReadError, read};

use super::file;
use super::parts::{OFFICE, STYLES, rows, xlsx, zipped};
use super::shown;

/// The rows of the only sheet of a workbook.
#[track_caller]
fn lines(bytes: &[u8]) -> Vec<String> {
    let book = read(bytes, None).unwrap();
    assert_eq!(book.sheets.len(), 1);
    shown::rows(&book.sheets[0])
}

#[test]
fn a_number_is_a_day_where_its_format_says_so_and_nowhere_else() {
    // The number of 2012-03-01, in each format: the id of the built-in ones is their place.
    let days = (14..=17).chain([22]).chain(27..=36).chain(50..=58).chain(59..=61);
    let numbers = (0..=13).chain([46]).chain([37, 38, 39, 40, 48, 49]).chain(62..=65);
    let all = days.map(|style| (style, "@2012-03-01"));
    for (style, expected) in all.chain(numbers.map(|style| (style, "#40969"))) {
        let cell = format!("<row r=\"1\"><c r=\"A1\" s=\"{style}\"><v>40969</v></c></row>");
        assert_eq!(lines(&rows(&cell, "")), [format!("1 {expected}")], "style {style}");
    }
}

#[test]
fn cells_are_read_however_they_are_written() {
    let table = [
        (
            "no references",
            "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
            vec!["1 #1|#2", "2 #3"],
        ),
        (
            "a first row and column that are empty",
            r#"<row r="3"><c r="C3"><v>1</v></c></row>"#,
            vec!["3 ||#1"],
        ),
        (
            "hidden rows, without and with a number",
            r#"<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row hidden="true"><c><v>2</v></c></row>"#,
            vec!["2h #1", "3h #2"],
        ),
        (
            "texts in pieces, with a reading beside them",
            r#"<row><c t="inlineStr"><is><r><t>黄</t></r><r><t>骅</t></r><rPh sb="0" eb="1"><t>huang</t></rPh></is></c></row>"#,
            vec!["1 黄骅"],
        ),
        (
            "a formula without a result, of its own and shared",
            r#"<row><c><f>1+1</f></c><c><f t="shared" si="0" ref="B1:C1">A1</f><v/></c><c><f t="shared" si="0"/></c></row>"#,
            vec!["1 (not calculated)|(not calculated)|(not calculated)"],
        ),
        (
            "a formula with the empty text, and one with an error",
            r#"<row><c><v>1</v></c><c t="str"><f>""</f><v></v></c><c t="e"><f>NA()</f><v>#N/A</v></c></row>"#,
            vec!["1 #1||!#N/A"],
        ),
        (
            "a picture in a cell, as WPS writes it",
            r#"<row><c t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c></row>"#,
            vec!["1 (picture)"],
        ),
        (
            "days as texts",
            r#"<row><c t="d"><v>2012-03-01</v></c><c t="d"><v>2012-02-29T16:00:00.000Z</v></c></row>"#,
            vec!["1 @2012-03-01|#40968.666667"],
        ),
        (
            "characters by number",
            r#"<row><c t="str"><v>a&#x4E00;&amp;_x000D_</v></c></row>"#,
            vec!["1 a一&\r"],
        ),
        (
            "a number that is a damaged identity number",
            r#"<row><c><v>130922201405010230</v></c></row>"#,
            vec!["1 #130922201405010220"],
        ),
    ];
    for (what, cells, expected) in table {
        assert_eq!(lines(&rows(cells, "")), expected, "{what}");
    }
}

#[test]
fn prefixed_and_strict_parts_are_read_and_sizes_that_are_said_are_not_believed() {
    let part = r#"<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">
        <x:dimension ref="A1"/><x:sheetData><x:row r="2" hidden="1"><x:c r="B2" t="s"><x:v>0</x:v></x:c>
        </x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B2:D3"/></x:mergeCells></x:worksheet>"#;
    let strings = r#"<sst uniqueCount="1"><si><t> 张三 </t></si></sst>"#;
    let book = read(&xlsx(&[("表", "state=\"veryHidden\"", part)], STYLES, strings), None).unwrap();
    assert_eq!(shown::shown(&book), "Xlsx\n== 表 hidden\n2h |张三\nmerged 2-3, 1-3");
}

#[test]
fn a_value_under_merged_cells_is_handed_on() {
    let cells = r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>"#;
    let book = read(&rows(cells, "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"), None);
    assert_eq!(shown::shown(&book.unwrap()), "Xlsx\n== 名册\n1 #1|#2\nmerged 1-1, 0-1");
}

#[test]
fn pictures_without_a_cell_and_no_cells_are_told_apart() {
    let empty = rows("<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>", "");
    assert_eq!(read(&empty, None), Err(ReadError::NoCells));
    let root = format!(
        "<Relationships><Relationship Id=\"r\" Type=\"{OFFICE}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let picture = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", b"<workbook><sheets></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships></Relationships>"),
        ("xl/media/image1.png", b"\x89PNG"),
    ]);
    assert_eq!(read(&picture, None), Err(ReadError::OnlyPictures));
}

#[test]
fn empty_rows_to_the_end_and_cells_far_apart_cost_nothing() {
    let mut cells = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>".to_owned();
    for row in 2..=200_000 {
        write!(cells, "<row r=\"{row}\"><c r=\"A{row}\" s=\"14\"/></row>").unwrap();
    }
    cells += "<row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let started = Instant::now();
    let book = read(&rows(&cells, ""), None).unwrap();
    let found: Vec<(u32, usize)> =
        book.sheets[0].rows.iter().map(|row| (row.number, row.cells.len())).collect();
    assert_eq!(found, [(1, 1), (1_048_576, 16_384)]);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn absurd_sizes_are_refused_before_room_is_made() {
    let place = |row| Place { sheet: "名册".to_owned(), row };
    let wide: String = (1..=200)
        .map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>"))
        .collect();
    // 183 rows of 16,384 columns are just within three million cells.
    assert_eq!(read(&rows(&wide, ""), None), Err(ReadError::TooMuch(place(Some(184)))));
    let bomb = vec![b' '; 300 << 20];
    assert_eq!(read(&zipped(&[("a.xml", &bomb)]), None), Err(ReadError::Inflated));
    let lie = "<sst uniqueCount=\"99999999999\"><si><t>a</t></si></sst>";
    let lying = xlsx(&[("a", "", "<worksheet><sheetData/></worksheet>")], STYLES, lie);
    assert_eq!(read(&lying, None), Err(ReadError::Damaged(None)));
    let long = "长".repeat(10_000);
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let cells: String =
        (1..=9_000).map(|row| format!("<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>")).collect();
    let part = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let copied = read(&xlsx(&[("名册", "", &part)], STYLES, &strings), None);
    // 3,355 texts of 30,000 bytes are just within 96 MiB.
    assert_eq!(copied, Err(ReadError::TooMuch(place(Some(3_356)))));
}

/// The bytes with others in place of those that stand there once.
#[track_caller]
fn patched(mut bytes: Vec<u8>, old: &[u8], new: &[u8]) -> Vec<u8> {
    let places: Vec<usize> = bytes
        .windows(old.len())
        .enumerate()
        .filter(|(_, own)| *own == old)
        .map(|(at, _)| at)
        .collect();
    assert_eq!(places.len(), 1, "{old:x?}");
    bytes[places[0]..places[0] + new.len()].copy_from_slice(new);
    bytes
}

#[test]
fn an_xls_is_checked_before_it_is_read() {
    let whole = file("xlwt.xls");
    // Its first record becomes the one that says how it is enciphered.
    let protected = patched(whole.clone(), &[0xE1, 0, 2, 0], &[0x2F, 0]);
    assert_eq!(read(&protected, None), Err(ReadError::Protected));
    // The cell A4 moves to IV65536.
    let place = |row| Place { sheet: "第 1 张".to_owned(), row: Some(row) };
    let far = patched(
        whole.clone(),
        &[0xFD, 0, 10, 0, 3, 0, 0, 0],
        &[0xFD, 0, 10, 0, 0xFF, 0xFF, 0xFF, 0],
    );
    assert_eq!(read(&far, None), Err(ReadError::FarApart(place(7))));
    // The number of a cell is two bytes short.
    let short = patched(whole, &[0x7E, 2, 10, 0, 4, 0], &[0x7E, 2, 8, 0]);
    assert!(matches!(read(&short, None), Err(ReadError::Damaged(Some(_)))));
}
