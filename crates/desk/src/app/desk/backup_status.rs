//! What is known of the store as a whole: what cannot be read, and what no backup has yet.

use std::collections::BTreeSet;

use leptos::prelude::*;

use aid::date::Date;
use office::roster::RecordId;
use page::browser::quota;
use page::sync::Keeper;
use records::backup::{Device, Ledger};
use records::json;
use records::store::{Contents, Durability, Record, UnreadableRow};

use super::{Desk, LEDGER, SCHOOL};

/// What is known of the store as a whole.
#[derive(Clone, Debug)]
pub struct Stock {
    /// What could not be read, its bytes untouched.
    pub aside: Vec<UnreadableRow>,
    /// What is remembered of backups and restores.
    pub ledger: Ledger,
    /// The records that were changed since the last backup.
    pub changed: BTreeSet<RecordId>,
}

impl Stock {
    /// Nothing is known yet.
    pub const fn new(today: Date) -> Self {
        let ledger = Ledger::new(Device(0), today);
        Self { aside: Vec::new(), ledger, changed: BTreeSet::new() }
    }
}

impl Desk {
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
            (stock.changed.contains(id), stock.ledger.is_changed(id, revision))
        });
        if id == LEDGER || known == changed {
            return;
        }
        if changed && id != SCHOOL {
            quota::keep_when_room_is_short();
        }
        self.stock.update(|stock| {
            if changed {
                stock.changed.insert(id.to_owned());
            } else {
                stock.changed.remove(id);
            }
        });
    }

    /// What was changed since the last backup, for people; none if nothing was.
    pub fn changed_words(self) -> Option<String> {
        let (all, school) =
            self.stock.with(|Stock { changed, .. }| (changed.len(), changed.contains(SCHOOL)));
        match (all - usize::from(school), school) {
            (0, false) => None,
            (0, true) => Some("学校信息".to_owned()),
            (applications, false) => Some(format!("{applications} 份申请")),
            (applications, true) => Some(format!("{applications} 份申请和学校信息")),
        }
    }

    pub(super) fn keep_ledger(self, safe: Durability) {
        let ledger = self.stock.with_untracked(|stock| stock.ledger.clone());
        self.write(LEDGER, safe, move || Contents::of(json::to_value(&ledger)));
    }
}
