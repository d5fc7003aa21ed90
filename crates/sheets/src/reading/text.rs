//! Texts with separators: in which encoding, with which separator, and the lines as they stand.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};
use office::import::sheet::{Encoding, Format, Sheet, Workbook};

use super::error::{Other, Place, ReadError};
use super::kind::markup;
use super::records::{Records, is_separator, likely_separator, named_separator};
use super::rows::{MOST_COLUMNS, Room, Rows};
use super::value;

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
    let mut records = Records::new(rest.as_bytes(), separator);
    let (mut last, mut has_lines) = (1, false);
    while let Some((line, record)) = records.read().map_err(|_| ReadError::Damaged(None))? {
        last = line.saturating_add(u32::from(named.is_some()));
        has_lines = record.iter().any(|field| field.contains(&b'\n'));
        for (column, field) in (0..).zip(record) {
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
    let is_separator = |byte: &u8| is_separator(*byte) || Some(*byte) == named;
    let most = usize::try_from(MOST_COLUMNS).unwrap_or_default();
    line.len() > most && line.bytes().filter(is_separator).count() > most
}
