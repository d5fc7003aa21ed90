//! 清除本机记录: everything of the families goes, from both homes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use records::store::{Contents, Fault, Record, Unsaved};

use super::local::{self, Found};
use super::{DRAFTS, Keeping, RECORDS, SAFE, records, tell, working};
use crate::app::keeper::{LOOK_MS, LOOKS};
use crate::app::preferences::Preferences;
use crate::app::state::{AppState, Drafts};
use crate::app::tabs::Word;
use crate::app::{device, fault, storage};

/// Forgets everything on this device: drafts, what was set aside, preferences. Tells whether that
/// is done.
pub fn forget_all(state: AppState, told: impl FnOnce(bool) + 'static) {
    fault::point("clear");
    SAFE.with_borrow_mut(|safe| safe.drafts.clear());
    state.removed.set(Vec::new());
    let copies = local::find();
    local::forget(copies.iter().map(|one| &one.entry));
    state.shelf.set(Drafts::default());
    state.preferences.set(Preferences::default());
    spawn_local(async move {
        let there = clear(copies).await;
        // Last: it is there that the store learns whether the browser's log may be torn.
        let here = storage::clear().map_err(|_| Unsaved::Fault(Fault::Denied));
        let done = there.and(here);
        let there = done.map_or_else(Keeping::Waiting, |()| Keeping::Quiet);
        state.keeping.update(|saving| {
            saving.there = there;
            saving.here = false;
        });
        // What was begun meanwhile went with it, and is saved anew.
        SAFE.with_borrow_mut(|safe| safe.drafts.clear());
        state.shelf.update(|_| {});
        tell(&Word::Ended);
        told(done.is_ok());
    });
}

/// Clears both stores, once nothing is on its way into them. A browser that is killed forgets that
/// its local storage was cleared: in the place of each record is left that it was removed, and the
/// copies do not come back.
async fn clear(copies: Vec<Found>) -> Result<(), Unsaved> {
    if let Some(keeper) = working() {
        for _ in 0..LOOKS {
            keeper.drop_all();
            if keeper.is_done() {
                break;
            }
            device::pause(LOOK_MS).await;
        }
    }
    RECORDS.clear().await?;
    DRAFTS.clear().await?;
    let mut gone = Vec::<Record>::new();
    for Found { id, copy, .. } in &copies {
        let revision = copy.as_ref().map_or(0, |copy| copy.revision);
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
