//! A workbook as a file. The same workbook gives the same bytes.
//!
//! Every text becomes a text of the sheet: none is read as a formula, a number, a date or a link.

use office::export::book::{Book, Content, Paper, Sheet};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook,
    Worksheet, XlsxError,
};

/// The most UTF-16 units of a text in a cell.
const LONGEST: usize = 32_767;

/// The number format «@»: a text, whatever it looks like.
const TEXT: u8 = 49;

/// The number format «0.00»: a sum to the fen.
const MONEY: u8 = 2;

/// The widths that a column may have, in characters of a digit's width.
const WIDTHS: (u16, u16) = (6, 40);

/// The least width of a table on a paper, in the same characters: a narrower one would leave its
/// lines no room.
const PAPER_WIDTH: u16 = 84;

/// The heights of a row on a paper and of a line of text there, in points: somebody signs in a row.
const HEIGHTS: (u32, u32) = (26, 18);

/// The paper A4.
const A4: u8 = 9;

/// The file of a workbook.
///
/// # Errors
/// A sheet cannot hold all rows, or a name is not a valid name of a sheet.
pub fn workbook(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let made = ExcelDateTime::from_ymd(book.made.year(), book.made.month(), book.made.day())?;
    let mut file = Workbook::new();
    file.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for sheet in &book.sheets {
        write(sheet, file.add_worksheet())?;
    }
    file.save_to_buffer()
}

/// How the cells of a sheet look.
struct Formats {
    title: Format,
    line: Format,
    head: Format,
    text: Format,
    count: Format,
    money: Format,
}

impl Formats {
    fn of(paper: Paper) -> Self {
        // Formatted as a text, the number of an identity card stays a text when it is edited.
        let text = || Format::new().set_num_format_index(TEXT);
        let line = text().set_text_wrap().set_align(FormatAlign::VerticalCenter);
        let title = text().set_bold().set_font_size(14).set_align(FormatAlign::Center);
        let boxed = |format: Format| match paper {
            Paper::Screen => format,
            Paper::Signed | Paper::Posted => format
                .set_border(FormatBorder::Thin)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter),
        };
        Self {
            title,
            line,
            head: boxed(text().set_bold()),
            text: boxed(text()),
            count: boxed(Format::new().set_align(FormatAlign::Center)),
            money: boxed(Format::new().set_num_format_index(MONEY)),
        }
    }
}

fn write(sheet: &Sheet, to: &mut Worksheet) -> Result<(), XlsxError> {
    to.set_name(&sheet.name)?;
    let formats = Formats::of(sheet.paper);
    let [head, first_sums, last] = places(sheet)?;
    let columns = width_of(sheet)?;
    if let (Some(right), false) = (columns.checked_sub(1), sheet.rows.is_empty()) {
        // First, since these calls refuse a table that is too long before anything is written.
        let bottom = first_sums.saturating_sub(1);
        if sheet.paper == Paper::Screen {
            to.autofilter(head, 0, bottom, right)?;
            to.set_freeze_panes(head.saturating_add(1), 0)?;
        }
        to.ignore_error_range(head, 0, bottom, right, IgnoreError::NumberStoredAsText)?;
    }
    let widths = widths(sheet);
    let whole = widths.iter().copied().fold(0, u16::saturating_add);
    let line = Line { columns, whole, format: &formats.line };
    for (row, text) in (0..).zip(&sheet.above) {
        let format = if row == 0 { &formats.title } else { &formats.line };
        Line { format, ..line }.write(to, row, text)?;
    }
    for (row, contents) in (head..).zip(&sheet.rows) {
        write_row(to, row, contents, &formats, row == head)?;
    }
    if !sheet.sums.is_empty() {
        write_row(to, first_sums, &sheet.sums, &formats, false)?;
    }
    for (row, text) in (last..).zip(&sheet.below) {
        line.write(to, row, text)?;
    }
    for (column, width) in (0..).zip(widths) {
        to.set_column_width(column, width)?;
    }
    print(sheet, to, [head, last])
}

/// The row of the heads, the row under the table, and the row under the sums.
fn places(sheet: &Sheet) -> Result<[u32; 3], XlsxError> {
    let sums = usize::from(!sheet.sums.is_empty());
    let under = sheet.above.len().saturating_add(sheet.rows.len());
    let places = [sheet.above.len(), under, under.saturating_add(sums)];
    let place = |place: usize| u32::try_from(place).map_err(|_| XlsxError::RowColumnLimitError);
    Ok([place(places[0])?, place(places[1])?, place(places[2])?])
}

/// How many columns the sheet has.
fn width_of(sheet: &Sheet) -> Result<u16, XlsxError> {
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
    u16::try_from(columns).map_err(|_| XlsxError::RowColumnLimitError)
}

fn write_row(
    to: &mut Worksheet,
    row: u32,
    contents: &[Content],
    formats: &Formats,
    is_head: bool,
) -> Result<(), XlsxError> {
    for (column, content) in (0..).zip(contents) {
        let text = match content {
            Content::Text(text) if is_head => (text, &formats.head),
            Content::Text(text) => (text, &formats.text),
            Content::Count(count) => {
                to.write_number_with_format(row, column, *count, &formats.count)?;
                continue;
            }
            Content::Sum(sum) => {
                // The digits are the sum's own: a float gives them back to the fen.
                let yuan: f64 = sum.to_string().replace(',', "").parse().unwrap_or_default();
                to.write_number_with_format(row, column, yuan, &formats.money)?;
                continue;
            }
        };
        to.write_string_with_format(row, column, fitting(text.0), text.1)?;
    }
    Ok(())
}

/// How a line over the whole width of a table is written.
#[derive(Clone, Copy)]
struct Line<'f> {
    columns: u16,
    /// What the columns are wide together, in characters.
    whole: u16,
    format: &'f Format,
}

impl Line<'_> {
    /// Writes it, in a row that is as high as the text needs: no program does that by itself where
    /// cells are merged.
    fn write(self, to: &mut Worksheet, row: u32, text: &str) -> Result<(), XlsxError> {
        match self.columns.checked_sub(1) {
            Some(right) if right > 0 => {
                to.merge_range(row, 0, row, right, &fitting(text), self.format)?
            }
            _ => to.write_string_with_format(row, 0, fitting(text), self.format)?,
        };
        let lines = u32::from(width(text)).div_ceil(u32::from(self.whole.max(1)));
        to.set_row_height(row, lines.max(1).saturating_mul(HEIGHTS.1))?;
        Ok(())
    }
}

/// How the sheet is printed.
fn print(sheet: &Sheet, to: &mut Worksheet, [head, end]: [u32; 2]) -> Result<(), XlsxError> {
    if sheet.paper == Paper::Screen {
        return Ok(());
    }
    to.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    to.set_footer("&C第 &P 页，共 &N 页");
    to.set_repeat_rows(head, head)?;
    for row in head..end {
        to.set_row_height(row, HEIGHTS.0)?;
    }
    if sheet.paper == Paper::Signed {
        to.set_landscape();
    }
    Ok(())
}

/// The width of each column, by what stands in its boxes.
fn widths(sheet: &Sheet) -> Vec<u16> {
    let mut widths: Vec<u16> = Vec::new();
    for contents in sheet.rows.iter().chain([&sheet.sums]) {
        for (column, content) in contents.iter().enumerate() {
            let width = match content {
                Content::Text(text) => width(text),
                Content::Count(count) => width(&count.to_string()),
                Content::Sum(sum) => width(&format!("{sum}.00")),
            };
            match widths.get_mut(column) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    let mut widths: Vec<u16> =
        widths.into_iter().map(|width| width.clamp(WIDTHS.0, WIDTHS.1)).collect();
    let whole = widths.iter().copied().fold(0, u16::saturating_add);
    if sheet.paper != Paper::Screen {
        // What a paper has room for is shared out evenly.
        let missing = PAPER_WIDTH.saturating_sub(whole);
        let share = missing / u16::try_from(widths.len()).unwrap_or(u16::MAX).max(1);
        for width in &mut widths {
            *width = width.saturating_add(share);
        }
    }
    widths
}

/// A text as a workbook can hold it: ends of lines as line feeds, and none of the controls and
/// non-characters that nobody sees and no workbook can hold. All else stays as it is.
pub fn plain(text: &str) -> String {
    let keeps = |character: &char| match character {
        '\n' | '\t' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        character => !character.is_control(),
    };
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(keeps).collect()
}

/// A text as a cell can hold it. One that is too long is cut and ends in «…»; one that looks like
/// the format's own markup gets a space before it, for the library would write it as such.
fn fitting(text: &str) -> String {
    let text = plain(text);
    let markup = text.starts_with("<r>") && text.ends_with("</r>");
    let text = if markup { format!(" {text}") } else { text };
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
