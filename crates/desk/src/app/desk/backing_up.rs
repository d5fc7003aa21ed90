//! Backing up: everything in the store in one file, verified before it is called a backup.

use leptos::prelude::*;

use page::browser::device;
use page::browser::file::File;
use page::browser::webcrypto::Vault;
use records::backup::{self, Last};
use records::seal::Workspace;
use records::store::{Durability, Fault, Record};

use super::backup_status::BackupStatus;
use super::opening::records;
use super::workspace_row::header;
use super::{Desk, LEDGER, is_application};

/// A verified backup that was handed to the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// The name of the file.
    pub name: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// How many applications are in it.
    pub applications: usize,
    /// How many rows could not be read and are not in it.
    pub unreadable: usize,
}

/// Why there is none.
const NO_FILE: &str = "浏览器存不成文件，没有备份。请换一个浏览器再试。";
const UNSETTLED: &str = "还有改动没有存好，没有备份。请稍等，再试一次。";
pub(super) const LOCKED: &str = "工作台已经锁上，没有备份。请先解锁。";

impl Desk {
    /// Makes a backup, reads it back, and hands it to the browser. `step` says how far it is.
    ///
    /// # Errors
    /// A sentence that says why there is none.
    pub async fn back_up(self, step: RwSignal<usize>) -> Result<BackedUp, String> {
        if !self.is_flushed().await {
            return Err(UNSETTLED.to_owned());
        }
        let vault = self.vault().ok_or(LOCKED)?;
        let workspace = header().await?;
        step.set(1);
        let loaded = records(vault.clone()).load().await.map_err(Fault::unread)?;
        let aside = loaded.records.iter().flat_map(Record::aside).chain(&loaded.aside);
        let unreadable = aside.count();
        let records = self.to_back_up(&loaded.records);
        step.set(2);
        let (name, bytes) = hand_over(&vault, &workspace, &records, || step.set(3)).await?;
        let at = device::now();
        let revisions = records.iter().map(|record| (record.id.clone(), record.revision)).collect();
        let last = Last { on: device::today(), at, revisions };
        self.backups.update(|status| status.ledger.last = Some(last));
        self.keep_ledger(Durability::Strict);
        self.recount();
        let applications = records.iter().filter(|record| is_application(&record.id)).count();
        Ok(BackedUp { name, bytes, applications, unreadable })
    }

    /// The records of the store as a backup has them.
    pub(super) fn to_back_up(self, records: &[Record]) -> Vec<backup::Record> {
        let records = records.iter().filter(|record| record.id().as_str() != LEDGER);
        self.backups.with_untracked(|BackupStatus { ledger, .. }| {
            let to_backup = |record: &Record| {
                let (id, revision) = (record.id().as_str(), record.revision());
                let lineage = ledger.lineage(id, revision);
                let value = record.contents().value.clone();
                backup::Record { id: id.to_owned(), revision, lineage, value }
            };
            records.map(to_backup).collect()
        })
    }
}

/// Writes a backup, reads it back from where the browser has it, and hands it to the person: its
/// name and how many bytes it has.
pub(super) async fn hand_over(
    vault: &Vault,
    workspace: &Workspace,
    records: &[backup::Record],
    is_written: impl FnOnce(),
) -> Result<(String, usize), String> {
    let written = backup::write(vault, env!("CARGO_PKG_VERSION"), workspace, records).await;
    let file = written.ok().and_then(|bytes| File::of(FILE_KIND, &bytes).ok()).ok_or(NO_FILE)?;
    is_written();
    let bytes = file.bytes().await.ok_or(NO_FILE)?;
    let verified = backup::verify(vault, &bytes, records).await;
    verified.map_err(|error| error.to_string())?;
    let name = format!("资助工作台备份-{}.zzbak", device::now().replace([' ', ':'], "-"));
    file.save(&name).map_err(|_| NO_FILE)?;
    Ok((name, bytes.len()))
}

const FILE_KIND: &str = "application/octet-stream";
