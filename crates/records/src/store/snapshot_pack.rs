//! 捆: many records in one row, so that a desk of thousands is soon open.
//!
//! A pack says nothing that is not in the records' own rows. It says of each record which rows it
//! was made of, and counts only while these are the rows that the record has: what was changed
//! since is read from its own.
//!
//! ```text
//! edition | value of one | for each record: id | revision u64 | reached u64 | schema u16 | head
//!                        | snapshots | journal | what stands beside the value | length u32 | value
//!                        | index
//! ```
//!
//! Numbers are big-endian; a text, a list, the head and the index begin with their length, a u32.
//! Where a length stands before the value, it is that of the text, and the value is squeezed
//! against that of the one in front: less is sooner read, copied and opened.
//!
//! The index is what the page that packed the record made of its value, to have it at once when it
//! opens again. Only an index of the same edition is given back: another build makes something
//! else of the same value.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;

use super::contents::Contents;
use super::envelope::{Kind, Label};
use super::journal;
use super::record::{Presence, Record};
use super::record_store::RecordStore;
use super::row_key::{PACK, Slot, key, pack_letter, slot};
use super::saved_text::{SavedText, Squeezed, squeeze};
use super::text_record::TextRecord;
use super::{Change, Committed, Durability, Expected, RecordId, Row, Store, Unsaved};
use crate::seal::Cipher;

/// The layout that is written above, and the only one that is read: another is no pack.
const LAYOUT: u64 = 2;

/// The records of one letter, as they were last seen in the store.
pub struct SnapshotPack {
    letter: RecordId,
    indexes: Indexes,
    /// The value that the others are squeezed against: the first.
    against: String,
    /// Their heads: what another tab changed or cleared meanwhile is not what was seen.
    heads: Vec<Expected>,
    payload: Vec<u8>,
}

impl SnapshotPack {
    /// Without a record yet, for those of this letter.
    pub fn begin(letter: &RecordId, indexes: Indexes) -> Self {
        let letter = letter.clone();
        Self { letter, indexes, against: String::new(), heads: Vec::new(), payload: Vec::new() }
    }

    /// Adds a record, if it is of the letter and all of it can be packed. A few at a time are no
    /// work, and thousands are.
    pub fn add(&mut self, record: &TextRecord) {
        if pack_letter(record.id().as_str()) != self.letter.as_str() || !record.is_whole() {
            return;
        }
        let Some(text) = record.value().read() else { return };
        if self.heads.is_empty() {
            self.against = String::from(&*text);
            put(self.indexes.edition.as_bytes(), &mut self.payload);
            put(self.against.as_bytes(), &mut self.payload);
        }
        self.heads.push(record.record.expected());
        write(record, &text, &self.against, &mut self.payload);
        put(self.indexes.of(record), &mut self.payload);
    }
}

/// What a page made of the values of records.
pub struct Indexes {
    edition: &'static str,
    /// By the names of the records: the text that it was made of, and what.
    of: BTreeMap<String, (SavedText, Vec<u8>)>,
}

impl Indexes {
    /// None yet, of the build that has this edition.
    pub const fn new(edition: &'static str) -> Self {
        Self { edition, of: BTreeMap::new() }
    }

    /// Adds what was made of a value, by the very text that the store gave.
    pub fn add(&mut self, id: &str, value: &SavedText, index: Vec<u8>) {
        self.of.insert(id.to_owned(), (value.clone(), index));
    }

    /// The index of a record: none where its value is another by now.
    fn of(&self, record: &TextRecord) -> &[u8] {
        let known = self.of.get(record.id().as_str());
        let known = known.filter(|(value, _)| value.is(record.value()));
        known.map_or(&[], |(_, index)| index)
    }
}

/// What a pack holds.
pub(super) struct Opened {
    /// Of the indexes.
    pub(super) edition: String,
    /// Each with where in the payload its index is.
    pub(super) records: Vec<(TextRecord, Range<usize>)>,
    pub(super) payload: Arc<Vec<u8>>,
}

impl Opened {
    /// None where the bytes are no pack.
    fn read(payload: Vec<u8>) -> Option<Self> {
        let payload = Arc::new(payload);
        let mut rest = payload.as_slice();
        let edition = text(&mut rest)?.to_owned();
        let against = take_part(&payload, &mut rest)?;
        let mut records = Vec::new();
        while !rest.is_empty() {
            let record = read(&payload, &against, &mut rest)?;
            records.push((record, take_part(&payload, &mut rest)?));
        }
        Some(Self { edition, records, payload: Arc::clone(&payload) })
    }
}

impl<S: Store, C: Cipher> RecordStore<S, C> {
    /// Keeps a pack in the place of the one before it, if its records are still as they were seen:
    /// where the store was cleared and filled from a backup, others have their names. One without a
    /// record removes the one before it: that has only what was removed.
    ///
    /// # Errors
    /// It is not known to be kept, and nothing depends on it.
    pub async fn keep_pack(&self, pack: SnapshotPack) -> Result<Committed, Unsaved> {
        let key = key(&pack.letter, Kind::SnapshotPack, LAYOUT);
        let (mut deletes, mut puts) = (Vec::new(), Vec::new());
        if pack.heads.is_empty() {
            deletes.push(key);
        } else {
            let bytes = self.codec.write(self.label_of(&pack.letter), &pack.payload).await?;
            puts.push(Row { key, bytes });
        }
        let expects = pack.heads;
        let change = Change { expects, deletes, puts, durability: Durability::Relaxed };
        self.store.commit(change).await.map_err(Unsaved::from)
    }

    /// What a pack holds; none where it cannot be read: its records are read one by one then.
    pub(super) async fn open_pack(&self, row: &Row) -> Option<Opened> {
        let letter = row.key.strip_prefix(PACK)?.parse().ok()?;
        let opened = self.codec.read(self.label_of(&letter), &row.bytes).await.ok();
        let opened = opened.filter(|(schema, _)| *schema == self.shape.schema);
        opened.and_then(|(_, payload)| Opened::read(payload))
    }

    fn label_of<'l>(&self, letter: &'l RecordId) -> Label<'l> {
        let schema = self.shape.schema;
        Label { kind: Kind::SnapshotPack, id: letter, revision: LAYOUT, schema }
    }
}

impl TextRecord {
    /// Whether the rows of the record are those that it was made of, in this order.
    pub(super) fn is_made_of(&self, keys: &[String]) -> bool {
        let Record { id, journal, snapshots, .. } = &self.record;
        let head = std::iter::once(Slot::Head);
        let journal = journal.iter().copied().map(Slot::Journal);
        let snapshots = snapshots.iter().copied().map(Slot::Snapshot);
        let rows = head.chain(journal).chain(snapshots).map(Some);
        rows.eq(keys.iter().map(|key| slot(id, key)))
    }

    /// Whether its text and revisions tell all that there is to tell.
    fn is_whole(&self) -> bool {
        self.is_kept() && self.aside().is_empty() && self.record.attempts.is_empty()
    }
}

fn write(text_record: &TextRecord, text: &str, against: &str, to: &mut Vec<u8>) {
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
    let patch = || journal::replacing(&beside.document());
    put(&if nothing { Vec::new() } else { patch() }, to);
    let squeezed = squeeze(text, against);
    let length = squeezed.as_ref().and_then(|_| u32::try_from(text.len()).ok()).unwrap_or_default();
    to.extend(length.to_be_bytes());
    put(squeezed.as_deref().unwrap_or(text.as_bytes()), to);
}

fn put(bytes: &[u8], to: &mut Vec<u8>) {
    to.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
    to.extend(bytes);
}

fn read(payload: &Arc<Vec<u8>>, against: &Range<usize>, bytes: &mut &[u8]) -> Option<TextRecord> {
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
    let length = usize::try_from(u32::from_be_bytes(fixed(bytes)?)).ok()?;
    let squeezed = (length > 0).then(|| Squeezed { length, against: against.clone() });
    let value = SavedText::within(Arc::clone(payload), take_part(payload, bytes)?, squeezed);
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

/// Where in the payload of a pack what is taken stands.
fn take_part(payload: &[u8], bytes: &mut &[u8]) -> Option<Range<usize>> {
    let taken = take(bytes)?.len();
    let end = payload.len().checked_sub(bytes.len())?;
    Some(end.checked_sub(taken)?..end)
}

fn fixed<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*taken)
}
