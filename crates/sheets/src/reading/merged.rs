//! Merged cells as calamine tells them: rows and columns from 0.

use calamine::Dimensions;
use office::import::sheet::Merged;

/// The merged cells of a sheet.
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
