//! Keeps the drafts in both stores, reads them back, and says honestly how far that went.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use student_aid::draft::{Draft, DraftError};

use super::state::{AppState, DraftId, Kept, Shelf};
use super::storage::StorageError;
use super::{database, device, fault, storage};

/// The database is slow to open: the result of an answer is on the screen before it is asked.
const AFTER_THE_FRAME: Duration = Duration::from_millis(50);

/// Milliseconds after which a database that does not answer is taken for missing.
const PATIENCE_MS: i32 = 1500;

/// How far the last change is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing has changed yet.
    Quiet,
    /// On its way.
    Writing,
    /// In both stores.
    Saved,
    /// In one store only: it survives a closed page, perhaps not a killed browser.
    Weak,
    /// The browser keeps nothing: the page goes on in memory.
    Denied,
    /// The browser has no room left: the page goes on in memory.
    Full,
}

/// A saved text that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The name of its draft.
    pub id: DraftId,
    /// Why.
    pub error: DraftError,
    /// The text itself, for the family to save in a file.
    pub text: String,
}

/// Reads both stores; of two copies of one draft the one with the greater revision counts.
pub async fn load() -> (Shelf, Keeping) {
    let (here, keeping) = match storage::drafts() {
        Ok(drafts) => (drafts, Keeping::Quiet),
        Err(StorageError::Denied) => (Vec::new(), Keeping::Denied),
        Err(StorageError::Full) => (Vec::new(), Keeping::Full),
    };
    let there = device::in_time(PATIENCE_MS, database::drafts()).await.and_then(Result::ok);
    let weak = there.is_none() && keeping == Keeping::Quiet;
    let mut shelf = Shelf::default();
    for (id, text) in here.into_iter().chain(there.unwrap_or_default()) {
        take(&mut shelf, id, text);
    }
    rescue_overwritten(&shelf);
    let open = storage::open().filter(|open| shelf.kept.iter().any(|kept| kept.id == *open));
    shelf.open = open.or_else(|| shelf.kept.last().map(|kept| kept.id.clone()));
    (shelf, if weak { Keeping::Weak } else { keeping })
}

fn take(shelf: &mut Shelf, id: DraftId, text: String) {
    match Draft::read(&text) {
        Ok(draft) => match shelf.kept.iter_mut().find(|kept| kept.id == id) {
            Some(kept) if kept.draft.revision >= draft.revision => {}
            Some(kept) => kept.draft = draft,
            None => shelf.kept.push(Kept { id, draft }),
        },
        Err(error) => {
            let known = shelf.aside.iter().any(|aside| aside.id == id && aside.text == text);
            if !known {
                shelf.aside.push(Aside { id, error, text });
            }
        }
    }
}

/// Where the other store has a good copy, writing will go on under the same name: the unreadable
/// bytes are put under a name of their own first.
fn rescue_overwritten(shelf: &Shelf) {
    for aside in &shelf.aside {
        if shelf.kept.iter().any(|kept| kept.id == aside.id)
            && storage::set_aside(&aside.id, &aside.text).is_err()
        {
            leptos::logging::warn!("an unreadable copy could not be set aside");
        }
    }
}

/// Saves every change of the shelf: at once in local storage, soon after in the database.
pub fn keep_changes(state: AppState) {
    let written = StoredValue::new(revisions(&state.shelf.get_untracked()));
    let open = Memo::new(move |_| state.shelf.with(|shelf| shelf.open.clone()));
    Effect::new(move |_| {
        if open.with(|open| storage::keep_open(open.as_ref())).is_err() {
            leptos::logging::warn!("which draft is open cannot be remembered");
        }
    });
    Effect::new(move |_| {
        let shelf = state.shelf.read();
        let before = written.get_value();
        written.set_value(revisions(&shelf));
        for kept in &shelf.kept {
            if !before.iter().any(|one| is_copy(one, kept)) {
                write(state, kept);
            }
        }
        for (gone, _) in before {
            if shelf.kept.iter().all(|kept| kept.id != gone) {
                forget(state, gone);
            }
        }
    });
}

fn revisions(shelf: &Shelf) -> Vec<(DraftId, u64)> {
    shelf.kept.iter().map(|kept| (kept.id.clone(), kept.draft.revision)).collect()
}

fn is_copy((id, revision): &(DraftId, u64), kept: &Kept) -> bool {
    *id == kept.id && *revision == kept.draft.revision
}

fn write(state: AppState, kept: &Kept) {
    state.keeping.set(Keeping::Writing);
    fault::point("store");
    let text = kept.draft.write();
    let here = storage::keep(&kept.id, &text);
    let (id, revision) = (kept.id.clone(), kept.draft.revision);
    let copy = move || {
        spawn_local(async move {
            // A later change is on its way by itself.
            if is_newest(state, &id, revision) {
                fault::point("copy");
                let there = database::keep(id.clone(), text).await;
                fault::point("copied");
                if is_newest(state, &id, revision) {
                    state.keeping.set(outcome(here, there.is_ok()));
                }
            }
        });
    };
    set_timeout(copy, AFTER_THE_FRAME);
}

fn is_newest(state: AppState, id: &str, revision: u64) -> bool {
    state.shelf.with_untracked(|shelf| {
        shelf.kept.iter().any(|kept| kept.id == id && kept.draft.revision == revision)
    })
}

const fn outcome(here: Result<(), StorageError>, there: bool) -> Keeping {
    match (here, there) {
        (Ok(()), true) => Keeping::Saved,
        (Ok(()), false) | (Err(_), true) => Keeping::Weak,
        (Err(StorageError::Denied), false) => Keeping::Denied,
        (Err(StorageError::Full), false) => Keeping::Full,
    }
}

fn forget(state: AppState, id: DraftId) {
    let here = storage::forget(&id);
    spawn_local(async move {
        let there = database::forget(id).await;
        if here.is_err() || there.is_err() {
            state.keeping.set(Keeping::Weak);
        }
    });
}

/// Forgets everything on this device: drafts, what was set aside, preferences.
pub fn forget_all(state: AppState) {
    fault::point("clear");
    state.removed.set(None);
    state.shelf.set(Shelf::default());
    state.preferences.set(super::preferences::Preferences::default());
    let here = storage::clear();
    spawn_local(async move {
        let there = database::clear().await;
        let done = here.is_ok() && there.is_ok();
        state.keeping.set(if done { Keeping::Quiet } else { Keeping::Weak });
    });
}

/// Follows another tab that saved a newer revision of a draft.
pub fn follow_other_tabs(state: AppState) {
    device::on_storage(move |key| {
        fault::point("other-tab");
        let Some(id) = storage::draft_of_key(&key).map(str::to_owned) else { return };
        let Some(Ok(draft)) = storage::draft(&id).map(|text| Draft::read(&text)) else { return };
        let newer = state.shelf.with_untracked(|shelf| {
            let here = shelf.kept.iter().find(|kept| kept.id == id);
            here.is_none_or(|kept| kept.draft.revision < draft.revision)
        });
        if newer {
            state.shelf.update(|shelf| {
                shelf.kept.retain(|kept| kept.id != id);
                shelf.kept.push(Kept { id, draft });
            });
        }
    });
}
