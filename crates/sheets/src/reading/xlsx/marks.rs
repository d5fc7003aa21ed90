//! What a sheet says of its rows beside the cells: which are hidden, which cells are one.

use quick_xml::events::{BytesStart, Event};

use crate::reading::error::{Place, ReadError};
use crate::reading::package::{Package, attribute};
use crate::reading::rows::MOST_MERGED;

/// How deep elements may stand in each other; a reader keeps account of each.
const MOST_NESTED: usize = 256;

/// What is marked.
#[derive(Default)]
pub struct Marks {
    /// The hidden rows, in order.
    pub hidden: Vec<u32>,
    /// How many cells are merged.
    pub merged: usize,
}

/// The marks of a sheet, of the part that holds it.
pub fn marks(package: &mut Package, part: &str, sheet: &str) -> Result<Marks, ReadError> {
    let mut part = package.part(part)?;
    let (mut marks, mut buffer, mut row) = (Marks::default(), Vec::new(), 0_u32);
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        let place = || {
            let row = Some(row).filter(|row| *row > 0);
            Place { sheet: sheet.to_owned(), row }
        };
        let event = part.read_event_into(&mut buffer);
        match event.map_err(|_| ReadError::Damaged(Some(place())))? {
            Event::Start(_) if depth == MOST_NESTED => {
                return Err(ReadError::Damaged(Some(place())));
            }
            Event::Start(_) if marks.merged > MOST_MERGED => {
                return Err(ReadError::TooMuch(place()));
            }
            Event::Start(element) => {
                depth += 1;
                marks.note(&element, &mut row);
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof => break,
            _ => {}
        }
    }
    marks.hidden.sort_unstable();
    Ok(marks)
}

impl Marks {
    /// Notes what an element says, and the row that it begins.
    fn note(&mut self, element: &BytesStart, row: &mut u32) {
        match element.local_name().as_ref() {
            "row" => {
                // A row without a number follows the one before it.
                let number = attribute(element, "r").and_then(|number| number.parse().ok());
                *row = number.unwrap_or_else(|| row.saturating_add(1));
                if is_hidden(element) {
                    self.hidden.push(*row);
                }
            }
            "mergeCell" => self.merged += 1,
            _ => {}
        }
    }
}

fn is_hidden(row: &BytesStart) -> bool {
    attribute(row, "hidden").is_some_and(|said| said == "1" || said == "true")
}
