//! Saves what changed: one record after the other, the newest contents of each, until it is in the
//! store. What could not be saved waits and is tried again; it is never dropped.

mod anew;
mod closed;
mod lost;
mod packing;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use leptos::task::spawn_local;

use records::seal::Cipher;
use records::store::{
    Contents, Durability, Record, RecordId, RecordStore, Removed, Saved, TextRecord, Unsaved,
};

use crate::browser::device;
use crate::browser::indexed_db::Rows;
use packing::Packs;

/// Milliseconds between a change and its saving: what is typed meanwhile goes along.
const GATHER_MS: i32 = 80;

/// Milliseconds after which what could not be saved, or read, is tried again.
pub const AGAIN_MS: i32 = 2000;

/// How often it is looked whether everything is saved.
pub const LOOKS: u32 = 150;

/// Milliseconds between two looks.
pub const LOOK_MS: i32 = 20;

/// The records of one kind, in one store of the database.
pub type Records<C> = RecordStore<Rows, C>;

/// What is heard of the saving.
#[derive(Clone, Copy)]
pub enum News<'a> {
    /// A change is on its way.
    Writing,
    /// A record is in the store, and with it, perhaps, what another tab made of it. The last is
    /// what it was given: the screen may show something newer by now.
    Kept(&'a Record, Saved, &'a Contents),
    /// A record is no longer in the store.
    Gone(&'a Record),
    /// Another tab changed a record, or removed it, and nothing of this tab waits for it.
    Changed(&'a Record),
    /// Something waits, and why.
    Waiting(Unsaved),
}

/// Saves the records of one kind.
pub struct Keeper<C>(Rc<Inside<C>>);

impl<C> Clone for Keeper<C> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

struct Inside<C> {
    records: Records<C>,
    known: RefCell<BTreeMap<RecordId, TextRecord>>,
    waiting: RefCell<BTreeMap<RecordId, Want>>,
    busy: RefCell<bool>,
    /// Whether what was tried last failed: until it does not, that is what there is to say.
    failing: RefCell<bool>,
    /// The record that is being written.
    writing: RefCell<Option<RecordId>>,
    /// What was written since it was last whole in one row.
    written: RefCell<BTreeSet<RecordId>>,
    /// What is to be whole in one row, once nothing waits.
    closing: RefCell<BTreeSet<RecordId>>,
    packs: Packs,
    /// Whether another has taken over what is shown.
    over: RefCell<bool>,
    heard: Box<dyn Fn(News<'_>)>,
}

enum Want {
    /// The contents are made when they are written: an answer need not wait for them.
    Keep(Box<dyn FnOnce() -> Contents>, Durability),
    Remove,
}

impl<C: Cipher + 'static> Keeper<C> {
    /// Keeps records of which these are in the store already.
    pub fn new(
        records: Records<C>,
        known: impl IntoIterator<Item = TextRecord>,
        heard: impl Fn(News<'_>) + 'static,
    ) -> Self {
        let known = known.into_iter().map(|record| (record.id().clone(), record)).collect();
        Self(Rc::new(Inside {
            records,
            known: RefCell::new(known),
            waiting: RefCell::default(),
            busy: RefCell::default(),
            failing: RefCell::default(),
            writing: RefCell::default(),
            written: RefCell::default(),
            closing: RefCell::default(),
            packs: Packs::default(),
            over: RefCell::default(),
            heard: Box::new(heard),
        }))
    }

    /// Saves what a record is to hold, soon.
    pub fn keep(
        &self,
        id: RecordId,
        durability: Durability,
        contents: impl FnOnce() -> Contents + 'static,
    ) {
        self.want(id, Want::Keep(Box::new(contents), durability));
    }

    /// Removes a record, soon.
    pub fn remove(&self, id: RecordId) {
        self.want(id, Want::Remove);
    }

    /// Tells nothing any more of what it finds: another keeper has the records now.
    pub fn end(&self) {
        self.0.over.replace(true);
        self.0.packs.end();
    }

    /// Whether another keeper has the records now.
    pub fn is_over(&self) -> bool {
        *self.0.over.borrow()
    }

    /// Drops all that waits to be saved.
    pub fn drop_all(&self) {
        *self.0.waiting.borrow_mut() = BTreeMap::new();
    }

    /// Whether nothing waits to be saved.
    pub fn is_done(&self) -> bool {
        !*self.0.busy.borrow()
    }

    /// Waits until everything is in the store; gives up where that takes too long, and says so.
    pub async fn is_flushed(&self) -> bool {
        for _ in 0..LOOKS {
            if self.is_done() {
                return true;
            }
            device::pause(LOOK_MS).await;
        }
        self.is_done()
    }

    fn want(&self, id: RecordId, mut want: Want) {
        let mut waiting = self.0.waiting.borrow_mut();
        // What was to be on the disk is to be there still.
        if let Want::Keep(_, durability) = &mut want
            && let Some(Want::Keep(_, Durability::Strict)) = waiting.get(&id)
        {
            *durability = Durability::Strict;
        }
        waiting.insert(id, want);
        drop(waiting);
        self.0.say_writing();
        self.begin();
    }

    fn begin(&self) {
        if !self.0.busy.replace(true) {
            let inside = self.0.clone();
            spawn_local(async move {
                inside.work().await;
                inside.packs.begin();
            });
        }
    }
}

impl<C: Cipher> Inside<C> {
    fn say_writing(&self) {
        if !*self.failing.borrow() {
            (self.heard)(News::Writing);
        }
    }

    fn is_wanted(&self, id: &RecordId) -> bool {
        self.waiting.borrow().contains_key(id) || self.writing.borrow().as_ref() == Some(id)
    }

    /// What was wanted since then counts; what failed is tried again only without it.
    fn want_still(&self, id: RecordId, want: Want) {
        self.waiting.borrow_mut().entry(id).or_insert(want);
    }

    async fn work(&self) {
        loop {
            device::pause(GATHER_MS).await;
            // What waits by now has gathered long enough, of however many records it is.
            let count = self.waiting.borrow().len();
            if count == 0 {
                if self.make_one_whole().await {
                    continue;
                }
                break;
            }
            for _ in 0..count {
                // The guard must not live on while the record is written.
                let next = self.waiting.borrow_mut().pop_first();
                let Some((id, want)) = next else { break };
                self.write(id, want).await;
            }
        }
        self.busy.replace(false);
    }

    async fn write(&self, id: RecordId, want: Want) {
        let mut known = self.known.borrow_mut().remove(&id);
        self.writing.replace(Some(id.clone()));
        let outcome = match self.last_seen(&id, known.as_ref()).await {
            Ok(mut record) => {
                let outcome = self.take(&mut record, want).await;
                known = Some(record.into_text());
                outcome
            }
            Err(unsaved) => Err((want, unsaved)),
        };
        self.writing.replace(None);
        self.written.borrow_mut().insert(id.clone());
        if let Some(known) = known {
            self.known.borrow_mut().insert(id.clone(), known);
        }
        self.failing.replace(outcome.is_err());
        if !self.waiting.borrow().is_empty() {
            // «Saved» was said of what is in the store, and something still is not.
            self.say_writing();
        }
        if let Err((want, unsaved)) = outcome {
            self.want_still(id, want);
            (self.heard)(News::Waiting(unsaved));
            device::pause(AGAIN_MS).await;
        }
    }

    async fn take(&self, record: &mut Record, want: Want) -> Result<(), (Want, Unsaved)> {
        match want {
            Want::Keep(make, durability) => {
                let contents = make();
                match self.records.save(record, contents.clone(), durability).await {
                    Ok(saved) => {
                        (self.heard)(News::Kept(record, saved, &contents));
                        Ok(())
                    }
                    Err(unsaved) => {
                        Err((Want::Keep(Box::new(move || contents), durability), unsaved))
                    }
                }
            }
            Want::Remove => match self.records.remove(record).await {
                Ok(Removed::Done) => {
                    self.packs.take_out(record.id());
                    (self.heard)(News::Gone(record));
                    Ok(())
                }
                // What another tab changed meanwhile stays: nobody wanted that gone.
                Ok(Removed::Changed) => {
                    (self.heard)(News::Changed(record));
                    Ok(())
                }
                Err(unsaved) => Err((Want::Remove, unsaved)),
            },
        }
    }
}
