//! Many records at once: all of them are written or none is.

use pollster::block_on;
use records::store::{Contents, Durability, Fault, Loaded, Record, Unsaved};

use super::fake::{Done, Failing, Fake};
use super::{SHELVES, answers, id, load, save};

fn wanted(records: &[Record]) -> Vec<(Record, Contents)> {
    records.iter().map(|record| (record.clone(), Contents::of(answers(7)))).collect()
}

#[test]
fn many_records_are_written_at_once_also_where_one_was_removed() {
    for shelf in SHELVES {
        let store = Fake::default();
        let shelf = shelf(&store);
        let [mut kept, mut gone] = ["kept", "gone"].map(|name| Record::new(id(name)));
        save(&shelf, &mut kept, answers(0));
        save(&shelf, &mut gone, answers(0));
        block_on(shelf.remove(&mut gone)).unwrap();
        let Loaded { mut records, empty, aside, .. } = load(&shelf);
        assert_eq!((records.len(), empty.len(), aside), (1, 1, Vec::new()));
        records.extend(empty);
        records.push(Record::new(id("new")));
        assert_eq!(block_on(shelf.save_all(wanted(&records))), Ok(()));
        assert_eq!(store.last_durability(), Some(Durability::Strict));
        let found = load(&shelf).records;
        let found: Vec<_> = found.iter().map(|one| (one.id().as_str(), one.revision())).collect();
        assert_eq!(found, [("gone", 3), ("kept", 2), ("new", 1)]);
        assert!(load(&shelf).records.iter().all(|one| one.contents().value == answers(7)));
    }
}

#[test]
fn where_another_tab_changed_one_of_many_none_is_written() {
    for shelf in SHELVES {
        let store = Fake::default();
        let shelf = shelf(&store);
        let mut records = ["a", "b"].map(|name| Record::new(id(name)));
        for record in &mut records {
            save(&shelf, record, answers(0));
        }
        let seen = wanted(&records);
        save(&shelf, &mut records[1], answers(1));
        let before = store.rows();
        assert_eq!(block_on(shelf.save_all(seen)), Err(Unsaved::Contended));
        assert_eq!(store.rows(), before);
    }
}

#[test]
fn where_the_store_fails_none_of_many_is_written() {
    for shelf in SHELVES {
        let store = Fake::default();
        let shelf = shelf(&store);
        let records = ["a", "b"].map(|name| Record::new(id(name)));
        store.fail(Failing { call: 0, fault: Fault::Full, done: Done::No });
        let saved = block_on(shelf.save_all(wanted(&records)));
        assert_eq!(saved, Err(Unsaved::Fault(Fault::Full)));
        assert!(store.rows().is_empty());
    }
}
