//! Packs of many records, so that the next opening is quick.

use records::seal::Cipher;
use records::store::SnapshotPack;

use super::Keeper;
use crate::browser::device;

/// Milliseconds before each pack: who has just begun comes first.
const PACK_MS: i32 = 500;

impl<C: Cipher + 'static> Keeper<C> {
    /// Packs what is known here, while somebody works. What cannot be packed is read one
    /// by one next time, as everything was this time.
    pub async fn write_packs(&self) {
        let letters = SnapshotPack::letters(self.0.known.borrow().keys());
        for letter in letters {
            device::pause(PACK_MS).await;
            let pack = {
                let known = self.0.known.borrow();
                SnapshotPack::of(&letter, known.values())
            };
            let Some(pack) = pack else { continue };
            if self.0.records.keep_pack(pack).await.is_err() {
                return;
            }
        }
    }
}
