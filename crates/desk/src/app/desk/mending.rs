//! Puts back what the browser threw away while the desk was open: nothing of it is lost here yet.

use leptos::prelude::*;
use leptos::task::spawn_local;

use page::browser::indexed_db::LOST;
use page::browser::{device, local_storage};
use records::seal::Workspace;
use records::store::Store as _;

use super::workspace_row::{HEADER, put_header};
use super::{Desk, RECORDS, WORKSPACE};

impl Desk {
    /// Mends the desk whenever something is found to be lost, for as long as the page lives.
    pub fn mend_what_is_lost(self) {
        device::on_event(LOST, move || spawn_local(self.mend()));
    }

    /// Puts back how the desk is opened, and every record that is known here, where the store has
    /// lost them.
    pub(super) async fn mend(self) {
        let Some(opened) = self.inside.with_value(|inside| inside.workspace.clone()) else {
            return;
        };
        if self.is_shut().await {
            let was_hinted = self.inside.with_value(|inside| inside.is_hinted);
            if was_hinted && local_storage::hint(local_storage::DESK).is_none() {
                return self.let_go().await;
            }
            let Ok(workspace) = Workspace::read(&opened) else { return };
            let done = put_header(None, Some(&workspace)).await;
            // Perhaps another call of this has done it meanwhile.
            if done.is_err() && self.is_shut().await {
                return leptos::logging::warn!("how the desk is opened cannot be put back yet");
            }
        }
        let Some(keeper) = self.with_keeper(Clone::clone) else { return };
        keeper.keep_lost().await;
    }

    /// Whether the store does not say any more how the desk is opened.
    async fn is_shut(self) -> bool {
        WORKSPACE.read(HEADER).await.is_ok_and(|rows| rows.is_empty())
    }

    /// The hint is gone too: the use of the desk was ended, or a person cleared everything.
    async fn let_go(self) {
        // What was saved since then nobody can open.
        if RECORDS.clear().await.is_err() {
            leptos::logging::warn!("sealed records are left, and nothing opens them");
        }
        device::reload();
    }
}
