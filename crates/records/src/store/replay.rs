//! 重放: what the rows of one record come to, read from the newest snapshot on.

use serde_json::Value;

use super::contents::Contents;
use super::envelope::{Kind, Label};
use super::journal;
use super::record::{Presence, Record};
use super::record_store::{RecordStore, Shape};
use super::row_key::{Slot, slot};
use super::unreadable::{UnreadableReason, UnreadableRow};
use super::{RecordId, Row, Store};
use crate::seal::Cipher;

/// The text of a value that need not be taken apart, if a row is one of those that say it.
pub(super) type Bare = fn(&[u8]) -> Option<&str>;

impl<S: Store, C: Cipher> RecordStore<S, C> {
    /// The record that the rows make, with what of them cannot be read; all the rows where a
    /// newer version wrote them. A value that is bare is left as text where nothing was changed
    /// since it was written.
    pub(super) async fn gather(
        &self,
        bare: Bare,
        id: RecordId,
        rows: &[Row],
    ) -> Result<Record, Vec<UnreadableRow>> {
        let mut replay = Replay::of(self.shape, bare, id, rows);
        while let Some(asked) = replay.next() {
            let (kind, revision, row) = asked;
            let id = &replay.record.id;
            let label = Label { kind, id, revision, schema: self.shape.schema };
            // Only this may have to wait; all else is done once for every kind of store.
            let opened = self.codec.read(label, &row.bytes).await;
            replay.take(asked, opened);
        }
        replay.end(rows)
    }
}

/// A row that says a step of a record.
type Step<'r> = (Kind, u64, &'r Row);

/// The rows of one record, on their way to what they come to.
struct Replay<'r> {
    shape: Shape,
    bare: Bare,
    record: Record,
    head: Result<(), UnreadableReason>,
    head_row: Option<&'r Row>,
    /// The revision that the head says.
    announced: u64,
    /// Those that are not looked at yet.
    snapshots: Vec<(u64, &'r Row)>,
    /// The same, backwards.
    entries: Vec<(u64, &'r Row)>,
    /// The revision of the snapshot that was taken, once that is settled.
    newest: Option<u64>,
    /// Whether an entry cannot be read: what follows it stands on nothing.
    is_broken: bool,
    document: Value,
}

impl<'r> Replay<'r> {
    fn of(shape: Shape, bare: Bare, id: RecordId, rows: &'r [Row]) -> Self {
        let mut replay = Self {
            shape,
            bare,
            record: Record::new(id),
            head: Err(UnreadableReason::Missing),
            head_row: None,
            announced: 0,
            snapshots: Vec::new(),
            entries: Vec::new(),
            newest: None,
            is_broken: false,
            document: Value::Null,
        };
        let record = &mut replay.record;
        for row in rows {
            match slot(&record.id, &row.key) {
                Some(Slot::Head) => {
                    replay.head = record.take_head(shape.schema, &row.bytes);
                    replay.head_row = Some(row);
                }
                Some(Slot::Journal(revision)) => replay.entries.push((revision, row)),
                Some(Slot::Snapshot(revision)) => replay.snapshots.push((revision, row)),
                Some(Slot::Quarantine) => record.set_aside(row, UnreadableReason::Earlier),
                None => {}
            }
        }
        if record.standing == Presence::Removed {
            replay.entries.clear();
            replay.snapshots.clear();
            return replay;
        }
        let greatest = |of: &[(u64, &Row)]| of.last().map_or(0, |(revision, _)| *revision);
        replay.announced = record.revision;
        record.revision =
            record.revision.max(greatest(&replay.snapshots)).max(greatest(&replay.entries));
        replay.entries.reverse();
        replay
    }

    /// The row to open next: the newest snapshot that is whole, and the entries after it up to the
    /// first that is not.
    fn next(&mut self) -> Option<Step<'r>> {
        let record = &mut self.record;
        while let Some((revision, row)) = self.snapshots.pop() {
            if record.reached == 0 {
                return Some((Kind::Snapshot, revision, row));
            }
            record.snapshots.push(revision);
        }
        let newest = *self.newest.get_or_insert_with(|| {
            record.snapshots.reverse();
            record.reached
        });
        while let Some((revision, row)) = self.entries.pop() {
            if revision <= newest {
                record.journal.push(revision);
            } else if !self.is_broken && revision == record.reached.saturating_add(1) {
                return Some((Kind::Journal, revision, row));
            } else {
                record.set_aside(row, UnreadableReason::Orphaned);
                self.is_broken = true;
            }
        }
        None
    }

    fn take(
        &mut self,
        (kind, revision, row): Step<'_>,
        opened: Result<(u16, Vec<u8>), UnreadableReason>,
    ) {
        let done = opened.and_then(|(schema, payload)| {
            self.step(schema, &payload)?;
            self.record.reached = revision;
            self.record.schema = schema;
            Ok(())
        });
        match (done, kind) {
            (Ok(()), Kind::Snapshot) => self.record.snapshots.push(revision),
            (Ok(()), _) => self.record.journal.push(revision),
            (Err(why), _) => {
                self.record.set_aside(row, why);
                self.is_broken = matches!(kind, Kind::Journal);
            }
        }
    }

    fn step(&mut self, schema: u16, payload: &[u8]) -> Result<(), UnreadableReason> {
        if schema == self.shape.schema
            && let Some(value) = (self.bare)(payload)
        {
            self.record.bare = Some(value.to_owned());
            return Ok(());
        }
        let patch = journal::from_bytes(payload).map_err(|_| UnreadableReason::Damaged)?;
        if let Some(value) = self.record.bare.take() {
            let value = serde_json::from_str(&value).unwrap_or_default();
            self.document = Contents::of(value).to_document();
        }
        journal::apply(&mut self.document, patch).map_err(|_| UnreadableReason::Damaged)
    }

    fn end(self, rows: &[Row]) -> Result<Record, Vec<UnreadableRow>> {
        let Self { shape, mut record, head, head_row, announced, document, .. } = self;
        if record.standing == Presence::Removed {
            return Ok(record);
        }
        if record.reached > 0 {
            record.standing = Presence::Kept;
            record.contents = Contents::from_document(document);
            for schema in record.schema..shape.schema {
                let value = std::mem::take(&mut record.contents.value);
                record.contents.value = (shape.upgrade)(schema, value);
            }
        }
        let newer = |aside: &UnreadableRow| aside.why == UnreadableReason::Newer;
        // A version that writes newer rows writes a newer head with them: a head that is whole
        // decides, and one damaged row does not pass for a newer version's.
        if head == Err(UnreadableReason::Newer) || (head.is_err() && record.aside.iter().any(newer))
        {
            let aside = |row: &Row| UnreadableRow {
                key: row.key.clone(),
                why: UnreadableReason::Newer,
                bytes: row.bytes.clone(),
            };
            return Err(rows.iter().map(aside).collect());
        }
        let whole = !record.is_damaged();
        match (head, head_row) {
            (Err(why), Some(row)) => record.set_aside(row, why),
            (Ok(()), Some(row)) if whole && announced > record.reached => {
                record.set_aside(row, UnreadableReason::Missing);
            }
            _ => {}
        }
        Ok(record)
    }
}
