//! Packs of what was removed since, or is damaged beneath them: none keeps what is gone, and none
//! goes while it is what a record can be read from.

use std::collections::BTreeSet;

use pollster::block_on;
use records::store::{Indexes, RecordId, TextRecord};

use super::fake::Fake;
use super::packs::{EDITION, filled, load_texts, pack, write_packs};
use super::{SHELVES, TestShelf, answers, id, load, plain, save};

/// What a page knows that was opened by the packs.
fn known(shelf: &TestShelf<'_>) -> Vec<TextRecord> {
    let mut known = Vec::new();
    let take = &mut |record: TextRecord, _: &[u8]| known.push(record);
    block_on(shelf.load_texts(EDITION, take)).unwrap();
    known
}

/// Writes the packs that are to be written of what such a page knows.
fn pack_anew(shelf: &TestShelf<'_>) {
    let known = known(shelf);
    for letter in load_texts(shelf).unpacked {
        block_on(shelf.keep_pack(pack(&letter, &known, Indexes::new(EDITION)))).unwrap();
    }
}

fn names(shelf: &TestShelf<'_>) -> Vec<RecordId> {
    load_texts(shelf).records.iter().map(|record| record.id().clone()).collect()
}

/// Changes a byte of every row of a record but its head.
fn damaged(store: &Fake, name: &str) -> Fake {
    let mut rows = store.rows();
    for (key, bytes) in &mut rows {
        if key.starts_with(&format!("{name}/")) && !key.ends_with("/head") {
            *bytes.last_mut().unwrap() ^= 1;
        }
    }
    Fake::of(rows)
}

#[test]
fn a_pack_that_has_what_was_removed_is_written_without_it() {
    for make in SHELVES {
        let store = Fake::default();
        let shelf = make(&store);
        let mut records = filled(&shelf, &["a0", "a1", "b0"]);
        write_packs(&shelf);
        assert_eq!(load_texts(&shelf).packed, BTreeSet::from([id("a"), id("b")]));
        assert_eq!(load_texts(&shelf).unpacked, BTreeSet::new());
        block_on(shelf.remove(&mut records[0])).unwrap();
        assert_eq!(load_texts(&shelf).unpacked, BTreeSet::from([id("a")]));
        pack_anew(&shelf);
        assert_eq!(load_texts(&shelf).unpacked, BTreeSet::new());
        assert_eq!(names(&shelf), [id("a1"), id("b0")]);
    }
}

#[test]
fn of_what_was_removed_no_word_stays_in_the_store() {
    let store = Fake::default();
    let shelf = plain(&store);
    let mut records = filled(&shelf, &["a0", "b0"]);
    write_packs(&shelf);
    let text = records[0].contents().value.to_string();
    let words = |store: &Fake| {
        let rows = store.rows();
        let has = |bytes: &[u8]| bytes.windows(text.len()).any(|some| some == text.as_bytes());
        rows.into_iter().filter(|(_, bytes)| has(bytes)).map(|(key, _)| key).collect::<Vec<_>>()
    };
    assert!(words(&store).contains(&"~a".to_owned()));
    block_on(shelf.remove(&mut records[0])).unwrap();
    assert_eq!(words(&store), ["~a"]);
    pack_anew(&shelf);
    assert_eq!(words(&store), [""; 0]);
    assert!(!store.rows().contains_key("~a"), "one without a record is none");
    assert_eq!(load_texts(&shelf).packed, BTreeSet::from([id("b")]));
}

#[test]
fn a_pack_that_cannot_be_read_is_written_anew() {
    for make in SHELVES {
        let store = Fake::default();
        filled(&make(&store), &["a0", "b0"]);
        write_packs(&make(&store));
        let mut rows = store.rows();
        rows.get_mut("~a").unwrap().reverse();
        let store = Fake::of(rows);
        assert_eq!(load_texts(&make(&store)).unpacked, BTreeSet::from([id("a")]));
        pack_anew(&make(&store));
        assert_eq!(load_texts(&make(&store)).unpacked, BTreeSet::new());
    }
}

#[test]
fn what_only_its_pack_has_whole_is_there_also_when_another_of_the_pack_is_removed() {
    for make in SHELVES {
        let store = Fake::default();
        let mut records = filled(&make(&store), &["a0", "a1"]);
        write_packs(&make(&store));
        let store = damaged(&store, "a1");
        assert_eq!(load(&make(&store)).records.len(), 1);
        block_on(make(&store).remove(&mut records[0])).unwrap();
        for _ in 0..2 {
            assert_eq!(names(&make(&store)), [id("a1")]);
            pack_anew(&make(&store));
        }
    }
}

#[test]
fn a_pack_tells_more_than_damaged_rows_and_no_more_than_another_history() {
    for make in SHELVES {
        let store = Fake::default();
        let mut record = filled(&make(&store), &["a0"]).remove(0);
        block_on(make(&store).compact(&mut record)).unwrap();
        save(&make(&store), &mut record, answers(9));
        write_packs(&make(&store));
        let told = known(&make(&store)).remove(0);
        assert!(!told.tells_more_than(&record));
        let mut rows = store.rows();
        let journal = rows.keys().filter(|key| key.contains("/journal/")).max().unwrap().clone();
        for key in ["a0/head", &journal] {
            *rows.get_mut(key).unwrap().last_mut().unwrap() ^= 1;
        }
        let store = Fake::of(rows);
        let found = block_on(make(&store).find(&id("a0"))).unwrap();
        assert!(!found.aside().is_empty());
        assert!(told.tells_more_than(&found), "a change would be lost");
    }
}
