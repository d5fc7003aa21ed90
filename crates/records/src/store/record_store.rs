//! 架子: the records of one kind, in a store: loading, saving, removing, compacting.

use serde_json::Value;

use super::contents::Contents;
use super::envelope::{self, Kind, Label};
use super::journal;
use super::outcome::{Removed, Saved, Unsaved};
use super::record::{Presence, Record};
use super::row_key::key;
use super::text_record::TextRecord;
use super::unreadable::UnreadableReason;
use super::{Change, Committed, Durability, RecordId, Row, Store};
use crate::seal::{Cipher, Refused};

/// A save writes a snapshot where so many entries stand since the last one.
pub const ENTRIES: usize = 50;

/// Snapshots that are kept, with the entries since the last but one: a damaged snapshot or head
/// loses nothing, and a damaged entry at most those since the last snapshot.
pub const SNAPSHOTS: usize = 3;

/// How often a save is tried again when other tabs come first each time.
const TRIES: usize = 16;

/// How the records of a shelf are made readable and unreadable.
pub enum Codec<C> {
    /// In the clear, with a checksum.
    Plain,
    /// Sealed by this key.
    Sealed(C),
}

impl<C: Cipher> Codec<C> {
    /// The bytes of a row that says this.
    pub(super) async fn write(&self, label: Label<'_>, payload: &[u8]) -> Result<Vec<u8>, Refused> {
        match self {
            Self::Plain => Ok(envelope::write(label, payload)),
            Self::Sealed(cipher) => envelope::seal(cipher, label, payload).await,
        }
    }

    /// The schema and the payload of a row.
    pub(super) async fn read(
        &self,
        label: Label<'_>,
        bytes: &[u8],
    ) -> Result<(u16, Vec<u8>), UnreadableReason> {
        match self {
            Self::Plain => {
                envelope::read(label, bytes).map(|(schema, payload)| (schema, payload.to_vec()))
            }
            Self::Sealed(cipher) => envelope::unseal(cipher, label, bytes).await,
        }
    }
}

/// What the values of a shelf look like.
#[derive(Clone, Copy)]
pub struct Shape {
    /// The schema that this build writes, and the newest that it reads.
    pub schema: u16,
    /// Makes a value of a schema into one of the next. Never changed once it is released.
    pub upgrade: fn(u16, Value) -> Value,
    /// Fields that every save sets anew, such as the time: never asked about.
    pub marks: &'static [&'static str],
}

/// The records of one kind, in a store.
pub struct RecordStore<S, C> {
    /// Where the bytes are.
    pub store: S,
    /// What they are sealed with.
    pub codec: Codec<C>,
    /// What the values look like.
    pub shape: Shape,
}

impl<S: Store, C: Cipher> RecordStore<S, C> {
    /// Reads one record, as when another tab says that it has changed. A record that was never
    /// written is new.
    ///
    /// # Errors
    /// The store did not answer, or this build or this key cannot read what is there.
    pub async fn find(&self, id: &RecordId) -> Result<Record, Unsaved> {
        let rows = self.store.read(&format!("{}/", id.as_str())).await?;
        let record = self.gather(|_| None, id.clone(), &rows).await.map_err(|_| Unsaved::Newer)?;
        let refused = record.aside.iter().any(|aside| aside.why == UnreadableReason::Refused);
        if record.standing == Presence::New && refused {
            return Err(Unsaved::Refused);
        }
        Ok(record)
    }

    /// Reads a record from its own rows, as it was seen: where its text cannot be read any more.
    ///
    /// # Errors
    /// As [`Self::find`]; another tab changed it, so that a change would undo what nobody saw here.
    pub async fn find_as_seen(&self, seen: &TextRecord) -> Result<Record, Unsaved> {
        let found = self.find(seen.id()).await?;
        let is_same = found.is_kept() && seen.is_of(&found);
        if is_same { Ok(found) } else { Err(Unsaved::Contended) }
    }

    /// Saves what the record is to hold, together with what other tabs made of it meanwhile. The
    /// record then is as it is in the store.
    ///
    /// # Errors
    /// Nothing is known to be saved, and the record is as it was: save again.
    pub async fn save(
        &self,
        record: &mut Record,
        contents: Contents,
        durability: Durability,
    ) -> Result<Saved, Unsaved> {
        let known = record.standing == Presence::Kept && record.attempts.is_empty();
        if known && record.contents == contents && durability == Durability::Relaxed {
            return Ok(Saved::Alone);
        }
        self.write(record, contents, durability, false).await
    }

    /// Writes many records at once, on the disk: all of them or, where another tab changed one
    /// meanwhile, none.
    ///
    /// # Errors
    /// None of them is known to be written.
    pub async fn save_all(&self, wanted: Vec<(Record, Contents)>) -> Result<(), Unsaved> {
        let (expects, deletes, puts) = (Vec::new(), Vec::new(), Vec::new());
        let mut all = Change { expects, deletes, puts, durability: Durability::Strict };
        for (base, contents) in wanted {
            let (change, _) = self.change(&base, &contents, Durability::Strict, false).await?;
            all.expects.extend(change.expects);
            all.deletes.extend(change.deletes);
            all.puts.extend(change.puts);
        }
        match self.store.commit(all).await? {
            Committed::Done => Ok(()),
            Committed::Stale => Err(Unsaved::Contended),
        }
    }

    /// Writes the record whole, so that its journal can begin anew. For when it is closed.
    ///
    /// # Errors
    /// Nothing is lost by it: the journal stands as it was.
    pub async fn compact(&self, record: &mut Record) -> Result<Saved, Unsaved> {
        if record.standing != Presence::Kept || (record.entries() == 0 && !record.is_damaged()) {
            return Ok(Saved::Alone);
        }
        self.write(record, record.contents.clone(), Durability::Relaxed, true).await
    }

    /// Removes all that is kept of a record, if it is still as it was seen. What a pack has of it
    /// goes when that is written anew: [`super::Loaded::unpacked`] names it until then.
    ///
    /// # Errors
    /// It is not known to be removed, and the record is as it was.
    pub async fn remove(&self, record: &mut Record) -> Result<Removed, Unsaved> {
        let rows = self.store.read(&format!("{}/", record.id.as_str())).await?;
        let Record { id, revision, head, .. } = record.clone();
        let mut gone = Record { revision, head, ..Record::new(id) }.next(
            Presence::Removed,
            Contents::default(),
            self.shape.schema,
        );
        let change = Change {
            expects: vec![record.expected()],
            deletes: rows.into_iter().map(|row| row.key).collect(),
            puts: vec![gone.turn_head(&[])],
            durability: Durability::Strict,
        };
        let mut outcome = Removed::Done;
        if self.store.commit(change).await? == Committed::Stale {
            gone = self.find(&record.id).await?;
            if !gone.is_removed() {
                outcome = Removed::Changed;
            }
        }
        *record = gone;
        Ok(outcome)
    }

    async fn write(
        &self,
        record: &mut Record,
        contents: Contents,
        durability: Durability,
        whole: bool,
    ) -> Result<Saved, Unsaved> {
        // The caller's record stays what its contents were made from until all is written.
        let (mut base, mut origin) = (record.clone(), record.contents.clone());
        let mut merged: Option<Contents> = None;
        let mut saved = Saved::Alone;
        for _ in 0..TRIES {
            let ours = merged.as_ref().unwrap_or(&contents);
            let (change, next) = self.change(&base, ours, durability, whole).await?;
            match self.store.commit(change).await {
                Ok(Committed::Done) => {
                    *record = Record { contents: merged.unwrap_or(contents), ..next };
                    return Ok(saved);
                }
                Ok(Committed::Stale) => {}
                Err(fault) => {
                    if saved == Saved::Alone {
                        record.remember(contents);
                    }
                    return Err(fault.into());
                }
            }
            base = self.find(&record.id).await?;
            // Where the store has lost it, who knows it in the lost revision is to see a later one.
            base.revision = base.revision.max(record.revision);
            if saved == Saved::Alone && record.attempts.contains(&base.contents) {
                // An earlier attempt was written after all: it is no other tab's.
                origin = base.contents.clone();
            } else if base.reached >= record.reached {
                merged =
                    Some(Contents::merge(&origin, &contents, &base.contents, self.shape.marks));
                saved = Saved::Merged;
            } else {
                // What is there after damage is older than what we have: nothing to merge.
                merged = None;
            }
            let strict = durability == Durability::Strict && !base.is_removed();
            let is_there = base.contents == *merged.as_ref().unwrap_or(&contents);
            if is_there && !base.is_damaged() && !strict {
                *record = base;
                return Ok(saved);
            }
        }
        Err(Unsaved::Contended)
    }

    /// One change of a record, and the record after it, but for its contents.
    async fn change(
        &self,
        base: &Record,
        ours: &Contents,
        durability: Durability,
        whole: bool,
    ) -> Result<(Change, Record), Unsaved> {
        let mut plan = Plan::of(self.shape.schema, base, ours, whole);
        while let Some((kind, payload)) = plan.payloads.pop() {
            let Record { id, revision, schema, .. } = &plan.next;
            let label = Label { kind, id, revision: *revision, schema: *schema };
            let bytes = self.codec.write(label, &payload).await?;
            plan.put(kind, bytes);
        }
        let Plan { next, deletes, puts, .. } = plan;
        Ok((Change { expects: vec![base.expected()], deletes, puts, durability }, next))
    }
}

/// What one change writes.
struct Plan {
    /// The record after it, but for its contents.
    next: Record,
    deletes: Vec<String>,
    puts: Vec<Row>,
    /// What is to be sealed, the last first.
    payloads: Vec<(Kind, Vec<u8>)>,
}

impl Plan {
    fn of(schema: u16, base: &Record, ours: &Contents, whole: bool) -> Self {
        let mut next = base.next(Presence::Kept, Contents::default(), schema);
        let (deletes, puts) = next.move_aside();
        // A journal that does not begin with the first revision stands on a snapshot. So does what
        // goes on from a pack: nobody knows whether the rows that it is of are whole.
        let anew = (base.standing != Presence::Kept && base.revision > 0) || base.unread;
        let whole = whole || anew || !deletes.is_empty() || base.entries() >= ENTRIES;
        let goes_on = base.standing == Presence::Kept && base.schema == schema;
        // A list of thousands is no little thing: it is written once, and not copied for it.
        let all = (whole || !goes_on).then(|| journal::replacing(&ours.document()));
        let mut payloads = Vec::new();
        payloads.extend(all.clone().filter(|_| whole).map(|all| (Kind::Snapshot, all)));
        let patch = all.filter(|_| !goes_on).unwrap_or_else(|| {
            journal::to_bytes(journal::changes(&base.contents.to_document(), &ours.to_document()))
        });
        payloads.push((Kind::Journal, patch));
        Self { next, deletes, puts, payloads }
    }

    fn put(&mut self, kind: Kind, bytes: Vec<u8>) {
        let revision = self.next.revision;
        if matches!(kind, Kind::Snapshot) {
            self.next.snapshots.push(revision);
            self.deletes.extend(self.next.drop_old());
        } else {
            self.puts.push(self.next.turn_head(&bytes));
            self.next.journal.push(revision);
        }
        self.puts.push(Row { key: key(&self.next.id, kind, revision), bytes });
    }
}
