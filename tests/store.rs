//! What is kept is kept: faults at every call, torn rows, several tabs, newer versions, seals.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "store/batches.rs"]
mod batches;
#[path = "store/chance.rs"]
mod chance;
#[path = "store/compaction.rs"]
mod compaction;
#[path = "store/crc.rs"]
mod crc;
#[path = "store/drafts.rs"]
mod drafts;
#[path = "store/fake.rs"]
mod fake;
#[path = "store/faults.rs"]
mod faults;
#[path = "store/indexes.rs"]
mod indexes;
#[path = "store/key.rs"]
mod key;
#[path = "store/local.rs"]
mod local;
#[path = "store/merging.rs"]
mod merging;
#[path = "store/newer.rs"]
mod newer;
#[path = "store/outdated.rs"]
mod outdated;
#[path = "store/packs.rs"]
mod packs;
#[path = "store/rows.rs"]
mod rows;
#[path = "store/tabs.rs"]
mod tabs;
#[path = "store/tears.rs"]
mod tears;
#[path = "store/versions.rs"]
mod versions;
#[path = "backup/workspace.rs"]
mod workspace;

use pollster::block_on;
use records::store::{
    Codec, Contents, Durability, Fault, Loaded, Record, RecordId, RecordStore, Removed, Saved,
    Shape, UnreadableReason, Unsaved,
};
use serde_json::{Value, json};

use fake::Fake;
use key::Key;

type TestShelf<'a> = RecordStore<&'a Fake, Key>;

const SHAPE: Shape = Shape { schema: 1, upgrade: |_, value| value, marks: &["/saved"] };

fn plain(store: &Fake) -> TestShelf<'_> {
    RecordStore { store, codec: Codec::Plain, shape: SHAPE }
}

fn sealed(store: &Fake) -> TestShelf<'_> {
    RecordStore { store, codec: Codec::Sealed(Key::new([1; 32], 1 << 32)), shape: SHAPE }
}

const SHELVES: [fn(&Fake) -> TestShelf<'_>; 2] = [plain, sealed];

fn id(text: &str) -> RecordId {
    text.parse().unwrap()
}

#[track_caller]
fn save(shelf: &TestShelf<'_>, record: &mut Record, value: Value) -> Saved {
    block_on(shelf.save(record, Contents::of(value), Durability::Relaxed)).unwrap()
}

#[track_caller]
fn load(shelf: &TestShelf<'_>) -> Loaded {
    block_on(shelf.load()).unwrap()
}

/// The one record of a shelf, with nothing set aside.
#[track_caller]
fn only(shelf: &TestShelf<'_>) -> Record {
    let Loaded { mut records, aside, .. } = load(shelf);
    assert_eq!((records.len(), aside), (1, Vec::new()));
    let record = records.remove(0);
    assert_eq!(record.aside(), []);
    record
}

/// A family's answers after so many edits.
fn answers(edits: usize) -> Value {
    json!({
        "name": "我们家",
        "children": [
            {"id": 1, "name": "大宝", "student": {"stage": edits % 7, "boarding": edits % 3}},
            {"id": 2, "name": "小“明”\n\\", "student": {"stage": null, "region": edits}},
        ],
        "period": (edits > 3).then_some("2023-2024"),
    })
}

#[test]
fn what_was_saved_is_there_with_text_that_was_still_being_composed() {
    for shelf in SHELVES {
        let store = Fake::default();
        let shelf = shelf(&store);
        assert_eq!(load(&shelf).records.len(), 0);
        let mut record = Record::new(id("a"));
        let pending = json!({"/children/1/name": "xiaom"}).as_object().unwrap().clone();
        let contents = Contents { pending, ..Contents::of(answers(0)) };
        let saved = block_on(shelf.save(&mut record, contents.clone(), Durability::Strict));
        assert_eq!((saved, record.revision()), (Ok(Saved::Alone), 1));
        let mut found = only(&shelf);
        assert_eq!((found.contents(), found.revision()), (&contents, 1));
        save(&shelf, &mut found, answers(1));
        let found = only(&shelf);
        assert_eq!((found.contents(), found.revision()), (&Contents::of(answers(1)), 2));
        assert_eq!(block_on(shelf.find(&id("b"))).unwrap().revision(), 0);
    }
}

#[test]
fn nothing_is_written_where_nothing_changed_unless_it_must_be_safe() {
    let store = Fake::default();
    let shelf = plain(&store);
    let mut record = Record::new(id("a"));
    for (durability, revision) in
        [(Durability::Relaxed, 1), (Durability::Relaxed, 1), (Durability::Strict, 2)]
    {
        let contents = Contents::of(answers(0));
        assert_eq!(block_on(shelf.save(&mut record, contents, durability)), Ok(Saved::Alone));
        assert_eq!((record.revision(), store.last_durability()), (revision, Some(durability)));
    }
}

#[test]
fn a_removed_record_is_gone_with_all_its_words_and_can_be_brought_back() {
    for shelf in SHELVES {
        let store = Fake::default();
        let shelf = shelf(&store);
        let mut record = Record::new(id("a"));
        save(&shelf, &mut record, answers(0));
        save(&shelf, &mut record, answers(1));
        block_on(shelf.compact(&mut record)).unwrap();
        let mut elsewhere = only(&shelf);
        let before = record.contents().clone();
        assert_eq!(block_on(shelf.remove(&mut record)), Ok(Removed::Done));
        assert!(record.is_removed());
        assert_eq!(load(&shelf).records.len(), 0);
        assert_eq!(store.rows().into_keys().collect::<Vec<_>>(), ["a/head"]);
        // Another tab that did nothing learns of it; its next edit brings the record back.
        let same = elsewhere.contents().clone();
        let saved = block_on(shelf.save(&mut elsewhere, same, Durability::Strict));
        assert_eq!((saved, elsewhere.is_removed()), (Ok(Saved::Merged), true));
        let saved = block_on(shelf.save(&mut record, before.clone(), Durability::Relaxed));
        assert_eq!((saved, record.is_removed()), (Ok(Saved::Alone), false));
        assert_eq!(only(&shelf).contents(), &before);
    }
}

#[test]
fn a_record_that_changed_elsewhere_is_not_removed_unseen() {
    let store = Fake::default();
    let shelf = plain(&store);
    let mut record = Record::new(id("a"));
    save(&shelf, &mut record, answers(0));
    let mut elsewhere = only(&shelf);
    save(&shelf, &mut elsewhere, answers(1));
    assert_eq!(block_on(shelf.remove(&mut record)), Ok(Removed::Changed));
    assert_eq!(record.contents().value, answers(1));
    assert_eq!(block_on(shelf.remove(&mut record)), Ok(Removed::Done));
    // An edit wins over a removal, and it is to be asked.
    save(&shelf, &mut elsewhere, answers(2));
    let found = only(&shelf);
    assert_eq!(found.contents().value, answers(2));
    assert_eq!(Value::Object(found.contents().clashes.clone()), json!({"": [null]}));
}

#[test]
fn a_name_of_a_record_is_short_and_plain() {
    let [long, longest] = [65, 64].map(|length| "x".repeat(length));
    for (text, good) in [
        ("3fb9c0de00112233", true),
        ("a-B_9", true),
        (&longest, true),
        ("", false),
        ("a/b", false),
        ("大宝", false),
        (&long, false),
    ] {
        assert_eq!(text.parse::<RecordId>().is_ok(), good, "{text}");
    }
}

#[test]
fn every_refusal_says_what_to_do() {
    let faults = Fault::ALL.map(|fault| Unsaved::Fault(fault).to_string());
    let unsaved = [Unsaved::Newer, Unsaved::Refused, Unsaved::Contended].map(|one| one.to_string());
    let why = [
        UnreadableReason::Damaged,
        UnreadableReason::Newer,
        UnreadableReason::Refused,
        UnreadableReason::Orphaned,
        UnreadableReason::Missing,
        UnreadableReason::Earlier,
    ];
    let all = faults.into_iter().chain(unsaved).chain(why.map(|one| one.to_string()));
    for sentence in all {
        assert!(sentence.contains('请') && sentence.ends_with('。'), "{sentence}");
    }
    for sentence in Fault::ALL.map(Fault::unread) {
        assert!(sentence.contains('请') && sentence.ends_with('。'), "{sentence}");
        assert!(!sentence.contains("存上"), "nothing was being saved: {sentence}");
    }
}
