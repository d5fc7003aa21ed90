//! 核对副本: what the list has from packs is told by revisions alone at first; it is held against the
//! head of every record while somebody works, and read anew where that is of another history.

use leptos::task::spawn_local;

use page::browser::device;
use page::sync::Keeper;

use super::Desk;

impl Desk {
    /// Holds what came from packs against the store, a few at a time.
    pub(super) fn confirm(self) {
        spawn_local(async move {
            let told = self.with_keeper(Keeper::told_from_packs).unwrap_or_default();
            for (beginning, ids) in told {
                device::pause(0).await;
                let Some(keeper) = self.with_keeper(Clone::clone) else { return };
                keeper.confirm(&beginning, &ids).await;
            }
        });
    }
}
