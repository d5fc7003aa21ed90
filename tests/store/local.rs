//! A record and its copies outside the store: which of them counts, and that a torn one is known.

use pollster::block_on;
use records::store::{Contents, Durability, LocalCopy, Met, Record, Seen, UnreadableReason, meet};
use serde_json::{Value, json};

use super::fake::Fake;
use super::{id, load, plain};

/// Contents with one text in each of two fields, and the last change of each tab that is in them.
fn contents(name: &str, boarding: &str, changes: &[(&str, u64)]) -> Contents {
    let mut seen = Seen::default();
    for (tab, number) in changes {
        seen.note(tab, *number);
    }
    Contents { seen, ..Contents::of(json!({"name": name, "boarding": boarding})) }
}

/// What the store has of a record to which this was done.
enum Stored {
    Nothing,
    Unreadable,
    Saved(Vec<Contents>),
    Removed(Vec<Contents>),
}

fn record(stored: Stored) -> Option<Record> {
    let store = Fake::default();
    let shelf = plain(&store);
    let (steps, removed, torn) = match stored {
        Stored::Nothing => return None,
        Stored::Unreadable => (vec![contents("大宝", "", &[])], false, true),
        Stored::Saved(steps) => (steps, false, false),
        Stored::Removed(steps) => (steps, true, false),
    };
    let mut record = Record::new(id("a"));
    for step in steps {
        block_on(shelf.save(&mut record, step, Durability::Relaxed)).unwrap();
    }
    if removed {
        block_on(shelf.remove(&mut record)).unwrap();
    }
    if torn {
        let rows = store.rows().into_iter().map(|(key, bytes)| (key, bytes[..20].to_vec()));
        let store = Fake::of(rows.collect());
        return load(&plain(&store)).empty.into_iter().next();
    }
    let mut all = load(&shelf);
    all.records.pop().or(all.empty.pop())
}

fn copy(revision: u64, base: &Contents, wanted: Option<&Contents>) -> LocalCopy {
    LocalCopy { revision, base: base.clone(), wanted: wanted.cloned() }
}

fn met(record: Option<&Record>, copies: Vec<LocalCopy>) -> Option<Contents> {
    meet(record, copies, &["/saved"]).and_then(|met| met.wanted)
}

#[test]
fn of_a_record_and_its_copy_the_later_counts_and_of_two_tabs_both() {
    let first = contents("大宝", "", &[("a", 1)]);
    let typed = contents("大宝", "day", &[("a", 2)]);
    let later = contents("大宝", "boarder", &[("a", 3)]);
    let other = contents("小明", "", &[("a", 1), ("b", 1)]);
    let both = contents("小明", "day", &[("a", 1), ("b", 1), ("a", 2)]);
    let old_tab = contents("小红", "", &[]);
    let old_both = contents("小红", "day", &[("a", 2)]);
    let none = Contents::default();
    let saved = |steps: &[&Contents]| Stored::Saved(steps.iter().copied().cloned().collect());
    let removed = |steps: &[&Contents]| Stored::Removed(steps.iter().copied().cloned().collect());
    let cases = [
        ("wiped, and all was saved", Stored::Nothing, copy(1, &first, Some(&first)), Some(&first)),
        ("wiped, with a change", Stored::Nothing, copy(1, &first, Some(&typed)), Some(&typed)),
        ("wiped, and removed before", Stored::Nothing, copy(1, &first, None), None),
        ("never in the store", Stored::Nothing, copy(0, &none, Some(&first)), Some(&first)),
        ("unreadable", Stored::Unreadable, copy(1, &first, Some(&first)), Some(&first)),
        ("an older record", saved(&[&first]), copy(7, &later, Some(&later)), Some(&later)),
        ("the same", saved(&[&first]), copy(1, &first, Some(&first)), Some(&first)),
        ("with a change", saved(&[&first]), copy(1, &first, Some(&typed)), Some(&typed)),
        (
            "in the store unheard",
            saved(&[&first, &typed]),
            copy(1, &first, Some(&typed)),
            Some(&typed),
        ),
        (
            "typed on meanwhile",
            saved(&[&first, &typed]),
            copy(1, &first, Some(&later)),
            Some(&later),
        ),
        (
            "of long ago",
            saved(&[&first, &typed, &later]),
            copy(1, &first, Some(&typed)),
            Some(&later),
        ),
        (
            "of another tab, no change",
            saved(&[&first, &other]),
            copy(1, &first, Some(&first)),
            Some(&other),
        ),
        ("of another tab", saved(&[&first, &other]), copy(1, &first, Some(&typed)), Some(&both)),
        (
            "of a page that numbers nothing",
            saved(&[&first, &old_tab]),
            copy(1, &first, Some(&typed)),
            Some(&old_both),
        ),
        ("removed", removed(&[&first]), copy(1, &first, Some(&first)), None),
        ("removed, unheard", removed(&[&first]), copy(1, &first, Some(&typed)), None),
        ("brought back", removed(&[&first]), copy(2, &none, Some(&typed)), Some(&typed)),
        ("removed again", removed(&[&first, &typed, &later]), copy(2, &none, Some(&typed)), None),
        ("a removal that was not done", saved(&[&first]), copy(1, &first, None), None),
        (
            "a removal of what changed",
            saved(&[&first, &other]),
            copy(1, &first, None),
            Some(&other),
        ),
    ];
    for (what, stored, copy, expected) in cases {
        let record = record(stored);
        assert_eq!(met(record.as_ref(), vec![copy]).as_ref(), expected, "{what}");
    }
}

#[test]
fn only_an_answer_that_differs_is_asked_about() {
    let first = contents("大宝", "", &[]);
    let ours = contents("大宝", "day", &[("a", 1)]);
    let theirs = contents("大宝", "boarder", &[("b", 1)]);
    let record = record(Stored::Saved(vec![first.clone(), theirs]));
    let met = met(record.as_ref(), vec![copy(1, &first, Some(&ours))]).unwrap();
    assert_eq!(met.value, json!({"name": "大宝", "boarding": "day"}));
    assert_eq!(Value::Object(met.clashes), json!({"/boarding": ["boarder"]}));
}

#[test]
fn copies_of_two_tabs_come_together_with_and_without_the_record() {
    let first = contents("大宝", "", &[]);
    let here = contents("大宝", "day", &[("a", 1)]);
    let there = contents("小明", "", &[("b", 1)]);
    for stored in [Stored::Nothing, Stored::Saved(vec![first.clone()])] {
        let record = record(stored);
        let copies = [&here, &there].map(|wanted| copy(1, &first, Some(wanted))).to_vec();
        let Met { revision, base, wanted } = meet(record.as_ref(), copies, &[]).unwrap();
        let wanted = wanted.unwrap();
        assert_eq!((revision, base), (1, first.clone()));
        assert_eq!(wanted.value, json!({"name": "小明", "boarding": "day"}));
        assert_eq!(wanted.clashes.len(), 0);
    }
    assert_eq!(meet(None, Vec::new(), &[]), None);
}

#[test]
fn a_record_that_is_brought_back_goes_on_from_its_revision_and_meets_what_is_there_after_all() {
    let first = contents("大宝", "", &[("a", 1)]);
    let typed = contents("大宝", "day", &[("a", 2)]);
    let (wiped, there) = (Fake::default(), Fake::default());
    let mut brought = Record::last_seen(id("a"), 7, first.clone());
    block_on(plain(&wiped).save(&mut brought, first.clone(), Durability::Relaxed)).unwrap();
    assert_eq!((load(&plain(&wiped)).records[0].contents(), brought.revision()), (&first, 8));

    let mut known = Record::new(id("a"));
    for contents in [&first, &contents("小明", "", &[("a", 1), ("b", 1)])] {
        let shelf = plain(&there);
        block_on(shelf.save(&mut known, contents.clone(), Durability::Relaxed)).unwrap();
    }
    let mut late = Record::last_seen(id("a"), 1, first);
    block_on(plain(&there).save(&mut late, typed, Durability::Relaxed)).unwrap();
    assert_eq!(late.contents().value, json!({"name": "小明", "boarding": "day"}));
    assert_eq!(late.contents().clashes.len(), 0);
}

#[test]
fn a_copy_is_read_as_it_was_written_and_a_torn_one_is_known() {
    let first = contents("大宝", "", &[]);
    let mut typed = contents("小明", "day", &[("a", 2)]);
    typed.clashes.insert("/name".to_owned(), json!(["大宝"]));
    for wanted in [Some(&first), Some(&typed), None] {
        let kept = copy(3, &first, wanted);
        let text = kept.write();
        assert_eq!(LocalCopy::read(&text), Ok(kept));
        for (end, _) in text.char_indices() {
            assert_eq!(
                LocalCopy::read(text.get(..end).unwrap()),
                Err(UnreadableReason::Damaged),
                "cut at {end}"
            );
        }
        for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_ascii()) {
            let mut other = text.clone();
            other.replace_range(at..at + letter.len_utf8(), "~");
            assert_eq!(
                LocalCopy::read(&other),
                Err(UnreadableReason::Damaged),
                "another letter at {at}"
            );
        }
    }
    let newer = copy(1, &first, None).write().replacen(" 1 ", " 2 ", 1);
    // Its checksum may be made in another way, or stand elsewhere.
    for newer in [&newer, "student-aid-copy 2 sha256:00\n{}", "student-aid-copy 3\n"] {
        assert_eq!(LocalCopy::read(newer), Err(UnreadableReason::Newer), "{newer}");
    }
    for text in ["", "\n", "{}", "student-aid-copy 1", "student-aid-draft 1 00000000\n"] {
        assert_eq!(LocalCopy::read(text), Err(UnreadableReason::Damaged), "{text}");
    }
}

#[test]
fn the_form_of_a_copy_is_frozen() {
    let first = contents("大宝", "", &[("a", 1)]);
    let wanted = contents("大宝", "day", &[("a", 2)]);
    let text = "student-aid-copy 1 5d8d44ca\n{\"base\":{\"clashes\":{},\"pending\":{},\
        \"seen\":[[\"a\",1]],\"value\":{\"boarding\":\"\",\"name\":\"大宝\"}},\"revision\":4,\
        \"wanted\":{\"clashes\":{},\"pending\":{},\"seen\":[[\"a\",2]],\
        \"value\":{\"boarding\":\"day\",\"name\":\"大宝\"}}}";
    assert_eq!(copy(4, &first, Some(&wanted)).write(), text);
}
