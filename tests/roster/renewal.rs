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

use super::entries::entries;
use super::failures::each;
use super::people::{self, SMOOTH, after, school, taken};
use super::pupils::pupil_of;

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
fn pupil(year: SchoolYear, row: &Map<String, Value>, usual: &[Action]) -> Application {
    let mut pupil = Application::new(year, &school());
    let mut steps = usual.to_vec();
    for (name, value) in row {
        match (Field::from_id(name), value.as_array()) {
            (Some(field), _) => pupil.texts.set(field, value.as_str().unwrap()),
            (None, Some(ids)) => {
                steps =
                    ids.iter().map(|id| Action::from_id(id.as_str().unwrap()).unwrap()).collect();
            }
            (None, None) => panic!("{name} is neither a field nor steps"),
        }
    }
    taken(pupil, &format!("{}-09-01", year.start()), &steps)
}

/// Why each pupil of last year has no application of this one, behind the name and its mark.
fn reasons(entries: &[Entry]) -> Vec<String> {
    let reason = |missed: &NotRenewed<'_>| {
        let mark = match missed.why.handling() {
            Handling::Begin => "：",
            Handling::Look => "？",
            Handling::Nothing => "。",
        };
        let name = missed.entry.application().unwrap().texts.get(Field::Name);
        format!("{name}{mark}{}", wording::not_renewed(missed))
    };
    not_renewed(entries, THIS).iter().map(reason).collect()
}

#[test]
fn every_pupil_of_last_year_without_an_application_has_a_reason() {
    let mut met = Vec::new();
    each(cases(), |failures, case| {
        let last = case.last.iter().map(|row| pupil(LAST, row, SMOOTH));
        let this = case.this.iter().map(|row| pupil(THIS, row, &[]));
        let all = entries(last.chain(this));
        failures.same(case.says, reasons(&all), case.found);
        met.extend(not_renewed(&all, THIS).iter().map(|missed| missed.why));
    });
    let unmet: Vec<&Unrenewed> = Unrenewed::ALL.iter().filter(|why| !met.contains(why)).collect();
    assert!(unmet.is_empty(), "no case has {unmet:?}");
}

#[test]
fn what_is_begun_with_last_years_is_found_in_the_next_grade() {
    let last = after(people::boarder(2025), "2025-09-01 smooth");
    let this = last.renewed(THIS);
    assert_eq!(this.texts.get(Field::Grade), "四年级");
    assert_eq!(reasons(&entries([last, this])), [""; 0]);
}

/// The names of those for whom something is to be done, with a question mark where somebody has to
/// look.
fn missed(entries: &[Entry], year: u16) -> Vec<String> {
    let found = not_renewed(entries, SchoolYear::beginning(year)).into_iter();
    let name = |missed: NotRenewed<'_>| {
        let mark = match missed.why.handling() {
            Handling::Begin => "",
            Handling::Look => "？",
            Handling::Nothing => return None,
        };
        Some(missed.entry.application().unwrap().texts.get(Field::Name).to_owned() + mark)
    };
    found.filter_map(name).collect()
}

#[test]
fn those_of_last_year_who_have_not_applied_are_found() {
    const MAY: &str = "2014年5月";
    let (first, second, third) =
        ("130925201405060033", "130925 20140506 005x", "130925201405060017");
    let other = "130925201405060092";
    assert!(other.parse::<office::identity::IdNumber>().is_ok());
    let of = |texts, way| after(pupil_of(2025, texts), &format!("2025-09-07 {way}"));
    let last = [
        // Known this year by the number, however it is written and whatever the name.
        of(["张小明", "2班", first, MAY], "smooth 2026-05-20 pay"),
        of(["赵一", "10班", second, MAY], "smooth"),
        of(["赵二", "2班", third, "2014.5"], "smooth"),
        // By name and month only: perhaps.
        of(["钱 ・一", "3班", "", MAY], "smooth"),
        of(["钱二", "3班", "130925201405060076", ""], "smooth"),
        // Of the same name and another month, and nobody's name.
        of(["钱三", "3班", "", "2014年6月"], "smooth"),
        of(["", "4班", "", MAY], "smooth"),
        // Not recognised in the end.
        of(["孙一", "5班", "", MAY], ""),
        of(["孙二", "5班", "", MAY], "submit review publicise"),
        of(["孙三", "5班", "", ""], "submit decline"),
        // Objections change nothing until they are answered.
        of(["李一", "6班", "", ""], "smooth 2025-10-07 object"),
        of(["李二", "6班", "", ""], "smooth 2025-10-07 reassess"),
        // Before last year, nobody knows.
        after(pupil_of(2024, ["周一", "6班", "", ""]), "2024-09-07 smooth"),
        // One pupil twice is one.
        of(["赵二", "2班", third, "2014.5"], "smooth"),
    ];
    let this = [
        ["张晓明", "2班", "１３０９２５ 201405060033", ""],
        ["钱·一", "3班", other, MAY],
        ["钱二", "3班", "", "201405"],
        ["钱三", "3班", "", MAY],
        ["赵二", "2班", other, MAY],
    ];
    let this = this.map(|texts| pupil_of(2026, texts));
    let all = entries(last.into_iter().chain(this));
    each(
        [
            (2026, &["赵二？", "钱 ・一？", "钱三", "钱二？", "", "李一", "李二", "赵一"][..]),
            (2025, &["周一"]),
            (2024, &[]),
        ],
        |failures, (year, expected)| failures.same(year, missed(&all, year), expected),
    );
    // Who is renewed is not missed any more.
    let renewed = not_renewed(&all, THIS).into_iter();
    let renewed = renewed.map(|missed| missed.entry.application().unwrap().renewed(THIS));
    let before = all.iter().map(|entry| entry.application().unwrap().clone());
    let left = missed(&entries(before.chain(renewed)), 2026);
    assert!(left.iter().all(|name| name.ends_with('？')), "{left:?}");
}
