//! Backing up: everything in the store in one file, read back before it is called a backup.

use leptos::prelude::*;

use student_aid::backup::{self, Device, Last, Ledger};
use student_aid::date::Date;
use student_aid::roster::RecordId;
use student_aid::saved;
use student_aid::sorted::Sorted;
use student_aid::store::{Aside, Contents, Durability, Record};

use super::keeper::Keeper;
use super::opening::{header, records};
use super::{Desk, LEDGER, SCHOOL};
use crate::app::device;
use crate::app::file::File;
use crate::app::room;

/// What is known of the store as a whole.
#[derive(Clone, Debug)]
pub struct Stock {
    /// What could not be read, its bytes untouched.
    pub aside: Vec<Aside>,
    /// What is remembered of backups and restores.
    pub ledger: Ledger,
    /// The records that were changed since the last backup.
    pub changed: Sorted<RecordId, ()>,
}

impl Stock {
    /// Nothing is known yet.
    pub const fn new(today: Date) -> Self {
        let ledger = Ledger::new(Device(0), today);
        Self { aside: Vec::new(), ledger, changed: Sorted::new() }
    }
}

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
const UNSETTLED: &str = "还有改动没有存好，没有备份。请稍等，再试一次。";
const LOCKED: &str = "工作台已经锁上，没有备份。请先解锁。";
const NO_FILE: &str = "浏览器存不成文件，没有备份。请换一个浏览器再试。";

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
        let loaded = records(vault.clone()).load().await.map_err(|fault| fault.to_string())?;
        let aside = loaded.records.iter().flat_map(Record::aside).chain(&loaded.aside);
        let unreadable = aside.count();
        let kept = self.to_back_up(&loaded.records);
        step.set(2);
        let written = backup::write(&vault, env!("CARGO_PKG_VERSION"), &workspace, &kept).await;
        let file =
            written.ok().and_then(|bytes| File::of(FILE_KIND, &bytes).ok()).ok_or(NO_FILE)?;
        step.set(3);
        let bytes = file.bytes().await.ok_or(NO_FILE)?;
        let verified = backup::verify(&vault, &bytes, &kept).await;
        verified.map_err(|error| error.to_string())?;
        let at = device::now();
        let name = format!("资助工作台备份-{}.zzbak", at.replace([' ', ':'], "-"));
        file.save(&name).map_err(|_| NO_FILE)?;
        let revisions = kept.iter().map(|one| (one.id.clone(), one.revision)).collect();
        let last = Last { on: device::today(), at, revisions };
        self.stock.update(|stock| stock.ledger.last = Some(last));
        self.keep_ledger(Durability::Strict);
        self.recount();
        let applications = kept.iter().filter(|one| one.id != SCHOOL).count();
        Ok(BackedUp { name, bytes: bytes.len(), applications, unreadable })
    }

    /// The records of the store as a backup has them.
    pub(super) fn to_back_up(self, kept: &[Record]) -> Vec<backup::Record> {
        let kept = kept.iter().filter(|record| record.id().as_str() != LEDGER);
        self.stock.with_untracked(|Stock { ledger, .. }| {
            let one = |record: &Record| {
                let (id, revision) = (record.id().as_str(), record.revision());
                let lineage = ledger.lineage(id, revision);
                let value = record.contents().value.clone();
                backup::Record { id: id.to_owned(), revision, lineage, value }
            };
            kept.map(one).collect()
        })
    }

    /// Counts anew what was changed since the last backup.
    pub(super) fn recount(self) {
        let mut kept = self.with_keeper(Keeper::revisions).unwrap_or_default();
        kept.remove(LEDGER);
        self.stock.update(|stock| stock.changed = stock.ledger.changed(&kept));
    }

    /// Counts one record as it is in the store now. With the first application that is kept,
    /// the browser is asked to keep it when room is short.
    pub(super) fn count_record(self, record: &Record) {
        self.count(record.id().as_str(), (!record.is_removed()).then(|| record.revision()));
    }

    fn count(self, id: &str, revision: Option<u64>) {
        let (known, changed) = self.stock.with_untracked(|stock| {
            (stock.changed.contains_key(id), stock.ledger.is_changed(id, revision))
        });
        if id == LEDGER || known == changed {
            return;
        }
        if changed && id != SCHOOL {
            room::keep_when_room_is_short();
        }
        self.stock.update(|stock| {
            if changed {
                stock.changed.insert(id.to_owned(), ());
            } else {
                stock.changed.remove(id);
            }
        });
    }

    /// What was changed since the last backup, for people; none if nothing was.
    pub fn changed_words(self) -> Option<String> {
        let (all, school) =
            self.stock.with(|Stock { changed, .. }| (changed.len(), changed.contains_key(SCHOOL)));
        match (all - usize::from(school), school) {
            (0, false) => None,
            (0, true) => Some("学校信息".to_owned()),
            (applications, false) => Some(format!("{applications} 份申请")),
            (applications, true) => Some(format!("{applications} 份申请和学校信息")),
        }
    }

    pub(super) fn keep_ledger(self, safe: Durability) {
        let ledger = self.stock.with_untracked(|stock| stock.ledger.clone());
        self.write(LEDGER, safe, move || Contents::of(saved::to_value(&ledger)));
    }
}

const FILE_KIND: &str = "application/octet-stream";
