//! Packs of many records, so that the next opening is quick; none has what was removed.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::task::spawn_local;

use records::seal::Cipher;
use records::store::{Fault, Indexes, RecordId, SnapshotPack, Unsaved, pack_letter};

use super::Keeper;
use crate::browser::device;

/// Milliseconds before each pack: who has just begun comes first.
const PACK_MS: i32 = 500;

/// So many records are packed without a pause: a key that is typed meanwhile does not wait.
const AT_ONCE: usize = 40;

/// Which packs there are, and which are to be written, by their letters.
#[derive(Default)]
pub(super) struct Packs {
    /// Begins to write them; none for a page that has no packs and does not know how.
    write: RefCell<Option<Box<dyn Fn()>>>,
    packed: RefCell<BTreeSet<RecordId>>,
    unpacked: RefCell<BTreeSet<RecordId>>,
    busy: RefCell<bool>,
}

impl Packs {
    /// Has the pack written anew that a removed record is, or may be, in.
    pub(super) fn take_out(&self, id: &RecordId) {
        let packed = self.packed.borrow();
        let letter = packed.iter().find(|letter| letter.as_str() == pack_letter(id.as_str()));
        self.unpacked.borrow_mut().extend(letter.cloned());
    }

    /// Begins to write those that are to be written.
    pub(super) fn begin(&self) {
        if let Some(write) = &*self.write.borrow() {
            write();
        }
    }

    /// Writes none any more.
    pub(super) fn end(&self) {
        self.write.take();
    }
}

impl<C: Cipher + 'static> Keeper<C> {
    /// Packs what is known here, while somebody works, under those of the letters that are to be
    /// packed, with what the page makes of the records of a letter; and those anew that something
    /// is removed from later on. What cannot be packed is read one by one next time, as it was this
    /// time, and is tried again then.
    pub fn keep_packs(
        &self,
        (packed, unpacked): (BTreeSet<RecordId>, BTreeSet<RecordId>),
        indexes: impl Fn(&RecordId) -> Indexes + 'static,
    ) {
        let packs = &self.0.packs;
        packs.packed.borrow_mut().extend(packed);
        packs.unpacked.borrow_mut().extend(unpacked);
        let (keeper, indexes) = (self.clone(), Rc::new(indexes));
        packs.write.replace(Some(Box::new(move || {
            let (keeper, indexes) = (keeper.clone(), Rc::clone(&indexes));
            spawn_local(async move { keeper.write_packs(&*indexes).await });
        })));
        packs.begin();
    }

    /// Whether no pack is to be written.
    pub fn is_packed(&self) -> bool {
        !*self.0.packs.busy.borrow() && self.0.packs.unpacked.borrow().is_empty()
    }

    async fn write_packs(&self, indexes: &dyn Fn(&RecordId) -> Indexes) {
        let packs = &self.0.packs;
        if packs.busy.replace(true) {
            return;
        }
        while !self.is_over() {
            let next = packs.unpacked.borrow_mut().pop_first();
            let Some(letter) = next else { break };
            device::pause(PACK_MS).await;
            let pack = SnapshotPack::begin(&letter, indexes(&letter));
            if !self.write_pack(&letter, pack).await {
                packs.unpacked.borrow_mut().clear();
            }
        }
        packs.busy.replace(false);
    }

    /// Writes one pack; tells whether another can be.
    async fn write_pack(&self, letter: &RecordId, mut pack: SnapshotPack) -> bool {
        let ids: Vec<RecordId> = self.0.known.borrow().keys().cloned().collect();
        let is_of_letter = |id: &&RecordId| pack_letter(id.as_str()) == letter.as_str();
        for some in ids.iter().filter(is_of_letter).collect::<Vec<_>>().chunks(AT_ONCE) {
            self.pack(some, &mut pack);
            device::pause(0).await;
        }
        match self.0.records.keep_pack(pack).await {
            // One that is late says nothing of the next.
            Ok(_) | Err(Unsaved::Fault(Fault::NoAnswer)) => {
                self.0.packs.packed.borrow_mut().insert(letter.clone());
                true
            }
            // What stands in the way of one, such as a full disk, stands in the way of all.
            Err(_) => false,
        }
    }

    fn pack(&self, ids: &[&RecordId], pack: &mut SnapshotPack) {
        let known = self.0.known.borrow();
        ids.iter().filter_map(|id| known.get(id)).for_each(|record| pack.add(record));
    }
}
