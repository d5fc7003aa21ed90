//! The parts of a zip file, all of which were inflated once to know how large they really are.

use std::io::{BufReader, Cursor, Read, copy, sink};

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::error::ReadError;

/// The most parts.
const MOST_PARTS: usize = 10_000;

/// The most bytes of all parts together, inflated. Rows that are formatted and empty count too.
const MOST_INFLATED: u64 = 256 << 20;

/// The most bytes of the styles, each of which is held many times as large.
const MOST_STYLES: u64 = 16 << 20;

/// A part as its events of XML.
pub type Part<'part, 'file> = Reader<BufReader<ZipFile<'part, Cursor<&'file [u8]>>>>;

/// A zip file whose parts can be read without fear of their sizes.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The names and inflated sizes, in the file's order.
    parts: Vec<(String, u64)>,
}

impl<'a> Package<'a> {
    /// Opens a file, and inflates every part once.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if archive.len() > MOST_PARTS {
            return Err(ReadError::Inflated);
        }
        // Two readers might each take another of them.
        if archive.has_duplicate_names() {
            return Err(ReadError::Damaged(None));
        }
        let (mut parts, mut left) = (Vec::new(), MOST_INFLATED);
        for place in 0..archive.len() {
            let part = archive.by_index(place).map_err(broken)?;
            let name = part.name().map_err(broken)?.replace('\\', "/");
            let most = if name.ends_with("/styles.xml") { left.min(MOST_STYLES) } else { left };
            if part.size() > most {
                return Err(ReadError::Inflated);
            }
            // The size that a part declares need not be true.
            let size = copy(&mut part.take(most + 1), &mut sink());
            let size = size.map_err(|_| ReadError::Damaged(None))?;
            left = left.checked_sub(size).filter(|_| size <= most).ok_or(ReadError::Inflated)?;
            parts.push((name, size));
        }
        Ok(Self { archive, parts })
    }

    /// The place of a part, whose name is compared as Excel compares it.
    fn place(&self, name: &str) -> Option<usize> {
        self.parts.iter().position(|(own, _)| own.eq_ignore_ascii_case(name))
    }

    /// Whether there is a part with this name.
    pub fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// The inflated size of a part; none where there is no such part.
    pub fn size(&self, name: &str) -> Option<u64> {
        self.parts.get(self.place(name)?).map(|(_, size)| *size)
    }

    /// Whether the name of some part begins so.
    pub fn has_within(&self, start: &str) -> bool {
        self.parts.iter().any(|(name, _)| name.starts_with(start))
    }

    /// A part by its name, as events of XML: every element has a start and an end.
    pub fn part(&mut self, name: &str) -> Result<Part<'_, 'a>, ReadError> {
        let place = self.place(name).ok_or(ReadError::Damaged(None))?;
        let part = self.archive.by_index(place).map_err(broken)?;
        let mut reader = Reader::from_reader(BufReader::new(part));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Ok(reader)
    }
}

#[allow(clippy::needless_pass_by_value)] // an error is handed on to be told
fn broken(error: ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Protected,
        _ => ReadError::Damaged(None),
    }
}

/// An attribute by its name without the prefix.
pub fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|own| own.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(Into::into)
}

/// The characters that a reference such as `&amp;` stands for; none where nobody knows it.
pub fn referred(reference: &BytesRef) -> Option<String> {
    if let Some(text) = resolve_xml_entity(reference.as_ref()) {
        return Some(text.to_owned());
    }
    reference.resolve_char_ref().ok().flatten().map(String::from)
}
