//! .ods: read as events of XML, since the marks of rows, the blanks between cells and the readings
//! beside characters need that anyway.

mod cell;
mod table;

use std::collections::BTreeSet;

use office::import::sheet::{Format, Workbook};
use quick_xml::events::Event;

use super::error::{Other, ReadError};
use super::package::{Package, attribute};
use super::rows::Room;
use table::table;

/// Reads a workbook.
pub fn read(package: &mut Package) -> Result<Workbook, ReadError> {
    if is_protected(package)? {
        return Err(ReadError::Protected);
    }
    let mut part = package.part("content.xml")?;
    let (mut buffer, mut room, mut sheets) = (Vec::new(), Room::new(), Vec::new());
    let mut is_spreadsheet = false;
    let (mut style, mut hidden) = (None, BTreeSet::new());
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| ReadError::Damaged(None))? {
            Event::Start(element) => match element.local_name().as_ref() {
                "spreadsheet" => is_spreadsheet = true,
                "style" => style = attribute(&element, "name"),
                "table-properties"
                    if attribute(&element, "display").as_deref() == Some("false") =>
                {
                    hidden.extend(style.take());
                }
                "table" if is_spreadsheet => {
                    let name = attribute(&element, "name").unwrap_or_default();
                    let style = attribute(&element, "style-name").unwrap_or_default();
                    let is_hidden = hidden.contains(&style);
                    sheets.push(table(&mut part, name, is_hidden, &mut room)?);
                }
                _ => {}
            },
            // A file that is cut off has an end all the same.
            Event::End(element) if element.local_name().as_ref() == "document-content" => break,
            Event::Eof => return Err(ReadError::Damaged(None)),
            _ => {}
        }
    }
    if !is_spreadsheet {
        return Err(ReadError::Other(Other::Document));
    }
    Ok(Workbook { format: Format::Ods, is_1904: false, sheets })
}

/// Whether a part is enciphered.
fn is_protected(package: &mut Package) -> Result<bool, ReadError> {
    if !package.has("META-INF/manifest.xml") {
        return Ok(false);
    }
    let mut part = package.part("META-INF/manifest.xml")?;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| ReadError::Damaged(None))? {
            Event::Start(element) if element.local_name().as_ref() == "encryption-data" => {
                return Ok(true);
            }
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}
