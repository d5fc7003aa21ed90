//! A draft as its record holds it; and what this tab shows together with what another made of it.

use leptos::prelude::*;
use serde_json::Value;

use records::draft::{Draft, DraftError};
use records::store::{Contents, Record};

use super::MARKS;
use crate::app::state::{AppState, SavedDraft};

/// What the record of a draft is to hold.
pub fn contents(kept: &SavedDraft) -> Contents {
    Contents { clashes: kept.clashes.clone(), ..Contents::of(value(&kept.draft)) }
}

/// A draft as a value.
pub fn value(draft: &Draft) -> Value {
    draft.to_value()
}

/// The draft that a record holds. Where one tab changed the children and another what is tried
/// out with them, both are right and do not fit: the children stand.
pub fn kept(id: &str, contents: &Contents) -> Result<SavedDraft, DraftError> {
    let draft = Draft::read_value(contents.value.clone()).or_else(|error| {
        let mut without = contents.value.clone();
        match without.get_mut("what-if") {
            Some(what_if) if error == DraftError::Damaged => *what_if = Value::Null,
            _ => return Err(error),
        }
        Draft::read_value(without)
    })?;
    Ok(SavedDraft { clashes: contents.clashes.clone(), ..SavedDraft::new(id.to_owned(), draft) })
}

/// Shows a draft in the place of what the shelf had under its name.
pub fn show(state: AppState, kept: SavedDraft) {
    state.is_back(&kept.id);
    state.shelf.update(|shelf| {
        // Removed in another tab, it was brought back there.
        if shelf.gone.take_if(|gone| gone.id == kept.id).is_some() {
            shelf.open = Some(kept.id.clone());
        }
        match shelf.kept.iter_mut().find(|one| one.id == kept.id) {
            Some(place) => *place = kept,
            None => shelf.kept.push(kept),
        }
    });
}

/// Goes on from what this tab gave, what it shows by now, and what another tab made of it.
pub fn go_on(state: AppState, record: &Record, sent: &Contents) {
    let id = record.id().as_str();
    let shown = state.shelf.with_untracked(|shelf| shelf.find(id).map(contents));
    let Some(shown) = shown else { return };
    // What differs from the record is saved as any change is.
    if let Ok(stored) = kept(id, record.contents()) {
        super::with_known(id, |known| known.shows(Some(stored)));
    }
    match kept(id, &Contents::merge(sent, &shown, record.contents(), MARKS)) {
        Ok(kept) => show(state, kept),
        Err(_) => leptos::logging::warn!("what two tabs made together cannot be read"),
    }
}

/// Shows what another tab made of a draft of which nothing waits here.
pub fn follow(state: AppState, record: &Record) {
    let id = record.id().as_str();
    let kept = (!record.is_removed()).then(|| kept(id, record.contents()));
    let given = match kept {
        None => None,
        Some(Ok(kept)) => Some(kept),
        Some(Err(_)) => return leptos::logging::warn!("what another tab made cannot be read"),
    };
    super::learn(record, given.clone());
    if let Some(kept) = given {
        show(state, kept);
        super::local::keep_again(state, id);
    } else {
        super::local::forget_all_of(id);
        state.shelf.update(|shelf| shelf.lose(id));
    }
    super::note(state);
}
