//! The workbook of a table, read back by another reader: what stands in it, and what does not.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "store/chance.rs"]
mod chance;
#[path = "table/sheet.rs"]
mod sheet;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::time::Instant;

use aid::money::Yuan;
use calamine::Data;
use chance::Chance;
use office::export::book::{Book, Content, Paper, Sheet};
use sheet::read;
use sheets::workbook::{plain, workbook};
use zip::ZipArchive;

fn text(said: impl Into<String>) -> Content {
    Content::Text(said.into())
}

fn table(rows: Vec<Vec<Content>>) -> Book {
    let sheets = vec![Sheet::of("2026—2027 学年", rows)];
    Book { made: "2026-09-10".parse().unwrap(), sheets }
}

#[track_caller]
fn made(book: &Book) -> Vec<u8> {
    workbook(book).unwrap()
}

/// The parts of a workbook, by their names.
#[track_caller]
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |place| {
        let mut part = archive.by_index(place).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    let count = ZipArchive::new(Cursor::new(bytes)).unwrap().len();
    (0..count).map(read).collect()
}

/// That no part can compute, load or lead anywhere, and that no part is not known.
#[track_caller]
fn assert_still(bytes: &[u8]) {
    let parts = parts(bytes);
    let names: Vec<&str> = parts.keys().map(String::as_str).collect();
    let known = [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/theme/theme1.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    ];
    assert!(names.iter().all(|name| known.contains(name)), "{names:?}");
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    for tag in ["<f>", "<f ", "<hyperlink", "t=\"str\"", "r:id", "<drawing", "inlineStr"] {
        assert!(!sheet.contains(tag), "the sheet has {tag}");
    }
    for (name, part) in &parts {
        for word in ["TargetMode", "External", "<oleLink", "ddeLink", "<rPr", "<r>"] {
            assert!(!part.contains(word), "{name} has {word}");
        }
    }
}

/// What a box of a workbook may say of a text, by the rules that `plain` and `fitting` state.
fn expected(said: &str) -> String {
    let said = plain(said);
    let markup = said.starts_with("<r>") && said.ends_with("</r>");
    let said = if markup { format!(" {said}") } else { said };
    let units: Vec<u16> = said.encode_utf16().collect();
    if units.len() <= 32_767 {
        return said;
    }
    let mut cut = String::from_utf16_lossy(&units[..32_766]);
    if cut.ends_with('\u{fffd}') {
        cut.pop();
    }
    cut + "…"
}

/// Beginnings, ends and middles that have made trouble somewhere.
const PIECES: [&str; 52] = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "＝",
    "＋",
    "－",
    "＠",
    "'",
    "\"",
    ",",
    ";",
    "|",
    " ",
    "\u{3000}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\u{0}",
    "\u{1}",
    "\u{8}",
    "\u{b}",
    "\u{1d}",
    "\u{1e}",
    "\u{1f}",
    "\u{7f}",
    "\u{85}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{2028}",
    "_x0041_",
    "_x005F_",
    "_x000D_",
    "_x",
    "<r>",
    "</r>",
    "<t>",
    "]]>",
    "&amp;",
    "&#10;",
    "𠮷",
    "𰻝",
    "🙂",
    "阿依古丽·买买提",
    "007",
    "13092520140506005X",
    "6217001234567890123",
];

/// Whole texts that a spreadsheet would like to be something else.
const WHOLE: [&str; 34] = [
    "=1+1",
    "=cmd|'/c calc'!A1",
    "=HYPERLINK(\"http://a.example\",\"x\")",
    "+8613800138000",
    "-1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "{=1+1}",
    "=DDE(\"a\";\"b\";\"c\")",
    "http://a.example/?q=1",
    "https://a.example",
    "mailto:a@a.example",
    "ftp://a.example",
    "internal:Sheet1!A1",
    "external:c:\\a.xlsx",
    "file:///etc/a",
    "130925201405060033",
    "13092520140506005X",
    "000000000000000000",
    "0317-6221234",
    "6217001234567890123",
    "1E5",
    "1e308",
    "2026-09-10",
    "3/4",
    "1-2",
    "TRUE",
    "#N/A",
    "<r>",
    "<r></r>",
    "<r></si><si><t>a</t></si></r>",
    "<r><t>a</t></r>",
    "_x005F_x0041_",
];

fn character(code: usize) -> Option<char> {
    char::from_u32(u32::try_from(code).unwrap())
}

/// Texts of every kind, most of them hostile, ever the same ones.
fn hostile(count: usize) -> Vec<String> {
    let mut chance = Chance::new(4);
    let mut texts: Vec<String> = WHOLE.map(str::to_owned).to_vec();
    texts.extend(["x", "甲", "🙂", "=𠮷"].map(|one| one.repeat(32_767)));
    texts.extend((32_760..32_769).flat_map(|length| {
        [format!("<r>{}</r>", "1".repeat(length - 7)), "🙂".repeat(length / 2) + "甲"]
    }));
    while texts.len() < count {
        let digits = format!("{:018}", chance.next() % 1_000_000_000_000_000_000);
        let mut said = String::new();
        for _ in 0..=chance.below(6) {
            match chance.below(8) {
                0 => said.extend(digits.chars().take(1 + chance.below(18))),
                // Ideographs of the second and third plane, and any character at all.
                1 => said.extend(character(0x2_0000 + chance.below(0x1_3000))),
                2 => said.extend(character(chance.below(0x11_0000))),
                _ => said.push_str(PIECES[chance.below(PIECES.len())]),
            }
        }
        texts.push(said);
    }
    texts
}

#[test]
fn ten_thousand_hostile_texts_come_back_as_texts() {
    let texts = hostile(10_000);
    // The first column is never empty, so that every row is there.
    let rows = texts.iter().map(|one| vec![text("x"), text(one.as_str())]).collect();
    let bytes = made(&table(rows));
    let found = read(&bytes);
    assert_eq!(found.len(), texts.len());
    for (said, row) in texts.iter().zip(&found) {
        match (&row[1], expected(said)) {
            (Data::Empty, nothing) => assert_eq!(nothing, "", "{said:?}"),
            (Data::String(found), expected) => assert!(*found == expected, "{said:?}: {found:?}"),
            (other, _) => panic!("{said:?} became {other:?}"),
        }
    }
    assert_still(&bytes);
}

#[test]
fn texts_that_need_no_rule_come_back_as_they_are() {
    for said in WHOLE.into_iter().chain(["", " 甲 ", "\n甲\n", "a\tb", "\u{202e}甲"]) {
        let changed = said.contains('\r') || (said.starts_with("<r>") && said.ends_with("</r>"));
        assert_eq!(expected(said) == said, !changed, "{said:?}");
    }
}

#[test]
fn identifiers_stay_whole_and_only_numbers_are_numbers() {
    let identifiers = ["13092520140506005X", "000123", "6217001234567890123", "13800138000"];
    let mut row: Vec<Content> = identifiers.map(text).to_vec();
    row.extend([0, 1250, u32::MAX].map(Content::Count));
    // Also of five fen, which a float only comes near to: the digits are the sum's own.
    let sums = [0, 5, 25, 112_500, 56_250, 56_225, 56_233, 1_234_567_890_123_456];
    row.extend(sums.map(|fen| Content::Sum(Yuan::from_fen(fen))));
    let bytes = made(&table(vec![row.iter().map(|_| text("头")).collect(), row]));
    let found = read(&bytes);
    let texts = identifiers.map(|one| Data::String(one.to_owned()));
    assert_eq!(found[1][..4], texts);
    let number = |one: &str| Data::Float(one.parse().unwrap());
    assert_eq!(found[1][4..7], ["0", "1250", "4294967295"].map(number));
    let sums = [
        number("0"),
        number("0.05"),
        number("0.25"),
        number("1125"),
        number("562.5"),
        number("562.25"),
        number("562.33"),
        number("12345678901234.56"),
    ];
    assert_eq!(found[1][7..], sums);
    let parts = parts(&bytes);
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    for written in [
        "<v>562.5</v>",
        "<v>0.05</v>",
        "<v>562.33</v>",
        "<v>12345678901234.56</v>",
        "<v>4294967295</v>",
        "state=\"frozen\"",
        "<autoFilter",
    ] {
        assert!(sheet.contains(written), "no {written} in {sheet}");
    }
    // 49 is the format «@»: what is edited by hand stays a text too.
    assert_eq!(parts["xl/styles.xml"].matches("numFmtId=\"49\"").count(), 2);
}

#[test]
fn the_same_table_gives_the_same_bytes_and_its_own_day() {
    let rows = || hostile(500).into_iter().map(|one| vec![text(one)]).collect();
    let bytes = made(&table(rows()));
    assert_eq!(bytes, made(&table(rows())));
    let parts = parts(&bytes);
    let core = &parts["docProps/core.xml"];
    assert_eq!(core.matches("2026-09-10T00:00:00Z").count(), 2, "{core}");
    assert!(parts["xl/workbook.xml"].contains("name=\"2026—2027 学年\""));
}

#[test]
fn an_empty_table_and_one_of_heads_only_are_workbooks_too() {
    for rows in [vec![], vec![vec![]], vec![vec![text("序号"), text("姓名")]]] {
        let heads = rows.first().map_or(0, Vec::len);
        let bytes = made(&table(rows));
        assert_eq!(read(&bytes).first().map_or(0, Vec::len), heads);
        assert_still(&bytes);
    }
}

#[test]
fn what_no_sheet_can_hold_is_refused() {
    use rust_xlsxwriter::XlsxError;

    let rows = |count: usize| table(vec![vec![Content::Count(1)]; count]);
    assert!(matches!(workbook(&rows(1_048_577)), Err(XlsxError::RowColumnLimitError)));
    let wide = table(vec![vec![Content::Count(1); 16_385]]);
    assert!(matches!(workbook(&wide), Err(XlsxError::RowColumnLimitError)));
    for title in ["", "2026/27", "三十二个字的名字三十二个字的名字三十二个字的名字三十二个字的名字"]
    {
        let mut named = rows(1);
        named.sheets[0].name = title.to_owned();
        assert!(workbook(&named).is_err(), "{title}");
    }
}

#[test]
fn ten_thousand_rows_are_made_while_somebody_waits() {
    let row = |number: u32| -> Vec<Content> {
        let texts = (0..19).map(|column| text(format!("学生{number}的第{column}栏")));
        let numbers = (0..3).map(|column| Content::Sum(Yuan::whole(number * column)));
        texts.chain(numbers).collect()
    };
    let table = table((0..10_000).map(row).collect());
    let start = Instant::now();
    let bytes = workbook(&table).unwrap();
    println!("10,000 rows of 22 columns: {} bytes in {:?}", bytes.len(), start.elapsed());
    assert_eq!(read(&bytes).len(), 10_000);
}

#[test]
fn a_list_to_be_signed_has_its_title_its_sums_and_its_lines_and_is_printed_across() {
    let rows =
        vec![vec![text("姓名"), text("金额")], vec![text("甲"), Content::Sum(Yuan::whole(625))]];
    let sheet = Sheet {
        above: vec!["花名册".to_owned(), "学校：=1+1".to_owned()],
        sums: vec![text("合计"), Content::Sum(Yuan::whole(625))],
        below: vec!["大写：陆佰贰拾伍元整".to_owned()],
        paper: Paper::Signed,
        ..Sheet::of("花名册", rows)
    };
    let book = Book {
        sheets: vec![sheet.clone(), Sheet { name: "第二页".to_owned(), ..sheet }],
        ..table(vec![])
    };
    let bytes = made(&book);
    let said = |one: &str| Data::String(one.to_owned());
    let sum = || Data::Float(625.0);
    let expected = [
        vec![said("花名册"), Data::Empty],
        vec![said("学校：=1+1"), Data::Empty],
        vec![said("姓名"), said("金额")],
        vec![said("甲"), sum()],
        vec![said("合计"), sum()],
        vec![said("大写：陆佰贰拾伍元整"), Data::Empty],
    ];
    assert_eq!(read(&bytes), expected);
    let parts = parts(&bytes);
    for name in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let sheet = &parts[name];
        for written in ["orientation=\"landscape\"", "paperSize=\"9\"", "fitToHeight=\"0\""] {
            assert!(sheet.contains(written), "no {written} in {sheet}");
        }
        assert!(!sheet.contains("<f>") && !sheet.contains("<autoFilter"), "{sheet}");
    }
    // The heads stand on every sheet of paper: the third row, where two lines are above them.
    assert!(parts["xl/workbook.xml"].contains("$3:$3"), "{}", parts["xl/workbook.xml"]);
}
