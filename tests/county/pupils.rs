//! The pupils of the county's rosters, as the officer's page reads them from a workbook.

use std::fs;

use aid::date::SchoolYear;
use aid::situation::{SchoolKind, Situation, Student};
use office::application::School;
use office::import::proposal::Proposal;
use office::import::request::Look;
use office::import::sheet::Workbook;
use sheets::reading::read;

/// The county that they are in.
pub const COUNTY: &str = "130925";

/// The sheets that are rosters.
const ROSTERS: [&str; 3] = ["一小名册", "二小名册", "城关中学名册"];

/// What the page asks the rules about each of them, in the order of the rosters, at public schools.
#[track_caller]
pub fn pupils() -> Vec<Situation> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/county/openpyxl.xlsx");
    let book = read(&fs::read(file).unwrap(), None).unwrap();
    let facts = Student {
        region: COUNTY.parse().ok(),
        school_kind: Some(SchoolKind::Public),
        ..Student::default()
    };
    let school = School { facts, ..School::default() };
    let rosters = book.sheets.iter().filter(|sheet| ROSTERS.contains(&sheet.name.as_str()));
    let people = rosters.flat_map(|sheet| {
        let alone = Workbook { sheets: vec![sheet.clone()], ..book };
        Proposal::new(alone, &Look::default()).imported.people
    });
    people.map(|person| person.situation(SchoolYear::beginning(2026), &school)).collect()
}
