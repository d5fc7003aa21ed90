//! 备份账: what a device remembers of its backups. Of use to no other device, so never in one.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Device, Lineage};
use aid::date::Date;

/// So many changed records ask for a backup.
const RECORDS: usize = 20;
/// So many days after the last one, a single changed record does.
const DAYS: u32 = 7;

/// The revision of each record, by its name.
pub type Revisions = BTreeMap<String, u64>;

/// What a device remembers of its backups and restores.
///
/// No record says its own lineage, so that a save writes nothing but what was changed. Here stands
/// what came out of a backup and under which revision; whatever grew since then is this device's.
/// A record of which nothing stands here is wholly this device's.
///
/// ```
/// use records::backup::{Device, Ledger, Lineage};
/// let mut ledger = Ledger::new(Device(7), "2026-11-24".parse().unwrap());
/// let mut elsewhere = Lineage::default();
/// elsewhere.made(Device(9), 3);
/// ledger.restored("a", elsewhere.clone(), 1);
/// assert_eq!(ledger.lineage("a", 1), elsewhere);
/// assert!(ledger.lineage("a", 2).includes(&elsewhere));
/// assert!(!ledger.lineage("b", 2).includes(&elsewhere));
/// ```
// What a later version adds, this one leaves aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// Whose changes are made here.
    pub device: Device,
    /// The day on which the first record was kept here.
    pub since: Date,
    /// The last backup that was read back and found whole.
    pub last: Option<Last>,
    came: BTreeMap<String, (Lineage, u64)>,
}

/// A backup that was read back and found whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    /// The day.
    pub on: Date,
    /// Day and time, for people to read.
    pub at: String,
    /// What was in it.
    pub revisions: Revisions,
}

impl Ledger {
    /// The ledger of a device that begins today.
    pub const fn new(device: Device, today: Date) -> Self {
        Self { device, since: today, last: None, came: BTreeMap::new() }
    }

    /// The last day that it names.
    pub fn last_day(&self) -> Date {
        self.last.as_ref().map_or(self.since, |last| last.on.max(self.since))
    }

    /// Which changes are in a record at a revision.
    pub fn lineage(&self, id: &str, revision: u64) -> Lineage {
        let (mut lineage, at) = self.came.get(id).cloned().unwrap_or_default();
        if revision > at {
            // Never fewer than before: a revision goes on counting, also where a record is removed.
            lineage.made(self.device, revision);
        }
        lineage
    }

    /// Remembers that a record came out of a backup and was written under this revision.
    pub fn restored(&mut self, id: &str, lineage: Lineage, revision: u64) {
        self.came.insert(id.to_owned(), (lineage, revision));
    }

    /// Whether a record is other than in the last backup; none is its revision where it is gone.
    pub fn is_changed(&self, id: &str, revision: Option<u64>) -> bool {
        let backed_up = self.last.as_ref().and_then(|last| last.revisions.get(id));
        backed_up.copied() != revision
    }

    /// The records that are other than in the last backup, those that are gone among them.
    pub fn changed(&self, now: &Revisions) -> BTreeSet<String> {
        let before = self.last.iter().flat_map(|last| last.revisions.keys());
        let changed = |id: &&String| self.is_changed(id, now.get(*id).copied());
        now.keys().chain(before).filter(changed).cloned().collect()
    }

    /// Whether it is time to remind a person of a backup.
    pub fn is_due(&self, changed: usize, today: Date) -> bool {
        let last = self.last.as_ref().map_or(self.since, |last| last.on);
        changed >= RECORDS || (changed > 0 && today >= last.plus_days(DAYS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn revisions(of: &[(&str, u64)]) -> Revisions {
        of.iter().map(|(id, revision)| ((*id).to_owned(), *revision)).collect()
    }

    #[test]
    fn what_changed_is_what_the_last_backup_does_not_have() {
        let mut ledger = Ledger::new(Device(1), day("2026-11-01"));
        let first = revisions(&[("a", 1), ("b", 4)]);
        assert_eq!(ledger.changed(&first).len(), 2);
        let at = "2026-11-02 08:00".to_owned();
        ledger.last = Some(Last { on: day("2026-11-02"), at, revisions: first.clone() });
        assert!(ledger.changed(&first).is_empty());
        let later = revisions(&[("a", 1), ("b", 5), ("c", 1)]);
        assert!(ledger.changed(&later).iter().eq(["b", "c"]));
        let fewer = revisions(&[("b", 4)]);
        assert!(ledger.changed(&fewer).iter().eq(["a"]));
        assert!(!ledger.is_changed("never-backed-up", None));
    }

    #[test]
    fn a_backup_is_due_after_twenty_records_or_seven_days() {
        let mut ledger = Ledger::new(Device(1), day("2026-11-01"));
        let table = [
            (0, "2027-11-01", false),
            (1, "2026-11-07", false),
            (1, "2026-11-08", true),
            (19, "2026-11-01", false),
            (20, "2026-11-01", true),
        ];
        for (changed, today, due) in table {
            assert_eq!(ledger.is_due(changed, day(today)), due, "{changed} {today}");
        }
        let (on, at) = (day("2026-11-08"), String::new());
        ledger.last = Some(Last { on, at, revisions: Revisions::new() });
        assert!(!ledger.is_due(1, day("2026-11-14")));
        assert!(ledger.is_due(1, day("2026-11-15")));
    }

    #[test]
    fn a_record_of_this_device_grows_out_of_its_own_earlier_revisions_only() {
        let here = Ledger::new(Device(1), day("2026-11-01"));
        let there = Ledger::new(Device(2), day("2026-11-01"));
        assert!(here.lineage("a", 5).includes(&here.lineage("a", 4)));
        assert!(!here.lineage("a", 4).includes(&here.lineage("a", 5)));
        assert!(!here.lineage("a", 5).includes(&there.lineage("a", 1)));
    }

    #[test]
    fn both_sides_of_a_restored_record_are_a_fork_once_both_were_changed() {
        let mut here = Ledger::new(Device(1), day("2026-11-01"));
        let mut there = Ledger::new(Device(2), day("2026-11-01"));
        there.restored("a", here.lineage("a", 3), 1);
        assert_eq!(there.lineage("a", 1), here.lineage("a", 3));
        let theirs = there.lineage("a", 2);
        assert!(theirs.includes(&here.lineage("a", 3)));
        assert!(!theirs.includes(&here.lineage("a", 4)));
        assert!(!here.lineage("a", 4).includes(&theirs));
        here.restored("a", theirs.clone(), 5);
        assert!(here.lineage("a", 6).includes(&theirs));
    }
}
