//! Packs of many records, so that the next opening is quick.

use records::seal::Cipher;
use records::store::{Indexes, RecordId, SnapshotPack};

use super::Keeper;
use crate::browser::device;

/// Milliseconds before each pack: who has just begun comes first.
const PACK_MS: i32 = 500;

/// So many records are packed without a pause: a key that is typed meanwhile does not wait.
const AT_ONCE: usize = 40;

impl<C: Cipher + 'static> Keeper<C> {
    /// Packs what is known here, while somebody works, with what the page makes of the records
    /// whose names begin with a letter. What cannot be packed is read one by one next time, as
    /// everything was this time.
    pub async fn write_packs(&self, indexes: impl Fn(&RecordId) -> Indexes) {
        let letters = SnapshotPack::letters(self.0.known.borrow().keys());
        for letter in letters {
            device::pause(PACK_MS).await;
            let mut pack = SnapshotPack::begin(&letter, indexes(&letter));
            let ids: Vec<RecordId> = self.0.known.borrow().keys().cloned().collect();
            let is_of_letter = |id: &&RecordId| id.as_str().starts_with(letter.as_str());
            for some in ids.iter().filter(is_of_letter).collect::<Vec<_>>().chunks(AT_ONCE) {
                self.pack(some, &mut pack);
                device::pause(0).await;
            }
            if self.0.records.keep_pack(pack).await.is_err() {
                return;
            }
        }
    }

    fn pack(&self, ids: &[&RecordId], pack: &mut SnapshotPack) {
        let known = self.0.known.borrow();
        ids.iter().filter_map(|id| known.get(id)).for_each(|record| pack.add(record));
    }
}
