//! 本机副本: every draft a second time, in local storage. Local storage outlives a database that
//! the browser refuses or wipes, the database a browser that is killed: either alone is enough.
//!
//! A copy is written in the same task as the change, before the database hears of it; and again
//! when the database has it, or has what another tab made of it. It says on which revision of the
//! record it was typed, so that the next start brings both together as it does with another tab
//! (`records::store::meet` has the table). Each draft has a key, and each tab its own,
//! `copy/<draft>/<tab>`: no tab ever writes over what another has not saved. A start takes what the
//! tabs before it left into copies of its own. A removal goes through a copy that says so, which is
//! forgotten when the record is removed; where everything is cleared, all copies go at once.

use leptos::prelude::*;

use records::store::{LocalCopy, UnreadableReason};

use super::known::Known;
use super::safe::{SAFE, with_known};
use crate::app::state::{AppState, DraftId};
use crate::app::storage;

/// A copy that was found.
pub struct Found {
    /// The name of its draft.
    pub id: DraftId,
    /// What it says; why it cannot be read.
    pub copy: Result<LocalCopy, UnreadableReason>,
    /// Where it is, and its text.
    pub entry: (String, String),
}

/// Every copy that there is, of this tab and of others.
pub fn find() -> Vec<Found> {
    let found = |entry: (String, String)| {
        let id = entry.0.split('/').next().unwrap_or_default().to_owned();
        Found { id, copy: LocalCopy::read(&entry.1), entry }
    };
    storage::copies().unwrap_or_default().into_iter().map(found).collect()
}

/// Keeps a copy, and notes whether it is there.
pub fn keep(state: AppState, tab: &str, id: &str, copy: &LocalCopy) {
    let here = write(tab, id, copy);
    if state.keeping.get_untracked().here != here {
        state.keeping.update(|saving| saving.here = here);
    }
}

fn write(tab: &str, id: &str, copy: &LocalCopy) -> bool {
    storage::keep_copy(&format!("{id}/{tab}"), &copy.write()).is_ok()
}

/// Keeps the copy of a draft as the database now has it.
pub fn keep_again(state: AppState, id: &str) {
    let copy = with_known(id, |known| known.copy());
    let tab = SAFE.with_borrow(|safe| safe.tab.clone());
    if let Some(copy) = copy {
        keep(state, &tab, id, &copy);
    }
}

/// Keeps copies of all drafts in the place of those that were found.
pub fn renew(state: AppState, found: &[(String, String)]) {
    if state.keeping.get_untracked().looks_on {
        return;
    }
    let all = SAFE.with_borrow(|safe| {
        let copy = |known: &Known| write(&safe.tab, &known.id, &known.copy());
        // Each of them, also where one has no room.
        safe.drafts.iter().filter(|known| !copy(known)).count() == 0
    });
    state.keeping.update(|saving| saving.here = all && storage::is_there());
    if all {
        forget(found);
    }
}

/// Forgets some copies, unless their tabs changed them since they were found.
pub fn forget<'c>(found: impl IntoIterator<Item = &'c (String, String)>) {
    let mut done = true;
    for (name, text) in found {
        done &= storage::forget_copy(name, text).is_ok();
    }
    if !done {
        leptos::logging::warn!("an old copy stays");
    }
}

/// Forgets every tab's copy of a draft.
pub fn forget_all_of(id: &str) {
    let all = find();
    forget(all.iter().filter(|one| one.id == id).map(|one| &one.entry));
}
