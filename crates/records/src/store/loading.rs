//! 读出: what is on a shelf, many records at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::future::poll_fn;
use std::task::Poll;

use super::journal::bare;
use super::record::{Presence, Record};
use super::record_store::RecordStore;
use super::replay::Bare;
use super::row_key::{PACK, Slot, pack_letter, slot};
use super::snapshot_pack::Opened;
use super::text_record::TextRecord;
use super::unreadable::UnreadableRow;
use super::{Expected, Fault, NotAnId, RecordId, Row, Store};
use crate::seal::Cipher;

/// So many records are under way at once: a cipher answers later, and need not be waited for
/// before it is asked again.
const AT_ONCE: usize = 32;

/// So many records are looked for by name; for more, reading everything is less to wait for.
const FEW: usize = 200;

/// What is on a shelf.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Every record that can be read, by name; each says itself what of it cannot.
    pub records: Vec<Record>,
    /// Names whose records were removed or cannot be read: a record written there goes on from it.
    pub empty: Vec<Record>,
    /// What belongs to no record that can be read.
    pub aside: Vec<UnreadableRow>,
    /// The letters of the packs that there are.
    pub packed: BTreeSet<RecordId>,
    /// The letters of the packs that are to be written: those that cannot be read or have something
    /// that was removed, and those that make the next opening quicker, which are missing or of
    /// another edition and of which others than a few records are.
    pub unpacked: BTreeSet<RecordId>,
}

impl<S: Store, C: Cipher> RecordStore<S, C> {
    /// Reads everything, and changes nothing.
    ///
    /// # Errors
    /// The store did not answer. What cannot be read is no error: it is set aside.
    pub async fn load(&self) -> Result<Loaded, Fault> {
        let mut records = Vec::new();
        let rows = self.store.read("").await?;
        let take = &mut |record| records.push(record);
        let loaded = self.read_all(&rows, |_| None, &|_| true, take).await;
        Ok(Loaded { records, ..loaded })
    }

    /// The names under which there is anything.
    ///
    /// # Errors
    /// The store did not answer.
    pub async fn names(&self) -> Result<BTreeSet<RecordId>, Fault> {
        let keys = self.store.keys().await?;
        Ok(keys.iter().filter_map(|key| owner(key).parse().ok()).collect())
    }

    /// Reads everything, and gives each record away as soon as it is there, with its index where it
    /// has one of this edition: all of them as values would take many times the memory of their
    /// bytes. The most come from packs of snapshots, where there are such.
    ///
    /// # Errors
    /// The store did not answer.
    pub async fn load_texts(
        &self,
        edition: &str,
        take: &mut dyn FnMut(TextRecord, &[u8]),
    ) -> Result<Loaded, Fault> {
        let keys = self.store.keys().await?;
        let mut left = BTreeMap::<RecordId, &[String]>::new();
        let mut packs = Vec::new();
        for keys in keys.chunk_by(|key, next| owner(key) == owner(next)) {
            let Some(first) = keys.first() else { continue };
            match owner(first).parse() {
                Ok(id) => drop(left.insert(id, keys)),
                Err(NotAnId) => packs.extend(keys.iter().filter(|key| key.starts_with(PACK))),
            }
        }
        let mut told = Told::default();
        for key in packs {
            for row in self.store.read(key).await? {
                self.read_pack(&row, edition, (&mut left, &mut told), take).await;
            }
        }
        let left = left.keys().cloned().collect::<BTreeSet<_>>();
        let loaded = self.load_those(&left, &mut |record| take(record, &[])).await?;
        let Told { of_others, packed, outdated: mut unpacked } = told;
        let slow: Vec<&RecordId> = left.iter().chain(&of_others).collect();
        if slow.len() > FEW {
            unpacked.extend(slow.iter().filter_map(|id| pack_letter(id.as_str()).parse().ok()));
        }
        Ok(Loaded { packed, unpacked, ..loaded })
    }

    /// Takes from a pack what is `left` to be read and there as it was packed.
    async fn read_pack(
        &self,
        row: &Row,
        edition: &str,
        (left, told): (&mut BTreeMap<RecordId, &[String]>, &mut Told),
        take: &mut dyn FnMut(TextRecord, &[u8]),
    ) {
        let Some(letter) = row.key.strip_prefix(PACK).and_then(|letter| letter.parse().ok()) else {
            return;
        };
        let pack = self.open_pack(row).await;
        let has_removed = |pack: &Opened| pack.records.iter().any(|(one, _)| is_removed(one, left));
        if pack.as_ref().is_none_or(has_removed) {
            told.outdated.insert(RecordId::clone(&letter));
        }
        told.packed.insert(letter);
        let Some(pack) = pack else { return };
        let is_of_edition = pack.edition == edition;
        for (record, index) in pack.records {
            let index = pack.payload.get(index).filter(|_| is_of_edition);
            let index = index.unwrap_or_default();
            let is_there = left.get(record.id()).is_some_and(|keys| record.is_made_of(keys));
            // What has no index is read at once: from its own rows where not from here.
            if is_there && (!index.is_empty() || record.value().read().is_some()) {
                left.remove(record.id());
                told.of_others.extend((!is_of_edition).then(|| record.id().clone()));
                take(record, index);
            }
        }
    }

    /// Reads the records of these names, as [`Self::load_texts`] reads all.
    ///
    /// # Errors
    /// The store did not answer.
    async fn load_those(
        &self,
        wanted: &BTreeSet<RecordId>,
        take: &mut dyn FnMut(TextRecord),
    ) -> Result<Loaded, Fault> {
        let mut rows = Vec::new();
        if wanted.len() > FEW {
            rows = self.store.read("").await?;
        } else {
            let prefixes: Vec<String> =
                wanted.iter().map(|id| format!("{}/", id.as_str())).collect();
            for part in prefixes.chunks(AT_ONCE) {
                let read = together(part.iter().map(|prefix| self.store.read(prefix)));
                for found in read.await {
                    rows.extend(found?);
                }
            }
        }
        let take = &mut |record: Record| take(record.into_text());
        Ok(self.read_all(&rows, bare, &|id| wanted.contains(id), take).await)
    }

    /// Those of some records whose head in the store is not the one that they were seen with, each
    /// with the revision in which it was seen: what a pack tells is told apart by its revisions
    /// alone, and another history has the same.
    ///
    /// # Errors
    /// The store did not answer.
    pub async fn of_other_heads(&self, seen: &[TextRecord]) -> Result<Vec<(RecordId, u64)>, Fault> {
        let heads: Vec<Expected> = seen.iter().map(|record| record.record.expected()).collect();
        let changed = self.store.changed(&heads).await?;
        let others = seen.iter().zip(&heads).filter(|(_, head)| changed.contains(&head.key));
        Ok(others.map(|(record, _)| (record.id().clone(), record.revision())).collect())
    }

    async fn read_all(
        &self,
        rows: &[Row],
        bare: Bare,
        wanted: &dyn Fn(&RecordId) -> bool,
        take: &mut dyn FnMut(Record),
    ) -> Loaded {
        let mut loaded = Loaded::default();
        let by_owner = rows.chunk_by(|row, next| owner(&row.key) == owner(&next.key));
        let named =
            |rows: &&[Row]| owner(&rows.first()?.key).parse::<RecordId>().ok().filter(wanted);
        let groups: Vec<(RecordId, &[Row])> =
            by_owner.filter_map(|rows| Some((named(&rows)?, rows))).collect();
        for part in groups.chunks(AT_ONCE) {
            let read = together(part.iter().map(|(id, rows)| self.gather(bare, id.clone(), rows)));
            for record in read.await {
                match record {
                    Ok(record) if record.standing == Presence::Kept => take(record),
                    Ok(record) => {
                        loaded.aside.extend_from_slice(record.aside());
                        loaded.empty.push(record);
                    }
                    Err(newer) => loaded.aside.extend(newer),
                }
            }
        }
        loaded
    }
}

/// What packs told.
#[derive(Default)]
struct Told {
    /// The records of packs of another edition.
    of_others: Vec<RecordId>,
    /// The letters of the packs.
    packed: BTreeSet<RecordId>,
    /// The letters of those that cannot be read or have something that was removed.
    outdated: BTreeSet<RecordId>,
}

/// Whether nothing is left of a record but, perhaps, its head, by the keys of its rows.
fn is_removed(record: &TextRecord, rows: &BTreeMap<RecordId, &[String]>) -> bool {
    let id = record.id();
    let has_text =
        |key: &String| matches!(slot(id, key), Some(Slot::Journal(_) | Slot::Snapshot(_)));
    rows.get(id).is_none_or(|keys| !keys.iter().any(has_text))
}

fn owner(key: &str) -> &str {
    key.split('/').next().unwrap_or_default()
}

/// The outcomes of tasks that are under way at the same time, in their order.
async fn together<F: Future>(tasks: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut tasks: Vec<_> = tasks.map(|task| (Box::pin(task), None)).collect();
    poll_fn(|context| {
        let mut outcome = Poll::Ready(());
        for (task, done) in tasks.iter_mut().filter(|(_, done)| done.is_none()) {
            match task.as_mut().poll(context) {
                Poll::Ready(value) => *done = Some(value),
                Poll::Pending => outcome = Poll::Pending,
            }
        }
        outcome
    })
    .await;
    tasks.into_iter().filter_map(|(_, done)| done).collect()
}
