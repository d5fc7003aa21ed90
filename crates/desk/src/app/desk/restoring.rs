//! Restoring: a backup is wholly opened and shown before anything of it is written.

use std::collections::BTreeMap;

use leptos::prelude::*;

use office::application::{Application, ApplicationError, Field};
use office::identity::mask_name;
use office::import::kept::{KeptList, ListError};
use page::browser::tabs::Word;
use page::browser::webcrypto::Vault;
use page::sync::Shown as _;
use records::backup::{self, BackupError, Entry, Header, Preview, Relation, compare};
use records::json;
use records::seal::{Slot, Workspace};
use records::store::{Contents, Fault, Loaded, Record, RecordId};

use super::opening::{self, records};
use super::workspace_row::put_header;
use super::{Desk, LEDGER, is_application, is_list, is_of_school};

/// How many names are shown of what a restore would do.
const NAMED: usize = 200;

/// A backup that was wholly opened.
pub struct InBackup {
    workspace: Workspace,
    vault: Vault,
    records: Vec<backup::Record>,
}

/// Why a backup is not open.
pub enum NotOpened {
    /// The key of this desk does not open it: its own passphrase is asked for.
    Sealed,
    /// What is wrong.
    Because(String),
}

/// What a restore would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// How many applications are in the backup.
    pub applications: usize,
    /// How many imported lists are.
    pub lists: usize,
    /// Whether the school is in it.
    pub school: bool,
    /// How many records are new, older here, changed on both sides, newer here, the same.
    pub counts: [usize; 5],
    /// Masked names of what would be written or is newer here, with its place in `counts`.
    pub named: Vec<(String, usize)>,
}

impl Sight {
    /// How many records would be written.
    pub const fn writes(&self) -> usize {
        let [new, newer, conflict, _, _] = self.counts;
        new + newer + conflict
    }
}

impl From<BackupError> for NotOpened {
    fn from(error: BackupError) -> Self {
        Self::Because(error.to_string())
    }
}

impl Desk {
    /// Opens a backup, with this desk's key or with what a person typed.
    ///
    /// # Errors
    /// Says whether a secret is needed, or what is wrong.
    pub async fn open_backup(
        self,
        bytes: &[u8],
        typed: Option<(Slot, String)>,
    ) -> Result<InBackup, NotOpened> {
        let workspace = Header::read(bytes)?.workspace;
        let has_secret = typed.is_some();
        let vault = match typed {
            Some((by, typed)) => {
                opening::open(&workspace, by, &typed).await.map_err(NotOpened::Because)?
            }
            None => self.vault().ok_or(NotOpened::Sealed)?,
        };
        let records = match backup::read(&vault, bytes).await {
            Err(BackupError::WrongKey) if !has_secret => return Err(NotOpened::Sealed),
            read => read?.records,
        };
        let newer = |record: &backup::Record| {
            if is_list(&record.id) {
                let read = KeptList::read_value(record.value.clone());
                return if let Err(ListError::Newer(shape)) = read { Some(shape) } else { None };
            }
            let read = Application::read_value(&record.value);
            if let Err(ApplicationError::Newer(shape)) = read { Some(shape) } else { None }
        };
        if let Some(shape) = records.iter().find_map(newer) {
            return Err(BackupError::Newer(shape).into());
        }
        if records
            .iter()
            .any(|record| record.id == LEDGER || record.id.parse::<RecordId>().is_err())
        {
            return Err(BackupError::Damaged.into());
        }
        Ok(InBackup { workspace, vault, records })
    }

    /// What restoring a backup would do.
    ///
    /// # Errors
    /// A sentence that says why this cannot be known.
    pub async fn look_at(self, opened: &InBackup) -> Result<Sight, String> {
        let loaded = self.stored(opened).await?;
        let mine = self.to_back_up(&loaded.records);
        let Preview { entries } = compare(&mine, &opened.records);
        let count =
            |of: fn(&str) -> bool| entries.iter().filter(|entry| of(&entry.record.id)).count();
        let (applications, lists) = (count(is_application), count(is_list));
        let school = count(is_of_school) > 0;
        let mut sight = Sight { applications, lists, school, ..Sight::default() };
        for entry in &entries {
            let place = place(entry);
            if let Some(count) = sight.counts.get_mut(place) {
                *count += 1;
            }
            if place < SAME && sight.named.len() < NAMED {
                sight.named.push((name(entry.record), place));
            }
        }
        sight.named.sort_by_key(|(_, place)| *place);
        Ok(sight)
    }

    /// Writes what is new in a backup, all of it or nothing, and shows it. Where there is no desk
    /// yet, the backup's is set up. Says how many records were written.
    ///
    /// # Errors
    /// A sentence that says why nothing was changed.
    pub async fn restore_backup(self, opened: &InBackup) -> Result<usize, String> {
        let own = self.vault();
        if own.is_none() {
            put_header(None, Some(&opened.workspace)).await?;
        }
        let vault = own.clone().unwrap_or_else(|| opened.vault.clone());
        let restored = self.take_in(opened, &vault).await;
        if own.is_none() && restored.is_err() {
            put_header(Some(&opened.workspace), None).await?;
        }
        let count = restored?;
        self.enter(vault).await?;
        Ok(count)
    }

    async fn take_in(self, opened: &InBackup, vault: &Vault) -> Result<usize, String> {
        if !self.is_flushed().await {
            return Err("还有改动没有存好，什么也没有恢复。请稍等，再试一次。".to_owned());
        }
        let loaded = self.stored(opened).await?;
        let mine = self.to_back_up(&loaded.records);
        let mut preview = compare(&mine, &opened.records);
        preview.entries.retain(|entry| place(entry) < OLDER);
        let known = loaded.records.into_iter().chain(loaded.empty);
        let mut known: BTreeMap<RecordId, Record> =
            known.map(|record| (record.id().clone(), record)).collect();
        let mut base = |id: &str| {
            let id: RecordId = id.parse().map_err(|_| BackupError::Damaged.to_string())?;
            Ok::<_, String>(known.remove(&id).unwrap_or_else(|| Record::new(id)))
        };
        let is_open = self.vault().is_some();
        let mut ledger = if is_open {
            self.backups.with_untracked(|status| status.ledger.clone())
        } else {
            opening::new_ledger()
        };
        let mut wanted = Vec::new();
        for backup::Record { id, lineage, value, .. } in preview.incoming() {
            let base = base(&id)?;
            ledger.restored(&id, lineage, base.revision().saturating_add(1));
            wanted.push((base, Contents::of(value)));
        }
        let count = wanted.len();
        let ledger = json::to_value(&ledger);
        wanted.push((base(LEDGER)?, Contents::of(ledger)));
        let saved = records(vault.clone()).save_all(wanted).await;
        saved.map_err(|unsaved| unsaved.to_string())?;
        self.tell(&Word::Restored);
        Ok(count)
    }

    /// What is in the store; nothing of use where there is no desk yet.
    async fn stored(self, opened: &InBackup) -> Result<Loaded, String> {
        let vault = self.vault().unwrap_or_else(|| opened.vault.clone());
        records(vault).load().await.map_err(Fault::unread)
    }
}

/// From this place on nothing is written.
const OLDER: usize = 3;
const SAME: usize = 4;

/// The place of an entry in `counts`. There is one school: the one here stays.
fn place(entry: &Entry<'_>) -> usize {
    match &entry.relation {
        Relation::New => 0,
        Relation::Newer => 1,
        Relation::Conflict { .. } if is_of_school(&entry.record.id) => OLDER,
        Relation::Conflict { .. } => 2,
        Relation::Older => OLDER,
        Relation::Same => SAME,
    }
}

fn name(record: &backup::Record) -> String {
    if is_of_school(&record.id) {
        return "学校信息".to_owned();
    }
    if is_list(&record.id) {
        return "导入的名单".to_owned();
    }
    match Application::read_value(&record.value) {
        Ok(application) => match mask_name(application.texts.get(Field::Name)) {
            masked if masked.is_empty() => "没填姓名".to_owned(),
            masked => masked,
        },
        Err(_) => "读不出的记录".to_owned(),
    }
}
