//! Several tabs on one record: whatever comes first, no edit is lost.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use pollster::block_on;
use records::store::{Contents, Durability, Fault, Record, Saved, Unsaved};
use serde_json::{Map, Value, json};

use super::chance::Chance;
use super::fake::{Done, Failing, Fake};
use super::{SHELVES, answers, id, only, plain};

const FIELDS: usize = 12;

/// What is in the store, by the simplest account: the last value of each field, and every value
/// that somebody replaced without having seen it.
#[derive(Default)]
struct Oracle {
    values: Map<String, Value>,
    clashes: Map<String, Value>,
}

/// What a tab knows of the store, and what it has changed since.
#[derive(Clone, Default)]
struct View {
    seen: Map<String, Value>,
    edits: BTreeMap<String, Value>,
}

impl Oracle {
    fn save(&mut self, view: &mut View) {
        for (field, value) in std::mem::take(&mut view.edits) {
            let was = self.values.insert(field.clone(), value);
            if let Some(was) = was.filter(|was| view.seen.get(&field) != Some(was)) {
                let others = self.clashes.entry(format!("/{field}")).or_insert_with(|| json!([]));
                others.as_array_mut().unwrap().push(was);
            }
        }
        view.seen.clone_from(&self.values);
    }

    #[track_caller]
    fn agree(&self, record: &Record) {
        let Contents { value, clashes, .. } = record.contents();
        assert_eq!((value.as_object(), clashes), (Some(&self.values), &self.clashes));
    }
}

/// What a tab that was edited gives to be saved.
fn edited(record: &Record, view: &View) -> Contents {
    let mut contents = record.contents().clone();
    let mut fields = contents.value.as_object().cloned().unwrap_or_default();
    fields.extend(view.edits.clone());
    contents.value = fields.into();
    contents
}

#[test]
fn a_thousand_edits_of_several_tabs_are_all_kept_or_asked_about() {
    for (make, tabs, seed) in [(0, 2, 1), (0, 2, 2), (1, 2, 3), (0, 3, 4)] {
        let store = Fake::slow();
        let shelf = SHELVES[make](&store);
        let mut chance = Chance::new(seed);
        let mut oracle = Oracle::default();
        let mut records = vec![Record::new(id("a")); tabs];
        let mut views = vec![View::default(); tabs];
        let (mut edits, mut merged) = (0, 0);
        while edits < 1000 {
            for view in &mut views {
                for _ in 0..chance.below(4) {
                    edits += 1;
                    view.edits.insert(format!("f{}", chance.below(FIELDS)), edits.into());
                }
            }
            // All save at once; which call of which tab comes next is chance.
            let saving = records.iter_mut().enumerate().map(|(tab, record)| {
                let contents = edited(record, &views[tab]);
                let shelf = &shelf;
                let saving = async move {
                    let saved = shelf.save(record, contents, Durability::Relaxed).await;
                    (saved.unwrap(), record)
                };
                (tab, Box::pin(saving))
            });
            let mut saving: Vec<_> = saving.collect();
            while !saving.is_empty() {
                let next = chance.below(saving.len());
                let mut context = Context::from_waker(Waker::noop());
                let poll = saving[next].1.as_mut().poll(&mut context);
                let Poll::Ready((saved, record)) = poll else { continue };
                let tab = saving.swap_remove(next).0;
                // A tab without an edit writes nothing, and so sees nothing.
                if !views[tab].edits.is_empty() {
                    oracle.save(&mut views[tab]);
                    oracle.agree(record);
                    merged += usize::from(saved == Saved::Merged);
                }
            }
        }
        oracle.agree(&only(&shelf));
        assert!(merged > 200, "only {merged} saves met another's");
        let asked: usize = oracle.clashes.values().map(|one| one.as_array().unwrap().len()).sum();
        println!("{edits} edits, {merged} merged saves, {asked} asked about");
    }
}

#[test]
fn a_tab_killed_at_any_moment_of_a_save_leaves_old_or_new() {
    for moments in 0..8 {
        let store = Fake::slow();
        let shelf = plain(&store);
        let mut here = Record::new(id("a"));
        let mut there = Record::new(id("a"));
        for (record, edits) in [(&mut here, 0), (&mut there, 1)] {
            let contents = Contents::of(answers(edits));
            block_on(shelf.save(record, contents, Durability::Relaxed)).unwrap();
        }
        let before = there.contents().clone();
        let contents = Contents::of(answers(2));
        let finished = {
            let mut saving = pin!(shelf.save(&mut here, contents, Durability::Relaxed));
            let mut context = Context::from_waker(Waker::noop());
            (0..moments).any(|_| saving.as_mut().poll(&mut context).is_ready())
        };
        let found = only(&shelf);
        assert_eq!(found.contents() == &before, !finished, "after {moments}");
        assert_eq!(found.revision(), if finished { 3 } else { 2 });
    }
}

#[test]
fn a_save_that_never_comes_first_gives_up_and_can_be_tried_again() {
    let store = Fake::slow();
    let shelf = plain(&store);
    let mut here = Record::new(id("a"));
    let first = Contents::of(json!({"mine": 0}));
    block_on(shelf.save(&mut here, first.clone(), Durability::Relaxed)).unwrap();
    let mut there = here.clone();
    let ours = Contents::of(json!({"mine": 1}));
    let mut number = 0;
    let outcome = {
        let mut saving = pin!(shelf.save(&mut here, ours.clone(), Durability::Relaxed));
        let mut context = Context::from_waker(Waker::noop());
        loop {
            number += 1;
            let contents = Contents::of(json!({"mine": 0, "theirs": number}));
            block_on(shelf.save(&mut there, contents, Durability::Relaxed)).unwrap();
            if let Poll::Ready(outcome) = saving.as_mut().poll(&mut context) {
                break outcome;
            }
        }
    };
    assert_eq!((outcome, here.contents()), (Err(Unsaved::Contended), &first));
    let again = block_on(shelf.save(&mut here, ours, Durability::Relaxed));
    assert_eq!(again, Ok(Saved::Merged));
    assert_eq!(only(&shelf).contents(), &Contents::of(json!({"mine": 1, "theirs": number})));
}

#[test]
fn an_own_attempt_that_another_tab_wrote_upon_is_not_asked_about() {
    let store = Fake::slow();
    let shelf = plain(&store);
    let value = |mine: u32, theirs: u32| Contents::of(json!({"mine": mine, "theirs": theirs}));
    let mut here = Record::new(id("a"));
    block_on(shelf.save(&mut here, value(0, 0), Durability::Relaxed)).unwrap();
    store.fail(Failing { call: 1, fault: Fault::NoAnswer, done: Done::Yes });
    let unanswered = block_on(shelf.save(&mut here, value(1, 0), Durability::Relaxed));
    assert_eq!(unanswered, Err(Unsaved::Fault(Fault::NoAnswer)));
    let mut there = only(&shelf);
    let outcome = {
        let mut saving = pin!(shelf.save(&mut here, value(2, 0), Durability::Relaxed));
        let mut context = Context::from_waker(Waker::noop());
        // A stale commit, and a look that finds the attempt; then the other tab comes first.
        for _ in 0..3 {
            assert!(saving.as_mut().poll(&mut context).is_pending());
        }
        block_on(shelf.save(&mut there, value(1, 1), Durability::Relaxed)).unwrap();
        block_on(saving)
    };
    assert_eq!((outcome, here.contents()), (Ok(Saved::Merged), &value(2, 1)));
    assert_eq!(only(&shelf).contents(), &value(2, 1));
}

#[test]
fn a_name_that_was_cleared_and_used_anew_is_not_taken_for_the_old_record() {
    // As when another tab clears everything and restores a backup with the same names.
    let store = Fake::default();
    let shelf = plain(&store);
    let mut here = Record::new(id("a"));
    super::save(&shelf, &mut here, json!({"name": "大宝", "stage": 1}));
    store.clear();
    let mut restored = Record::new(id("a"));
    super::save(&shelf, &mut restored, json!({"name": "小明", "stage": 1}));
    let saved = super::save(&shelf, &mut here, json!({"name": "大宝", "stage": 2}));
    assert_eq!(saved, Saved::Merged);
    assert_eq!(only(&shelf).contents().value, json!({"name": "小明", "stage": 2}));
}
