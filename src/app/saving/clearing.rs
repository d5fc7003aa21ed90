//! 清除本机记录: everything of the families goes, from both homes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use page::browser::tabs::Word;
use page::browser::{device, fault, local_storage};
use page::drafts::{Drafts, RECORDS, StoredCopy, TEXTS, find_copies, forget_copies, records};
use page::preferences::Preferences;
use page::sync::{LOOK_MS, LOOKS, SaveState, Shown};
use records::store::{Contents, Fault, Record, Unsaved};

use crate::app::state::AppState;

/// Forgets everything on this device: drafts, what was set aside, preferences. Tells whether that
/// is done.
pub fn forget_all(state: AppState, report: impl FnOnce(bool) + 'static) {
    fault::point("clear");
    state.sync.update_value(|sync| sync.drafts.clear());
    state.removed.set(Vec::new());
    let copies = find_copies();
    forget_copies(copies.iter().map(|copy| &copy.entry));
    state.drafts.set(Drafts::default());
    state.preferences.set(Preferences::default());
    spawn_local(async move {
        let there = clear(state, copies).await;
        // Last: it is there that the store learns whether the browser's log may be torn.
        let here = local_storage::clear().map_err(|_| Unsaved::Fault(Fault::Denied));
        let done = there.and(here);
        let there = done.map_or_else(SaveState::Unsaved, |()| SaveState::Quiet);
        state.saving.update(|saving| {
            saving.database = there;
            saving.local_copy = false;
        });
        // What was begun meanwhile went with it, and is saved anew.
        state.sync.update_value(|sync| sync.drafts.clear());
        state.drafts.update(|_| {});
        state.tell(&Word::Ended);
        report(done.is_ok());
    });
}

/// Clears both stores, once nothing is on its way into them. A browser that is killed forgets that
/// its local storage was cleared: in the place of each record is left that it was removed, and the
/// copies do not come back.
async fn clear(state: AppState, copies: Vec<StoredCopy>) -> Result<(), Unsaved> {
    if let Some(keeper) = state.keeper() {
        for _ in 0..LOOKS {
            keeper.drop_all();
            if keeper.is_done() {
                break;
            }
            device::pause(LOOK_MS).await;
        }
    }
    RECORDS.clear().await?;
    TEXTS.clear().await?;
    let mut gone = Vec::<Record>::new();
    for StoredCopy { id, content, .. } in &copies {
        let revision = content.as_ref().map_or(0, |copy| copy.revision);
        if let Ok(id) = id.parse() {
            gone.push(Record::last_seen(id, revision, Contents::default()));
        }
    }
    // One of two tabs' copies may be of a later revision than the other: the last one stays.
    gone.sort_by_key(Record::revision);
    for mut record in gone {
        records().remove(&mut record).await?;
    }
    Ok(())
}
