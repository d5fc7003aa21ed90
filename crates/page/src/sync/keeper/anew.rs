//! Records whose text cannot be read where it was seen: read anew from their own rows. What cannot
//! be read there, either, nobody writes over.

use std::collections::BTreeMap;

use records::seal::Cipher;
use records::store::{Record, RecordId, TextRecord, Unsaved};

use super::{Inside, Keeper};

/// So many letters of a name sort records that are read together.
const BEGINNING: usize = 2;

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

    /// The records that are known from packs, by how their names begin: few enough of each
    /// beginning that they are read in no time.
    pub fn told_from_packs(&self) -> BTreeMap<String, Vec<RecordId>> {
        let mut told: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
        for (id, _) in self.0.known.borrow().iter().filter(|(_, record)| record.is_of_pack()) {
            let beginning = id.as_str().get(..BEGINNING).unwrap_or(id.as_str());
            told.entry(beginning.to_owned()).or_default().push(id.clone());
        }
        told
    }

    /// Reads those of some records anew that are known from packs and of another history than what
    /// the store has. One that does not answer says nothing of them: before anything goes on from
    /// one, it is asked again.
    pub async fn confirm(&self, beginning: &str, ids: &[RecordId]) {
        let seen: Vec<TextRecord> = {
            let known = self.0.known.borrow();
            let from_packs = ids.iter().filter_map(|id| known.get(id));
            from_packs.filter(|record| record.is_of_pack()).cloned().collect()
        };
        let Ok(others) = self.0.records.of_other_heads(beginning, &seen).await else { return };
        for (id, revision) in others {
            self.follow(&id, revision.saturating_add(1)).await;
        }
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
