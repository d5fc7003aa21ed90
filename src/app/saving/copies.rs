//! The copies of this tab in local storage: written in the same task as the change.

use leptos::prelude::*;

use page::browser::local_storage;
use page::drafts::{Known, forget_copies};
use records::store::LocalCopy;

use crate::app::state::AppState;

/// Keeps a copy, and notes whether it is there.
pub fn keep(state: AppState, id: &str, copy: &LocalCopy) {
    let is_there = state.sync.with_value(|sync| write(&sync.tab, id, copy));
    if state.saving.with_untracked(|saving| saving.local_copy != is_there) {
        state.saving.update(|saving| saving.local_copy = is_there);
    }
}

fn write(tab: &str, id: &str, copy: &LocalCopy) -> bool {
    local_storage::keep_copy(&format!("{id}/{tab}"), &copy.write()).is_ok()
}

/// Keeps the copy of a draft as the database now has it.
pub fn keep_again(state: AppState, id: &str) {
    let copy = state.sync.try_update_value(|sync| sync.known(id).map(|known| known.copy()));
    if let Some(copy) = copy.flatten() {
        keep(state, id, &copy);
    }
}

/// Keeps copies of all drafts in the place of those found at the start.
pub fn renew(state: AppState, entries: &[(String, String)]) {
    if untrack(|| state.looks_on()) {
        return;
    }
    let all = state.sync.with_value(|sync| {
        let copy = |known: &Known| write(&sync.tab, &known.id, &known.copy());
        // Each of them, also where one has no room.
        sync.drafts.iter().filter(|known| !copy(known)).count() == 0
    });
    state.saving.update(|saving| saving.local_copy = all && local_storage::is_there());
    if all {
        forget_copies(entries);
    }
}
