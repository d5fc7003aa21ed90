//! The officer's list, noun by noun: what is found, in which order, what it adds up to; who is
//! paid; who is posted; what goes to the county.
//!
//! `roster/` has the tests and their tables; its `*.txt` are golden, and `UPDATE=1` rewrites them.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "roster/beginnings.rs"]
mod beginnings;
#[path = "roster/class_of_2023.rs"]
mod class_of_2023;
#[path = "roster/county.rs"]
mod county;
#[path = "roster/disbursements.rs"]
mod disbursements;
#[path = "roster/duplicates.rs"]
mod duplicates;
#[path = "roster/edits.rs"]
mod edits;
#[path = "roster/entries.rs"]
mod entries;
#[path = "roster/exports.rs"]
mod exports;
#[path = "tables/failures.rs"]
mod failures;
#[path = "roster/grants.rs"]
mod grants;
#[path = "roster/index.rs"]
mod index;
#[path = "roster/notices.rs"]
mod notices;
#[path = "application/people.rs"]
mod people;
#[path = "tidy/punctuation.rs"]
mod punctuation;
#[path = "roster/pupils.rs"]
mod pupils;
#[path = "roster/renewal.rs"]
mod renewal;
#[path = "roster/row_counts.rs"]
mod row_counts;
#[path = "roster/schools.rs"]
mod schools;
#[path = "roster/search.rs"]
mod search;
#[path = "application/sequence.rs"]
mod sequence;
#[path = "roster/stages.rs"]
mod stages;
#[path = "roster/terms.rs"]
mod terms;
#[path = "roster/totals.rs"]
mod totals;
#[path = "roster/touched.rs"]
mod touched;
#[path = "roster/troubles.rs"]
mod troubles;

use std::fs;

use aid::date::SchoolYear;

const YEAR: SchoolYear = SchoolYear::beginning(2026);

/// A text is what its golden file of `roster/` says.
#[track_caller]
fn is_golden(name: &str, text: &str) {
    let file = format!("tests/roster/{name}.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(&file).unwrap(), "{file}");
}
