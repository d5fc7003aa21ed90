//! What a format writes, and what stands on the screen: `tests/tables/cells.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Cells as a format writes them.
#[derive(Deserialize)]
pub struct Case {
    /// What is of interest.
    pub what: String,
    /// The XML of the rows.
    pub written: String,
    /// The rows on the screen.
    pub rows: Vec<String>,
}

/// The cases of a format.
pub fn cases(format: &str) -> Vec<Case> {
    let table = include_str!("../tables/cells.json");
    let mut formats: BTreeMap<String, Vec<Case>> = serde_json::from_str(table).unwrap();
    formats.remove(format).unwrap()
}
