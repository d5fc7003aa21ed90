//! A table as a workbook of one sheet. The same table gives the same bytes.
//!
//! Every text becomes a text of the sheet: none is read as a formula, a number, a date or a link.

use aid::money::Yuan;
use office::roster::{Content, Table};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, IgnoreError, Workbook, XlsxError};

/// The most UTF-16 units of a text in a cell.
const LONGEST: usize = 32_767;

/// The number format «@»: a text, whatever it looks like.
const TEXT: u8 = 49;

/// The widths that a column may have, in characters of a digit's width.
const WIDTHS: (u16, u16) = (6, 40);

/// The workbook of a table.
///
/// # Errors
/// A sheet cannot hold all rows, or the title is not a valid name of a sheet.
pub fn workbook(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let made = ExcelDateTime::from_ymd(table.made.year(), table.made.month(), table.made.day())?;
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name(&table.title)?;
    // Formatted as a text, the number of an identity card stays a text when it is edited.
    let text = Format::new().set_num_format_index(TEXT);
    let head = text.clone().set_bold();
    if let Some((row, column)) = last(table)? {
        // First, since these calls refuse a table that is too long before anything is written.
        sheet.autofilter(0, 0, row, column)?;
        sheet.ignore_error_range(0, 0, row, column, IgnoreError::NumberStoredAsText)?;
        sheet.set_freeze_panes(1, 0)?;
    }
    let mut widths = Vec::new();
    for (row, contents) in (0..).zip(&table.rows) {
        for (column, content) in (0..).zip(contents) {
            let format = if row == 0 { &head } else { &text };
            let cell = match content {
                Content::Text(cell) => cell,
                Content::Count(count) => &count.to_string(),
                Content::Sum(sum) => &sum.to_string().replace(',', ""),
            };
            match number(content, cell) {
                Some(number) => sheet.write_number(row, column, number)?,
                None => sheet.write_string_with_format(row, column, fitting(cell), format)?,
            };
            let width = width(cell);
            match widths.get_mut(usize::from(column)) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, width.clamp(WIDTHS.0, WIDTHS.1))?;
    }
    book.save_to_buffer()
}

/// The last row and the last column; none of an empty table.
fn last(table: &Table) -> Result<Option<(u32, u16)>, XlsxError> {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    let (Some(row), Some(column)) = (table.rows.len().checked_sub(1), columns.checked_sub(1))
    else {
        return Ok(None);
    };
    let limit = |_| XlsxError::RowColumnLimitError;
    Ok(Some((u32::try_from(row).map_err(limit)?, u16::try_from(column).map_err(limit)?)))
}

/// The content of a cell as a number, where a float is exact: of money, whole yuan and quarters of
/// a yuan. Nothing is calculated with it.
fn number(content: &Content, text: &str) -> Option<f64> {
    let exact = match content {
        Content::Text(_) => false,
        Content::Count(_) => true,
        Content::Sum(sum) => sum.fen().is_multiple_of(25) && *sum < Yuan::whole(u32::MAX),
    };
    text.parse().ok().filter(|_| exact)
}

/// A text as a cell can hold it. One that is too long is cut and ends in «…»; one that looks like
/// the format's own markup gets a space before it, for the library would write it as such.
fn fitting(text: &str) -> String {
    let markup = text.starts_with("<r>") && text.ends_with("</r>");
    let text = if markup { format!(" {text}") } else { text.to_owned() };
    if text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let mut units = 1; // of the «…»
    let fits = |character: &char| {
        units += character.len_utf16();
        units <= LONGEST
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

/// The width of a text in digits, with a margin: a Chinese character is as wide as two digits.
fn width(text: &str) -> u16 {
    let halves = |line: &str| {
        let halves = line.chars().map(|character| if character.is_ascii() { 1_u16 } else { 2 });
        halves.fold(2, u16::saturating_add)
    };
    text.lines().map(halves).max().unwrap_or_default()
}
