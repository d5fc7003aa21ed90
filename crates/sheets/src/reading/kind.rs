//! What a file is, by its first bytes and never by its name.

use super::error::{Other, ReadError};

/// How a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A zip file: .xlsx, .ods, or something else.
    Zip,
    /// A container of Microsoft's: .xls, or something else.
    Container,
    /// A text, if anything.
    Text,
}

/// How many characters of a text are looked at for markup.
const LOOKED_AT: usize = 4_096;

/// The beginnings of files that are known and not read.
const OTHERS: [(&[u8], Other); 13] = [
    (b"%PDF", Other::Pdf),
    (b"{\\rtf", Other::Document),
    (b"\x89PNG", Other::Picture),
    (b"\xFF\xD8\xFF", Other::Picture),
    (b"GIF8", Other::Picture),
    (b"RIFF", Other::Picture),
    (b"Rar!", Other::Archive),
    (b"7z\xBC\xAF", Other::Archive),
    (b"\x1F\x8B", Other::Archive),
    (b"\x09\x00\x04\x00", Other::AncientWorkbook),
    (b"\x09\x02\x06\x00", Other::AncientWorkbook),
    (b"\x09\x04\x06\x00", Other::AncientWorkbook),
    (b"\x09\x08", Other::AncientWorkbook),
];

/// What a file is.
pub fn kind(bytes: &[u8]) -> Result<Kind, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Kind::Container);
    }
    match OTHERS.into_iter().find(|(start, _)| bytes.starts_with(start)) {
        Some((_, other)) => Err(ReadError::Other(other)),
        None => Ok(Kind::Text),
    }
}

/// What a text is that begins with markup.
pub fn markup(text: &str) -> Option<Other> {
    let start: String = text.trim_start().chars().take(LOOKED_AT).collect();
    let start = start.to_ascii_lowercase();
    if !start.starts_with('<') {
        return None;
    }
    let has = |part| start.contains(part);
    if has("urn:schemas-microsoft-com:office:spreadsheet") {
        Some(Other::Xml2003)
    } else if has("office:document") {
        Some(Other::Xml)
    } else if has("<html") || has("<table") || has("<!doctype html") || has("<meta") {
        Some(Other::Html)
    } else {
        Some(Other::Xml).filter(|_| start.starts_with("<?xml") || start.starts_with("<!--"))
    }
}
