//! Saves what changed: one record after the other, the newest contents of each, until it is in the
//! store. What could not be saved waits and is tried again; it is never dropped.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::task::spawn_local;

use student_aid::store::{Contents, Durability, Record, RecordId, Removed, Saved, Shelf, Unsaved};

use super::database::Rows;
use super::device;
use super::vault::Vault;

/// Milliseconds between a change and its saving: what is typed meanwhile goes along.
const GATHER_MS: i32 = 80;

/// Milliseconds after which what could not be saved is tried again.
const AGAIN_MS: i32 = 2000;

/// The records of one kind, in one store of the database.
pub type Records = Shelf<Rows, Vault>;

/// What is heard of the saving.
#[derive(Clone, Copy)]
pub enum News<'a> {
    /// A change is on its way.
    Writing,
    /// What was sent is in the store, and with it, perhaps, what another tab made of the record.
    Kept {
        /// The record, as it is in the store.
        record: &'a Record,
        /// What it was to hold.
        sent: &'a Contents,
        /// Whether another tab had changed it.
        saved: Saved,
    },
    /// Another tab changed a record, and nothing of this one waits for it.
    Seen {
        /// The record, as it is in the store; it holds nothing if it was removed.
        record: &'a Record,
        /// What it held before.
        before: &'a Contents,
    },
    /// A record is no longer in the store.
    Gone(&'a RecordId),
    /// Something waits, and why.
    Waiting(Unsaved),
}

/// Saves the records of one kind.
#[derive(Clone)]
pub struct Keeper(Rc<Inside>);

struct Inside {
    records: Records,
    known: RefCell<BTreeMap<RecordId, Record>>,
    waiting: RefCell<BTreeMap<RecordId, Want>>,
    busy: Cell<bool>,
    /// Everything is to be forgotten.
    clearing: Cell<bool>,
    heard: Box<dyn Fn(News<'_>)>,
}

enum Want {
    /// The contents are made when they are written, from what is shown by then: an answer need not
    /// wait for them, and what another tab changed meanwhile is in them.
    Keep(Box<dyn Fn() -> Option<Contents>>, Durability),
    Remove,
    See,
}

impl Keeper {
    /// Keeps records of which these are in the store already.
    pub fn new(
        records: Records,
        known: impl IntoIterator<Item = Record>,
        heard: impl Fn(News<'_>) + 'static,
    ) -> Self {
        let known = known.into_iter().map(|record| (record.id().clone(), record)).collect();
        Self(Rc::new(Inside {
            records,
            known: RefCell::new(known),
            waiting: RefCell::default(),
            busy: Cell::default(),
            clearing: Cell::default(),
            heard: Box::new(heard),
        }))
    }

    /// Saves, soon, what a record is to hold by then; nothing where it is gone by then.
    pub fn keep(
        &self,
        id: RecordId,
        durability: Durability,
        contents: impl Fn() -> Option<Contents> + 'static,
    ) {
        (self.0.heard)(News::Writing);
        self.want(id, Want::Keep(Box::new(contents), durability));
    }

    /// Removes a record, soon.
    pub fn remove(&self, id: RecordId) {
        (self.0.heard)(News::Writing);
        self.want(id, Want::Remove);
    }

    /// Looks what another tab made of a record, soon. Where something waits to be written, writing
    /// it finds the same, and nothing is to be read over its head.
    pub fn see(&self, id: RecordId) {
        let known = self.0.waiting.borrow().contains_key(&id);
        if !known {
            self.want(id, Want::See);
        }
    }

    /// Forgets every record, also what waits to be written.
    pub fn clear(&self) {
        self.0.clearing.set(true);
        self.0.waiting.borrow_mut().clear();
        self.start();
    }

    /// Whether nothing waits to be saved.
    pub fn is_done(&self) -> bool {
        !self.0.busy.get()
    }

    fn want(&self, id: RecordId, want: Want) {
        self.0.waiting.borrow_mut().insert(id, want);
        self.start();
    }

    fn start(&self) {
        if !self.0.busy.replace(true) {
            let inside = self.0.clone();
            spawn_local(async move { inside.work().await });
        }
    }
}

impl Inside {
    async fn work(&self) {
        loop {
            device::pause(GATHER_MS).await;
            if self.clearing.get() {
                self.clear().await;
                continue;
            }
            // The guard must not live on while the record is written.
            let next = self.waiting.borrow_mut().pop_first();
            let Some((id, want)) = next else { break };
            let known = self.known.borrow_mut().remove(&id);
            let mut record = known.unwrap_or_else(|| Record::new(id.clone()));
            let outcome = self.take(&mut record, want).await;
            if !record.is_removed() {
                self.known.borrow_mut().insert(id.clone(), record);
            }
            match outcome {
                Ok(()) if self.writes() => (self.heard)(News::Writing),
                Ok(()) => {}
                Err((want, unsaved)) => {
                    self.again(id, want);
                    (self.heard)(News::Waiting(unsaved));
                    device::pause(AGAIN_MS).await;
                }
            }
        }
        self.busy.set(false);
    }

    async fn clear(&self) {
        match self.records.store.clear().await {
            Ok(()) => {
                self.clearing.set(false);
                for id in self.known.take().keys() {
                    (self.heard)(News::Gone(id));
                }
            }
            Err(fault) => {
                (self.heard)(News::Waiting(fault.into()));
                device::pause(AGAIN_MS).await;
            }
        }
    }

    /// Whether something waits to be written.
    fn writes(&self) -> bool {
        self.clearing.get() || self.waiting.borrow().values().any(|want| !matches!(want, Want::See))
    }

    /// What failed is tried again, unless something else was wanted since then.
    fn again(&self, id: RecordId, want: Want) {
        let mut waiting = self.waiting.borrow_mut();
        let other = waiting.get(&id).is_some_and(|other| !matches!(other, Want::See));
        if !other && !self.clearing.get() {
            waiting.insert(id, want);
        }
    }

    async fn take(&self, record: &mut Record, want: Want) -> Result<(), (Want, Unsaved)> {
        match want {
            Want::Keep(make, durability) => {
                let Some(sent) = make() else { return Ok(()) };
                match self.records.save(record, sent.clone(), durability).await {
                    Ok(saved) => {
                        (self.heard)(News::Kept { record, sent: &sent, saved });
                        Ok(())
                    }
                    Err(unsaved) => Err((Want::Keep(make, durability), unsaved)),
                }
            }
            Want::Remove => match self.records.remove(record).await {
                Ok(Removed::Done) => {
                    (self.heard)(News::Gone(record.id()));
                    Ok(())
                }
                // What another tab changed meanwhile stays: nobody wanted that gone.
                Ok(Removed::Changed) => {
                    (self.heard)(News::Seen { record, before: &Contents::default() });
                    Ok(())
                }
                Err(unsaved) => Err((Want::Remove, unsaved)),
            },
            Want::See => {
                // Where it cannot be read now, the next saving finds what there is.
                if let Ok(found) = self.records.find(record.id()).await
                    && found.revision() != record.revision()
                {
                    let before = std::mem::replace(record, found);
                    (self.heard)(News::Seen { record, before: before.contents() });
                }
                Ok(())
            }
        }
    }
}
