//! Forms: which boxes are ticked, and what is written on the line.

use std::fs;

use aid::library::library;
use aid::policy::{ticks, without_box};
use aid::situation::{Hardship, Household, Student};
use aid::vocabulary::Vocabulary;
use serde::Deserialize;

use super::failures::each;

/// What was said of hardship, and what the form then shows.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Ticked {
    says: String,
    form: String,
    #[serde(default)]
    household: Household,
    #[serde(default)]
    student: Student,
    yes: Vec<String>,
    open: Vec<String>,
    other: Vec<String>,
}

#[test]
fn a_form_is_ticked_as_these_rows_say() {
    let text = fs::read_to_string("tests/application/ticks.json").unwrap();
    let rows: Vec<Ticked> = serde_json::from_str(&text).unwrap();
    assert!(rows.len() >= 8, "only {} rows", rows.len());
    each(rows, |failures, row| {
        let form = library().form(&row.form).unwrap_or_else(|| panic!("no form {}", row.form));
        let boxes = ticks(form, &row.household, &row.student);
        let with = |answer| {
            let such = boxes.iter().filter(|(_, tick)| *tick == answer);
            such.map(|(label, _)| (*label).to_owned()).collect::<Vec<_>>()
        };
        failures.same(&row.says, boxes.len(), form.groups.len());
        failures.same(format!("{}: yes", row.says), with(Some(true)), row.yes);
        failures.same(format!("{}: not known", row.says), with(None), row.open);
        let other = without_box(library(), form, &row.household, &row.student);
        failures.same(format!("{}: written on the line", row.says), other, row.other);
    });
}

#[test]
fn every_category_has_a_box_or_a_name_for_the_line() {
    for form in &library().forms {
        for hardship in Hardship::ALL {
            let (mut household, mut student) = (Household::default(), Student::default());
            if Hardship::OF_STUDENT.contains(*hardship) {
                student.hardships.set(*hardship, Some(true));
            } else {
                household.hardships.set(*hardship, Some(true));
            }
            let boxes = ticks(form, &household, &student);
            let ticked = boxes.iter().any(|(_, tick)| *tick == Some(true));
            let other = without_box(library(), form, &household, &student);
            let name = &library().hardship(*hardship).unwrap().name;
            let written = other == [name.as_str()];
            assert!(ticked != written, "{} {}: {boxes:?} {other:?}", form.id, hardship.id());
            assert!(other.is_empty() || written, "{other:?}");
        }
    }
    assert!(library().form("form-2019").is_none());
}
