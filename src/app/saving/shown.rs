//! What the page shows of the drafts, for the client that saves them.

use leptos::prelude::*;
use serde_json::Value;

use page::browser::tabs::Word;
use page::browser::{device, fault, local_storage};
use page::drafts::{self, Known, MARKS, SavedDraft, Unreadable, forget_copies_of};
use page::sync::{Keeper, SaveState, Shown};
use records::draft::DraftError;
use records::seal::NoKey;
use records::store::{Contents, Record};

use super::{copies, write_turn};
use crate::app::route::Route;
use crate::app::state::AppState;

impl Shown for AppState {
    type Key = NoKey;

    const MARKS: &'static [&'static str] = MARKS;

    fn keeper(self) -> Option<Keeper<NoKey>> {
        self.sync.with_value(|sync| sync.keeper.clone())
    }

    fn contents(self, id: &str) -> Option<Contents> {
        self.drafts.with_untracked(|drafts| drafts.find(id).map(drafts::contents))
    }

    fn show(self, record: &Record) {
        let id = record.id().as_str();
        let read = match drafts::read(id, record.contents()) {
            Ok(read) => read,
            Err(error) => return set_aside(self, record, error),
        };
        self.sync.update_value(|sync| sync.learn(record, Some(read.clone())));
        show(self, read);
        copies::keep_again(self, id);
        note(self);
    }

    fn gone(self, record: &Record) {
        let id = record.id().as_str();
        self.sync.update_value(|sync| sync.learn(record, None));
        forget_copies_of(id);
        self.drafts.update(|drafts| drafts.lose(id));
        note(self);
    }

    fn show_merged(self, record: &Record, together: Contents) {
        let id = record.id().as_str();
        // What differs from the record is saved as any change is.
        if let Ok(stored) = drafts::read(id, record.contents()) {
            with_known(self, id, |known| known.shows(Some(stored)));
        }
        match drafts::read(id, &together) {
            Ok(read) => show(self, read),
            Err(error) => return set_aside(self, record, error),
        }
        copies::keep_again(self, id);
    }

    fn stored(self, record: &Record) {
        fault::point("copied");
        let id = record.id().as_str();
        let is_removed = with_known(self, id, |known| {
            known.stored(record);
            known.is_removed
        });
        match is_removed {
            Some(true) if record.is_removed() => forget_copies_of(id),
            Some(_) if !record.is_removed() => copies::keep_again(self, id),
            Some(_) | None => {}
        }
        write_turn::leave(self);
        note(self);
    }

    fn set_state(self, state: SaveState) {
        let is_unsaved = matches!(state, SaveState::Unsaved(_));
        self.saving.update(|saving| saving.database = state);
        if is_unsaved {
            write_turn::ask(self, false);
        }
    }

    fn tell(self, word: &Word) {
        self.sync.with_value(|sync| {
            if let Some(others) = &sync.others {
                others.tell(word);
            }
        });
    }

    fn heed(self, word: Word) {
        match word {
            Word::Ended => {
                // Not an empty child in the place of the one that was cleared.
                if self.route.get_untracked().is_of_draft() {
                    device::go(&Route::Home.href());
                }
                device::reload();
            }
            Word::Saved(..) | Word::Give(_) | Word::Restored | Word::Rekeyed | Word::Locked => {}
        }
    }
}

/// Does something with what is known of a draft.
pub(super) fn with_known<T>(
    state: AppState,
    id: &str,
    task: impl FnOnce(&mut Known) -> T,
) -> Option<T> {
    state.sync.try_update_value(|sync| sync.known(id).map(task)).flatten()
}

/// Leaves alone what a newer version made of a draft: what is shown here would be written over it.
fn set_aside(state: AppState, record: &Record, error: DraftError) {
    let DraftError::Newer(_) = error else {
        return leptos::logging::warn!("what another tab made cannot be read");
    };
    let id = record.id().as_str().to_owned();
    // First: a draft that is known and not there any more is to be removed.
    state.sync.update_value(|sync| sync.drafts.retain(|known| known.id != id));
    let text = record.contents().value.to_string();
    let was_open = state
        .drafts
        .try_update(|drafts| drafts.set_aside(Unreadable { id, error, text }))
        .unwrap_or_default();
    if was_open && state.route.get_untracked().is_of_draft() {
        device::go(&Route::Home.href());
    }
}

/// Shows a draft in the place of what was there under its name.
fn show(state: AppState, read: SavedDraft) {
    state.is_back(&read.id);
    state.drafts.update(|drafts| {
        // Removed in another tab, it was brought back there.
        if drafts.gone.take_if(|gone| gone.id == read.id).is_some() {
            drafts.open = Some(read.id.clone());
        }
        match drafts.find_mut(&read.id) {
            Some(saved) => *saved = read,
            None => drafts.all.push(read),
        }
    });
}

/// Settles what two tabs filled in differently in the open draft: by another value, or by the one
/// that stands.
pub fn settle(state: AppState, at: &str, chosen: Option<Value>) {
    let Some(open) = state.drafts.with_untracked(|drafts| drafts.current().cloned()) else {
        return;
    };
    let settled = |chosen| {
        let mut contents = drafts::contents(&open);
        contents.settle(at, chosen);
        drafts::read(&open.id, &contents)
    };
    // Where the other value makes no draft any more, the one that stands is all there is.
    let Ok(read) = settled(chosen).or_else(|_| settled(None)) else { return };
    show(state, read);
}

/// Notes how many drafts are kept, so that it is seen when they are not there any more. What is
/// missing, or cannot be read now, is no news of that.
pub(super) fn note(state: AppState) {
    let failed = state.saving.with_untracked(|saving| saving.database.is_worrying());
    let count = state.drafts.with_untracked(|drafts| match drafts.missing {
        Some(_) => None,
        None => Some(drafts.all.len()),
    });
    let Some(count) = count.filter(|_| !failed) else { return };
    let noted = match count {
        0 if local_storage::hint(local_storage::DRAFTS).is_none() => Ok(()),
        0 => local_storage::keep_hint(local_storage::DRAFTS, None),
        count => local_storage::note_use(local_storage::DRAFTS, state.today, count),
    };
    if noted.is_err() {
        leptos::logging::warn!("how much is kept cannot be remembered");
    }
}
