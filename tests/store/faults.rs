//! A fault at every call: it is told, what was told to be saved is there, and trying again helps.

use pollster::block_on;
use records::store::{Contents, Durability, Fault, Record, Removed, Saved, Unsaved};
use serde_json::Value;

use super::fake::{Done, Failing, Fake};
use super::{SHELVES, TestShelf, answers, id};

const STEPS: usize = 64;

/// Steps of one sitting: edits, a compaction, a removal and its undoing, more edits until the
/// journal is compacted by itself. Gives what is to be there after the step.
fn step(shelf: &TestShelf<'_>, record: &mut Record, number: usize) -> Result<Value, Unsaved> {
    match number {
        7 => block_on(shelf.compact(record)).map(|_| answers(6)),
        9 => match block_on(shelf.remove(record))? {
            Removed::Done => Ok(Value::Null),
            Removed::Changed => panic!("nobody else was there"),
        },
        _ => {
            let strict = number.is_multiple_of(5);
            let durability = if strict { Durability::Strict } else { Durability::Relaxed };
            let contents = Contents::of(answers(number));
            let saved = block_on(shelf.save(record, contents.clone(), durability))?;
            assert_eq!((saved, record.contents()), (Saved::Alone, &contents), "step {number}");
            Ok(answers(number))
        }
    }
}

/// What a new start finds, with nothing set aside.
fn found(make: fn(&Fake) -> TestShelf<'_>, store: &Fake) -> Value {
    let copy = Fake::of(store.rows());
    let loaded = block_on(make(&copy).load()).unwrap();
    let aside = loaded.records.iter().flat_map(Record::aside).chain(&loaded.aside);
    assert_eq!(aside.count(), 0);
    loaded.records.first().map(|record| record.contents().value.clone()).unwrap_or_default()
}

/// How many calls a sitting makes in which one of them fails.
fn sitting(make: fn(&Fake) -> TestShelf<'_>, failing: Failing) -> usize {
    let store = Fake::default();
    store.fail(failing);
    let shelf = make(&store);
    let mut record = Record::new(id("a"));
    let (mut told, mut known) = (0, Value::Null);
    for number in 0..STEPS {
        let before = record.contents().clone();
        known = match step(&shelf, &mut record, number) {
            Ok(value) => value,
            Err(error) => {
                assert_eq!(error, Unsaved::Fault(failing.fault), "{failing:?}");
                assert_eq!(record.contents(), &before, "{failing:?}: the record was changed");
                told += 1;
                let there = found(make, &store);
                // The person goes on, and the next save takes along what failed.
                let again = step(&shelf, &mut record, number).unwrap();
                assert!(there == known || there == again, "{failing:?}: neither old nor new");
                assert_eq!(found(make, &store), again, "{failing:?}: trying again did not help");
                again
            }
        };
    }
    assert_eq!(found(make, &store), known, "{failing:?}");
    assert_eq!(told, 1, "{failing:?}: not told");
    store.calls()
}

#[test]
fn a_fault_at_any_call_is_told_and_loses_nothing() {
    let mut faults = 0;
    // A sealed shelf makes the same calls.
    for (make, step) in SHELVES.into_iter().zip([1, 7]) {
        for fault in Fault::ALL {
            for done in [Done::No, Done::Yes] {
                // A sitting calls the store at least once a step; the calls of the second try
                // are not made in a sitting without a fault.
                for call in (0..=STEPS).step_by(step) {
                    assert!(sitting(make, Failing { call, fault, done }) > call);
                    faults += 1;
                }
            }
        }
    }
    println!("{faults} faults injected");
}

#[test]
fn typing_on_after_a_save_without_an_answer_asks_nothing() {
    let store = Fake::default();
    let shelf = super::plain(&store);
    let mut record = Record::new(id("a"));
    super::save(&shelf, &mut record, answers(0));
    for (call, edits) in [(1, 1), (6, 3)] {
        store.fail(Failing { call, fault: Fault::NoAnswer, done: Done::Yes });
        let lost =
            block_on(shelf.save(&mut record, Contents::of(answers(edits)), Durability::Relaxed));
        assert_eq!(lost, Err(Unsaved::Fault(Fault::NoAnswer)));
        assert_eq!(super::save(&shelf, &mut record, answers(edits + 1)), Saved::Alone);
        assert_eq!(super::only(&shelf).contents(), &Contents::of(answers(edits + 1)));
        // The look just made is a call too.
        assert_eq!(store.calls(), call + 5);
    }
}

#[test]
fn an_edit_taken_back_after_a_save_without_an_answer_is_taken_back_in_the_store() {
    for done in [Done::No, Done::Yes] {
        let store = Fake::default();
        let shelf = super::plain(&store);
        let mut record = Record::new(id("a"));
        super::save(&shelf, &mut record, answers(0));
        store.fail(Failing { call: 1, fault: Fault::NoAnswer, done });
        for edits in [1, 0] {
            let contents = Contents::of(answers(edits));
            let saved = block_on(shelf.save(&mut record, contents, Durability::Relaxed));
            assert_eq!(saved.is_ok(), edits == 0);
        }
        assert_eq!(super::only(&shelf).contents(), &Contents::of(answers(0)));
    }
}

#[test]
fn a_fault_while_two_changes_are_brought_together_loses_neither() {
    for (call, done) in [(3, Done::No), (4, Done::No), (5, Done::No), (5, Done::Yes)] {
        let store = Fake::default();
        let shelf = super::plain(&store);
        let [base, theirs, ours] = ["000", "010", "002"].map(|digits| {
            let fields = digits.chars().zip(["a", "b", "c"]);
            fields.map(|(digit, name)| (name.to_owned(), digit.to_string().into())).collect()
        });
        let mut here = Record::new(id("a"));
        super::save(&shelf, &mut here, Value::Object(base));
        let mut there = block_on(shelf.find(&id("a"))).unwrap();
        super::save(&shelf, &mut there, Value::Object(theirs));
        // The calls that follow: a stale commit, a look, a commit.
        store.fail(Failing { call, fault: Fault::NoAnswer, done });
        let ours = Contents::of(Value::Object(ours));
        let first = block_on(shelf.save(&mut here, ours.clone(), Durability::Relaxed));
        assert_eq!(first, Err(Unsaved::Fault(Fault::NoAnswer)), "call {call}");
        let again = block_on(shelf.save(&mut here, ours, Durability::Relaxed));
        assert_eq!(again, Ok(Saved::Merged));
        let merged = Contents::of(serde_json::json!({"a": "0", "b": "1", "c": "2"}));
        assert_eq!(super::only(&shelf).contents(), &merged, "call {call}");
    }
}

#[test]
fn a_store_that_cannot_be_read_is_told() {
    for fault in Fault::ALL {
        let store = Fake::default();
        store.fail(Failing { call: 0, fault, done: Done::No });
        assert_eq!(block_on(super::plain(&store).load()).err(), Some(fault));
    }
}
