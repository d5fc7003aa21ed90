//! The keys of rows: which row of which record one is.

use super::RecordId;
use super::envelope::Kind;
use super::unreadable::QUARANTINE;

/// The key of a pack of snapshots begins with this, which no record's name does.
pub(super) const PACK: char = '~';

/// Which row of a record a key is of.
#[derive(PartialEq, Eq)]
pub(super) enum Slot {
    Head,
    Journal(u64),
    Snapshot(u64),
    Quarantine,
}

/// The key of a row. Revisions in hexadecimal, all of one length, sort as they count.
pub(super) fn key(id: &RecordId, kind: Kind, revision: u64) -> String {
    let id = id.as_str();
    match kind {
        Kind::Head => format!("{id}/head"),
        Kind::Journal => format!("{id}/journal/{revision:016x}"),
        Kind::Snapshot => format!("{id}/snapshot/{revision:016x}"),
        Kind::SnapshotPack => format!("{PACK}{id}"),
    }
}

/// The row that a key is of, if it is one of this record that this version knows.
pub(super) fn slot(id: &RecordId, key: &str) -> Option<Slot> {
    let rest = key.strip_prefix(id.as_str())?;
    if rest.starts_with(QUARANTINE) {
        return Some(Slot::Quarantine);
    }
    let mut steps = rest.strip_prefix('/')?.splitn(2, '/');
    match (steps.next()?, steps.next()) {
        ("head", None) => Some(Slot::Head),
        ("journal", Some(hex)) => u64::from_str_radix(hex, 16).ok().map(Slot::Journal),
        ("snapshot", Some(hex)) => u64::from_str_radix(hex, 16).ok().map(Slot::Snapshot),
        _ => None,
    }
}

/// The letter under which a record of this name is packed: its last but one. Names that are made
/// of a random number begin alike, and end in nought more often than not.
pub fn pack_letter(id: &str) -> &str {
    let at = id.len().saturating_sub(2);
    id.get(at..).and_then(|end| end.get(..1)).unwrap_or_default()
}
