//! 捆: many records in one row, so that a desk of thousands is soon open.
//!
//! A pack says nothing that is not in the records' own rows. It says of each record which rows it
//! was made of, and counts only while these are the rows that the record has: what was changed
//! since is read from its own.
//!
//! ```text
//! for each record: id | revision u64 | reached u64 | schema u16 | head | snapshots | journal
//!                | what stands beside the value | value
//! ```
//!
//! Numbers are big-endian; a text, a list and the head begin with their length, a u32.

use serde_json::Value;

use super::contents::Contents;
use super::envelope::{Kind, Label};
use super::journal;
use super::record::{Presence, Record};
use super::record_store::RecordStore;
use super::row_key::{PACK, key};
use super::text_record::TextRecord;
use super::{Change, Committed, Durability, Expected, RecordId, Row, Store, Unsaved};
use crate::seal::Cipher;

/// The layout that is written above, and the only one that is read: another is no pack.
const LAYOUT: u64 = 1;

/// The records whose names begin with one letter, as they were last seen in the store.
pub struct SnapshotPack {
    letter: RecordId,
    /// Their heads: what another tab changed or cleared meanwhile is not what was seen.
    heads: Vec<Expected>,
    payload: Vec<u8>,
}

impl SnapshotPack {
    /// The letters with which these names begin, each once if the names are in order.
    pub fn letters<'a>(ids: impl Iterator<Item = &'a RecordId>) -> Vec<RecordId> {
        let mut letters: Vec<RecordId> = ids.filter_map(letter).collect();
        letters.dedup();
        letters
    }

    /// Those of the records that belong together under this letter; none if none can be packed.
    pub fn of<'a>(
        letter: &RecordId,
        records: impl Iterator<Item = &'a TextRecord>,
    ) -> Option<Self> {
        let (mut heads, mut payload) = (Vec::new(), Vec::new());
        let mine = records.filter(|record| record.id().as_str().starts_with(letter.as_str()));
        for text_record in mine.filter(|record| record.is_whole()) {
            heads.push(text_record.record.expected());
            write(text_record, &mut payload);
        }
        if heads.is_empty() { None } else { Some(Self { letter: letter.clone(), heads, payload }) }
    }
}

impl<S: Store, C: Cipher> RecordStore<S, C> {
    /// Keeps a pack, in the place of the one before it, if its records are still as they were
    /// seen: where the store was cleared and filled from a backup, others have their names.
    ///
    /// # Errors
    /// It is not known to be kept, and nothing depends on it.
    pub async fn keep_pack(&self, pack: SnapshotPack) -> Result<Committed, Unsaved> {
        let label = self.label_of(&pack.letter);
        let bytes = self.codec.write(label, &pack.payload).await?;
        let puts = vec![Row { key: key(&pack.letter, Kind::SnapshotPack, LAYOUT), bytes }];
        let (expects, deletes) = (pack.heads, Vec::new());
        let change = Change { expects, deletes, puts, durability: Durability::Relaxed };
        self.store.commit(change).await.map_err(Unsaved::from)
    }

    /// The records of a pack; none where it cannot be read: they are read one by one then.
    pub(super) async fn open_pack(&self, row: &Row) -> Vec<TextRecord> {
        let Some(Ok(letter)) = row.key.strip_prefix(PACK).map(str::parse) else {
            return Vec::new();
        };
        let label = self.label_of(&letter);
        let of_today = self
            .codec
            .read(label, &row.bytes)
            .await
            .ok()
            .filter(|(schema, _)| *schema == self.shape.schema);
        of_today.and_then(|(_, payload)| read_all(&payload)).unwrap_or_default()
    }

    fn label_of<'l>(&self, letter: &'l RecordId) -> Label<'l> {
        let schema = self.shape.schema;
        Label { kind: Kind::SnapshotPack, id: letter, revision: LAYOUT, schema }
    }
}

/// The letter under which a record is packed.
fn letter(id: &RecordId) -> Option<RecordId> {
    id.as_str().get(..1)?.parse().ok()
}

impl TextRecord {
    /// Whether the rows of the record are those that it was made of, in this order.
    pub(super) fn is_made_of(&self, keys: &[String]) -> bool {
        let Record { id, journal, snapshots, .. } = &self.record;
        let head = std::iter::once(key(id, Kind::Head, 0));
        let journal = journal.iter().map(|revision| key(id, Kind::Journal, *revision));
        let snapshots = snapshots.iter().map(|revision| key(id, Kind::Snapshot, *revision));
        head.chain(journal).chain(snapshots).eq(keys.iter().map(String::as_str))
    }

    /// Whether its text and revisions tell all that there is to tell.
    fn is_whole(&self) -> bool {
        self.is_kept() && self.aside().is_empty() && self.record.attempts.is_empty()
    }
}

fn write(text_record: &TextRecord, to: &mut Vec<u8>) {
    let Record { id, revision, reached, schema, head, snapshots, journal, .. } =
        &text_record.record;
    put(id.as_str().as_bytes(), to);
    to.extend(revision.to_be_bytes());
    to.extend(reached.to_be_bytes());
    to.extend(schema.to_be_bytes());
    put(head.as_deref().unwrap_or_default(), to);
    for list in [snapshots, journal] {
        put(&list.iter().flat_map(|revision| revision.to_be_bytes()).collect::<Vec<u8>>(), to);
    }
    let beside = text_record.beside();
    let nothing = *beside == Contents::default();
    let patch = || journal::to_bytes(journal::replacing(beside.to_document()));
    put(&if nothing { Vec::new() } else { patch() }, to);
    put(text_record.value().as_bytes(), to);
}

fn put(bytes: &[u8], to: &mut Vec<u8>) {
    to.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
    to.extend(bytes);
}

/// All records of the bytes, or none.
fn read_all(mut bytes: &[u8]) -> Option<Vec<TextRecord>> {
    let mut records = Vec::new();
    while !bytes.is_empty() {
        records.push(read(&mut bytes)?);
    }
    Some(records)
}

fn read(bytes: &mut &[u8]) -> Option<TextRecord> {
    let id: RecordId = text(bytes)?.parse().ok()?;
    let revision = u64::from_be_bytes(fixed(bytes)?);
    let reached = u64::from_be_bytes(fixed(bytes)?);
    let schema = u16::from_be_bytes(fixed(bytes)?);
    let head = Some(take(bytes)?.to_vec());
    let (snapshots, journal) = (revisions(take(bytes)?)?, revisions(take(bytes)?)?);
    let beside = take(bytes)?;
    let mut contents = Contents::default();
    if !beside.is_empty() {
        let mut document = Value::Null;
        journal::apply(&mut document, journal::from_bytes(beside).ok()?).ok()?;
        contents = Contents::from_document(document);
    }
    let value = text(bytes)?.to_owned();
    let standing = Presence::Kept;
    let record = Record {
        standing,
        contents,
        revision,
        reached,
        schema,
        head,
        snapshots,
        journal,
        unread: true,
        ..Record::new(id)
    };
    Some(TextRecord { record, value })
}

fn revisions(mut bytes: &[u8]) -> Option<Vec<u64>> {
    let mut list = Vec::new();
    while !bytes.is_empty() {
        list.push(u64::from_be_bytes(fixed(&mut bytes)?));
    }
    Some(list)
}

fn text<'b>(bytes: &mut &'b [u8]) -> Option<&'b str> {
    std::str::from_utf8(take(bytes)?).ok()
}

fn take<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = u32::from_be_bytes(fixed(bytes)?);
    let (taken, rest) = bytes.split_at_checked(length.try_into().ok()?)?;
    *bytes = rest;
    Some(taken)
}

fn fixed<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*taken)
}
