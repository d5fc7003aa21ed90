//! Keeps the drafts in both stores, reads them back, and says honestly how far that went.

mod safe;
mod start;
mod together;

pub use safe::Safe;
pub use start::{Start, load};
pub use together::{value, with_other};

use leptos::prelude::*;
use leptos::task::spawn_local;

use student_aid::draft::{Draft, DraftError};
use student_aid::store::{self, Codec, Fault, Saved, Shape, Unsaved};

use super::database::{self, Rows};
use super::keeper::{Keeper, News, Records};
use super::state::{AppState, DraftId, Kept, Shelf};
use super::storage::{Hint, StorageError};
use super::tabs::Tabs;
use super::{device, fault, storage};

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
    /// A newer version of the page has been here: this one saves nothing more.
    Newer,
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

/// Every save sets these anew: where two tabs differ in them, nobody is asked.
const MARKS: &[&str] = &["/revision", "/saved"];

/// The families' drafts in the database. A draft says its own shape and upgrades itself, so the
/// store has nothing to upgrade.
const fn families() -> Records {
    let shape = Shape { schema: 1, upgrade: |_, value| value, marks: MARKS };
    store::Shelf { store: Rows::FAMILIES, codec: Codec::Plain, shape }
}

/// Notes how many drafts there are, so that a page can tell when they are not there any more.
fn note(state: AppState) {
    // What is missing is told until somebody has read it.
    let (missing, count) =
        state.shelf.with_untracked(|shelf| (shelf.missing.is_some(), shelf.kept.len()));
    if missing {
        return;
    }
    if storage::keep_hint(Hint { count, day: state.today }).is_err() {
        leptos::logging::warn!("how much is kept cannot be remembered");
    }
}

/// Stops telling what is missing.
pub fn let_go(state: AppState) {
    state.shelf.update(|shelf| shelf.missing = None);
    note(state);
}

/// Saves every change of the shelf: at once in local storage, soon after in the database.
pub fn keep_changes(state: AppState, start: Start) {
    let safe = state.safe;
    let Start { records, written, old, .. } = start;
    let keeper = Keeper::new(families(), records, move |news| hear(state, news));
    safe.begin(keeper, written, old);
    remember_open(state);
    Effect::new(move |_| {
        let shelf = state.shelf.read();
        let before = safe.give(revisions(&shelf));
        if state.keeping.get_untracked() == Keeping::Newer {
            return;
        }
        for kept in &shelf.kept {
            if !before.iter().any(|one| is_copy(one, kept)) {
                fault::point("store");
                safe.keep_here(&kept.id, &kept.draft.write());
                safe.copy(state.shelf, &kept.id);
            }
        }
        for (gone, _) in before {
            if shelf.kept.iter().all(|kept| kept.id != gone) {
                safe.remove(&gone);
            }
        }
    });
}

fn remember_open(state: AppState) {
    let open = Memo::new(move |_| state.shelf.with(|shelf| shelf.open.clone()));
    Effect::new(move |_| {
        if open.with(|open| storage::keep_open(open.as_ref())).is_err() {
            leptos::logging::warn!("which draft is open cannot be remembered");
        }
    });
}

fn hear(state: AppState, news: News<'_>) {
    let safe = state.safe;
    let there = match news {
        News::Writing => return say(state, Keeping::Writing),
        News::Kept { record, sent, saved } => {
            fault::point("copied");
            let id = record.id().as_str();
            let shown =
                state.shelf.with_untracked(|shelf| shelf.kept.iter().any(|kept| kept.id == id));
            if saved == Saved::Merged && shown {
                together::take_in(state, record, sent);
            }
            safe.settled(id);
            note(state);
            spawn_local(device::persist());
            true
        }
        News::Seen { record, before } => {
            together::take_in(state, record, before);
            if state.keeping.get_untracked() != Keeping::Writing {
                return;
            }
            true
        }
        News::Gone(id) => {
            safe.settled(id.as_str());
            note(state);
            if state.shelf.with_untracked(|shelf| shelf.kept.is_empty()) {
                return say(state, Keeping::Quiet);
            }
            true
        }
        News::Waiting(Unsaved::Fault(Fault::NoAnswer)) => return,
        News::Waiting(Unsaved::Newer | Unsaved::Fault(Fault::Newer)) => {
            return say(state, Keeping::Newer);
        }
        News::Waiting(_) => false,
    };
    say(state, outcome(safe.here(), there));
}

/// Says how far it went; where a newer version has been, nothing else can be said any more.
fn say(state: AppState, keeping: Keeping) {
    if state.keeping.get_untracked() != Keeping::Newer {
        state.keeping.set(keeping);
    }
}

fn revisions(shelf: &Shelf) -> Vec<(DraftId, u64)> {
    shelf.kept.iter().map(|kept| (kept.id.clone(), kept.draft.revision)).collect()
}

fn is_copy((id, revision): &(DraftId, u64), kept: &Kept) -> bool {
    *id == kept.id && *revision == kept.draft.revision
}

const fn outcome(here: Result<(), StorageError>, there: bool) -> Keeping {
    match (here, there) {
        (Ok(()), true) => Keeping::Saved,
        (Ok(()), false) | (Err(_), true) => Keeping::Weak,
        (Err(StorageError::Denied), false) => Keeping::Denied,
        (Err(StorageError::Full), false) => Keeping::Full,
    }
}

/// Forgets everything on this device: drafts, what was set aside, preferences.
pub fn forget_all(state: AppState) {
    fault::point("clear");
    let safe = state.safe;
    // So that nothing is written of it on the way.
    safe.give(Vec::new());
    state.removed.set(None);
    state.shelf.set(Shelf::default());
    state.preferences.set(super::preferences::Preferences::default());
    say(state, Keeping::Quiet);
    safe.clear();
    spawn_local(async move {
        if database::forget_old_drafts().await.is_err() {
            say(state, Keeping::Weak);
        }
    });
}

/// Follows the other tabs: what they changed is looked up in the database.
pub fn follow_other_tabs(state: AppState) {
    let tabs = Tabs::new(move |id| {
        fault::point("other-tab");
        state.safe.see(&id);
    });
    state.safe.tell(tabs);
    device::on_storage(move |key| {
        if state.keeping.get_untracked() != Keeping::Weak {
            return;
        }
        let Some(id) = storage::draft_of_key(&key).map(str::to_owned) else { return };
        let Some(Ok(draft)) = storage::draft(&id).map(|text| Draft::read(&text)) else { return };
        together::take_newer(state, id, draft);
    });
    spawn_local(database::watch(move || say(state, Keeping::Newer)));
}
