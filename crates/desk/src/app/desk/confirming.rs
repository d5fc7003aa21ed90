//! 核对副本: what the list has from packs is told by revisions alone at first; it is held against the
//! head of every record while somebody works, and read anew where that is of another history.

use leptos::task::spawn_local;

use page::browser::device;
use page::sync::AGAIN_MS;

use super::Desk;

/// So many heads are read at once: a key that is typed meanwhile does not wait.
const AT_ONCE: usize = 64;

impl Desk {
    /// Holds what came from packs against the store, a few at a time.
    pub(super) fn confirm(self) {
        let Some(keeper) = self.with_keeper(Clone::clone) else { return };
        spawn_local(async move {
            for some in keeper.told_from_packs().chunks(AT_ONCE) {
                device::pause(0).await;
                while keeper.confirm(some).await.is_err() {
                    device::pause(AGAIN_MS).await;
                }
            }
        });
    }
}
