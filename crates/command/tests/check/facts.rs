//! Rows of the table of facts, written cell by cell.

use scale::facts::{Fact, ROW};

/// A file of the table with these rows; each says some cells, and is NULL in the others.
pub fn table(rows: &[&[(&str, &str)]]) -> String {
    let facts: Vec<String> = Fact::all().map(|fact| fact.name()).collect();
    let mut text = format!("{ROW},{}\n", facts.join(","));
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
        text.push_str(&format!("{named},{}\n", cells.join(",")));
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
