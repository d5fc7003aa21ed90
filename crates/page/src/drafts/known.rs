//! What this tab knows of one draft: what it gave away to be saved, and what the store had last.

use records::store::{Contents, LocalCopy, Record, Seen};

use super::{DraftId, SavedDraft, record};

/// What this tab knows of one draft.
pub struct Known {
    /// Its name.
    pub id: DraftId,
    /// The draft as it was last given away to be saved, or as the store has it; nothing where it is
    /// yet to be given away.
    pub draft: Option<SavedDraft>,
    /// The changes that are in it.
    pub seen: Seen,
    /// Whether it was taken off this device here.
    pub is_removed: bool,
    /// The revision of its record that was last in the store.
    pub revision: u64,
    /// What the record held in that revision.
    pub base: Contents,
}

impl Known {
    /// A draft that nobody knows of.
    pub fn new(id: DraftId) -> Self {
        Self {
            id,
            draft: None,
            seen: Seen::default(),
            is_removed: false,
            revision: 0,
            base: Contents::default(),
        }
    }

    /// What the record is to hold; nothing where it is to be removed.
    pub fn wanted(&self) -> Option<Contents> {
        let draft = self.draft.as_ref().filter(|_| !self.is_removed)?;
        let wanted = Contents { seen: self.seen.clone(), ..record::contents(draft) };
        Some(if wanted.says(&self.base) { self.base.clone() } else { wanted })
    }

    /// The same for local storage.
    pub fn copy(&self) -> LocalCopy {
        LocalCopy { revision: self.revision, base: self.base.clone(), wanted: self.wanted() }
    }

    /// The store has this now.
    pub fn stored(&mut self, record: &Record) {
        self.revision = record.revision();
        self.base = record.contents().clone();
    }

    /// This tab shows what the store has now.
    pub fn shows(&mut self, draft: Option<SavedDraft>) {
        self.is_removed = draft.is_none();
        self.draft = draft;
        self.seen = self.base.seen.clone();
    }
}
