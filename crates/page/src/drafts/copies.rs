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

use records::store::{LocalCopy, UnreadableReason};

use super::DraftId;
use crate::browser::local_storage;

/// A copy as it lies in local storage.
pub struct StoredCopy {
    /// The name of its draft.
    pub id: DraftId,
    /// What it says; why it cannot be read.
    pub content: Result<LocalCopy, UnreadableReason>,
    /// Where it is, and its text.
    pub entry: (String, String),
}

/// Every copy that there is, of this tab and of others.
pub fn find_copies() -> Vec<StoredCopy> {
    let copy = |entry: (String, String)| {
        let id = entry.0.split('/').next().unwrap_or_default().to_owned();
        StoredCopy { id, content: LocalCopy::read(&entry.1), entry }
    };
    local_storage::copies().unwrap_or_default().into_iter().map(copy).collect()
}

/// Forgets some copies, unless their tabs changed them since they were found.
pub fn forget_copies<'c>(entries: impl IntoIterator<Item = &'c (String, String)>) {
    let mut done = true;
    for (name, text) in entries {
        done &= local_storage::forget_copy(name, text).is_ok();
    }
    if !done {
        leptos::logging::warn!("an old copy stays");
    }
}

/// Forgets every tab's copy of a draft.
pub fn forget_copies_of(id: &str) {
    let all = find_copies();
    forget_copies(all.iter().filter(|copy| copy.id == id).map(|copy| &copy.entry));
}
