//! A file as lines of text, to compare with lines written by hand.

use office::import::sheet::{CellValue, Sheet, SheetRow, Workbook};

/// A line for the file, each sheet, each row, and the merged cells of a sheet.
pub fn shown(book: &Workbook) -> String {
    let mut lines = vec![format!("{:?}{}", book.format, if book.is_1904 { " 1904" } else { "" })];
    for sheet in &book.sheets {
        lines.push(format!("== {}{}", sheet.name, if sheet.is_hidden { " hidden" } else { "" }));
        lines.extend(rows(sheet));
        for merged in &sheet.merged {
            let ((first, last), (left, right)) = (merged.rows, merged.columns);
            lines.push(format!("merged {first}-{last}, {left}-{right}"));
        }
    }
    lines.join("\n")
}

/// A line for each row: its number, an `h` where it is hidden, its cells.
pub fn rows(sheet: &Sheet) -> Vec<String> {
    let row = |row: &SheetRow| {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        format!("{}{} {}", row.number, if row.is_hidden { "h" } else { "" }, cells.join("|"))
    };
    sheet.rows.iter().map(row).collect()
}

fn cell(value: &CellValue) -> String {
    match value {
        CellValue::Empty => String::new(),
        CellValue::Text(text) => text.replace('\n', "⏎").replace('\t', "⇥"),
        CellValue::Number(number) => format!("#{number}"),
        CellValue::Day(day) => format!("@{day}"),
        CellValue::Truth(truth) => format!("?{truth}"),
        CellValue::Error(error) => format!("!{error}"),
        CellValue::NotCalculated => "(not calculated)".to_owned(),
        CellValue::Picture => "(picture)".to_owned(),
    }
}
