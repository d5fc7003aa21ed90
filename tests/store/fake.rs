//! A store in memory that fails when it is told to, and remembers what it held at each commit.

// Each test that shares this takes of it what it needs.
#![allow(dead_code)]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::task::Poll;

use records::store::{Change, Committed, Durability, Expected, Fault, Row, Store};

pub type Rows = BTreeMap<String, Vec<u8>>;

/// Whether the call that fails did its work before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    No,
    Yes,
}

/// One call that is to fail.
#[derive(Clone, Copy, Debug)]
pub struct Failing {
    pub call: usize,
    pub fault: Fault,
    pub done: Done,
}

#[derive(Default)]
pub struct Fake {
    rows: RefCell<Rows>,
    /// What was there after each commit, where that is wanted.
    history: RefCell<Option<Vec<Rows>>>,
    calls: Cell<usize>,
    failing: Cell<Option<Failing>>,
    durability: Cell<Option<Durability>>,
    /// Lets others come first at each call.
    slow: Cell<bool>,
}

impl Fake {
    pub fn of(rows: Rows) -> Self {
        Self { rows: RefCell::new(rows), ..Self::default() }
    }

    pub fn remembering() -> Self {
        Self { history: RefCell::new(Some(Vec::new())), ..Self::default() }
    }

    pub fn slow() -> Self {
        Self { slow: Cell::new(true), ..Self::default() }
    }

    pub fn rows(&self) -> Rows {
        self.rows.borrow().clone()
    }

    pub fn clear(&self) {
        self.rows.borrow_mut().clear();
    }

    pub fn history(&self) -> Vec<Rows> {
        self.history.borrow().clone().unwrap()
    }

    pub fn calls(&self) -> usize {
        self.calls.get()
    }

    pub fn last_durability(&self) -> Option<Durability> {
        self.durability.get()
    }

    pub fn fail(&self, failing: Failing) {
        self.failing.set(Some(failing));
    }

    async fn call<T>(&self, work: impl FnOnce() -> T) -> Result<T, Fault> {
        let mut waited = !self.slow.get();
        poll_fn(|context| {
            context.waker().wake_by_ref();
            if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        let call = self.calls.replace(self.calls.get() + 1);
        match self.failing.get() {
            Some(Failing { call: when, fault, done }) if when == call => {
                if done == Done::Yes {
                    work();
                }
                Err(fault)
            }
            _ => Ok(work()),
        }
    }
}

impl Store for &Fake {
    async fn read(&self, prefix: &str) -> Result<Vec<Row>, Fault> {
        self.call(|| {
            let rows = self.rows.borrow();
            let meant = |key: &str| key.strip_prefix(prefix).is_some_and(|on| !on.starts_with('~'));
            let found = rows.iter().filter(|(key, _)| meant(key));
            found.map(|(key, bytes)| Row { key: key.clone(), bytes: bytes.clone() }).collect()
        })
        .await
    }

    async fn keys(&self) -> Result<Vec<String>, Fault> {
        self.call(|| self.rows.borrow().keys().cloned().collect()).await
    }

    async fn changed(&self, were: &[Expected]) -> Result<Vec<String>, Fault> {
        self.call(|| {
            let rows = self.rows.borrow();
            let others = were.iter().filter(|one| rows.get(&one.key) != one.bytes.as_ref());
            others.map(|one| one.key.clone()).collect()
        })
        .await
    }

    async fn commit(&self, change: Change) -> Result<Committed, Fault> {
        self.call(|| {
            let mut rows = self.rows.borrow_mut();
            let stands = |one: &Expected| rows.get(&one.key) == one.bytes.as_ref();
            if !change.expects.iter().all(stands) {
                return Committed::Stale;
            }
            for key in &change.deletes {
                rows.remove(key);
            }
            rows.extend(change.puts.into_iter().map(|Row { key, bytes }| (key, bytes)));
            self.durability.set(Some(change.durability));
            if let Some(history) = self.history.borrow_mut().as_mut() {
                history.push(rows.clone());
            }
            Committed::Done
        })
        .await
    }
}
