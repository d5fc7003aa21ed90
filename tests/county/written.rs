//! The county as `rust_xlsxwriter` writes it.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use serde_json::Value;

use super::table::Table;

/// A workbook with a sheet for each list.
pub fn written(tables: &[Table]) -> Vec<u8> {
    let mut book = Workbook::new();
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(table.name).unwrap();
        for (first, last, left, right) in &table.merged {
            sheet.merge_range(first - 1, *left, last - 1, *right, "", &Format::new()).unwrap();
        }
        for (row, cells) in (0..).zip(&table.rows) {
            for (column, cell) in (0..).zip(cells) {
                write(sheet, (row, column), cell);
            }
        }
        for row in &table.hidden {
            sheet.set_row_hidden(row - 1).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn write(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Value) {
    let digits = cell.as_str().and_then(|text| text.strip_prefix('@'));
    let number = digits.and_then(|digits| digits.parse().ok()).or_else(|| cell.as_f64());
    if let Some(number) = number {
        sheet.write_number(row, column, number).unwrap();
    } else if let Some(text) = cell.as_str() {
        sheet.write_string(row, column, text).unwrap();
    } else if let Some(day) = cell.get("day") {
        let day = ExcelDateTime::parse_from_str(day.as_str().unwrap()).unwrap();
        let format = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_datetime_with_format(row, column, day, &format).unwrap();
    } else if let Some(error) = cell.get("error") {
        let formula = Formula::new("NA()").set_result(error.as_str().unwrap());
        sheet.write_formula(row, column, formula).unwrap();
    } else if let Some(formula) = cell.get("formula") {
        let formula = Formula::new(formula.as_str().unwrap()).set_result("1班");
        sheet.write_formula(row, column, formula).unwrap();
    }
}
