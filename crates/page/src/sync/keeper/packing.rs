//! Packs of many records, so that the next opening is quick.

use std::collections::BTreeSet;

use records::seal::Cipher;
use records::store::{Fault, Indexes, RecordId, SnapshotPack, Unsaved, pack_letter};

use super::Keeper;
use crate::browser::device;

/// Milliseconds before each pack: who has just begun comes first.
const PACK_MS: i32 = 500;

/// So many records are packed without a pause: a key that is typed meanwhile does not wait.
const AT_ONCE: usize = 40;

impl<C: Cipher + 'static> Keeper<C> {
    /// Packs what is known here, while somebody works, under those of the letters that have no
    /// pack, with what the page makes of the records of a letter. What cannot be packed is read one
    /// by one next time, as it was this time, and is tried again then.
    pub async fn write_packs(
        &self,
        letters: BTreeSet<RecordId>,
        indexes: impl Fn(&RecordId) -> Indexes,
    ) {
        for letter in letters {
            device::pause(PACK_MS).await;
            let mut pack = SnapshotPack::begin(&letter, indexes(&letter));
            let ids: Vec<RecordId> = self.0.known.borrow().keys().cloned().collect();
            let is_of_letter = |id: &&RecordId| pack_letter(id.as_str()) == letter.as_str();
            for some in ids.iter().filter(is_of_letter).collect::<Vec<_>>().chunks(AT_ONCE) {
                self.pack(some, &mut pack);
                device::pause(0).await;
            }
            match self.0.records.keep_pack(pack).await {
                // One that is late says nothing of the next.
                Ok(_) | Err(Unsaved::Fault(Fault::NoAnswer)) => {}
                // What stands in the way of one, such as a full disk, stands in the way of all.
                Err(_) => return,
            }
        }
    }

    fn pack(&self, ids: &[&RecordId], pack: &mut SnapshotPack) {
        let known = self.0.known.borrow();
        ids.iter().filter_map(|id| known.get(id)).for_each(|record| pack.add(record));
    }
}
