//! A made-up county of three schools, as four programs write its lists: exactly the planted errors
//! are found, every registered child is in its box, and nobody is missing.
//!
//! The lists are plain data, `county/county.json`; `UPDATE=1` rewrites it, and `county/make` makes
//! the files of it anew.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "tables/failures.rs"]
mod failures;
#[path = "county/files.rs"]
mod files;
#[path = "county/made.rs"]
mod made;
#[path = "reconciliation/numbers.rs"]
mod numbers;
#[path = "application/people.rs"]
mod people;
#[path = "county/planted.rs"]
mod planted;
#[path = "county/table.rs"]
mod table;
#[path = "county/written.rs"]
mod written;

use std::collections::BTreeMap;
use std::fs;

use aid::date::SchoolYear;
use aid::vocabulary::Vocabulary;
use failures::{Failures, each};
use files::WRITERS;
use made::{MADE, SCHOOLS, SUBSISTENCE};
use office::import::problem::Code as CellCode;
use office::import::proposal::Proposal;
use office::import::request::{Lists, Look, Reconciled, Request};
use office::import::sheet::Workbook;
use office::reconciliation::{Code, Whereabouts};
use people::{day, school};
use planted::Planted;
use records::json;
use serde_json::Value;
use sheets::importing::answer;
use table::Table;

/// What a workbook comes to.
struct Read {
    /// What is wrong in its cells: of each its number, list and row.
    cells: Vec<(CellCode, (usize, u32))>,
    /// Its lists, as they are kept.
    lists: Lists,
}

/// Brings the lists of a workbook in, one after the other.
fn brought_in(book: &Workbook, planted: &Planted) -> Read {
    let (mut cells, mut lists) = (Vec::new(), Lists::default());
    for (place, (table, sheet)) in planted.county.tables.iter().zip(&book.sheets).enumerate() {
        let alone = Workbook { sheets: vec![sheet.clone()], ..*book };
        let proposal = Proposal::new(alone, &Look::default());
        let problems = &proposal.imported.problems;
        cells.extend(problems.iter().map(|of| (of.problem.code, (place, of.row))));
        let (school, on) = ((table.school, table.school_kind), day("2027-05-20"));
        let list = proposal.list(table.kind, table.name, school, on).unwrap();
        lists.lists.insert(format!("list-{place:016x}"), list.to_value());
    }
    cells.sort();
    Read { cells, lists }
}

fn reconciled(lists: &Lists) -> Reconciled {
    let (year, school, on) = (SchoolYear::beginning(2026), Box::new(school()), day("2027-05-20"));
    let request = Request::Reconcile { year, school, on, log: Value::Null, ruled: Vec::new() };
    let told = answer(json::to_text(lists).as_bytes(), &json::to_text(&request)).unwrap();
    json::from_text(str::from_utf8(&told).unwrap()).unwrap()
}

/// What is wrong between the lists, as the officer reads it: of each its number and where its rows
/// stand.
fn between_lists(found: &Reconciled) -> Vec<(String, Vec<String>)> {
    let mut problems = Vec::new();
    for told in &found.problems {
        let code = told.title.split(' ').next().unwrap().to_owned();
        for case in &told.each {
            let mut rows: Vec<String> =
                case.lines.iter().filter(|line| line.ends_with('行')).cloned().collect();
            rows.sort();
            problems.push((code.clone(), rows));
        }
    }
    problems.sort();
    problems
}

fn expected_between(planted: &Planted) -> Vec<(String, Vec<String>)> {
    let place =
        |(list, row): &(usize, u32)| format!("{} 第 {row} 行", planted.county.tables[*list].name);
    let told = |(code, rows): &(Code, Vec<(usize, u32)>)| {
        let mut rows: Vec<String> = rows.iter().map(place).collect();
        rows.sort();
        (code.id().to_owned(), rows)
    };
    let mut expected: Vec<_> = planted.problems.iter().map(told).collect();
    expected.sort();
    expected
}

/// How many are in each box, of one school or of all.
fn boxes(planted: &Planted, school: Option<usize>) -> Vec<usize> {
    let mut counts: BTreeMap<Whereabouts, usize> = BTreeMap::new();
    for (made, at) in &planted.boxes {
        if school.is_none_or(|school| school == *at) {
            *counts.entry(*made).or_default() += 1;
        }
    }
    let count = |of: &Whereabouts| counts.get(of).copied().unwrap_or_default();
    Whereabouts::ALL.iter().map(count).collect()
}

#[test]
fn the_plain_data_beside_the_files_is_the_county_that_is_made_here() {
    let file = "tests/county/county.json";
    let planted = Planted::new();
    let row = |row: &Vec<Value>| json::to_text(row);
    let table = |table: &Table| {
        let head = json::to_text(&Table { rows: Vec::new(), ..table.clone() });
        let rows: Vec<String> = table.rows.iter().map(row).collect();
        head.replace("\"rows\":[]", &format!("\"rows\":[\n{}\n]", rows.join(",\n")))
    };
    let tables: Vec<String> = planted.county.tables.iter().map(table).collect();
    let text = format!("[\n{}\n]\n", tables.join(",\n"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, &text).unwrap();
    }
    let kept = fs::read_to_string(file).unwrap_or_default();
    assert!(kept == text, "UPDATE=1 writes {file}; then run tests/county/make");
}

#[test]
fn exactly_the_planted_errors_are_found_whoever_wrote_the_files() {
    let planted = Planted::new();
    each(WRITERS, |failures, writer| {
        let Read { cells, lists } = brought_in(&writer.book(&planted), &planted);
        let carried = |(code, _): &&(CellCode, _)| !writer.lost.contains(code);
        let mut expected: Vec<_> = planted.cells.iter().filter(carried).copied().collect();
        expected.sort();
        failures.same(format!("{}, cells", writer.name), cells, expected);
        let found = reconciled(&lists);
        let expected = expected_between(&planted);
        failures.same(format!("{}, lists", writer.name), between_lists(&found), expected);
        is_whole(failures, writer.name, &planted, &found);
    });
}

/// Nobody is missing, each child is in the box that it was made for, and the schools come to the
/// whole.
fn is_whole(failures: &mut Failures, name: &str, planted: &Planted, found: &Reconciled) {
    let (count, repeated) = (planted.boxes.len(), planted.repeated);
    failures.same(format!("{name}, sum"), found.whole.sum, (count + repeated, repeated, 0));
    failures.same(format!("{name}, boxes"), &found.whole.boxes, &boxes(planted, None));
    let schools: Vec<&str> = found.schools.iter().map(|of| of.name.as_str()).collect();
    let mut expected = SCHOOLS;
    expected.sort_unstable();
    failures.same(format!("{name}, schools"), schools, expected.to_vec());
    for of in &found.schools {
        let school = SCHOOLS.iter().position(|school| *school == of.name);
        let says = format!("{name}, {}", of.name);
        failures.same(&says, &of.boxes, &boxes(planted, school));
        failures.same(&says, of.sum.2, 0);
    }
}

#[test]
fn an_error_of_every_kind_is_planted() {
    let planted = Planted::new();
    each(Code::ALL.iter().copied(), |failures, code| {
        failures.holds(code.id(), planted.problems.iter().any(|(of, _)| *of == code));
    });
    each(CellCode::ALL.iter().copied(), |failures, code| {
        failures.holds(code.id(), planted.cells.iter().any(|(of, _)| *of == code));
    });
    let registered = planted.county.tables[SUBSISTENCE].rows.len();
    assert!(registered > SCHOOLS.len() * MADE.len(), "only {registered} rows");
}
