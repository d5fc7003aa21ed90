//! The bytes of a row: every changed bit is seen, no row passes for another, nothing sealed shows.

use std::time::Instant;

use pollster::block_on;
use records::store::{
    Codec, Contents, Durability, Loaded, Record, RecordStore, Saved, UnreadableReason, Unsaved,
};
use serde_json::json;

use super::fake::{Fake, Rows};
use super::key::Key;
use super::{SHAPE, SHELVES, TestShelf, answers, id, load, plain, save, sealed};

/// Two records with entries and snapshots of the same revisions.
fn twins(make: fn(&Fake) -> TestShelf<'_>) -> Fake {
    let store = Fake::default();
    for (name, first) in [("a", 0), ("b", 100)] {
        let shelf = make(&store);
        let mut record = Record::new(id(name));
        for edits in first..first + 3 {
            save(&shelf, &mut record, answers(edits));
            block_on(shelf.compact(&mut record)).unwrap();
        }
        save(&shelf, &mut record, answers(first + 3));
    }
    store
}

/// Whether bytes at a key are told to be unreadable, and nobody's value is another's.
fn is_seen(make: fn(&Fake) -> TestShelf<'_>, rows: &Rows, key: &str) -> bool {
    let store = Fake::of(rows.clone());
    let Loaded { records, aside, .. } = load(&make(&store));
    for record in &records {
        let first = if record.id() == &id("a") { 0 } else { 100 };
        let own = (first..first + 4).any(|edits| record.contents().value == answers(edits));
        assert!(own, "{key}: {:?}", record.contents());
    }
    let mut told = records.iter().flat_map(Record::aside).chain(&aside);
    told.any(|aside| aside.key == key && aside.bytes == rows[key])
}

#[test]
fn every_single_changed_bit_is_seen_in_the_clear_and_sealed() {
    let mut flips = 0;
    for make in SHELVES {
        let rows = twins(make).rows();
        // The rows that a load reads: the head, the newest snapshot, the entry after it.
        for key in ["a/head", "a/snapshot/0000000000000006", "a/journal/0000000000000007"] {
            for place in 0..rows[key].len() {
                for bit in 0..8 {
                    let mut rows = rows.clone();
                    rows.get_mut(key).unwrap()[place] ^= 1 << bit;
                    assert!(is_seen(make, &rows, key), "{key}: bit {bit} of byte {place}");
                    flips += 1;
                }
            }
            for length in 0..rows[key].len() {
                let mut rows = rows.clone();
                rows.get_mut(key).unwrap().truncate(length);
                assert!(is_seen(make, &rows, key), "{key}: cut after {length}");
            }
        }
    }
    println!("{flips} bits flipped, each one seen");
}

#[test]
fn no_row_passes_for_another() {
    let mut moves = 0;
    for make in SHELVES {
        let rows = twins(make).rows();
        let read = ["/head", "/snapshot/0000000000000006", "/journal/0000000000000007"];
        for to in rows.keys().filter(|key| read.iter().any(|end| key.ends_with(end))) {
            for from in rows.keys().filter(|from| *from != to) {
                let mut rows = rows.clone();
                rows.insert(to.clone(), rows[from].clone());
                assert!(is_seen(make, &rows, to), "{from} passes for {to}");
                moves += 1;
            }
        }
    }
    println!("{moves} rows moved, each one refused");
}

#[test]
fn rows_in_the_clear_do_not_pass_on_a_sealed_shelf_nor_the_other_way_round() {
    for (writer, reader) in [(SHELVES[0], SHELVES[1]), (SHELVES[1], SHELVES[0])] {
        let store = twins(writer);
        let loaded = load(&reader(&store));
        assert_eq!(loaded.records.len(), 0);
        assert!(loaded.aside.iter().any(|aside| aside.why == UnreadableReason::Damaged));
    }
}

#[test]
fn a_wrong_key_reads_nothing_and_writes_nothing() {
    let store = twins(sealed);
    let rows = store.rows();
    let other = RecordStore {
        store: &store,
        codec: Codec::Sealed(Key::new([2; 32], 2 << 32)),
        shape: SHAPE,
    };
    let loaded = load(&other);
    assert_eq!(loaded.records.len(), 0);
    assert!(loaded.aside.iter().any(|aside| aside.why == UnreadableReason::Refused));
    let mut record = Record::new(id("a"));
    let saved = block_on(other.save(&mut record, Contents::of(json!({})), Durability::Strict));
    assert_eq!(saved, Err(Unsaved::Refused));
    assert_eq!(store.rows(), rows);
}

#[test]
fn nothing_of_a_sealed_record_shows_in_its_bytes() {
    let has = |store: &Fake, word: &str| {
        let shows = |bytes: &Vec<u8>| bytes.windows(word.len()).any(|part| part == word.as_bytes());
        store.rows().values().any(shows)
    };
    for word in ["大宝", "boarding", "2023-2024", "value"] {
        assert!(has(&twins(plain), word) && !has(&twins(sealed), word), "{word}");
    }
}

/// Ten times as many with `STORE_LONG=1`.
#[test]
fn no_nonce_is_used_twice_in_a_hundred_thousand_sealings() {
    let sealings = if std::env::var_os("STORE_LONG").is_some() { 1_000_000 } else { 100_000 };
    let began = Instant::now();
    let store = Fake::default();
    let shelf = sealed(&store);
    let Codec::Sealed(key) = &shelf.codec else { panic!("not sealed") };
    let mut record = Record::new(id("a"));
    let mut edits = 0;
    // The key itself stops the test at a nonce that it has seen.
    while key.sealings() < sealings {
        edits += 1;
        assert_eq!(save(&shelf, &mut record, json!({"edits": edits})), Saved::Alone);
    }
    assert_eq!(load(&shelf).records[0].contents().value, json!({"edits": edits}));
    println!("{sealings} sealings in {} ms", began.elapsed().as_millis());
}
