//! 记录: one record as it was last seen in the store, and what cannot be read of it.

use super::contents::Contents;
use super::envelope::{self, Kind, Label};
use super::row_key::key;
use super::unreadable::{QUARANTINE, UnreadableReason, UnreadableRow};
use super::{Expected, RecordId, Row, SNAPSHOTS};
use crate::checksum::checksum;

/// The last attempts without an answer that are remembered.
const ATTEMPTS: usize = 8;

/// One record as it was last seen in the store.
#[derive(Clone, Debug)]
pub struct Record {
    pub(super) id: RecordId,
    pub(super) standing: Presence,
    pub(super) contents: Contents,
    /// The text of the value, which is then left empty above: where a record is read as text.
    pub(super) bare: Option<String>,
    /// The greatest that was ever written; the next is one more, also after damage.
    pub(super) revision: u64,
    /// The revision that the contents are of: less than the other after damage.
    pub(super) reached: u64,
    /// The schema that the contents were written in; they are brought to today's when read.
    pub(super) schema: u16,
    pub(super) head: Option<Vec<u8>>,
    pub(super) snapshots: Vec<u64>,
    pub(super) journal: Vec<u64>,
    /// Whether it was taken from a pack: its own rows are there, and nobody looked into them.
    pub(super) unread: bool,
    pub(super) aside: Vec<UnreadableRow>,
    /// What was given to the store without an answer: perhaps it is there.
    pub(super) attempts: Vec<Contents>,
}

/// Whether there is anything to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// Nothing was written, or nothing of it can be read.
    New,
    /// There it is.
    Kept,
    /// A person removed it; its revision goes on counting.
    Removed,
}

impl Record {
    /// A record that is not yet in the store.
    pub fn new(id: RecordId) -> Self {
        Self {
            id,
            standing: Presence::New,
            contents: Contents::default(),
            bare: None,
            revision: 0,
            reached: 0,
            schema: 0,
            head: None,
            snapshots: Vec::new(),
            journal: Vec::new(),
            unread: false,
            aside: Vec::new(),
            attempts: Vec::new(),
        }
    }

    /// A record that the store is not known to have any more, as it was last seen there: it is
    /// saved anew, in a later revision, and together with what the store has after all.
    pub fn last_seen(id: RecordId, revision: u64, contents: Contents) -> Self {
        Self { revision, reached: revision, contents, ..Self::new(id) }
    }

    /// Its name.
    pub const fn id(&self) -> &RecordId {
        &self.id
    }

    /// What it holds.
    pub const fn contents(&self) -> &Contents {
        &self.contents
    }

    /// Grows with every change. Of two states the one with more is the newer.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// What of it cannot be read: to be told, and offered as a file.
    pub fn aside(&self) -> &[UnreadableRow] {
        &self.aside
    }

    /// Whether there is something to read.
    pub fn is_kept(&self) -> bool {
        self.standing == Presence::Kept
    }

    /// Whether a person removed it, here or in another tab.
    pub fn is_removed(&self) -> bool {
        self.standing == Presence::Removed
    }

    pub(super) fn is_damaged(&self) -> bool {
        self.aside.iter().any(|aside| !aside.is_moved())
    }

    /// Entries since the newest snapshot.
    pub(super) fn entries(&self) -> usize {
        let newest = self.snapshots.last().copied().unwrap_or(0);
        self.journal.iter().filter(|revision| **revision > newest).count()
    }

    pub(super) fn expected(&self) -> Expected {
        Expected { key: key(&self.id, Kind::Head, 0), bytes: self.head.clone() }
    }

    /// The record after one more change.
    pub(super) fn next(&self, standing: Presence, contents: Contents, schema: u16) -> Self {
        let revision = self.revision.saturating_add(1);
        let attempts = Vec::new();
        let (reached, unread) = (revision, false);
        Self { standing, contents, revision, reached, schema, unread, attempts, ..self.clone() }
    }

    /// Makes the head of this revision, by which another tab sees that the record has changed.
    ///
    /// It grows out of the head before it and of the change, so that two histories that were
    /// written under one name, as after a restored backup, never have the same.
    pub(super) fn turn_head(&mut self, change: &[u8]) -> Row {
        let before = self.head.as_deref().unwrap_or_default();
        let mut payload = self.revision.to_be_bytes().to_vec();
        payload.push(self.is_removed().into());
        payload.extend(checksum(&[before, change]).to_be_bytes());
        let schema = self.schema;
        let label = Label { kind: Kind::Head, id: &self.id, revision: 0, schema };
        let bytes = envelope::write(label, &payload);
        self.head = Some(bytes.clone());
        Row { key: key(&self.id, Kind::Head, 0), bytes }
    }

    /// Forgets what a new snapshot makes needless; gives the keys.
    pub(super) fn drop_old(&mut self) -> Vec<String> {
        let extra = self.snapshots.len().saturating_sub(SNAPSHOTS);
        let snapshots = self.snapshots.drain(..extra);
        let mut keys: Vec<String> =
            snapshots.map(|revision| key(&self.id, Kind::Snapshot, revision)).collect();
        let last_but_one = self.snapshots.iter().rev().nth(1).copied().unwrap_or(0);
        let old = self.journal.extract_if(.., |revision| *revision <= last_but_one);
        keys.extend(old.map(|revision| key(&self.id, Kind::Journal, revision)));
        keys
    }

    /// Takes the head as it is in the store, also when it cannot be read: it must not be written
    /// over unseen.
    pub(super) fn take_head(&mut self, schema: u16, bytes: &[u8]) -> Result<(), UnreadableReason> {
        self.head = Some(bytes.to_vec());
        let label = Label { kind: Kind::Head, id: &self.id, revision: 0, schema };
        let (_, payload) = envelope::read(label, bytes)?;
        let (revision, rest) = payload.split_first_chunk().ok_or(UnreadableReason::Damaged)?;
        self.revision = u64::from_be_bytes(*revision);
        if rest.first() == Some(&1) {
            self.standing = Presence::Removed;
            self.reached = self.revision;
        }
        Ok(())
    }

    /// Remembers what may have been written without an answer; a long outage must not fill the
    /// memory with it.
    pub(super) fn remember(&mut self, attempt: Contents) {
        if !self.attempts.contains(&attempt) {
            self.attempts.truncate(ATTEMPTS - 1);
            self.attempts.insert(0, attempt);
        }
    }

    pub(super) fn set_aside(&mut self, row: &Row, why: UnreadableReason) {
        self.aside.push(UnreadableRow { key: row.key.clone(), why, bytes: row.bytes.clone() });
    }

    /// Gives each unreadable row a key of its own, where nothing is ever written again: the keys
    /// that go, and the rows that come.
    pub(super) fn move_aside(&mut self) -> (Vec<String>, Vec<Row>) {
        let (mut gone, mut moved) = (Vec::new(), Vec::new());
        let place = format!("{}{QUARANTINE}{:016x}", self.id.as_str(), self.revision);
        for (number, aside) in self.aside.iter_mut().filter(|aside| !aside.is_moved()).enumerate() {
            let key = format!("{place}/{number}");
            gone.push(std::mem::replace(&mut aside.key, key.clone()));
            moved.push(Row { key, bytes: aside.bytes.clone() });
        }
        (gone, moved)
    }
}
