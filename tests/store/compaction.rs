//! Compacting the journal: at no point is anything lost, and little is kept.

use pollster::block_on;
use records::store::{ENTRIES, Record, SNAPSHOTS};

use super::fake::Fake;
use super::{SHELVES, answers, id, load, only, save};

const EDITS: usize = 170;

#[test]
fn the_journal_is_compacted_at_any_point_without_loss() {
    for make in SHELVES {
        let store = Fake::default();
        let shelf = make(&store);
        let mut record = Record::new(id("a"));
        for edits in 1..=EDITS {
            save(&shelf, &mut record, answers(edits));
            if edits % 7 > 0 && edits % ENTRIES > 2 {
                continue;
            }
            let copy = Fake::of(store.rows());
            let shelf = make(&copy);
            let mut record = only(&shelf);
            assert_eq!(record.contents().value, answers(edits));
            block_on(shelf.compact(&mut record)).unwrap();
            assert_eq!(only(&shelf).contents().value, answers(edits));
            save(&shelf, &mut record, answers(edits + 1));
            assert_eq!(only(&shelf).contents().value, answers(edits + 1));
        }
    }
}

#[test]
fn few_rows_are_kept_however_long_somebody_writes() {
    let store = Fake::default();
    let shelf = super::plain(&store);
    let mut record = Record::new(id("a"));
    for edits in 1..=1000 {
        save(&shelf, &mut record, answers(edits));
        // A page that is opened anew knows the rows as well as one that wrote them.
        if edits % 73 == 0 {
            record = only(&shelf);
        }
        if edits % 211 == 0 {
            block_on(shelf.compact(&mut record)).unwrap();
        }
        let rows = store.rows();
        let of = |kind: &str| rows.keys().filter(|key| key.contains(kind)).count();
        assert!(of("/snapshot/") <= SNAPSHOTS, "after {edits}");
        assert!(of("/journal/") <= 2 * (ENTRIES + 1), "after {edits}");
    }
    let (rows, before) = (store.rows(), store.calls());
    block_on(shelf.compact(&mut record)).unwrap();
    block_on(shelf.compact(&mut record)).unwrap();
    assert_eq!(store.calls(), before + 1, "a compacted record is compacted again");
    assert!(store.rows().len() < rows.len());
    assert_eq!(load(&shelf).records[0].contents().value, answers(1000));
}
