//! Versions that meet: older records are brought up, newer ones are never written.

use std::collections::BTreeMap;
use std::fs;

use pollster::block_on;
use records::store::{
    Codec, Contents, Durability, FORMAT, Record, RecordStore, Saved, Shape, UnreadableReason,
    Unsaved,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::fake::{Fake, Rows};
use super::{SHELVES, TestShelf, answers, id, load, only, plain, save};

/// Schema 1 has `name`; 2 calls it `called`; 3 has a list of such.
fn upgrade(from: u16, mut value: Value) -> Value {
    match from {
        1 => json!({"called": value["name"].take(), "kept": value["kept"].take()}),
        2 => json!({"all": [value["called"].take()], "kept": value["kept"].take()}),
        _ => panic!("there is no schema {from}"),
    }
}

fn version(schema: u16, store: &Fake) -> TestShelf<'_> {
    RecordStore { store, codec: Codec::Plain, shape: Shape { schema, upgrade, marks: &[] } }
}

fn written_by_version_1() -> Fake {
    let store = Fake::default();
    let mut record = Record::new(id("a"));
    for kept in 0..3 {
        save(&version(1, &store), &mut record, json!({"name": "大宝", "kept": kept}));
    }
    block_on(version(1, &store).compact(&mut record)).unwrap();
    save(&version(1, &store), &mut record, json!({"name": "小明", "kept": 3}));
    store
}

/// The rows of a file: for each key its bytes in hexadecimal.
pub fn frozen(name: &str) -> Rows {
    let text = fs::read_to_string(format!("tests/store/{name}.json")).unwrap();
    let rows: BTreeMap<String, String> = serde_json::from_str(&text).unwrap();
    rows.into_iter().map(|(key, hex)| (key, bytes(&hex))).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap();
    hex.as_bytes().chunks(2).map(byte).collect()
}

/// The files are frozen: what a version wrote is never edited, and read for ever.
#[test]
fn what_was_written_in_format_1_is_read_and_still_written_alike() {
    for (make, name) in SHELVES.into_iter().zip(["format-1-plain", "format-1-sealed"]) {
        let written = Fake::default();
        let shelf = make(&written);
        let mut record = Record::new(id("a"));
        save(&shelf, &mut record, answers(0));
        block_on(shelf.compact(&mut record)).unwrap();
        save(&shelf, &mut record, answers(1));
        let rows = frozen(name);
        assert_eq!(written.rows(), rows, "{name}");
        let store = Fake::of(rows);
        let found = only(&make(&store));
        assert_eq!((found.contents(), found.revision()), (&Contents::of(answers(1)), 3));
    }
}

/// A format without its files is not released: freeze what it writes.
#[test]
fn a_record_of_any_format_opens_and_its_next_change_is_written_in_todays() {
    for format in 1..=FORMAT {
        for (make, kind) in SHELVES.into_iter().zip(["plain", "sealed"]) {
            let rows = frozen(&format!("format-{format}-{kind}"));
            let says = |rows: &Rows, key: &str, format: u8| rows[key][4] == format;
            assert!(rows.keys().all(|key| says(&rows, key, format)), "{format} {kind}");
            let store = Fake::of(rows.clone());
            let shelf = make(&store);
            let mut record = only(&shelf);
            assert_eq!((record.contents(), record.revision()), (&Contents::of(answers(1)), 3));
            save(&shelf, &mut record, answers(2));
            let after = store.rows();
            let mut written = after.keys().filter(|key| rows.get(*key) != after.get(*key));
            assert!(written.all(|key| says(&after, key, FORMAT)), "{format} {kind}");
            assert_eq!(only(&shelf).contents(), &Contents::of(answers(2)));
        }
    }
}

/// What became of the rows of a format, as tests/browser/rescue.spec.js has it read without this.
#[derive(Deserialize)]
struct Spoiled {
    values: BTreeMap<String, Value>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    sentence: String,
    /// The rows that are other than in the frozen file: their bytes, or nothing where one is gone.
    rows: BTreeMap<String, Option<String>>,
    /// Which of the values is read.
    reads: Option<String>,
    /// What is told of each row that cannot be read.
    aside: BTreeMap<String, String>,
}

#[test]
fn of_the_rows_of_any_format_those_that_are_whole_are_read_and_the_others_told() {
    for format in 1..=FORMAT {
        let text = fs::read_to_string(format!("tests/store/format-{format}-spoiled.json")).unwrap();
        let Spoiled { values, cases } = serde_json::from_str(&text).unwrap();
        for Case { sentence, rows: spoiled, reads, aside } in cases {
            let mut rows = frozen(&format!("format-{format}-plain"));
            for (key, hex) in spoiled {
                rows.remove(&key);
                rows.extend(hex.map(|hex| (key, bytes(&hex))));
            }
            let store = Fake::of(rows.clone());
            let loaded = load(&plain(&store));
            let read = loaded.records.first().map(|record| &record.contents().value);
            assert_eq!(read, reads.map(|reads| &values[&reads]), "{sentence}");
            let told = loaded.aside.iter().chain(loaded.records.iter().flat_map(Record::aside));
            let kept = told.clone().all(|aside| rows[&aside.key] == aside.bytes);
            let told = told.map(|aside| (aside.key.clone(), format!("{:?}", aside.why)));
            assert_eq!((told.collect::<BTreeMap<_, _>>(), kept), (aside, true), "{sentence}");
        }
    }
}

#[test]
fn an_older_record_is_brought_up_step_by_step_or_at_once() {
    let third = json!({"all": ["小明"], "kept": 3});
    let at_once = written_by_version_1();
    let before = at_once.rows();
    assert_eq!(only(&version(3, &at_once)).contents().value, third);
    assert_eq!(at_once.rows(), before, "reading has written");
    let stepwise = written_by_version_1();
    let mut second = only(&version(2, &stepwise));
    let contents = second.contents().clone();
    assert_eq!(contents.value, json!({"called": "小明", "kept": 3}));
    block_on(version(2, &stepwise).save(&mut second, contents, Durability::Strict)).unwrap();
    assert_eq!(only(&version(3, &stepwise)).contents().value, third);
    // Twice is as once, and edits go on.
    let mut found = only(&version(3, &stepwise));
    for kept in [4, 5] {
        save(&version(3, &stepwise), &mut found, json!({"all": ["小明"], "kept": kept}));
        let found = only(&version(3, &stepwise));
        assert_eq!(found.contents().value, json!({"all": ["小明"], "kept": kept}));
    }
}

/// Each schema says which one it was made of.
fn counting(schema: u16, store: &Fake) -> TestShelf<'_> {
    let upgrade = |from: u16, value: Value| json!({"was": from, "edits": value["edits"]});
    RecordStore { store, codec: Codec::Plain, shape: Shape { schema, upgrade, marks: &[] } }
}

#[test]
fn a_chain_of_versions_killed_at_any_commit_gives_old_or_new() {
    const NEWEST: u16 = 12;
    let store = Fake::remembering();
    let mut record = Record::new(id("a"));
    let mut expected = Vec::new();
    for schema in 1..=NEWEST {
        for edits in 0..20 {
            let edits = u64::from(schema) * 20 + edits;
            save(
                &counting(schema, &store),
                &mut record,
                json!({"was": schema - 1, "edits": edits}),
            );
            expected.push(edits);
        }
        record = only(&counting(schema, &store));
    }
    let history = store.history();
    assert_eq!(history.len(), expected.len());
    for (rows, edits) in history.into_iter().zip(expected) {
        let store = Fake::of(rows);
        let found = only(&counting(NEWEST, &store)).contents().value.clone();
        assert_eq!(found, json!({"was": NEWEST - 1, "edits": edits}));
    }
}

#[test]
fn an_older_version_stops_writing_what_a_newer_one_wrote() {
    let store = written_by_version_1();
    let mut open_before = only(&version(1, &store));
    let mut newer = only(&version(2, &store));
    save(&version(2, &store), &mut newer, json!({"called": "二宝", "kept": 4}));
    let rows = store.rows();
    let mine = Contents::of(json!({"name": "三宝", "kept": 3}));
    for durability in [Durability::Relaxed, Durability::Strict] {
        let refused = block_on(version(1, &store).save(&mut open_before, mine.clone(), durability));
        assert_eq!(refused, Err(Unsaved::Newer));
    }
    assert_eq!(open_before.contents().value, json!({"name": "小明", "kept": 3}));
    assert_eq!(block_on(version(1, &store).remove(&mut open_before)), Err(Unsaved::Newer));
    assert_eq!(block_on(version(1, &store).find(&id("a"))).err(), Some(Unsaved::Newer));
    assert_eq!(store.rows(), rows, "an older version has written");
    // It is told, with every byte.
    let loaded = load(&version(1, &store));
    assert_eq!(loaded.records.len(), 0);
    assert!(loaded.aside.iter().all(|aside| aside.why == UnreadableReason::Newer));
    let aside = loaded.aside.into_iter().map(|aside| (aside.key, aside.bytes)).collect();
    assert_eq!(rows, aside);
}

#[test]
fn a_newer_format_is_refused_and_left_as_it_is() {
    let store = written_by_version_1();
    let mut rows = store.rows();
    for bytes in rows.values_mut() {
        assert_eq!((&bytes[..4], bytes[4]), (&b"ZZD1"[..], FORMAT));
        bytes[4] = FORMAT + 1;
    }
    let store = Fake::of(rows.clone());
    let loaded = load(&version(1, &store));
    assert_eq!(loaded.records.len(), 0);
    let whys: Vec<UnreadableReason> = loaded.aside.iter().map(|aside| aside.why).collect();
    assert_eq!(whys, vec![UnreadableReason::Newer; rows.len()]);
    let mut other = Record::new(id("a"));
    let contents = Contents::of(json!({}));
    let refused = block_on(version(1, &store).save(&mut other, contents, Durability::Relaxed));
    assert_eq!(refused, Err(Unsaved::Newer));
    assert_eq!(store.rows(), rows);
}

#[test]
fn the_order_is_by_revision_whatever_the_clock_says() {
    let store = Fake::default();
    let shelf = plain(&store);
    let mut here = Record::new(id("a"));
    let times = ["2031-01-01 08:00", "2021-01-01 08:00", "1970-01-01 00:00", "2026-11-24 18:00"];
    save(&shelf, &mut here, json!({"saved": "", "edits": 0, "other": 0}));
    let mut there = only(&shelf);
    for (edits, time) in times.into_iter().enumerate() {
        let mut value = here.contents().value.clone();
        value["saved"] = time.into();
        value["edits"] = edits.into();
        save(&shelf, &mut here, value);
        let mut value = there.contents().value.clone();
        let time = format!("1999-01-01 00:0{edits}");
        value["saved"] = time.clone().into();
        value["other"] = (edits + 1).into();
        assert_eq!(save(&shelf, &mut there, value), Saved::Merged);
        let found = only(&shelf);
        let merged = json!({"saved": time, "edits": edits, "other": edits + 1});
        // The time is a mark of each save: two of them are nothing to ask about.
        assert_eq!(found.contents(), &Contents::of(merged));
        here = found;
    }
}
