//! What saves the drafts of this tab, what the tab knows of each, and how far that went.

use page::browser::tabs::Others;
use page::browser::web_locks::Place;
use page::drafts::{DraftId, Known, SavedDraft};
use page::sync::{Keeper, SaveState};
use records::seal::NoKey;
use records::store::{LocalCopy, Record};

/// How far the drafts are saved, in both of their homes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftSaving {
    /// In the database.
    pub database: SaveState,
    /// Whether what changed last is in local storage, too.
    pub local_copy: bool,
    /// Whether another tab fills in, and this one only shows what is there.
    pub looks_on: bool,
}

impl DraftSaving {
    /// What is known before anything was written.
    pub const fn of(database: SaveState) -> Self {
        Self { database, local_copy: false, looks_on: false }
    }

    /// Whether what is filled in is there when the page is opened again, as far as is known.
    pub const fn is_kept(&self) -> bool {
        self.local_copy || !self.database.is_worrying()
    }
}

/// What saves the drafts.
#[derive(Default)]
pub struct DraftSync {
    /// There is one once the drafts were read.
    pub keeper: Option<Keeper<NoKey>>,
    /// The other tabs.
    pub others: Option<Others>,
    /// Tells the copies and changes of this tab from those of others.
    pub tab: String,
    /// What this tab knows of each draft.
    pub drafts: Vec<Known>,
    /// The place in the row of the tabs that want to fill in, where the database does not answer.
    pub place: Option<Place>,
    /// Whether it is this tab's turn.
    pub is_ours: bool,
    /// How many changes this tab has made.
    changes: u64,
}

impl DraftSync {
    /// What is known of a draft, to change it.
    pub fn known(&mut self, id: &str) -> Option<&mut Known> {
        self.drafts.iter_mut().find(|known| known.id == id)
    }

    /// Notes what another tab made of a draft, which this one shows from here on.
    pub fn learn(&mut self, record: &Record, shown: Option<SavedDraft>) {
        let id = record.id().as_str();
        let mut learned = Known::new(id.to_owned());
        learned.stored(record);
        learned.shows(shown);
        self.drafts.retain(|known| known.id != id);
        self.drafts.push(learned);
    }

    /// What was not given away like this before.
    pub fn changes_to(&mut self, now: &[SavedDraft]) -> Vec<(DraftId, LocalCopy)> {
        let mut changed = Vec::new();
        let is_new =
            |known: &[Known], saved: &&SavedDraft| known.iter().all(|known| known.id != saved.id);
        let new: Vec<Known> = now
            .iter()
            .filter(|saved| is_new(&self.drafts, saved))
            .map(|saved| Known::new(saved.id.clone()))
            .collect();
        self.drafts.extend(new);
        for known in &mut self.drafts {
            let shown = now.iter().find(|saved| saved.id == known.id);
            let before = known.draft.as_ref().filter(|_| !known.is_removed);
            if before == shown && known.is_removed == shown.is_none() {
                continue;
            }
            known.is_removed = shown.is_none();
            if let Some(shown) = shown {
                self.changes = self.changes.saturating_add(1);
                known.seen.note(&self.tab, self.changes);
                known.draft = Some(shown.clone());
            }
            changed.push((known.id.clone(), known.copy()));
        }
        changed
    }
}
