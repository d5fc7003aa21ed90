//! 撤销: what the family took away, offered back until it is dismissed or the day is over.

use leptos::prelude::*;

use page::browser::device;
use page::browser::local_storage;
use page::drafts::{Drafts, SavedDraft};
use page::parts::live::whenever;
use records::draft::{Child, Removed, Taken};

use crate::app::route::Route;
use crate::app::state::{AppState, touch};

/// How many are kept at most: each is as large as a draft.
const MOST: usize = 8;

impl AppState {
    /// Takes a draft off this device.
    pub fn remove(&self, id: &str) {
        self.note_removed(id, Taken::Draft);
        self.edit(|drafts| drop(drafts.take(id)));
    }

    /// Takes a child out of the open draft.
    pub fn remove_child(&self, id: u32) {
        self.note_removed_of_open(Taken::Child(id));
        self.change(|draft| draft.remove_child(id));
    }

    /// Ends what is being tried out.
    pub fn end_what_if(&self) {
        self.note_removed_of_open(Taken::WhatIf);
        self.change(|draft| draft.what_if = None);
    }

    /// What was taken away last and can be brought back.
    pub fn offered(&self) -> Option<Removed> {
        self.drafts.with(|drafts| {
            self.removed
                .with(|all| all.iter().rev().find(|removed| can_return(drafts, removed)).cloned())
        })
    }

    /// Brings that back, and shows the child if it is one.
    pub fn restore(&self) {
        let Some(removed) = untrack(|| (!self.looks_on()).then(|| self.offered()).flatten()) else {
            return;
        };
        self.removed.update(|all| all.retain(|other| *other != removed));
        let mut back = None;
        self.edit(|drafts| back = put_back(drafts, removed));
        if let Some(child) = back {
            device::go(&Route::Child(child).href());
        }
    }

    /// Has everything final that was taken away.
    pub fn let_removed_be(&self) {
        self.removed.update(Vec::clear);
    }

    /// A draft that was taken off this device is there again: another tab brought it back.
    pub fn is_back(&self, id: &str) {
        let is_it = |removed: &Removed| removed.of == id && removed.taken == Taken::Draft;
        if self.removed.with_untracked(|all| all.iter().any(is_it)) {
            self.removed.update(|all| all.retain(|removed| !is_it(removed)));
        }
    }

    fn note_removed_of_open(&self, taken: Taken) {
        if let Some(open) = self.drafts.with_untracked(|drafts| drafts.open.clone()) {
            self.note_removed(&open, taken);
        }
    }

    fn note_removed(&self, id: &str, taken: Taken) {
        if untrack(|| self.looks_on()) {
            return;
        }
        let Some(SavedDraft { id: of, draft: before, clashes }) =
            self.drafts.with_untracked(|drafts| drafts.find(id).cloned())
        else {
            return;
        };
        self.removed.update(|all| {
            all.push(Removed { of, before, clashes, taken });
            let surplus = all.len().saturating_sub(MOST);
            all.drain(..surplus);
        });
    }
}

/// Remembers what was taken away, so that it outlives a reload.
pub fn keep(state: AppState) {
    whenever(move || {
        if state.removed.with(|all| local_storage::keep_removed(all, state.today)).is_err() {
            leptos::logging::warn!("what was taken away cannot be remembered");
        }
    });
}

/// Whether what was taken away is still away, and has a place to return to.
fn can_return(drafts: &Drafts, removed: &Removed) -> bool {
    let there = drafts.find(&removed.of).map(|saved| &saved.draft);
    match (removed.taken, there) {
        (Taken::Draft, there) => there.is_none(),
        (Taken::Child(_) | Taken::WhatIf, None) => false,
        (Taken::Child(id), Some(draft)) => {
            draft.clone().put_child_back(&removed.before, id).is_some()
        }
        (Taken::WhatIf, Some(draft)) => {
            let ids =
                |children: &[Child]| children.iter().map(|child| child.id).collect::<Vec<_>>();
            let fits = ids(&draft.children) == ids(&removed.before.children);
            draft.what_if.is_none() && fits
        }
    }
}

/// Puts back what was taken away; gives the child's id if it is one.
fn put_back(drafts: &mut Drafts, removed: Removed) -> Option<u32> {
    let Removed { of, before, clashes, taken } = removed;
    if taken == Taken::Draft {
        let mut saved = SavedDraft { clashes, ..SavedDraft::new(of.clone(), before) };
        touch(&mut saved.draft);
        drafts.put(saved);
        return None;
    }
    let draft = &mut drafts.find_mut(&of)?.draft;
    let child = match taken {
        Taken::Child(id) => draft.put_child_back(&before, id),
        Taken::WhatIf => {
            draft.what_if = before.what_if;
            None
        }
        Taken::Draft => None,
    };
    touch(draft);
    drafts.open = Some(of);
    child
}
