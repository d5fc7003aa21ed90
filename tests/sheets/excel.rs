//! .xlsx and .xls, where the format leaves much to the writer.

use std::fmt::Write;
use std::time::{Duration, Instant};

use aid::date::Date;
use sheets::reading::{Place, ReadError, read};

use super::cells::cases;
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
    for case in cases("xlsx") {
        assert_eq!(lines(&rows(&case.written, "")), case.rows, "{}", case.what);
    }
}

#[test]
fn prefixed_and_strict_parts_are_read_and_sizes_that_are_said_are_not_believed() {
    let part = r#"<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">
        <x:dimension ref="A1"/><x:sheetData>
        <x:row r="2" hidden="1"><x:c r="B2" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData>
        <x:mergeCells><x:mergeCell ref="B2:D3"/></x:mergeCells></x:worksheet>"#;
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
    let wide = (1..=200)
        .map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>"))
        .collect::<Vec<_>>()
        .concat();
    // 183 rows of 16,384 columns are just within three million cells.
    assert_eq!(read(&rows(&wide, ""), None), Err(ReadError::TooMuch(place(Some(184)))));
    let nested = rows(&"<a>".repeat(257), "");
    assert_eq!(read(&nested, None), Err(ReadError::Damaged(Some(place(None)))));
    let merged = rows("", &"<mergeCell ref=\"A1:B1\"/>".repeat(100_002));
    assert_eq!(read(&merged, None), Err(ReadError::TooMuch(place(None))));
    let bomb = vec![b' '; 300 << 20];
    assert_eq!(read(&zipped(&[("a.xml", &bomb)]), None), Err(ReadError::Inflated));
    let lie = "<sst uniqueCount=\"99999999999\"><si><t>a</t></si></sst>";
    let lying = xlsx(&[("a", "", "<worksheet><sheetData/></worksheet>")], STYLES, lie);
    assert_eq!(read(&lying, None), Err(ReadError::Damaged(None)));
    let long = "长".repeat(10_000);
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let cells = (1..=9_000)
        .map(|row| format!("<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>"))
        .collect::<Vec<_>>()
        .concat();
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
    assert_eq!(read(&far, None), Err(ReadError::FarApart(place(65_536))));
    // The number of a cell is two bytes short.
    let short = patched(whole, &[0x7E, 2, 10, 0, 4, 0], &[0x7E, 2, 8, 0]);
    assert!(matches!(read(&short, None), Err(ReadError::Damaged(Some(_)))));
}

#[test]
fn a_large_list_is_read_whole() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet();
    sheet.set_row_hidden(7).unwrap();
    for row in 0..10_000_u32 {
        sheet.write_string(row, 0, format!("学生{row}")).unwrap();
        sheet.write_string(row, 1, format!("13092220140501{:04}", row % 10_000)).unwrap();
        sheet.write_number_with_format(row, 2, 40_000 + row % 5_000, &day).unwrap();
        sheet.write_number(row, 19, 312.25).unwrap();
    }
    let found = lines(&book.save_to_buffer().unwrap());
    assert_eq!(found.len(), 10_000);
    let first: Date = "2009-07-06".parse().unwrap();
    for (row, line) in (0..).zip(found) {
        let mark = if row == 7 { "h" } else { "" };
        let day = first.plus_days(row % 5_000);
        let number = row + 1;
        let number_of_card = format!("13092220140501{:04}", row % 10_000);
        let blank = "|".repeat(17);
        let expected = format!("{number}{mark} 学生{row}|{number_of_card}|@{day}{blank}#312.25");
        assert_eq!(line, expected);
    }
}
