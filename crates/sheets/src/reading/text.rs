//! Texts with separators: in which encoding, with which separator, and the lines as they stand.

use csv::{ByteRecord, Position, Reader, ReaderBuilder};
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};
use office::import::sheet::{Encoding, Format, Sheet, Workbook};

use super::error::{Other, Place, ReadError};
use super::kind::markup;
use super::rows::{MOST_COLUMNS, Room, Rows};
use super::value;

/// What separates columns, the likelier first.
const SEPARATORS: [u8; 3] = *b",\t;";

/// How many rows are looked at for the separator.
const LOOKED_AT: usize = 50;

/// Reads a text, in an encoding that was chosen, or else in the one that fits.
pub fn read(bytes: &[u8], chosen: Option<Encoding>) -> Result<Workbook, ReadError> {
    let (encoding, text) = decoded(bytes, chosen)?;
    if let Some(other) = markup(&text) {
        return Err(ReadError::Other(other));
    }
    if text.chars().any(|character| matches!(character, '\0'..='\x08' | '\x0E'..='\x19')) {
        return Err(ReadError::Other(Other::Unknown));
    }
    // The end of a text, as DOS marked it.
    let text = text.strip_suffix('\x1A').unwrap_or(&text);
    // Lines of old Macintoshes end in what others only have before an end.
    let text = if text.contains('\n') { text.to_owned() } else { text.replace('\r', "\n") };
    let (named, rest) = named_separator(&text);
    let mut room = Room::new();
    let mut rows = Rows::new(&mut room, "");
    let mut lines = (1..).zip(text.lines());
    if let Some((number, _)) = lines.find(|(_, line)| is_too_wide(line, named)) {
        return Err(ReadError::TooMuch(rows.place(number)));
    }
    let separator = named.unwrap_or_else(|| likely_separator(rest));
    let mut records = records(rest, separator);
    let mut record = ByteRecord::new();
    let (mut last, mut has_lines) = (1, false);
    while records.read_byte_record(&mut record).map_err(|_| ReadError::Damaged(None))? {
        last = line(rest, record.position()).saturating_add(u32::from(named.is_some()));
        has_lines = record.iter().any(|field| field.contains(&b'\n'));
        for (column, field) in (0..).zip(&record) {
            rows.put(last, column, value::text(&String::from_utf8_lossy(field)))?;
        }
    }
    // A quotation mark that is never closed takes all lines up to the end into one cell.
    if has_lines && !text.matches('"').count().is_multiple_of(2) {
        return Err(ReadError::OpenQuote(rows.place(last)));
    }
    let sheet = Sheet {
        name: String::new(),
        is_hidden: false,
        rows: rows.finish(|_| false),
        merged: Vec::new(),
    };
    Ok(Workbook { format: Format::Text(encoding), is_1904: false, sheets: vec![sheet] })
}

/// The number of the line in which a record begins. Its position is that of the end of the record
/// before it: the rest of its line, and empty lines, may lie between.
fn line(text: &str, position: Option<&Position>) -> u32 {
    let Some(position) = position else { return 1 };
    let start = usize::try_from(position.byte()).unwrap_or_default();
    let between = text.as_bytes().iter().skip(start);
    let between = between.take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let ends = between.filter(|byte| **byte == b'\n').count();
    let ends = u64::try_from(ends).unwrap_or_default();
    u32::try_from(position.line().saturating_add(ends)).unwrap_or(u32::MAX)
}

/// The text that bytes are. Every text in UTF-8 that is not plain ASCII is hardly ever another.
fn decoded(bytes: &[u8], chosen: Option<Encoding>) -> Result<(Encoding, String), ReadError> {
    let marked = encoding_rs::Encoding::for_bom(bytes);
    let is_utf16 = marked.is_some_and(|(mark, _)| mark == UTF_16LE || mark == UTF_16BE);
    let encoding = chosen.unwrap_or_else(|| {
        if is_utf16 {
            Encoding::Utf16
        } else if marked.is_some()
            || UTF_8.decode_without_bom_handling_and_without_replacement(bytes).is_some()
        {
            Encoding::Utf8
        } else {
            Encoding::Gb18030
        }
    });
    let decoder = match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Gb18030 => GB18030,
        Encoding::Utf16 => marked.map_or(UTF_16LE, |(mark, _)| mark),
    };
    let (text, is_broken) = decoder.decode_with_bom_removal(bytes);
    if is_broken {
        let before = text.split('\u{FFFD}').next().unwrap_or_default();
        let row = before.matches('\n').count() + 1;
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let place = Place { sheet: String::new(), row: Some(row) };
        return Err(ReadError::Undecodable(encoding, place));
    }
    Ok((encoding, text.into_owned()))
}

/// Whether a line has more columns than a sheet can have: room would be made for all of them.
fn is_too_wide(line: &str, named: Option<u8>) -> bool {
    let is_separator = |byte: &u8| SEPARATORS.contains(byte) || Some(*byte) == named;
    let most = usize::try_from(MOST_COLUMNS).unwrap_or_default();
    line.len() > most && line.bytes().filter(is_separator).count() > most
}

/// The separator that the first line names, as Excel reads it: `sep=;`. And the text behind it.
fn named_separator(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = first.trim_end().strip_prefix("sep=").map(str::as_bytes);
    match named {
        Some([separator]) => (Some(*separator), rest),
        _ => (None, text),
    }
}

/// The separator by which most rows have equally many columns, and many.
fn likely_separator(text: &str) -> u8 {
    let columns = |separator: u8| {
        let widths = records(text, separator).into_byte_records();
        let mut widths: Vec<usize> =
            widths.take(LOOKED_AT).flatten().map(|record| record.len()).collect();
        widths.sort_unstable();
        let median = widths.get(widths.len() / 2).copied().unwrap_or_default();
        let equal = widths.iter().filter(|width| **width == median).count();
        if median > 1 { equal * (median - 1) } else { 0 }
    };
    let [comma, others @ ..] = SEPARATORS;
    others.into_iter().fold(
        comma,
        |best, other| {
            if columns(other) > columns(best) { other } else { best }
        },
    )
}

fn records(text: &str, separator: u8) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator);
    builder.from_reader(text.as_bytes())
}
