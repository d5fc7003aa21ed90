//! Records whose text cannot be read where it was seen: read anew from their own rows. What cannot
//! be read there, either, nobody writes over.

use records::seal::Cipher;
use records::store::{Record, RecordId, TextRecord, Unsaved};

use super::{Inside, Keeper};

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
