//! Packs of many records: they make the opening quick, and never show anything but what is there.

use std::collections::BTreeSet;

use pollster::block_on;
use records::store::{
    Committed, Contents, Durability, Indexes, Loaded, Record, RecordId, SnapshotPack, TextRecord,
    pack_letter,
};
use serde_json::json;

use super::chance::Chance;
use super::fake::Fake;
use super::{SHELVES, TestShelf, answers, id, load, save, sealed};

/// Everything, as it is in the store.
pub fn all(shelf: &TestShelf<'_>) -> Vec<TextRecord> {
    let records = block_on(shelf.load()).unwrap().records;
    records.into_iter().map(Record::into_text).collect()
}

/// The build that this is.
pub const EDITION: &str = "today";

/// What a page made of a value.
pub fn index(record: &TextRecord) -> Vec<u8> {
    format!("of {}", record.value().read().unwrap().len()).into_bytes()
}

/// What a page of an edition made of records.
pub fn indexes(records: &[TextRecord], edition: &'static str) -> Indexes {
    let mut indexes = Indexes::new(edition);
    for record in records {
        indexes.add(record.id().as_str(), record.value(), index(record));
    }
    indexes
}

/// Those of the records that are of this letter.
pub fn pack(letter: &RecordId, records: &[TextRecord], indexes: Indexes) -> SnapshotPack {
    let mut pack = SnapshotPack::begin(letter, indexes);
    for record in records {
        pack.add(record);
    }
    pack
}

/// Keeps packs of everything.
pub fn write_packs(shelf: &TestShelf<'_>) {
    let all = all(shelf);
    let letters: BTreeSet<RecordId> =
        all.iter().map(|record| id(pack_letter(record.id().as_str()))).collect();
    for letter in letters {
        let pack = pack(&letter, &all, indexes(&all, EDITION));
        block_on(shelf.keep_pack(pack)).unwrap();
    }
}

/// What there is by way of the packs.
pub fn load_texts(shelf: &TestShelf<'_>) -> Loaded {
    let mut records = Vec::new();
    let loaded = {
        let take = &mut |record: TextRecord, found: &[u8]| {
            assert!(found.is_empty() || found == index(&record));
            records.push(record.to_record().unwrap());
        };
        block_on(shelf.load_texts(EDITION, take))
    };
    records.sort_by(|one, other| one.id().cmp(other.id()));
    Loaded { records, ..loaded.unwrap() }
}

pub type Seen = (RecordId, u64, Contents, usize);

/// All that a page shows of what it loaded.
pub fn seen(loaded: &Loaded) -> (Vec<Seen>, usize) {
    let of = |one: &Record| {
        (one.id().clone(), one.revision(), one.contents().clone(), one.aside().len())
    };
    (loaded.records.iter().map(of).collect(), loaded.aside.len())
}

pub fn filled(shelf: &TestShelf<'_>, names: &[&str]) -> Vec<Record> {
    let mut records: Vec<_> = names.iter().map(|name| Record::new(id(name))).collect();
    for (edits, record) in records.iter_mut().enumerate() {
        save(shelf, record, answers(edits));
    }
    records
}

#[test]
fn with_copies_few_calls_open_many_records() {
    for make in SHELVES {
        let store = Fake::default();
        let shelf = make(&store);
        let names: Vec<String> = (0..300).map(|number| format!("{:03x}", number * 13)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        filled(&shelf, &names);
        assert_eq!(load_texts(&shelf).unpacked.len(), 16);
        write_packs(&shelf);
        let before = store.calls();
        let loaded = load_texts(&shelf);
        assert_eq!(seen(&loaded), seen(&load(&shelf)));
        assert!(loaded.unpacked.is_empty());
        assert!(store.calls() - before < 25, "{} calls", store.calls() - before);
    }
}

#[test]
fn whatever_happened_since_a_pack_it_is_what_is_in_the_store_that_is_seen() {
    for (make, seed) in SHELVES.into_iter().zip(1..) {
        let store = Fake::default();
        let shelf = make(&store);
        let mut records = filled(&shelf, &["a0", "a1", "a2", "b0", "b1", "c"]);
        let mut chance = Chance::new(seed);
        for turn in 0..400 {
            let place = chance.below(records.len());
            let record = &mut records[place];
            match chance.below(8) {
                0 => drop(block_on(shelf.remove(record))),
                1 => drop(block_on(shelf.compact(record)).unwrap()),
                2 => write_packs(&shelf),
                3 => {
                    let pending = json!({"/name": "xiaom"}).as_object().unwrap().clone();
                    let contents = Contents { pending, ..Contents::of(answers(turn)) };
                    block_on(shelf.save(record, contents, Durability::Relaxed)).unwrap();
                }
                // As a page does that was opened by the packs.
                4 => {
                    for one in load_texts(&shelf).records {
                        let known = records.iter_mut().find(|known| known.id() == one.id());
                        *known.unwrap() = one;
                    }
                }
                _ => drop(save(&shelf, record, answers(turn))),
            }
            assert_eq!(seen(&load_texts(&shelf)), seen(&load(&shelf)), "turn {turn}");
        }
    }
}

#[test]
fn a_copy_that_was_changed_anywhere_or_is_another_counts_for_nothing() {
    for make in SHELVES {
        let store = Fake::default();
        let shelf = make(&store);
        filled(&shelf, &["a", "b"]);
        let expected = seen(&load(&shelf));
        write_packs(&shelf);
        let rows = store.rows();
        let packs = ["~a", "~b"].map(|key| rows[key].clone());
        for place in 0..packs[0].len() {
            let mut changed = packs[0].clone();
            changed[place] ^= 1;
            for bytes in [changed, packs[0][..place].to_vec()] {
                let mut rows = rows.clone();
                rows.insert("~a".to_owned(), bytes);
                let store = Fake::of(rows);
                assert_eq!(seen(&load_texts(&make(&store))), expected, "byte {place}");
            }
        }
        let mut exchanged = rows;
        exchanged.insert("~a".to_owned(), packs[1].clone());
        exchanged.insert("~b/head".to_owned(), packs[0].clone());
        exchanged.insert("~".to_owned(), packs[0].clone());
        assert_eq!(seen(&load_texts(&make(&Fake::of(exchanged)))), expected);
    }
}

#[test]
fn what_goes_on_from_a_pack_is_written_whole_so_that_damage_beneath_it_loses_nothing() {
    for make in SHELVES {
        let store = Fake::default();
        let shelf = make(&store);
        filled(&shelf, &["a"]);
        write_packs(&shelf);
        let mut rows = store.rows();
        let first = rows.keys().find(|key| key.contains("/journal/")).unwrap().clone();
        rows.get_mut(&first).unwrap()[40] ^= 1;
        let store = Fake::of(rows);
        let shelf = make(&store);
        let mut record = load_texts(&shelf).records.remove(0);
        assert_eq!(record.contents().value, answers(0));
        save(&shelf, &mut record, answers(1));
        let found = load(&shelf).records.remove(0);
        assert_eq!((found.contents().value.clone(), found.aside()), (answers(1), [].as_slice()));
    }
}

#[test]
fn a_copy_of_what_another_tab_cleared_or_put_there_anew_is_not_kept() {
    for make in SHELVES {
        let store = Fake::default();
        let shelf = make(&store);
        filled(&shelf, &["a0", "a1"]);
        let old = all(&shelf);
        let late = || block_on(shelf.keep_pack(pack(&id("a"), &old, Indexes::new(EDITION))));
        // Another tab ends the use of the device while this one still packs.
        store.clear();
        assert_eq!((late(), store.rows().len()), (Ok(Committed::Stale), 0));
        // It restores a backup: records of the same names, with the same names of rows.
        for (edits, name) in [(5, "a0"), (6, "a1")] {
            save(&shelf, &mut Record::new(id(name)), answers(edits));
        }
        let there = store.rows();
        assert_eq!((late(), store.rows() == there), (Ok(Committed::Stale), true));
        assert_eq!(seen(&load_texts(&shelf)), seen(&load(&shelf)));
        // One that changed is enough.
        write_packs(&shelf);
        let (kept, seen) = (store.rows(), all(&shelf));
        save(&shelf, &mut load(&shelf).records[1], answers(7));
        let late = block_on(shelf.keep_pack(pack(&id("a"), &seen, Indexes::new(EDITION))));
        assert_eq!((late, &store.rows()["~a"]), (Ok(Committed::Stale), &kept["~a"]));
    }
}

#[test]
fn nothing_of_a_sealed_record_shows_in_a_pack() {
    let store = Fake::default();
    let shelf = sealed(&store);
    filled(&shelf, &["a"]);
    write_packs(&shelf);
    let rows = store.rows();
    let shows = |text: &str| rows["~a"].windows(text.len()).any(|part| part == text.as_bytes());
    for text in ["大宝", "children", "2023-2024", "我们家"] {
        assert!(!shows(text), "{text}");
    }
}

#[test]
fn a_copy_of_what_cannot_be_read_whole_is_not_made() {
    let store = Fake::default();
    let shelf = sealed(&store);
    filled(&shelf, &["a", "b"]);
    let mut rows = store.rows();
    rows.get_mut("b/journal/0000000000000001").unwrap()[40] ^= 1;
    let store = Fake::of(rows);
    let shelf = sealed(&store);
    write_packs(&shelf);
    assert!(store.rows().contains_key("~a") && !store.rows().contains_key("~b"));
    assert_eq!(seen(&load_texts(&shelf)), seen(&load(&shelf)));
}

#[test]
fn a_record_of_another_history_under_the_same_revision_is_told_by_its_head() {
    for make in SHELVES {
        let [store, other] = [Fake::default(), Fake::default()];
        filled(&make(&store), &["a0", "a1", "b0"]);
        write_packs(&make(&store));
        let anew = &mut Record::new(id("a1"));
        save(&make(&other), anew, answers(77));
        let mut rows = store.rows();
        rows.extend(other.rows());
        let mixed = Fake::of(rows);
        let shelf = make(&mixed);
        let mut from_packs = Vec::new();
        let take = &mut |record: TextRecord, _: &[u8]| from_packs.push(record);
        block_on(shelf.load_texts(EDITION, take)).unwrap();
        assert!(from_packs.iter().all(TextRecord::is_of_pack));
        assert_eq!(block_on(shelf.of_other_heads(&from_packs)).unwrap(), [(id("a1"), 1)]);
        let none = Fake::default();
        let gone = block_on(make(&none).of_other_heads(&from_packs)).unwrap();
        assert_eq!(gone.len(), 3);
    }
}
