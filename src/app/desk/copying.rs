//! Copies of many records in one, so that the next opening is quick.

use leptos::task::spawn_local;

use records::store::SnapshotPack;

use super::Desk;
use crate::app::device;
use crate::app::keeper::Keeper;

/// Milliseconds before each copy: who has just opened the desk comes first.
const COPY_MS: i32 = 500;

impl Desk {
    /// Keeps copies of what is known here, while somebody works at the desk.
    pub(super) fn copy(self) {
        if let Some(keeper) = self.with_keeper(Clone::clone) {
            spawn_local(async move { keeper.copy().await });
        }
    }
}

impl Keeper {
    /// What cannot be copied is read one by one next time, as everything was this time.
    async fn copy(&self) {
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
