//! What a page made of the values of records, kept with them in a pack; and texts that cannot be
//! read.

use std::collections::BTreeSet;

use pollster::block_on;
use records::store::{Committed, Loaded, TextRecord, Unsaved};

use super::crc::crc;
use super::fake::{Fake, Rows};
use super::packs::{EDITION, all, filled, index, indexes, load_texts, pack, seen, write_packs};
use super::versions::frozen;
use super::{SHELVES, TestShelf, answers, id, load, plain, save};

/// The records that have an index, by name, and how many packs would make the next opening quicker.
fn indexed(shelf: &TestShelf<'_>, edition: &str) -> (Vec<String>, usize) {
    let mut names = Vec::new();
    let take = &mut |record: TextRecord, found: &[u8]| {
        if !found.is_empty() {
            assert_eq!(found, index(&record));
            names.push(record.id().as_str().to_owned());
        }
    };
    let unpacked = block_on(shelf.load_texts(edition, take)).unwrap().unpacked;
    (names, unpacked.len())
}

#[test]
fn an_index_counts_while_its_record_is_as_it_was_and_the_build_is_the_same() {
    for make in SHELVES {
        let store = Fake::default();
        let shelf = make(&store);
        let mut records = filled(&shelf, &["a0", "a1", "a2", "b0"]);
        write_packs(&shelf);
        assert_eq!(indexed(&shelf, EDITION).0, ["a0", "a1", "a2", "b0"]);
        assert_eq!(indexed(&shelf, "tomorrow").0, [""; 0]);
        save(&shelf, &mut records[1], answers(9));
        block_on(shelf.remove(&mut records[3])).unwrap();
        assert_eq!(indexed(&shelf, EDITION).0, ["a0", "a2"]);
        // Another tab wrote this one, and the page that packs has it from there.
        let (all, old) = (all(&shelf), all(&shelf));
        let pack = pack(&id("a"), &all, indexes(&old, EDITION));
        assert_eq!(block_on(shelf.keep_pack(pack)), Ok(Committed::Done));
        assert_eq!(indexed(&shelf, EDITION).0, [""; 0], "made of other texts, though alike");
    }
}

#[test]
fn the_packs_of_another_build_are_written_anew() {
    for make in SHELVES {
        let store = Fake::default();
        let shelf = make(&store);
        let names: Vec<String> = (0..300).map(|number| format!("{:03x}", number * 13)).collect();
        filled(&shelf, &names.iter().map(String::as_str).collect::<Vec<_>>());
        write_packs(&shelf);
        let (names, unpacked) = indexed(&shelf, EDITION);
        assert_eq!((names.len(), unpacked), (300, 0));
        let (names, unpacked) = indexed(&shelf, "tomorrow");
        assert_eq!((names.len(), unpacked), (0, 16));
    }
}

#[test]
fn only_the_packs_that_are_missing_are_written_again() {
    let store = Fake::default();
    let shelf = plain(&store);
    let names: Vec<String> =
        "ab".chars().flat_map(|letter| (0..300).map(move |n| format!("{n}{letter}0"))).collect();
    filled(&shelf, &names.iter().map(String::as_str).collect::<Vec<_>>());
    write_packs(&shelf);
    let mut rows = store.rows();
    rows.remove("~b");
    let store = Fake::of(rows);
    let loaded = load_texts(&plain(&store));
    assert_eq!(loaded.unpacked, BTreeSet::from([id("b")]));
}

/// What became of a pack in the clear one of whose texts cannot be read, though its checksum is
/// right: the rows of a store with it.
fn with_an_unreadable_text(rows: &Rows) -> Rows {
    let mut rows = rows.clone();
    let pack = rows.get_mut("~a").unwrap();
    // Behind the header: the edition, a text, and of the first record what stands before its text.
    let mut at = 23;
    let field = |at: usize, pack: &[u8]| {
        at + 4 + usize::try_from(u32::from_be_bytes(pack[at..at + 4].try_into().unwrap())).unwrap()
    };
    for fixed in [0, 0, 0, 18, 0, 0, 0] {
        at = field(at + fixed, pack);
    }
    pack[at..at + 4].copy_from_slice(&1_u32.to_be_bytes());
    let sum = crc(&[&pack[..19], &pack[23..]].concat());
    pack[19..23].copy_from_slice(&sum.to_be_bytes());
    rows
}

#[test]
fn what_a_pack_does_not_let_be_read_is_read_from_its_own_rows() {
    let store = Fake::default();
    let shelf = plain(&store);
    filled(&shelf, &["a0", "a1"]);
    write_packs(&shelf);
    let store = Fake::of(with_an_unreadable_text(&store.rows()));
    let shelf = plain(&store);
    let expected = load(&shelf);
    // Another build has no use for the index, and reads every text at once.
    let mut read = Vec::new();
    let take = &mut |record: TextRecord, _: &[u8]| read.push(record.to_record().unwrap());
    block_on(shelf.load_texts("tomorrow", take)).unwrap();
    read.sort_by(|one, other| one.id().cmp(other.id()));
    let read = Loaded { records: read, ..Loaded::default() };
    assert_eq!(seen(&read), seen(&expected));
    // This one shows the index, and nothing goes on from a text that is not there.
    let mut shown = Vec::new();
    block_on(shelf.load_texts(EDITION, &mut |record, _| shown.push(record))).unwrap();
    let unread = shown.iter().find(|record| record.id() == &id("a0")).unwrap();
    assert!(unread.value().read().is_none() && unread.to_record().is_none());
    let found = block_on(shelf.find_as_seen(unread)).unwrap();
    assert_eq!(found.contents().value, answers(0));
    // Where another tab has changed it meanwhile, nothing is known here to bring together with it.
    save(&shelf, &mut load(&shelf).records[0], answers(5));
    assert_eq!(block_on(shelf.find_as_seen(unread)).unwrap_err(), Unsaved::Contended);
    // It is in no pack that is made of what was shown.
    let pack = pack(&id("a"), &shown, indexes(&shown[1..], EDITION));
    block_on(shelf.keep_pack(pack)).unwrap();
    assert_eq!(seen(&load_texts(&shelf)), seen(&load(&shelf)));
}

/// The files are frozen: a build before the indexes wrote them.
#[test]
fn a_device_of_the_build_before_opens_whole_and_has_packs_of_this_one_then() {
    for (make, name) in SHELVES.into_iter().zip(["packs-1-plain", "packs-1-sealed"]) {
        let store = Fake::of(frozen(name));
        let shelf = make(&store);
        let expected = load(&shelf);
        assert_eq!((expected.records.len(), expected.aside.len()), (3, 0));
        assert_eq!(seen(&load_texts(&shelf)), seen(&expected));
        assert_eq!(indexed(&shelf, EDITION).0, [""; 0], "they have no index");
        let before = store.rows();
        write_packs(&shelf);
        assert_eq!(indexed(&shelf, EDITION).0, ["a0", "a1", "b0"]);
        // Of what the build before has of its own not a byte is another: it reads that.
        let own = |rows: Rows| -> Rows {
            rows.into_iter().filter(|(key, _)| !key.starts_with('~')).collect()
        };
        assert_eq!(own(store.rows()), own(before));
    }
}
