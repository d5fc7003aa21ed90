//! What saves the drafts of this page, and what this tab knows of each.

use std::cell::RefCell;

use records::store::{LocalCopy, Record};

use super::known::Known;
use crate::app::keeper::Keeper;
use crate::app::state::{DraftId, SavedDraft};
use crate::app::tabs::Others;

/// What saves the drafts.
pub(super) struct Safe {
    pub(super) keeper: Option<Keeper>,
    pub(super) others: Option<Others>,
    /// Tells the copies and changes of this tab from those of others.
    pub(super) tab: String,
    /// How many changes this tab has made.
    changes: u64,
    pub(super) drafts: Vec<Known>,
}

thread_local! {
    /// There is one page, and it saves its drafts for as long as it lives.
    pub(super) static SAFE: RefCell<Safe> = const {
        RefCell::new(Safe {
            keeper: None,
            others: None,
            tab: String::new(),
            changes: 0,
            drafts: Vec::new(),
        })
    };
}

pub(super) fn working() -> Option<Keeper> {
    SAFE.with_borrow(|safe| safe.keeper.clone())
}

/// Does something with what is known of a draft.
pub(super) fn with_known<T>(id: &str, task: impl FnOnce(&mut Known) -> T) -> Option<T> {
    SAFE.with_borrow_mut(|safe| safe.drafts.iter_mut().find(|known| known.id == id).map(task))
}

/// Notes what another tab made of a draft, which this one shows from here on.
pub(super) fn learn(record: &Record, shown: Option<SavedDraft>) {
    let id = record.id().as_str();
    SAFE.with_borrow_mut(|safe| {
        let mut known = Known::new(id.to_owned());
        known.stored(record);
        known.shows(shown);
        safe.drafts.retain(|one| one.id != id);
        safe.drafts.push(known);
    });
}

impl Safe {
    /// What was not given away like this before.
    pub(super) fn changes_to(&mut self, now: &[SavedDraft]) -> Vec<(DraftId, LocalCopy)> {
        let mut changed = Vec::new();
        let is_new =
            |known: &[Known], kept: &&SavedDraft| known.iter().all(|one| one.id != kept.id);
        let new: Vec<Known> = now
            .iter()
            .filter(|kept| is_new(&self.drafts, kept))
            .map(|kept| Known::new(kept.id.clone()))
            .collect();
        self.drafts.extend(new);
        for known in &mut self.drafts {
            let kept = now.iter().find(|kept| kept.id == known.id);
            let before = known.given.as_ref().filter(|_| !known.is_removed);
            if before == kept && known.is_removed == kept.is_none() {
                continue;
            }
            known.is_removed = kept.is_none();
            if let Some(kept) = kept {
                self.changes = self.changes.saturating_add(1);
                known.seen.note(&self.tab, self.changes);
                known.given = Some(kept.clone());
            }
            changed.push((known.id.clone(), known.copy()));
        }
        changed
    }
}
