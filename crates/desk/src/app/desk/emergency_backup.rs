//! A backup of what the screens show, where the store takes nothing any more.

use leptos::prelude::*;

use office::roster::Entry;
use page::browser::{device, local_storage};
use page::sync::Keeper;
use page::sync::Shown as _;
use records::backup::Record;
use records::seal::Workspace;

use super::backing_up::{LOCKED, hand_over};
use super::workspace_row::header;
use super::{Desk, Lists, SCHOOL, SCHOOL_FACTS};

impl Desk {
    /// Has everything that the screens show sealed in a file and handed to the person; gives its
    /// name. None of it is asked of the store.
    ///
    /// # Errors
    /// A sentence that says why there is none.
    pub async fn back_up_shown(self) -> Result<String, String> {
        // A passphrase may be new since; where nothing can be read, as it was opened.
        let workspace = match header().await {
            Ok(workspace) => Some(workspace.write()),
            Err(_) => self.inside.with_value(|inside| inside.workspace.clone()),
        };
        let workspace = Workspace::read(&workspace.unwrap_or_default());
        let workspace = workspace.map_err(|error| error.to_string())?;
        let vault = self.vault().ok_or(LOCKED)?;
        let revisions = self.with_keeper(Keeper::revisions).unwrap_or_default();
        let is_kept = |entry: &&Entry| {
            let application = entry.application();
            application.is_some_and(|application| !self.is_left_blank(&entry.id, application))
        };
        let ids = untrack(|| {
            self.look_into(|entries| {
                let ids = entries.iter().filter(is_kept);
                ids.map(|entry| entry.id.clone()).collect::<Vec<_>>()
            })
        });
        let record = |id: String| {
            let value = self.contents(&id)?.value;
            let revision = revisions.get(&id).map_or(1, |revision| revision.saturating_add(1));
            let lineage =
                self.backups.with_untracked(|status| status.ledger.lineage(&id, revision));
            Some(Record { id, revision, lineage, value })
        };
        let lists = self.lists().with_untracked(Lists::ids);
        let of_school = [SCHOOL, SCHOOL_FACTS].map(str::to_owned);
        let shown = ids.into_iter().chain(lists).chain(of_school);
        let shown: Vec<Record> = shown.filter_map(record).collect();
        let (name, _) = hand_over(&vault, &workspace, &shown, || ()).await?;
        Ok(name)
    }

    /// Remembers outside the store that there are records in it, and on which day.
    pub(super) fn keep_hint(self) {
        let count = self.entries.with_untracked(Vec::len);
        if local_storage::note_use(local_storage::DESK, device::today(), count).is_err() {
            leptos::logging::warn!("that there is a desk cannot be remembered");
        }
    }
}
