//! 重放: what the rows of one record come to, read from the newest snapshot on.

use serde_json::Value;

use super::contents::Contents;
use super::envelope::{Kind, Label};
use super::journal;
use super::packed::Packed;
use super::record::{Aside, Record, Slot, Standing, Why, slot};
use super::shelf::Shelf;
use super::{RecordId, Row, Store};
use crate::saved::value_of;
use crate::seal::Cipher;

/// Rows of one kind, by revision.
type Revisions<'a> = Vec<(u64, &'a Row)>;

impl<S: Store, C: Cipher> Shelf<S, C> {
    /// The record that the rows make, with what of them cannot be read; all the rows where a
    /// newer version wrote them.
    pub(super) async fn gather(&self, id: RecordId, rows: &[Row]) -> Result<Record, Vec<Aside>> {
        self.gather_to(false, id, rows).await
    }

    /// The same, of which a value is left as text where nothing was changed since it was written.
    pub(super) async fn gather_packed(
        &self,
        id: RecordId,
        rows: &[Row],
    ) -> Result<Packed, Vec<Aside>> {
        self.gather_to(true, id, rows).await.map(Record::pack)
    }

    async fn gather_to(
        &self,
        packs: bool,
        id: RecordId,
        rows: &[Row],
    ) -> Result<Record, Vec<Aside>> {
        let mut record = Record::new(id);
        let (mut snapshots, mut entries) = (Revisions::new(), Revisions::new());
        let mut head = Err(Why::Missing);
        let mut head_row = None;
        for row in rows {
            match slot(&record.id, &row.key) {
                Some(Slot::Head) => {
                    head = record.take_head(self.shape.schema, &row.bytes);
                    head_row = Some(row);
                }
                Some(Slot::Journal(revision)) => entries.push((revision, row)),
                Some(Slot::Snapshot(revision)) => snapshots.push((revision, row)),
                Some(Slot::Quarantine) => record.set_aside(row, Why::Earlier),
                None => {}
            }
        }
        if record.standing == Standing::Removed {
            return Ok(record);
        }
        let greatest = snapshots.last().into_iter().chain(entries.last()).map(|one| one.0).max();
        let announced = record.revision;
        record.revision = announced.max(greatest.unwrap_or(0));
        self.replay(packs, &mut record, &snapshots, &entries).await;
        let newer = |one: &Aside| one.why == Why::Newer;
        // A version that writes newer rows writes a newer head with them: a head that is whole
        // decides, and one damaged row does not pass for a newer version's.
        if head == Err(Why::Newer) || (head.is_err() && record.aside.iter().any(newer)) {
            let aside = |row: &Row| Aside {
                key: row.key.clone(),
                why: Why::Newer,
                bytes: row.bytes.clone(),
            };
            return Err(rows.iter().map(aside).collect());
        }
        let whole = !record.is_damaged();
        match (head, head_row) {
            (Err(why), Some(row)) => record.set_aside(row, why),
            (Ok(()), Some(row)) if whole && announced > record.reached => {
                record.set_aside(row, Why::Missing);
            }
            _ => {}
        }
        Ok(record)
    }

    /// Takes the newest snapshot that is whole, and the entries after it up to the first that is
    /// not.
    async fn replay(
        &self,
        packs: bool,
        record: &mut Record,
        snapshots: &Revisions<'_>,
        entries: &Revisions<'_>,
    ) {
        let mut document = Value::Null;
        for (revision, row) in snapshots.iter().rev() {
            if record.reached > 0 {
                record.snapshots.push(*revision);
                continue;
            }
            match self.step(packs, record, (Kind::Snapshot, *revision, row), &mut document).await {
                Ok(()) => record.snapshots.push(*revision),
                Err(why) => record.set_aside(row, why),
            }
        }
        record.snapshots.reverse();
        let newest = record.reached;
        let mut broken = false;
        for (revision, row) in entries {
            if *revision > newest {
                let follows = !broken && *revision == record.reached.saturating_add(1);
                let done = if follows {
                    self.step(packs, record, (Kind::Journal, *revision, row), &mut document).await
                } else {
                    Err(Why::Orphaned)
                };
                if let Err(why) = done {
                    record.set_aside(row, why);
                    broken = true;
                    continue;
                }
            }
            record.journal.push(*revision);
        }
        if record.reached > 0 {
            record.standing = Standing::Kept;
            record.contents = Contents::from_document(document);
            for schema in record.schema..self.shape.schema {
                let value = std::mem::take(&mut record.contents.value);
                record.contents.value = (self.shape.upgrade)(schema, value);
            }
        }
    }

    async fn step(
        &self,
        packs: bool,
        record: &mut Record,
        (kind, revision, row): (Kind, u64, &Row),
        document: &mut Value,
    ) -> Result<(), Why> {
        let label = Label { kind, id: &record.id, revision, schema: self.shape.schema };
        let (schema, payload) = self.codec.read(label, &row.bytes).await?;
        let bare = packs && schema == self.shape.schema;
        if let Some(value) = journal::bare(&payload).filter(|_| bare) {
            record.bare = Some(value.to_owned());
        } else {
            let patch = journal::from_bytes(&payload).map_err(|_| Why::Damaged)?;
            if let Some(value) = record.bare.take() {
                let value = value_of(&value).unwrap_or_default();
                *document = Contents::of(value).to_document();
            }
            journal::apply(document, patch).map_err(|_| Why::Damaged)?;
        }
        record.reached = revision;
        record.schema = schema;
        Ok(())
    }
}
