//! Saves what changed: one record after the other, the newest contents of each, until it is in the
//! store. What could not be saved waits and is tried again; it is never dropped.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::task::spawn_local;

use student_aid::backup::Revisions;
use student_aid::sorted::Sorted;
use student_aid::store::{
    Contents, Durability, Packed, Record, RecordId, Removed, Saved, Shelf, Unsaved,
};

use super::database::Rows;
use crate::app::device;
use crate::app::vault::Vault;

/// Milliseconds between a change and its saving: what is typed meanwhile goes along.
const GATHER_MS: i32 = 80;

/// Milliseconds after which what could not be saved is tried again.
const AGAIN_MS: i32 = 2000;

/// The records of one kind, in one store of the database.
pub type Records = Shelf<Rows, Vault>;

/// What is heard of the saving.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "desk"), allow(dead_code))] // a family's tabs ask for less
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
#[derive(Clone)]
pub struct Keeper(pub(super) Rc<Inside>);

pub(super) struct Inside {
    pub(super) records: Records,
    pub(super) known: RefCell<Sorted<RecordId, Packed>>,
    waiting: RefCell<Sorted<RecordId, Want>>,
    busy: RefCell<bool>,
    /// Whether what was tried last failed: until it does not, that is what there is to say.
    failing: RefCell<bool>,
    /// The record that is being written.
    writing: RefCell<Option<RecordId>>,
    /// What was written since it was last whole in one row.
    written: RefCell<Sorted<RecordId, ()>>,
    /// What is to be whole in one row, once nothing waits.
    closing: RefCell<Sorted<RecordId, ()>>,
    heard: Box<dyn Fn(News<'_>)>,
}

enum Want {
    /// The contents are made when they are written: an answer need not wait for them.
    Keep(Box<dyn FnOnce() -> Contents>, Durability),
    Remove,
}

impl Keeper {
    /// Keeps records of which these are in the store already.
    pub fn new(
        records: Records,
        known: impl IntoIterator<Item = Packed>,
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

    /// Writes a record whole, once nothing waits: opening the desk then reads one row of it. Only
    /// what was written here: a record that nobody changed must not seem changed.
    pub fn close(&self, id: &RecordId) {
        if self.0.written.borrow().contains_key(id) {
            self.0.closing.borrow_mut().insert(id.clone(), ());
            self.begin();
        }
    }

    /// Whether nothing waits to be saved.
    pub fn is_done(&self) -> bool {
        !*self.0.busy.borrow()
    }

    /// Whether a record was seen in the store, or is on its way there.
    pub fn knows(&self, id: &RecordId) -> bool {
        self.0.known.borrow().contains_key(id) || self.0.is_wanted(id)
    }

    /// The revision of each record, as it was last seen in the store; none of those that are gone.
    pub fn revisions(&self) -> Revisions {
        let known = self.0.known.borrow();
        let kept = known.iter().filter(|(_, one)| !one.is_removed());
        kept.map(|(id, one)| (id.as_str().to_owned(), one.revision())).collect()
    }

    /// Reads a record again, as another tab may have changed it, unless it is known in this
    /// revision. Tells whether that is done: what waits here is left alone, and saving it may
    /// bring both together, or find nothing to save.
    #[cfg(feature = "desk")]
    pub async fn look_again(&self, id: &RecordId, revision: u64) -> bool {
        let inside = &self.0;
        let known = || inside.known.borrow().get(id).map_or(0, Packed::revision);
        if inside.is_wanted(id) {
            return false;
        }
        if known() >= revision {
            return true;
        }
        let Ok(record) = inside.records.find(id).await else {
            leptos::logging::warn!("a record cannot be read again");
            return true;
        };
        if inside.is_wanted(id) {
            return false;
        }
        if record.revision() > known() {
            inside.known.borrow_mut().insert(id.clone(), record.clone().pack());
            (inside.heard)(News::Changed(&record));
        }
        true
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
            spawn_local(async move { inside.work().await });
        }
    }
}

impl Inside {
    fn say_writing(&self) {
        if !*self.failing.borrow() {
            (self.heard)(News::Writing);
        }
    }

    #[cfg(feature = "desk")]
    fn is_wanted(&self, id: &RecordId) -> bool {
        self.waiting.borrow().contains_key(id) || self.writing.borrow().as_ref() == Some(id)
    }

    /// What was wanted since then counts; what failed is tried again only without it.
    fn want_still(&self, id: RecordId, want: Want) {
        let mut waiting = self.waiting.borrow_mut();
        if !waiting.contains_key(&id) {
            waiting.insert(id, want);
        }
    }

    async fn work(&self) {
        loop {
            device::pause(GATHER_MS).await;
            // What waits by now has gathered long enough, of however many records it is.
            let count = self.waiting.borrow().len();
            if count == 0 && !self.make_one_whole().await {
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

    /// Writes one of the closed records whole; tells whether there was one. Where it fails, nothing
    /// is lost: its journal stands as it was. Where another tab came first, the record stays as it
    /// was seen here: what is written next has to be brought together with the other's.
    async fn make_one_whole(&self) -> bool {
        let next = self.closing.borrow_mut().pop_first();
        let Some((id, ())) = next else { return false };
        let known = self.known.borrow_mut().remove(&id);
        let Some(seen) = known else { return true };
        let mut record = seen.clone().unpack();
        self.writing.replace(Some(id.clone()));
        let whole = self.records.compact(&mut record).await;
        self.writing.replace(None);
        self.written.borrow_mut().remove(&id);
        let is_ours = matches!(whole, Ok(Saved::Alone));
        if is_ours {
            (self.heard)(News::Kept(&record, Saved::Alone, record.contents()));
        }
        self.known.borrow_mut().insert(id, if is_ours { record.pack() } else { seen });
        true
    }

    async fn write(&self, id: RecordId, want: Want) {
        let known = self.known.borrow_mut().remove(&id);
        let mut record = known.map_or_else(|| Record::new(id.clone()), Packed::unpack);
        self.writing.replace(Some(id.clone()));
        let outcome = self.take(&mut record, want).await;
        self.writing.replace(None);
        self.written.borrow_mut().insert(id.clone(), ());
        self.known.borrow_mut().insert(id.clone(), record.pack());
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
