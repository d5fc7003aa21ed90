//! Copies of many records in one, so that the next opening is quick.

use records::seal::Cipher;
use records::store::SnapshotPack;

use super::Keeper;
use crate::browser::device;

/// Milliseconds before each copy: who has just begun comes first.
const COPY_MS: i32 = 500;

impl<C: Cipher + 'static> Keeper<C> {
    /// Copies what is known here, while somebody works. What cannot be copied is read one
    /// by one next time, as everything was this time.
    pub async fn copy(&self) {
        let letters = SnapshotPack::letters(self.0.known.borrow().keys());
        for letter in letters {
            device::pause(COPY_MS).await;
            let bundle = {
                let known = self.0.known.borrow();
                SnapshotPack::of(&letter, known.values())
            };
            let Some(bundle) = bundle else { continue };
            if self.0.records.keep_bundle(bundle).await.is_err() {
                return;
            }
        }
    }
}
