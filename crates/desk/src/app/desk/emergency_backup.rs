//! A backup of what the screens show, where the store takes nothing any more.

use leptos::prelude::*;

use office::roster::RecordId;
use page::browser::{device, local_storage};
use page::sync::Keeper;
use page::sync::Shown as _;
use records::backup::Record;
use records::seal::Workspace;

use super::backing_up::{BackedUp, LOCKED, hand_over};
use super::workspace_row::header;
use super::{Desk, Lists, SCHOOL, SCHOOL_FACTS};

impl Desk {
    /// Has everything that the screens show sealed in a file and handed to the person. None of it
    /// is asked of the store.
    ///
    /// # Errors
    /// A sentence that says why there is none.
    pub async fn back_up_shown(self) -> Result<BackedUp, String> {
        // A passphrase may be new since; where nothing can be read, as it was opened.
        let workspace = match header().await {
            Ok(workspace) => Some(workspace.write()),
            Err(_) => self.inside.with_value(|inside| inside.workspace.clone()),
        };
        let workspace = Workspace::read(&workspace.unwrap_or_default());
        let workspace = workspace.map_err(|error| error.to_string())?;
        let vault = self.vault().ok_or(LOCKED)?;
        let (ids, unreadable) = self.listed_to_back_up();
        let lists = self.lists().with_untracked(Lists::ids);
        let of_school = [SCHOOL, SCHOOL_FACTS].map(str::to_owned);
        let applications = ids.len();
        let shown = ids.into_iter().chain(lists).chain(of_school);
        let shown = self.as_records(shown);
        let (name, bytes) = hand_over(&vault, &workspace, &shown, || ()).await?;
        Ok(BackedUp { name, bytes, applications, unreadable })
    }

    /// The applications of the list that a backup can have, and how many it cannot: those of which
    /// nothing can be read now, and those that are not on the list for that reason.
    fn listed_to_back_up(self) -> (Vec<RecordId>, usize) {
        let (ids, unread) = untrack(|| {
            self.look_into(|entries| {
                let read = entries.iter().filter_map(|entry| Some((entry, entry.application()?)));
                let kept = read.filter(|(entry, read)| !self.is_left_blank(&entry.id, read));
                let ids = kept.map(|(entry, _)| entry.id.clone()).collect::<Vec<_>>();
                (ids, entries.iter().filter(|entry| entry.is_unreadable()).count())
            })
        });
        let off = self.backups.with_untracked(|status| status.unreadable_records().len());
        (ids, unread + off)
    }

    /// What the screens show under these names, as a backup has it.
    fn as_records(self, ids: impl Iterator<Item = RecordId>) -> Vec<Record> {
        let revisions = self.with_keeper(Keeper::revisions).unwrap_or_default();
        let record = |id: RecordId| {
            let value = self.contents(&id)?.value;
            let revision = revisions.get(&id).map_or(1, |revision| revision.saturating_add(1));
            let lineage =
                self.backups.with_untracked(|status| status.ledger.lineage(&id, revision));
            Some(Record { id, revision, lineage, value })
        };
        ids.filter_map(record).collect()
    }

    /// Remembers outside the store that there are records in it, and on which day.
    pub(super) fn keep_hint(self) {
        let count = self.entries.with_untracked(Vec::len);
        if local_storage::note_use(local_storage::DESK, device::today(), count).is_err() {
            leptos::logging::warn!("that there is a desk cannot be remembered");
        }
    }
}
