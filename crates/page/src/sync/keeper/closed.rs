//! Records that are closed: written whole, so that opening thousands reads one row of each.

use records::backup::Revisions;
use records::seal::Cipher;
use records::store::{RecordId, Saved};

use super::{Inside, Keeper, News};

impl<C: Cipher + 'static> Keeper<C> {
    /// Writes a record whole, once nothing waits: opening the desk then reads one row of it. Only
    /// what was written here: a record that nobody changed must not seem changed.
    pub fn close(&self, id: &RecordId) {
        if self.0.written.borrow().contains(id) {
            self.0.closing.borrow_mut().insert(id.clone());
            self.begin();
        }
    }

    /// Whether a record was seen in the store, or is on its way there.
    pub fn knows(&self, id: &RecordId) -> bool {
        self.0.known.borrow().contains_key(id) || self.0.is_wanted(id)
    }

    /// The revision of each record, as it was last seen in the store; none of those that are gone.
    pub fn revisions(&self) -> Revisions {
        let known = self.0.known.borrow();
        let present = known.iter().filter(|(_, record)| !record.is_removed());
        present.map(|(id, record)| (id.as_str().to_owned(), record.revision())).collect()
    }
}

impl<C: Cipher> Inside<C> {
    /// Writes one of the closed records whole; tells whether there was one. Where it fails, nothing
    /// is lost: its journal stands as it was. Where another tab came first, the record stays as it
    /// was seen here: what is written next has to be brought together with the other's.
    pub async fn make_one_whole(&self) -> bool {
        let next = self.closing.borrow_mut().pop_first();
        let Some(id) = next else { return false };
        let known = self.known.borrow_mut().remove(&id);
        let Some(seen) = known else { return true };
        let Some(mut record) = seen.to_record() else {
            self.known.borrow_mut().insert(id, seen);
            return true;
        };
        self.writing.replace(Some(id.clone()));
        let whole = self.records.compact(&mut record).await;
        self.writing.replace(None);
        self.written.borrow_mut().remove(&id);
        let is_ours = matches!(whole, Ok(Saved::Alone));
        if is_ours {
            (self.heard)(News::Kept(&record, Saved::Alone, record.contents()));
        }
        self.known.borrow_mut().insert(id, if is_ours { record.into_text() } else { seen });
        true
    }
}
