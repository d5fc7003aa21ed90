//! Rows that are cut, changed or gone after a crash: told, set aside, never mixed, never lost.

use std::collections::BTreeSet;

use pollster::block_on;
use records::store::{
    Contents, Durability, ENTRIES, Loaded, Record, Saved, UnreadableReason, UnreadableRow, Unsaved,
};
use serde_json::Value;

use super::chance::Chance;
use super::fake::{Fake, Rows};
use super::{SHELVES, TestShelf, answers, id, load, save};

const COMMITS: usize = 140;
const NAMES: [&str; 2] = ["a", "b"];

/// What is in the store after each commit, and the value that one record got with it.
fn sitting(make: fn(&Fake) -> TestShelf<'_>) -> Vec<(Rows, usize, Value)> {
    let store = Fake::remembering();
    let shelf = make(&store);
    let mut records = NAMES.map(|name| Record::new(id(name)));
    let mut values = Vec::new();
    let mut chance = Chance::new(11);
    while values.len() < COMMITS {
        let who = usize::from(chance.below(5) == 0);
        let record = &mut records[who];
        if chance.below(25) == 0 && record.revision() > 0 {
            block_on(shelf.compact(record)).unwrap();
        } else {
            save(&shelf, record, answers(1 + who + 2 * values.len()));
        }
        if store.history().len() > values.len() {
            values.push((who, record.contents().value.clone()));
        }
    }
    let pairs = store.history().into_iter().zip(values);
    pairs.map(|(rows, (who, value))| (rows, who, value)).collect()
}

/// Does something bad to a row.
fn tear(rows: &mut Rows, key: &str, chance: &mut Chance) {
    let bytes = rows.get_mut(key).unwrap();
    match chance.below(5) {
        0 => bytes.truncate(chance.below(bytes.len())),
        1 => bytes.clear(),
        2 => {
            let from = chance.below(bytes.len());
            bytes[from..].fill(0);
        }
        3 if !key.ends_with("head") => drop(rows.remove(key)),
        _ => {
            let place = chance.below(bytes.len());
            bytes[place] ^= 1 << chance.below(8);
        }
    }
}

fn all_aside(loaded: &Loaded) -> Vec<UnreadableRow> {
    let of_records = loaded.records.iter().flat_map(Record::aside);
    loaded.aside.iter().chain(of_records).cloned().collect()
}

#[test]
fn torn_rows_are_told_and_no_state_is_ever_a_mixture() {
    let (mut told_of, mut lost, mut trials) = (0, 0, 0);
    for (make, count) in SHELVES.into_iter().zip([2_000, 300]) {
        let sitting = sitting(make);
        let mut chance = Chance::new(13);
        for _ in 0..count {
            let commit = chance.below(sitting.len());
            let mut rows = sitting[commit].0.clone();
            let keys: Vec<String> = rows.keys().cloned().collect();
            let torn: BTreeSet<&String> =
                (0..=chance.below(3)).map(|_| &keys[chance.below(keys.len())]).collect();
            for key in &torn {
                tear(&mut rows, key, &mut chance);
            }
            let store = Fake::of(rows.clone());
            let shelf = make(&store);
            let loaded = load(&shelf);
            assert_eq!(store.rows(), rows, "loading has written");
            let aside = all_aside(&loaded);
            assert!(aside.iter().all(|aside| rows.get(&aside.key) == Some(&aside.bytes)));
            trials += 1;
            told_of += aside.len();
            for (who, name) in NAMES.iter().enumerate() {
                let states = sitting[..=commit].iter().filter(|(_, of, _)| *of == who);
                let states: Vec<&Value> = states.map(|(_, _, value)| value).collect();
                let is_mine = |key: &str| key.starts_with(&format!("{name}/"));
                let found = loaded.records.iter().find(|record| record.id() == &id(name));
                let found = found.map(|record| &record.contents().value);
                let told = aside.iter().any(|aside| is_mine(&aside.key));
                let mine: Vec<_> = torn.iter().filter(|key| is_mine(key)).collect();
                assert!(found.is_none_or(|value| states.contains(&value)), "a mixture: {torn:?}");
                let whole = found == states.last().copied();
                assert!(whole || told, "{torn:?}: lost and not told");
                assert!(!told || !mine.is_empty(), "{torn:?}: told, and nothing was torn");
                let newer =
                    aside.iter().any(|one| one.why == UnreadableReason::Newer && is_mine(&one.key));
                let spare = mine.len() == 1 && !mine[0].contains("/journal/");
                assert!(whole || !spare || newer, "{torn:?}: a snapshot or head lost something");
                lost += usize::from(!whole);
            }
            go_on(&shelf, &store, loaded, &aside);
        }
    }
    println!("{trials} crashes, {told_of} rows set aside, {lost} records with a loss, all told");
}

/// Writing on: the new value is there, and every byte that was set aside still is.
fn go_on(shelf: &TestShelf<'_>, store: &Fake, loaded: Loaded, aside: &[UnreadableRow]) {
    let value = answers(100_000);
    for mut record in loaded.records {
        save(shelf, &mut record, value.clone());
    }
    for name in NAMES {
        let anew = block_on(shelf.find(&id(name))).map(|record| record.revision());
        let contents = Contents::of(value.clone());
        let mut record = Record::new(id(name));
        let saved = block_on(shelf.save(&mut record, contents, Durability::Relaxed));
        match (anew, saved) {
            (Ok(_), Ok(_)) => assert_eq!(record.contents().value, value),
            // What looks newer, or what the key refuses wholly, is left alone.
            (Err(why), Err(again)) => assert_eq!(why, again),
            (anew, saved) => panic!("{anew:?} and then {saved:?}"),
        }
    }
    let rows = store.rows();
    let kept = |aside: &UnreadableRow| rows.values().any(|bytes| *bytes == aside.bytes);
    assert!(
        aside.iter().all(|one| kept(one) || one.why == UnreadableReason::Missing),
        "bytes were lost"
    );
    let again = load(shelf);
    let unread = |aside: &UnreadableRow| aside.why != UnreadableReason::Earlier;
    for record in &again.records {
        assert_eq!(record.contents().value, value);
        assert!(!record.aside().iter().any(unread), "set aside a second time");
    }
    let left = again.aside.iter().all(|aside| {
        matches!(
            aside.why,
            UnreadableReason::Newer
                | UnreadableReason::Refused
                | UnreadableReason::Orphaned
                | UnreadableReason::Damaged
        )
    });
    assert!(left, "{:?}", again.aside);
}

#[test]
fn a_crash_between_any_two_commits_gives_what_was_last_committed() {
    for make in SHELVES {
        let mut last = [None, None];
        for (rows, who, value) in sitting(make) {
            last[who] = Some(value);
            let store = Fake::of(rows);
            let loaded = load(&make(&store));
            assert_eq!(all_aside(&loaded), []);
            let found = loaded.records.iter().map(|record| &record.contents().value);
            assert!(found.eq(last.iter().flatten()));
        }
    }
}

#[test]
fn what_a_store_lost_altogether_is_written_anew_with_a_later_revision() {
    for edits in [1, 3, ENTRIES + 1] {
        let store = Fake::default();
        let shelf = super::plain(&store);
        let mut record = Record::new(id("a"));
        for edit in 0..edits {
            assert_eq!(save(&shelf, &mut record, answers(edit)), Saved::Alone);
        }
        let mut other = Record::new(id("b"));
        save(&shelf, &mut other, answers(0));
        // The browser has thrown everything away.
        let empty = Fake::default();
        let shelf = super::plain(&empty);
        assert_eq!(save(&shelf, &mut record, answers(edits)), Saved::Alone);
        assert_eq!(record.revision(), u64::try_from(edits).unwrap() + 1);
        assert_eq!(block_on(shelf.names()).unwrap().iter().collect::<Vec<_>>(), [&id("a")]);
        // What nobody changed is written, too, where that is asked for.
        let contents = other.contents().clone();
        let saved = block_on(shelf.save(&mut other, contents, Durability::Strict));
        assert_eq!((saved, other.revision()), (Ok(Saved::Alone), 2));
        let found = load(&shelf).records;
        assert_eq!(found[0].contents(), &Contents::of(answers(edits)));
        assert_eq!(found[1].contents(), &Contents::of(answers(0)));
        assert!(found.iter().all(|record| record.aside().is_empty()));
        // From then on all is as ever.
        assert_eq!(save(&shelf, &mut record, answers(edits + 1)), Saved::Alone);
    }
}

#[test]
fn what_this_tab_still_has_is_written_whole_over_a_store_that_lost_it() {
    let store = Fake::default();
    let shelf = super::plain(&store);
    let mut record = Record::new(id("a"));
    for edits in 0..5 {
        save(&shelf, &mut record, answers(edits));
    }
    let mut rows = store.rows();
    for key in ["a/head", "a/journal/0000000000000002"] {
        rows.get_mut(key).unwrap()[30] ^= 1;
    }
    let torn = Fake::of(rows);
    let shelf = super::plain(&torn);
    assert_eq!(load(&shelf).records[0].contents().value, answers(0));
    save(&shelf, &mut record, answers(5));
    let found = load(&shelf).records.remove(0);
    assert_eq!(found.contents(), &Contents::of(answers(5)));
    assert!(found.revision() > 5);
    assert!(found.aside().iter().all(|aside| aside.why == UnreadableReason::Earlier));
    assert_eq!(found.aside().len(), 5, "the head, one entry, and three that follow it");
    let refused = block_on(super::sealed(&torn).find(&id("a"))).map(|record| record.revision());
    assert_ne!(refused, Err(Unsaved::Refused), "nothing there is sealed");
}
