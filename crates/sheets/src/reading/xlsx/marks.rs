//! What a sheet says of its rows beside the cells: which are hidden, which cells are one.

use calamine::Dimensions;
use office::import::sheet::Merged;
use quick_xml::events::{BytesStart, Event};

use crate::reading::error::{Place, ReadError};
use crate::reading::package::{Package, attribute};

/// What is marked.
#[derive(Default)]
pub struct Marks {
    /// The hidden rows, in order.
    pub hidden: Vec<u32>,
    /// Whether any cells are merged.
    pub has_merged: bool,
}

/// The marks of a sheet, of the part that holds it.
pub fn marks(package: &mut Package, part: &str, sheet: &str) -> Result<Marks, ReadError> {
    let mut part = package.part(part)?;
    let (mut marks, mut buffer, mut row) = (Marks::default(), Vec::new(), 0_u32);
    loop {
        buffer.clear();
        let event = part.read_event_into(&mut buffer).map_err(|_| {
            let row = Some(row).filter(|row| *row > 0);
            ReadError::Damaged(Some(Place { sheet: sheet.to_owned(), row }))
        })?;
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    // A row without a number follows the one before it.
                    let number = attribute(&element, "r").and_then(|number| number.parse().ok());
                    row = number.unwrap_or_else(|| row.saturating_add(1));
                    if is_hidden(&element) {
                        marks.hidden.push(row);
                    }
                }
                "mergeCell" => marks.has_merged = true,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    marks.hidden.sort_unstable();
    Ok(marks)
}

fn is_hidden(row: &BytesStart) -> bool {
    attribute(row, "hidden").is_some_and(|said| said == "1" || said == "true")
}

/// Merged cells as calamine tells them: rows and columns from 0.
pub fn merged(found: Vec<Dimensions>) -> Vec<Merged> {
    let of = |found: Dimensions| {
        let row = |row: u32| row.saturating_add(1);
        let column = |column| u16::try_from(column).unwrap_or(u16::MAX);
        Merged {
            rows: (row(found.start.0), row(found.end.0)),
            columns: (column(found.start.1), column(found.end.1)),
        }
    };
    found.into_iter().map(of).collect()
}
