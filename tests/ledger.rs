//! Every ledger adds up again, from its JSON alone, over one child of every case.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use aid::assessment::{Assessment, assess};
use aid::certificate::each_case;
use aid::date::Period;
use aid::eligibility::Facts;
use aid::ledger::{Entry, Ledger};
use aid::library::{EDITION, library};
use aid::policy::{Kind, Per};
use aid::situation::{Household, Situation, Stage, Student};
use aid::vocabulary::Vocabulary;
use serde_json::Value;

const ENDS: [&str; 2] = ["least-fen", "most-fen"];

/// Adds a ledger up as a second program would, that knows its JSON and nothing of the rules.
fn add_up(ledger: &Value) {
    let students = ledger["students"].as_array().unwrap();
    let entries = |student: &Value| student["entries"].as_array().unwrap().clone();
    for student in students {
        totals_are_of(&student["totals"], &entries(student));
        entries(student).iter().for_each(entry_is_of_its_lines);
    }
    let all: Vec<Value> = students.iter().flat_map(entries).collect();
    totals_are_of(&ledger["totals"], &all);
}

fn totals_are_of(totals: &Value, entries: &[Value]) {
    for total in totals.as_array().unwrap() {
        let is_of = |one: &&Value| one["kind"] == total["kind"] && one["per"] == total["per"];
        for end in ENDS {
            let sum: u64 = entries.iter().filter(is_of).map(|entry| fen(&entry[end])).sum();
            assert_eq!(sum, fen(&total[end]), "{total}");
        }
    }
}

fn entry_is_of_its_lines(entry: &Value) {
    let lines = entry["lines"].as_array().unwrap();
    let [least, most] = ENDS.map(|end| lines.iter().map(|line| fen(&line[end])).sum::<u64>());
    let [low, high] = ENDS.map(|end| fen(&entry[end]));
    if is_open(entry) {
        assert!(least <= low && low <= high && high <= most, "{entry}");
    } else {
        assert_eq!((least, most), (low, high), "{entry}");
    }
    lines.iter().for_each(line_is_of_its_ways);
}

fn is_open(value: &Value) -> bool {
    !value["waits-for"].as_array().unwrap().is_empty()
}

fn line_is_of_its_ways(line: &Value) {
    let ways = line["ways"].as_array().unwrap();
    ways.iter().for_each(way_adds_up);
    if !is_open(line) {
        assert!(!ways.is_empty(), "{line}");
        for (way, end) in ways.iter().flat_map(|way| ENDS.map(|end| (way, end))) {
            assert_eq!(way["sum"].get(end).map_or(0, fen), fen(&line[end]), "{line}");
        }
    }
}

fn way_adds_up(way: &Value) {
    assert!(!way["cites"].as_array().unwrap().is_empty(), "{way}");
    let Some(base) = way["base"].as_object() else {
        assert!(way["whole"].is_null() && way["sum"].is_null(), "{way}");
        return;
    };
    if let (Some(day), Some(days)) = (base["day-fen"].as_u64(), base["days"].as_u64()) {
        assert_eq!(day * days, fen(&base["most-fen"]), "{way}");
    }
    for end in ENDS {
        let hundredths = fen(&base[end]) * way["percent"].as_u64().unwrap();
        let whole = hundredths / 100 + u64::from(hundredths % 100 >= 50);
        assert_eq!(whole, fen(&way["whole"][end]), "{way}");
        let part = match way["part"].as_str().unwrap() {
            "whole" => whole,
            "first-half" => whole / 2,
            "second-half" => whole - whole / 2,
            other => panic!("{other}"),
        };
        assert_eq!(part, fen(&way["sum"][end]), "{way}");
    }
}

fn fen(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn situation(facts: &Facts) -> Situation {
    let student = Student { hardships: facts.hardships, ..facts.student };
    Situation { household: Household { hardships: facts.hardships }, students: vec![student] }
}

/// The ledger of an assessment, which must say the same sums as the assessment itself.
fn json_of(assessment: &Assessment<'_>) -> Value {
    let ledger = Ledger::new(library(), assessment);
    for total in &ledger.totals {
        let range = match total.per {
            Per::SchoolYear => assessment.total(total.kind),
            Per::Once => assessment.total_once(total.kind),
            Per::Year => continue,
        };
        let fen = (range.least.fen(), range.most.fen());
        assert_eq!((total.sum.least_fen, total.sum.most_fen), fen, "{:?}", total.kind);
    }
    serde_json::to_value(&ledger).unwrap()
}

#[test]
fn prizes_are_in_no_total_and_what_no_document_states_is_said_with_it() {
    let student = Student { stage: Some(Stage::Undergraduate), ..Student::default() };
    let situation = Situation { household: Household::default(), students: vec![student] };
    let period = Period::Term("2026-autumn".parse().unwrap());
    let ledger = Ledger::new(library(), &assess(library(), &situation, period));
    let [student] = ledger.students.as_slice() else { panic!("one child") };
    assert!(student.entries.iter().any(|entry| entry.kind == Kind::Prize));
    assert!(student.totals.iter().all(|total| total.kind != Kind::Prize));
    for total in &student.totals {
        let is_of = |entry: &&Entry<'_>| (entry.kind, entry.per) == (total.kind, total.per);
        let lines = student.entries.iter().filter(is_of).flat_map(|entry| &entry.lines);
        assert_eq!(total.not_stated, lines.into_iter().any(|line| line.not_stated), "{total:?}");
    }
}

#[test]
fn every_ledger_adds_up_over_the_whole_space() {
    let (mut ledgers, mut lines) = (0, 0);
    each_case(library(), &mut |term, facts| {
        let assessment = assess(library(), &situation(facts), Period::Term(term));
        let ledger = json_of(&assessment);
        add_up(&ledger);
        ledgers += 1;
        lines += ledger["students"][0]["entries"].as_array().unwrap().len();
    });
    println!("{ledgers} ledgers of {lines} entries");
    assert!(ledgers > 8_000 && lines > ledgers, "{ledgers} {lines}");
}

#[test]
fn two_terms_and_several_children_add_up_too() {
    for text in ["2019-2020", "2023-2024", "2025-2026"] {
        let mut several = Situation::default();
        each_case(library(), &mut |term, facts| {
            let start = term.school_year.to_string() == text;
            if start && several.students.len() < 400 {
                let student = Student { hardships: facts.hardships, ..facts.student };
                several.students.push(student);
            }
        });
        assert!(several.students.len() > 40, "{text}");
        let assessment = assess(library(), &several, text.parse().unwrap());
        add_up(&json_of(&assessment));
    }
}

#[test]
fn nothing_but_the_stage_known_adds_up_at_both_ends() {
    for stage in Stage::ALL {
        let student = Student { stage: Some(*stage), ..Student::default() };
        let situation = Situation { students: vec![student], ..Situation::default() };
        add_up(&json_of(&assess(library(), &situation, "2025-2026".parse().unwrap())));
    }
}

#[test]
fn a_ledger_says_by_which_rules_it_was_reckoned() {
    let student = Student { stage: Some(Stage::Primary), ..Student::default() };
    let situation = Situation { students: vec![student], ..Situation::default() };
    let ledger = json_of(&assess(library(), &situation, "2025-autumn".parse().unwrap()));
    assert_eq!(ledger["edition"], EDITION);
    assert!(Kind::ALL.iter().any(|kind| ledger["totals"][0]["kind"] == kind.id()));
}
