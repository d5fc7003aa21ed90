//! Rows of the table of facts, written cell by cell.

use std::fmt::Write;

use scale::facts::{Fact, ROW, head_line};

/// A file of the table with these rows; each says some cells, and is NULL in the others.
pub fn table(rows: &[&[(&str, &str)]]) -> String {
    let facts: Vec<String> = Fact::all().map(Fact::name).collect();
    let mut text = head_line();
    for (number, cells) in (1..).zip(rows) {
        let said = |name: &String| {
            let cell = cells.iter().find(|(of, _)| of == name);
            cell.map_or("", |(_, cell)| *cell).to_owned()
        };
        for (name, _) in *cells {
            assert!(*name == ROW || facts.iter().any(|fact| fact == name), "{name}");
        }
        let named = cells.iter().find(|(of, _)| *of == ROW);
        let named = named.map_or(number.to_string(), |(_, cell)| (*cell).to_owned());
        let cells: Vec<String> = facts.iter().map(said).collect();
        writeln!(text, "{named},{}", cells.join(",")).unwrap();
    }
    text
}

/// The head alone.
pub fn head() -> String {
    table(&[])
}

/// How many columns the table has.
pub fn width() -> usize {
    head().trim_end().split(',').count()
}
