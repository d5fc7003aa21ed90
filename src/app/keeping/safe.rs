//! What saves the drafts, and what it knows of them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use student_aid::store::Durability;

use super::together;
use crate::app::keeper::Keeper;
use crate::app::state::{DraftId, Shelf};
use crate::app::storage::{self, StorageError};
use crate::app::tabs::Tabs;
use crate::app::{database, fault};

/// What saves the drafts.
#[derive(Clone, Copy)]
pub struct Safe(StoredValue<Inside, LocalStorage>);

struct Inside {
    keeper: Option<Keeper>,
    tabs: Option<Tabs>,
    /// The drafts as they were last given to both stores, by their revisions.
    written: Vec<(DraftId, u64)>,
    /// Those that version 1 still keeps as well.
    old: Vec<DraftId>,
    /// How the last writing in local storage went.
    here: Result<(), StorageError>,
}

impl Safe {
    /// Saves nothing yet.
    pub fn new() -> Self {
        Self(StoredValue::new_local(Inside {
            keeper: None,
            tabs: None,
            written: Vec::new(),
            old: Vec::new(),
            here: Ok(()),
        }))
    }

    /// Saves from here on, beginning with what is written already and what version 1 kept.
    pub(super) fn begin(self, keeper: Keeper, written: Vec<(DraftId, u64)>, old: Vec<DraftId>) {
        for (id, _) in &written {
            // Version 1's copy was saved anew, and only not forgotten.
            if old.contains(id) {
                forget_old(id.clone());
            }
        }
        self.0.update_value(|inside| {
            inside.keeper = Some(keeper);
            inside.written = written;
            inside.old = old;
        });
    }

    /// Tells other tabs from here on.
    pub(super) fn tell(self, tabs: Option<Tabs>) {
        self.0.update_value(|inside| inside.tabs = tabs);
    }

    /// Notes the drafts as they are given to both stores now; gives them as they were before.
    pub(super) fn give(self, written: Vec<(DraftId, u64)>) -> Vec<(DraftId, u64)> {
        let given = |inside: &mut Inside| std::mem::replace(&mut inside.written, written);
        self.0.try_update_value(given).unwrap_or_default()
    }

    pub(super) fn is_written(self, id: &str, revision: u64) {
        self.is_forgotten(id);
        self.0.update_value(|inside| inside.written.push((id.to_owned(), revision)));
    }

    pub(super) fn is_forgotten(self, id: &str) {
        self.0.update_value(|inside| inside.written.retain(|(other, _)| other != id));
    }

    /// Keeps a draft in local storage, at once.
    pub(super) fn keep_here(self, id: &str, text: &str) {
        self.0.update_value(|inside| inside.here = storage::keep(id, text));
    }

    /// How the last writing in local storage went.
    pub(super) fn here(self) -> Result<(), StorageError> {
        self.0.with_value(|inside| inside.here)
    }

    /// Copies a draft into the database, soon.
    pub(super) fn copy(self, drafts: RwSignal<Shelf>, id: &str) {
        let Ok(name) = id.parse() else { return };
        let id = id.to_owned();
        let moves = self.0.with_value(|inside| inside.old.contains(&id));
        let safe = if moves { Durability::Strict } else { Durability::Relaxed };
        let contents = move || {
            fault::point("copy");
            drafts.with_untracked(|shelf| {
                shelf.kept.iter().find(|kept| kept.id == id).map(together::contents)
            })
        };
        self.with_keeper(|keeper| keeper.keep(name, safe, contents));
    }

    pub(super) fn remove(self, id: &str) {
        self.0.update_value(|inside| inside.here = storage::forget(id));
        let Ok(name) = id.parse() else { return };
        self.with_keeper(|keeper| keeper.remove(name));
    }

    /// Looks what another tab made of a draft, soon.
    pub(super) fn see(self, id: &str) {
        let Ok(name) = id.parse() else { return };
        self.with_keeper(|keeper| keeper.see(name));
    }

    /// Forgets every draft, also what waits to be written.
    pub(super) fn clear(self) {
        self.0.update_value(|inside| {
            inside.old.clear();
            inside.here = storage::clear();
        });
        self.with_keeper(Keeper::clear);
    }

    fn with_keeper(self, ask: impl FnOnce(&Keeper)) {
        // Cloned, so that what it tells at once finds everything free.
        if let Some(keeper) = self.0.with_value(|inside| inside.keeper.clone()) {
            ask(&keeper);
        }
    }

    /// A draft is in the database, or gone from it: everything that hangs on that.
    pub(super) fn settled(self, id: &str) {
        let was_old = self.0.try_update_value(|inside| {
            if let Some(tabs) = &inside.tabs {
                tabs.tell(id);
            }
            let before = inside.old.len();
            inside.old.retain(|other| other != id);
            inside.old.len() < before
        });
        if was_old == Some(true) {
            forget_old(id.to_owned());
        }
    }
}

fn forget_old(id: DraftId) {
    spawn_local(async move {
        if database::forget_old_draft(id).await.is_err() {
            leptos::logging::warn!("an old copy stays");
        }
    });
}
