//! Keeps the families' drafts as records and as copies beside them, and says honestly how far that
//! went.

mod clearing;
mod known;
mod local;
mod safe;
mod start;
mod together;
mod turn;

pub use clearing::forget_all;
pub use start::Begun;
pub use start::{Start, load};
#[cfg(not(feature = "desk"))]
pub use together::value;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use records::draft::DraftError;
use records::store::{self, Codec, Durability, Fault, Record, Saved, Shape, Unsaved};

use super::database::{LOST, Rows};
use super::keeper::{Keeper, News, Records};
use super::route::Route;
use super::state::{AppState, DraftId};
use super::tabs::{Others, Word};
use super::{device, fault, storage};
use safe::{SAFE, learn, with_known, working};

/// Where the drafts are kept.
const DATABASE: &str = "student-aid";
/// Milliseconds: a family waits for the page, and has few drafts.
const PATIENCE_MS: u32 = 5000;
/// Milliseconds, where the drafts are in local storage, too: what the database has more is brought
/// together with them when it answers.
const COPIED_PATIENCE_MS: u32 = 3000;
/// The drafts.
const RECORDS: Rows = Rows { database: DATABASE, store: "records", patience_ms: PATIENCE_MS };
/// The drafts as version 1 kept them: whole texts.
const DRAFTS: Rows = Rows { database: DATABASE, store: "drafts", patience_ms: PATIENCE_MS };

/// Every save sets these anew: where two tabs differ in them, nobody is asked.
const MARKS: &[&str] = &["/revision", "/saved"];

/// A draft says its own shape and upgrades itself, so the store has nothing to upgrade.
fn records() -> Records {
    let shape = Shape { schema: 1, upgrade: |_, value| value, marks: MARKS };
    let is_copied = storage::copies().is_ok_and(|copies| !copies.is_empty());
    let patience_ms = if is_copied { COPIED_PATIENCE_MS } else { PATIENCE_MS };
    store::RecordStore { store: Rows { patience_ms, ..RECORDS }, codec: Codec::Plain, shape }
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

/// How far the drafts are saved, in both of their homes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saving {
    /// In the database.
    pub there: Keeping,
    /// Whether what changed last is in local storage, too.
    pub here: bool,
    /// Whether another tab fills in, and this one only shows what is there.
    pub looks_on: bool,
}

impl Saving {
    /// What is known before anything was written.
    pub const fn of(there: Keeping) -> Self {
        Self { there, here: false, looks_on: false }
    }

    /// Whether what is filled in is there when the page is opened again, as far as is known.
    pub const fn is_kept(self) -> bool {
        self.here || !matches!(self.there, Keeping::Waiting(_) | Keeping::Unread(_))
    }
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

/// Saves every change of the shelf, and follows the other tabs.
pub fn keep_changes(state: AppState, begun: Begun) {
    SAFE.with_borrow_mut(|safe| {
        safe.tab = device::fresh_id();
        safe.others = Some(Others::hear(DATABASE, move |word| heed(state, word)));
    });
    if matches!(state.keeping.get_untracked().there, Keeping::Unread(_)) {
        turn::ask(state, true);
    }
    let copies = begin(state, begun);
    device::on_event(LOST, || {
        if let Some(keeper) = working() {
            keeper.keep_again(&|_| true);
        }
    });
    // Told to the tabs that did not do it.
    device::on_event("storage", move || {
        if state.keeping.get_untracked().looks_on {
            read_copies(state);
        }
    });
    note(state);
    // Not later: what is in local storage when a change is done is there whatever comes next.
    ImmediateEffect::new_scoped(move || save(state));
    local::renew(state, &copies);
}

/// Begins with what was read; gives the copies that it was read from.
fn begin(state: AppState, begun: Begun) -> Vec<(String, String)> {
    let known = begun.records.into_iter().map(Record::pack);
    let keeper = Keeper::new(records(), known, move |news| hear(state, news));
    SAFE.with_borrow_mut(|safe| {
        safe.keeper = Some(keeper);
        safe.drafts = begun.drafts;
    });
    begun.copies
}

/// Begins anew with what the tabs left in local storage, where the database does not answer.
fn read_copies(state: AppState) {
    let Start { mut shelf, begun, .. } = start::without_store(state.keeping.get_untracked().there);
    let copies = begin(state, begun);
    state.shelf.update(|now| {
        if now.open.as_ref().is_some_and(|open| shelf.find(open).is_some()) {
            shelf.open = now.open.take();
        }
        *now = shelf;
    });
    local::renew(state, &copies);
}

/// Saves what has changed: here at once, in the database soon.
fn save(state: AppState) {
    let (now, open) = state.shelf.with(|shelf| (shelf.kept.clone(), shelf.open.clone()));
    let open = open.or_else(|| (!now.is_empty()).then(DraftId::default));
    if storage::open() != open && storage::keep_open(open.as_ref()).is_err() {
        leptos::logging::warn!("which draft is open cannot be remembered");
    }
    let Some(keeper) = working().filter(|_| !state.keeping.get_untracked().looks_on) else {
        return;
    };
    let (tab, changed) = SAFE.with_borrow_mut(|safe| (safe.tab.clone(), safe.changes_to(&now)));
    for (id, copy) in changed {
        if copy.wanted.is_some() {
            fault::point("store");
        }
        local::keep(state, &tab, &id, &copy);
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

fn hear(state: AppState, news: News<'_>) {
    match news {
        News::Writing => state.keeping.update(|saving| saving.there = Keeping::Writing),
        News::Waiting(unsaved) => {
            state.keeping.update(|saving| saving.there = Keeping::Waiting(unsaved));
            turn::ask(state, false);
        }
        News::Changed(record) => together::follow(state, record),
        News::Gone(record) => {
            let id = record.id().as_str();
            let is_removed = with_known(id, |known| {
                known.stored(record);
                known.is_removed
            });
            if is_removed == Some(true) {
                local::forget_all_of(id);
            }
            is_saved(state, record);
        }
        News::Kept(record, saved, sent) => {
            fault::point("copied");
            let id = record.id().as_str();
            if with_known(id, |known| known.stored(record)).is_some() {
                if saved == Saved::Merged {
                    together::go_on(state, record, sent);
                }
                local::keep_again(state, id);
            }
            is_saved(state, record);
        }
    }
}

fn is_saved(state: AppState, record: &Record) {
    turn::leave(state);
    state.keeping.update(|saving| saving.there = Keeping::Saved);
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
fn heed(state: AppState, word: Word) {
    fault::point("other-tab");
    match word {
        Word::Saved(id, revision) => {
            if let Some(keeper) = working() {
                spawn_local(async move { keeper.follow(&id, revision).await });
            }
        }
        Word::Ended => {
            // Not an empty child in the place of the one that was cleared.
            if state.route.get_untracked().is_of_draft() {
                device::go(Route::Home);
            }
            device::reload();
        }
        Word::Give(_) | Word::Restored => {}
        #[cfg(feature = "desk")]
        Word::Rekeyed => {}
    }
}

/// Notes how many drafts are kept, so that it is seen when they are not there any more. What is
/// missing, or cannot be read now, is no news of that.
fn note(state: AppState) {
    let keeping = state.keeping.get_untracked().there;
    let failed = matches!(keeping, Keeping::Waiting(_) | Keeping::Unread(_));
    let count = state.shelf.with_untracked(|shelf| match shelf.missing {
        Some(_) => None,
        None => Some(shelf.kept.len()),
    });
    let Some(count) = count.filter(|_| !failed) else { return };
    let noted = match count {
        0 if storage::hint(storage::DRAFTS).is_none() => Ok(()),
        0 => storage::keep_hint(storage::DRAFTS, None),
        count => storage::note_use(storage::DRAFTS, state.today, count),
    };
    if noted.is_err() {
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
