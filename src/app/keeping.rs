//! Keeps the families' drafts as records, and says honestly how far that went.

mod start;
mod together;

#[cfg(not(feature = "dispatch"))]
pub use start::{Start, load};
#[cfg(not(feature = "desk"))]
pub use together::value;

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use student_aid::draft::DraftError;
use student_aid::store::{self, Codec, Durability, Fault, Record, Saved, Shape, Unsaved};

use super::database::{LOST, Rows};
use super::keeper::{Keeper, LOOK_MS, LOOKS, News, Records};
use super::parts::live::whenever;
use super::state::{AppState, DraftId, Kept, Shelf};
use super::tabs::{Others, Word};
use super::{device, fault, storage};

/// Where the drafts are kept.
const DATABASE: &str = "student-aid";
/// Milliseconds: a family waits for the page, and has few drafts.
const PATIENCE_MS: u32 = 5000;
/// The drafts.
const RECORDS: Rows = Rows { database: DATABASE, store: "records", patience_ms: PATIENCE_MS };
/// The drafts as version 1 kept them: whole texts.
const DRAFTS: Rows = Rows { database: DATABASE, store: "drafts", patience_ms: PATIENCE_MS };

/// Every save sets these anew: where two tabs differ in them, nobody is asked.
const MARKS: &[&str] = &["/revision", "/saved"];

/// A draft says its own shape and upgrades itself, so the store has nothing to upgrade.
fn records() -> Records {
    let shape = Shape { schema: 1, upgrade: |_, value| value, marks: MARKS };
    store::Shelf { store: RECORDS, codec: Codec::Plain, shape }
}

/// How far the last change is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing has changed yet.
    Quiet,
    /// On its way.
    Writing,
    /// In the store.
    Saved,
    /// Not in the store, and why: the page goes on in memory and tries again.
    Waiting(Unsaved),
    /// What is in the store could not be read, and why.
    Unread(Fault),
}

/// What is saved and cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The name of its draft.
    pub id: DraftId,
    /// Why.
    pub error: DraftError,
    /// What it is, for the family to save in a file.
    pub text: String,
}

/// What saves the drafts.
struct Safe {
    keeper: Option<Keeper>,
    others: Option<Others>,
    /// The drafts as they were last given to the keeper, or as it has them.
    given: Vec<Kept>,
}

thread_local! {
    /// There is one page, and it saves its drafts for as long as it lives.
    static SAFE: RefCell<Safe> =
        const { RefCell::new(Safe { keeper: None, others: None, given: Vec::new() }) };
}

fn working() -> Option<Keeper> {
    SAFE.with_borrow(|safe| safe.keeper.clone())
}

/// Saves every change of the shelf, and follows the other tabs.
pub fn keep_changes(state: AppState, records: Vec<Record>, given: Vec<Kept>) {
    let keeper = Keeper::new(self::records(), records.into_iter().map(Record::pack), move |news| {
        hear(state, news);
    });
    let others = Others::hear(DATABASE, heed);
    SAFE.set(Safe { keeper: Some(keeper), others: Some(others), given });
    device::on_event(LOST, || {
        if let Some(keeper) = working() {
            keeper.keep_again(&|_| true);
        }
    });
    note(state);
    whenever(move || {
        let (now, open) = state.shelf.with(|shelf| (shelf.kept.clone(), shelf.open.clone()));
        if storage::open() != open && storage::keep_open(open.as_ref()).is_err() {
            leptos::logging::warn!("which draft is open cannot be remembered");
        }
        let Some(keeper) = working() else { return };
        let before = SAFE.with_borrow_mut(|safe| std::mem::replace(&mut safe.given, now.clone()));
        for kept in &now {
            if !before.contains(kept) {
                fault::point("store");
                keep(&keeper, kept.clone());
            }
        }
        for gone in before.iter().filter(|one| now.iter().all(|kept| kept.id != one.id)) {
            if let Ok(id) = gone.id.parse() {
                keeper.remove(id);
            }
        }
    });
}

fn keep(keeper: &Keeper, kept: Kept) {
    let Ok(id) = kept.id.parse() else { return };
    keeper.keep(id, Durability::Relaxed, move || {
        fault::point("copy");
        together::contents(&kept)
    });
}

fn hear(state: AppState, news: News<'_>) {
    match news {
        News::Writing => state.keeping.set(Keeping::Writing),
        News::Waiting(unsaved) => state.keeping.set(Keeping::Waiting(unsaved)),
        News::Changed(record) => together::follow(state, record),
        News::Gone(record) => is_saved(state, record),
        News::Kept(record, saved, sent) => {
            fault::point("copied");
            if saved == Saved::Merged {
                together::go_on(state, record, sent);
            }
            is_saved(state, record);
        }
    }
}

fn is_saved(state: AppState, record: &Record) {
    state.keeping.set(Keeping::Saved);
    note(state);
    tell(&Word::Saved(record.id().clone(), record.revision()));
}

fn tell(word: &Word) {
    SAFE.with_borrow(|safe| {
        if let Some(others) = &safe.others {
            others.tell(word);
        }
    });
}

/// Does what another tab said.
fn heed(word: Word) {
    fault::point("other-tab");
    match word {
        Word::Saved(id, revision) => {
            if let Some(keeper) = working() {
                spawn_local(async move { keeper.follow(&id, revision).await });
            }
        }
        Word::Ended => device::reload(),
        Word::Give(_) | Word::Restored => {}
        #[cfg(feature = "desk")]
        Word::Rekeyed => {}
    }
}

/// Notes how many drafts are kept, so that it is seen when they are not there any more. What is
/// missing, or cannot be read now, is no news of that.
fn note(state: AppState) {
    let keeping = state.keeping.get_untracked();
    let failed = matches!(keeping, Keeping::Waiting(_) | Keeping::Unread(_));
    let count = state.shelf.with_untracked(|shelf| match shelf.missing {
        Some(_) => None,
        None => Some(shelf.kept.len()),
    });
    let Some(count) = count.filter(|_| !failed) else { return };
    let hint = (count > 0).then_some((state.today, count));
    if storage::hint(storage::DRAFTS) != hint && storage::keep_hint(storage::DRAFTS, hint).is_err()
    {
        leptos::logging::warn!("how much is kept cannot be remembered");
    }
}

/// Stops telling what is missing.
pub fn let_go(state: AppState) {
    state.shelf.update(|shelf| shelf.missing = None);
    note(state);
}

/// Settles what two tabs filled in differently in the open draft: by another value, or by the one
/// that stands.
pub fn settle(state: AppState, at: &str, chosen: Option<Value>) {
    let Some(kept) = state.shelf.with_untracked(|shelf| shelf.current().cloned()) else { return };
    let settled = |chosen| {
        let mut contents = together::contents(&kept);
        contents.settle(at, chosen);
        together::kept(&kept.id, &contents)
    };
    // Where the other value makes no draft any more, the one that stands is all there is.
    let Ok(kept) = settled(chosen).or_else(|_| settled(None)) else { return };
    together::show(state, kept);
}

/// Forgets everything on this device: drafts, what was set aside, preferences.
pub fn forget_all(state: AppState) {
    fault::point("clear");
    SAFE.with_borrow_mut(|safe| safe.given.clear());
    state.removed.set(Vec::new());
    state.shelf.set(Shelf::default());
    state.preferences.set(super::preferences::Preferences::default());
    spawn_local(async move {
        let there = clear().await;
        // Last: it is there that the store learns whether the browser's log may be torn.
        let here = storage::clear().map_err(|_| Fault::Denied);
        let done = there.and(here).map_err(Unsaved::Fault);
        state.keeping.set(done.map_or_else(Keeping::Waiting, |()| Keeping::Quiet));
        // What was begun meanwhile went with it, and is saved anew.
        SAFE.with_borrow_mut(|safe| safe.given.clear());
        state.shelf.update(|_| {});
        tell(&Word::Ended);
    });
}

/// Clears both stores, once nothing is on its way into them.
async fn clear() -> Result<(), Fault> {
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
    DRAFTS.clear().await
}
