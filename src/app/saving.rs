//! Keeps the families' drafts as records and as copies beside them, and says honestly how far that
//! went.

mod clearing;
mod copies;
mod shown;
mod write_turn;

pub use clearing::forget_all;
pub use shown::settle;

use leptos::prelude::*;

use page::browser::indexed_db::LOST;
use page::browser::{device, fault, local_storage};
use page::drafts::{self, Begun, DATABASE, DraftId, Start};
use page::sync::{Keeper, SaveState, Shown, hear, listen};
use records::store::{Durability, Record};

use crate::app::state::AppState;
use shown::note;

/// Saves every change of the drafts, and follows the other tabs.
pub fn keep_changes(state: AppState, begun: Begun) {
    state.sync.update_value(|sync| {
        sync.tab = device::fresh_id();
        sync.others = Some(listen(state, DATABASE));
    });
    if is_unread(state) {
        write_turn::ask(state, true);
    }
    let copies = begin(state, begun);
    device::on_event(LOST, move || {
        if let Some(keeper) = state.keeper() {
            keeper.keep_again(&|_| true);
        }
    });
    // A browser tells of a change in local storage only the tabs that did not make it.
    device::on_event("storage", move || {
        if untrack(|| state.looks_on()) {
            read_copies(state);
        }
    });
    note(state);
    // Not later: what is in local storage when a change is done is there whatever comes next.
    ImmediateEffect::new_scoped(move || save(state));
    copies::renew(state, &copies);
}

fn is_unread(state: AppState) -> bool {
    state.saving.with_untracked(|saving| matches!(saving.database, SaveState::Unread(_)))
}

/// Begins with what was read; gives the copies that it was read from.
fn begin(state: AppState, begun: Begun) -> Vec<(String, String)> {
    let known = begun.records.into_iter().map(Record::into_text);
    let keeper = Keeper::new(drafts::records(), known, move |news| hear(state, news));
    state.sync.update_value(|sync| {
        sync.keeper = Some(keeper);
        sync.drafts = begun.drafts;
    });
    begun.copies
}

/// Begins anew with what the tabs left in local storage, where the database does not answer.
fn read_copies(state: AppState) {
    let unread = state.saving.with_untracked(|saving| saving.database.clone());
    let Start { mut drafts, begun, .. } = drafts::without_store(unread);
    let copies = begin(state, begun);
    state.drafts.update(|now| {
        if now.open.as_ref().is_some_and(|open| drafts.find(open).is_some()) {
            drafts.open = now.open.take();
        }
        *now = drafts;
    });
    copies::renew(state, &copies);
}

/// Saves what has changed: here at once, in the database soon.
fn save(state: AppState) {
    let (now, open) = state.drafts.with(|drafts| (drafts.all.clone(), drafts.open.clone()));
    let open = open.or_else(|| (!now.is_empty()).then(DraftId::default));
    if local_storage::open() != open && local_storage::keep_open(open.as_ref()).is_err() {
        leptos::logging::warn!("which draft is open cannot be remembered");
    }
    let Some(keeper) = state.keeper().filter(|_| !untrack(|| state.looks_on())) else { return };
    let changed = state.sync.try_update_value(|sync| sync.changes_to(&now)).unwrap_or_default();
    for (id, copy) in changed {
        if copy.wanted.is_some() {
            fault::point("store");
        }
        copies::keep(state, &id, &copy);
        let Ok(id) = id.parse() else { continue };
        match copy.wanted {
            Some(contents) => keeper.keep(id, Durability::Relaxed, move || {
                fault::point("copy");
                contents
            }),
            None => keeper.remove(id),
        }
    }
}

/// Stops telling what is missing.
pub fn let_go(state: AppState) {
    state.drafts.update(|drafts| drafts.missing = None);
    note(state);
}
