//! What backups have: when the last was made, what none has yet, and what cannot be read.

use std::collections::BTreeSet;

use leptos::prelude::*;

use aid::date::Date;
use office::roster::RecordId;
use office::wording;
use page::browser::quota;
use page::sync::Keeper;
use records::backup::{Device, Ledger};
use records::json;
use records::store::{Contents, Durability, Record, UnreadableReason, UnreadableRow};

use super::{Desk, LEDGER, is_application, is_list, is_of_school};

/// What backups have, and what is in none.
#[derive(Clone, Debug)]
pub struct BackupStatus {
    /// What could not be read and is in none, its bytes untouched.
    pub unreadable: Vec<UnreadableRow>,
    /// How many of these somebody took note of.
    pub noted: usize,
    /// What is remembered of backups and restores.
    pub ledger: Ledger,
    /// The records that were changed since the last backup.
    pub changed: BTreeSet<RecordId>,
}

impl BackupStatus {
    /// Nothing is known yet.
    pub const fn new(today: Date) -> Self {
        let ledger = Ledger::new(Device(0), today);
        Self { unreadable: Vec::new(), noted: 0, ledger, changed: BTreeSet::new() }
    }

    /// The records of which something could not be read. What was set aside earlier was said then.
    pub fn unreadable_records(&self) -> BTreeSet<&str> {
        let new = self.unreadable.iter().filter(|row| row.why != UnreadableReason::Earlier);
        new.filter_map(|row| row.key.split('/').next()).collect()
    }
}

impl Desk {
    /// Counts anew what was changed since the last backup.
    pub(super) fn recount(self) {
        let mut revisions = self.with_keeper(Keeper::revisions).unwrap_or_default();
        revisions.remove(LEDGER);
        self.backups.update(|status| status.changed = status.ledger.changed(&revisions));
    }

    /// Counts one record as it is in the store now. With the first application that is kept,
    /// the browser is asked to keep it when room is short.
    pub(super) fn count_record(self, record: &Record) {
        self.count(record.id().as_str(), (!record.is_removed()).then(|| record.revision()));
    }

    fn count(self, id: &str, revision: Option<u64>) {
        let (known, changed) = self.backups.with_untracked(|status| {
            (status.changed.contains(id), status.ledger.is_changed(id, revision))
        });
        if id == LEDGER || known == changed {
            return;
        }
        if changed && !is_of_school(id) {
            quota::keep_when_room_is_short();
        }
        self.backups.update(|status| {
            if changed {
                status.changed.insert(id.to_owned());
            } else {
                status.changed.remove(id);
            }
        });
    }

    /// What was changed since the last backup, for people; none if nothing was.
    pub fn changed_words(self) -> Option<String> {
        let count = |of: fn(&str) -> bool| {
            self.backups
                .with(|BackupStatus { changed, .. }| changed.iter().filter(|id| of(id)).count())
        };
        let counted = |count: usize, what: &str| (count > 0).then(|| format!("{count} 份{what}"));
        let school = (count(is_of_school) > 0).then(|| "学校信息".to_owned());
        let parts =
            [counted(count(is_application), "申请"), counted(count(is_list), "名单"), school];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| wording::list(&parts))
    }

    pub(super) fn keep_ledger(self, safe: Durability) {
        let ledger = self.backups.with_untracked(|status| status.ledger.clone());
        self.write(LEDGER, safe, move || Contents::of(json::to_value(&ledger)));
    }
}
