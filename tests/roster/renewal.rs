//! Why no application of this year follows on one of last year's, as the officer reads it.
//! `renewal.json` has the table: behind a name `：` says that this year's is to be begun,
//! `？` that somebody has to look, `。` that there is nothing to do.

use std::fs;

use aid::date::SchoolYear;
use aid::vocabulary::Vocabulary;
use office::application::{Action, Application, Field};
use office::roster::{Entry, Handling, NotRenewed, Unrenewed, not_renewed};
use office::wording;
use serde_json::{Map, Value};

use super::entries;
use super::people::{SMOOTH, boarder, school, taken};

const LAST: SchoolYear = SchoolYear::beginning(2025);
const THIS: SchoolYear = SchoolYear::beginning(2026);

#[derive(serde::Deserialize)]
struct Case {
    says: String,
    last: Vec<Map<String, Value>>,
    this: Vec<Map<String, Value>>,
    found: Vec<String>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(&fs::read_to_string("tests/roster/renewal.json").unwrap()).unwrap()
}

/// A pupil of the table: texts by their fields, and the steps, where they are not the usual.
fn pupil(year: SchoolYear, said: &Map<String, Value>, usual: &[Action]) -> Application {
    let mut one = Application::new(year, &school());
    let mut steps = usual.to_vec();
    for (name, value) in said {
        match (Field::from_id(name), value.as_array()) {
            (Some(field), _) => one.texts.set(field, value.as_str().unwrap()),
            (None, Some(ids)) => {
                steps =
                    ids.iter().map(|id| Action::from_id(id.as_str().unwrap()).unwrap()).collect();
            }
            (None, None) => panic!("{name} is neither a field nor steps"),
        }
    }
    taken(one, &format!("{}-09-01", year.start()), &steps)
}

fn said(entries: &[Entry]) -> Vec<String> {
    let one = |one: &NotRenewed<'_>| {
        let mark = match one.why.handling() {
            Handling::Begin => "：",
            Handling::Look => "？",
            Handling::Nothing => "。",
        };
        let name = one.entry.application.texts.get(Field::Name);
        format!("{name}{mark}{}", wording::not_renewed(one))
    };
    not_renewed(entries, THIS).iter().map(one).collect()
}

#[test]
fn every_pupil_of_last_year_without_an_application_has_a_reason() {
    let mut met = Vec::new();
    for case in cases() {
        let last = case.last.iter().map(|one| pupil(LAST, one, SMOOTH));
        let this = case.this.iter().map(|one| pupil(THIS, one, &[]));
        let all = entries(last.chain(this));
        assert_eq!(said(&all), case.found, "{}", case.says);
        met.extend(not_renewed(&all, THIS).iter().map(|one| one.why));
    }
    let unmet: Vec<&Unrenewed> = Unrenewed::ALL.iter().filter(|why| !met.contains(why)).collect();
    assert!(unmet.is_empty(), "no case has {unmet:?}");
}

#[test]
fn what_is_begun_with_last_years_is_found_in_the_next_grade() {
    let last = taken(boarder(2025), "2025-09-01", SMOOTH);
    let this = last.renewed(THIS);
    assert_eq!(this.texts.get(Field::Grade), "四年级");
    assert_eq!(said(&entries([last, this])), [""; 0]);
}
