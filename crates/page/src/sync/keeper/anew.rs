//! Records that are read anew from their own rows: another tab has changed them, a pack told them,
//! or their text cannot be read where it was seen. What cannot be read there, either, nobody writes
//! over.

use records::seal::Cipher;
use records::store::{Fault, Record, RecordId, TextRecord, Unsaved};

use super::{Inside, Keeper, LOOK_MS, LOOKS, News};
use crate::browser::device;

impl<C: Cipher + 'static> Keeper<C> {
    /// A record as its own rows have it.
    ///
    /// # Errors
    /// As of the store: one that does not answer says nothing of what is in it.
    pub async fn read_anew(&self, id: &RecordId) -> Result<Record, Unsaved> {
        let inside = &self.0;
        let record = inside.records.find(id).await?;
        if record.is_kept() && !inside.is_wanted(id) {
            inside.known.borrow_mut().insert(id.clone(), record.clone().into_text());
        }
        Ok(record)
    }

    /// Reads a record again, as another tab may have changed it, unless it is known in this
    /// revision. Tells whether that is done: what waits here is left alone, and saving it may
    /// bring both together, or find nothing to save.
    pub async fn look_again(&self, id: &RecordId, revision: u64) -> bool {
        let inside = &self.0;
        let known = || inside.known.borrow().get(id).map_or(0, TextRecord::revision);
        if inside.is_wanted(id) {
            return false;
        }
        if known() >= revision {
            return true;
        }
        let Ok(record) = inside.records.find(id).await else {
            leptos::logging::warn!("a record cannot be read again");
            return true;
        };
        if self.is_over() {
            return true;
        }
        if inside.is_wanted(id) {
            return false;
        }
        // A pack is told from what is there by the revisions alone: another state of the same
        // revision counts here, before anything goes on from it. One that damage made less does
        // not: what the pack has is written whole with the next change.
        let is_other = || {
            let known = inside.known.borrow();
            let known = known.get(id).filter(|known| !known.is_of(&record));
            known.is_some_and(|known| !known.tells_more_than(&record))
        };
        let is_same_revision = record.is_kept() && record.revision() == known();
        if record.revision() > known() || is_same_revision && is_other() {
            inside.known.borrow_mut().insert(id.clone(), record.clone().into_text());
            (inside.heard)(News::Changed(&record));
        }
        true
    }

    /// Reads a record again that another tab says to have saved, once nothing of it waits here.
    pub async fn follow(&self, id: &RecordId, revision: u64) {
        for _ in 0..LOOKS {
            if self.look_again(id, revision).await {
                break;
            }
            device::pause(LOOK_MS).await;
        }
    }

    /// The records that are known from packs.
    pub fn told_from_packs(&self) -> Vec<RecordId> {
        let known = self.0.known.borrow();
        let told = known.iter().filter(|(_, record)| record.is_of_pack());
        told.map(|(id, _)| id.clone()).collect()
    }

    /// Reads those of some records anew that are known from packs and of another history than what
    /// the store has; of none where another keeper has them by now.
    ///
    /// # Errors
    /// The store did not answer, which says nothing of them.
    pub async fn confirm(&self, ids: &[RecordId]) -> Result<(), Fault> {
        if self.is_over() {
            return Ok(());
        }
        let seen: Vec<TextRecord> = {
            let known = self.0.known.borrow();
            let from_packs = ids.iter().filter_map(|id| known.get(id));
            from_packs.filter(|record| record.is_of_pack()).cloned().collect()
        };
        for (id, revision) in self.0.records.of_other_heads(&seen).await? {
            self.follow(&id, revision.saturating_add(1)).await;
        }
        Ok(())
    }
}

impl<C: Cipher> Inside<C> {
    /// The record that a change goes on from, as it was last seen.
    pub(super) async fn last_seen(
        &self,
        id: &RecordId,
        known: Option<&TextRecord>,
    ) -> Result<Record, Unsaved> {
        let Some(known) = known else { return Ok(Record::new(id.clone())) };
        match known.to_record() {
            Some(record) => Ok(record),
            None => self.records.find_as_seen(known).await,
        }
    }
}
