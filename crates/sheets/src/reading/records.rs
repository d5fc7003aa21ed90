//! The rows of a text with separators, and the line on which each begins.

use csv::{ByteRecord, Position, Reader, ReaderBuilder};

/// What separates columns, the likelier first.
const SEPARATORS: [u8; 3] = *b",\t;";

/// How many rows are looked at for the separator.
const LOOKED_AT: usize = 50;

/// The rows of a text, one after the other.
pub struct Records<'t> {
    text: &'t [u8],
    reader: Reader<&'t [u8]>,
    record: ByteRecord,
}

impl<'t> Records<'t> {
    /// The rows of a text from its beginning.
    pub fn new(text: &'t [u8], separator: u8) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(separator);
        Self { text, reader: builder.from_reader(text), record: ByteRecord::new() }
    }

    /// The next row and the number of its first line, from 1; none at the end. Rows without
    /// anything are left out.
    ///
    /// # Errors
    /// What the reader says of the text.
    pub fn read(&mut self) -> csv::Result<Option<(u32, &ByteRecord)>> {
        if !self.reader.read_byte_record(&mut self.record)? {
            return Ok(None);
        }
        Ok(Some((line(self.text, self.record.position()), &self.record)))
    }

    /// The number of the first byte behind the rows that were read.
    pub fn end(&self) -> usize {
        usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX)
    }
}

/// The number of the line in which a record begins. Its position is that of the end of the record
/// before it: the rest of its line, and empty lines, may lie between.
fn line(text: &[u8], position: Option<&Position>) -> u32 {
    let Some(position) = position else { return 1 };
    let start = usize::try_from(position.byte()).unwrap_or_default();
    let between = text.iter().skip(start);
    let between = between.take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let ends = between.filter(|byte| **byte == b'\n').count();
    let ends = u64::try_from(ends).unwrap_or_default();
    u32::try_from(position.line().saturating_add(ends)).unwrap_or(u32::MAX)
}

/// The separator that the first line names, as Excel reads it: `sep=;`. And the text behind it.
pub fn named_separator(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = first.trim_end().strip_prefix("sep=").map(str::as_bytes);
    match named {
        Some([separator]) => (Some(*separator), rest),
        _ => (None, text),
    }
}

/// The separator by which most rows have equally many columns, and many.
pub fn likely_separator(text: &str) -> u8 {
    let [comma, others @ ..] = SEPARATORS;
    let columns = |separator: u8| evenness(text, separator);
    others.into_iter().fold(
        comma,
        |best, other| {
            if columns(other) > columns(best) { other } else { best }
        },
    )
}

/// How many cells the rows have, where equally many.
fn evenness(text: &str, separator: u8) -> usize {
    let mut records = Records::new(text.as_bytes(), separator);
    let mut widths = Vec::new();
    while let Ok(Some((_, record))) = records.read() {
        widths.push(record.len());
        if widths.len() == LOOKED_AT {
            break;
        }
    }
    widths.sort_unstable();
    let median = widths.get(widths.len() / 2).copied().unwrap_or_default();
    let equal = widths.iter().filter(|width| **width == median).count();
    if median > 1 { equal * (median - 1) } else { 0 }
}

/// Whether a byte may separate columns.
pub fn is_separator(byte: u8) -> bool {
    SEPARATORS.contains(&byte)
}
