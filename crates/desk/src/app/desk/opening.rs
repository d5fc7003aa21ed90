//! Setting the desk up, opening it, locking it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use office::application::{ApplicationError, School};
use office::import::kept::ListError;
use office::roster::{Entry, INDEX_EDITION};
use page::browser::tabs::Word;
use page::browser::webcrypto::{self, Made, Secret, Vault};
use page::browser::{device, local_storage, service_worker};
use page::sync::{AGAIN_MS, Keeper, Records, Shown as _, hear, listen};
use records::backup::{Device, Ledger};
use records::json;
use records::seal::{Passphrase, RecoveryCode, RecoveryError, Slot, Workspace};
use records::store::{
    Codec, Contents, Durability, Fault, Indexes, Loaded, RecordId, RecordStore, Shape, Store,
    TextRecord, UnreadableReason, UnreadableRow, pack_letter,
};

use super::workspace_row::{HEADER, header, put_header};
use super::{DATABASE, Desk, LEDGER, Phase, RECORDS, WORKSPACE, is_application, is_list};

/// What was read of the store, before it is shown.
#[derive(Default)]
struct Seen {
    records: Vec<TextRecord>,
    entries: Vec<Entry>,
    ledger: Option<Ledger>,
    /// The applications that this version cannot read: reported, not shown.
    unread: Vec<UnreadableRow>,
}

/// The officer's records in the database. An application says its own shape and upgrades itself,
/// so the store has nothing to upgrade.
pub(super) fn records(vault: Vault) -> Records<Vault> {
    let shape = Shape { schema: 1, upgrade: |_, value| value, marks: Desk::MARKS };
    RecordStore { store: RECORDS, codec: Codec::Sealed(vault), shape }
}

impl Desk {
    /// Looks whether there is a desk on this device, until the store answers.
    pub fn look(self) {
        spawn_local(async move {
            let rows = loop {
                match WORKSPACE.read(HEADER).await {
                    Ok(rows) => break rows,
                    // Tried again, until the store answers.
                    Err(fault) => self.phase.set(Phase::Shut(fault.unread())),
                }
                device::pause(AGAIN_MS).await;
            };
            self.phase.set(match rows.first() {
                None => Phase::New,
                Some(row) => match Workspace::read(&String::from_utf8_lossy(&row.bytes)) {
                    Ok(workspace) => Phase::Locked(workspace),
                    Err(error) => Phase::Shut(error.to_string()),
                },
            });
        });
    }

    /// Keeps a new desk whose recovery code was tried, and opens it.
    ///
    /// # Errors
    /// A sentence that says why there is no desk.
    pub async fn begin(self, made: Made, school: School) -> Result<(), String> {
        let Made { workspace, vault, .. } = made;
        put_header(None, Some(&workspace)).await?;
        self.enter(vault).await?;
        self.change_school(|known| *known = school);
        Ok(())
    }

    /// Opens the desk by what a person typed.
    ///
    /// # Errors
    /// A sentence that says why it stays shut.
    pub async fn unlock(self, workspace: &Workspace, by: Slot, typed: &str) -> Result<(), String> {
        self.enter(open(workspace, by, typed).await?).await?;
        self.alerts.update(|alerts| alerts.by_recovery = by == Slot::Recovery);
        Ok(())
    }

    /// Shows what is in the store; for a desk that is open already, what has become of it.
    ///
    /// # Errors
    /// A sentence that says why nothing is shown.
    pub async fn enter(self, vault: Vault) -> Result<(), String> {
        let workspace = header().await?.write();
        let (mut seen, loaded) = self.read_all(&vault).await?;
        self.inside.update_value(|inside| inside.workspace = Some(workspace));
        let ledger = seen.ledger.take();
        // Nothing is written over one that cannot be read: it may be a newer version's.
        let begins = seen.records.iter().all(|record| record.id().as_str() != LEDGER);
        self.backups.update(|status| status.ledger = ledger.unwrap_or_else(new_ledger));
        let Loaded { aside, packed, unpacked, .. } = loaded;
        self.show_all(vault, seen, aside);
        self.recount();
        if begins {
            self.keep_ledger(Durability::Relaxed);
        }
        self.keep_packs(packed, unpacked);
        self.confirm();
        service_worker::keep_rest();
        self.keep_hint();
        let is_hinted = local_storage::hint(local_storage::DESK).is_some();
        self.inside.update_value(|inside| inside.is_hinted = is_hinted);
        self.phase.set(Phase::Open);
        Ok(())
    }

    /// Reads everything; once more where the desk was open and something was written meanwhile, for
    /// that may have been read as it was before.
    async fn read_all(self, vault: &Vault) -> Result<(Seen, Loaded), String> {
        loop {
            let before = self.with_keeper(Keeper::revisions);
            let mut seen = Seen::default();
            let take = &mut |record, index: &[u8]| self.see(record, index, &mut seen);
            let loaded = records(vault.clone()).load_texts(INDEX_EDITION, take).await;
            let loaded = loaded.map_err(Fault::unread)?;
            let is_whole = self.is_flushed().await;
            if is_whole && self.with_keeper(Keeper::revisions) == before {
                return Ok((seen, loaded));
            }
        }
    }

    /// Takes in one record of many: nothing follows it on the screen before all are there.
    fn see(self, record: TextRecord, index: &[u8], seen: &mut Seen) {
        let id = record.id().as_str();
        if is_application(id) && id != LEDGER {
            self.hold(id, record.beside().clone());
            let read = self
                .inside
                .try_update_value(|inside| inside.owed_cache.saved(id, record.value(), index));
            match read {
                Some(Ok(entry)) => seen.entries.push(entry),
                Some(Err(error)) => seen.unread.push(unread_record(&record, reason(error))),
                None => {}
            }
        } else if let Some(whole) = record.to_record() {
            self.see_beside(&record, whole.contents().value.clone(), seen);
        } else {
            seen.unread.push(unread_record(&record, UnreadableReason::Damaged));
        }
        seen.records.push(record);
    }

    /// Takes in what a record holds that is not an application.
    fn see_beside(self, record: &TextRecord, value: Value, seen: &mut Seen) {
        match record.id().as_str() {
            LEDGER => seen.ledger = json::from_value(&value),
            id if is_list(id) => {
                let unread = self.put_list(id, value).err();
                seen.unread.extend(unread.map(|error| unread_list(record, error)));
            }
            id => self.put_contents(id, Contents::of(value)),
        }
    }

    fn show_all(self, vault: Vault, seen: Seen, mut unreadable: Vec<UnreadableRow>) {
        unreadable.extend(seen.records.iter().flat_map(TextRecord::aside).cloned());
        unreadable.extend(seen.unread);
        self.backups.update(|status| (status.unreadable, status.noted) = (unreadable, 0));
        self.edit_list(|entries| {
            // What was put on the desk meanwhile stays.
            if !entries.is_empty() {
                let read = seen.entries.iter().map(|entry| entry.id.as_str());
                let read: BTreeSet<&str> = read.collect();
                entries.retain(|entry| !read.contains(entry.id.as_str()));
            }
            entries.extend(seen.entries);
        });
        let desk = records(vault.clone());
        let keeper = Keeper::new(desk, seen.records, move |news| hear(self, news));
        self.inside.update_value(|inside| {
            if let Some(before) = inside.keeper.replace(keeper) {
                before.end();
            }
            inside.vault = Some(vault);
            // Once: each tab has one channel to the others.
            inside.others.get_or_insert_with(|| listen(self, DATABASE));
        });
        // Some were looked into to find duplicates, before there was a keeper to read them anew.
        self.entries.with_untracked(|entries| self.mend_unreadable(entries));
    }

    /// Locks the desk once everything is saved: the page begins anew, so that nothing of it stays
    /// in its memory. Where something cannot be saved it stays open, and says so.
    pub fn lock(self) {
        self.hold_open(false);
        spawn_local(async move {
            if !self.is_flushed().await {
                return self.hold_open(true);
            }
            // Perhaps no other tab has the records: what the browser lost is put back first.
            self.mend().await;
            if !self.is_flushed().await {
                return self.hold_open(true);
            }
            device::reload();
        });
    }

    /// Locks the desk in every tab: who taps that leaves the device.
    pub fn lock_everywhere(self) {
        self.tell(&Word::Locked);
        self.lock();
    }

    /// Packs what is known here, while somebody works at the desk.
    fn keep_packs(self, packed: BTreeSet<RecordId>, unpacked: BTreeSet<RecordId>) {
        let indexes = move |letter: &RecordId| self.indexes(letter.as_str());
        self.with_keeper(|keeper| keeper.keep_packs((packed, unpacked), indexes));
    }

    /// What the list made of the records that are packed under a letter.
    fn indexes(self, letter: &str) -> Indexes {
        let mut indexes = Indexes::new(INDEX_EDITION);
        self.entries.with_untracked(|entries| {
            for entry in entries.iter().filter(|entry| pack_letter(&entry.id) == letter) {
                if let Some((text, index)) = entry.index() {
                    indexes.add(&entry.id, text, index);
                }
            }
        });
        indexes
    }

    fn hold_open(self, is_held_open: bool) {
        if self.alerts.with_untracked(|alerts| alerts.is_held_open != is_held_open) {
            self.alerts.update(|alerts| alerts.is_held_open = is_held_open);
        }
    }

    /// Waits until everything is in the store; gives up where that takes too long.
    pub(super) async fn is_flushed(self) -> bool {
        match self.with_keeper(Clone::clone) {
            Some(keeper) => keeper.is_flushed().await,
            None => true,
        }
    }
}

/// Why this version cannot read an application.
pub(super) const fn reason(error: ApplicationError) -> UnreadableReason {
    match error {
        ApplicationError::Newer(_) => UnreadableReason::Newer,
        ApplicationError::NotAnApplication | ApplicationError::Damaged => UnreadableReason::Damaged,
    }
}

/// A list that this version cannot read.
fn unread_list(record: &TextRecord, error: ListError) -> UnreadableRow {
    unread_record(
        record,
        match error {
            ListError::Newer(_) => UnreadableReason::Newer,
            ListError::NotAList | ListError::Damaged => UnreadableReason::Damaged,
        },
    )
}

fn unread_record(record: &TextRecord, why: UnreadableReason) -> UnreadableRow {
    let bytes = record.value().read().map(|text| text.as_bytes().to_vec()).unwrap_or_default();
    UnreadableRow { key: record.id().as_str().to_owned(), why, bytes }
}

/// The key that a person's secret opens.
pub(super) async fn open(workspace: &Workspace, by: Slot, typed: &str) -> Result<Vault, String> {
    let code = code(by, typed)?;
    webcrypto::open(workspace, &secret(code.as_ref(), typed))
        .await
        .map_err(|error| error.to_string())
}

/// The recovery code that was typed, where one was.
pub(super) fn code(by: Slot, typed: &str) -> Result<Option<RecoveryCode>, String> {
    let code = matches!(by, Slot::Recovery).then(|| typed.parse());
    code.transpose().map_err(|error: RecoveryError| error.to_string())
}

/// What a person typed, as what it opens with.
pub(super) fn secret<'a>(code: Option<&'a RecoveryCode>, typed: &'a str) -> Secret<'a> {
    match code {
        Some(code) => Secret::Recovery(code),
        None => Secret::Passphrase(Passphrase::typed(typed)),
    }
}

/// The ledger of a device that has no backup.
pub(super) fn new_ledger() -> Ledger {
    Ledger::new(Device(device::chance()), device::today())
}
