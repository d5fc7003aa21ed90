//! Workbooks made by hand, part by part, to hold what no writer here would write.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// What the kinds of relations of a workbook begin with.
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A zip file of these parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An .xlsx of sheets, each a name, what stands within `<sheet …>`, and the whole part.
pub fn xlsx(sheets: &[(&str, &str, &str)], styles: &str, strings: &str) -> Vec<u8> {
    let (mut listed, mut related) = (String::new(), String::new());
    for (place, (name, marks, _)) in (1..).zip(sheets) {
        let sheet =
            format!("<sheet name=\"{name}\" sheetId=\"{place}\" r:id=\"r{place}\" {marks}/>");
        listed.push_str(&sheet);
        let relation = format!(
            "<Relationship Id=\"r{place}\" Type=\"{OFFICE}/worksheet\" \
             Target=\"worksheets/sheet{place}.xml\"/>"
        );
        related.push_str(&relation);
    }
    let workbook = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{listed}</sheets></workbook>"
    );
    let related = format!("<Relationships xmlns=\"{RELATIONS}\">{related}</Relationships>");
    let root = format!(
        "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"r\" \
         Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let names: Vec<String> =
        (1..=sheets.len()).map(|place| format!("xl/worksheets/sheet{place}.xml")).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        // Macros are never looked at, so that these bytes harm nobody.
        ("xl/vbaProject.bin", b"no macros"),
    ];
    if !strings.is_empty() {
        parts.push(("xl/sharedStrings.xml", strings.as_bytes()));
    }
    for (name, (_, _, part)) in names.iter().zip(sheets) {
        parts.push((name, part.as_bytes()));
    }
    zipped(&parts)
}

/// An .xlsx of one sheet with these rows, and what comes behind them.
pub fn rows(rows: &str, behind: &str) -> Vec<u8> {
    let part =
        format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{behind}</worksheet>");
    xlsx(&[("名册", "", &part)], STYLES, "")
}

/// Styles whose place is the id of the built-in format, up to 58; then 59 to 65 of formats that are
/// stored.
pub const STYLES: &str = include_str!("styles.xml");

/// An .ods with this content of its spreadsheet.
pub fn ods(spreadsheet: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" \
         xmlns:draw=\"d\"><office:body><office:spreadsheet>{spreadsheet}</office:spreadsheet>\
         </office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}
