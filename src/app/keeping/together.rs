//! Brings together what this tab shows and what another made of the same draft.

use leptos::prelude::*;
use serde_json::Value;

use student_aid::draft::{Draft, DraftError};
use student_aid::store::{Contents, Record};

use super::{Aside, MARKS};
use crate::app::state::{AppState, DraftId, Kept, Shelf};
use crate::app::storage;

/// What the store is to hold of a draft.
pub fn contents(kept: &Kept) -> Contents {
    let Kept { draft, clashes, pending, .. } = kept;
    Contents { value: value(draft), pending: pending.clone(), clashes: clashes.clone() }
}

/// A draft as the store holds it.
pub fn value(draft: &Draft) -> Value {
    // What a draft writes is JSON.
    serde_json::from_str(&draft.write()).unwrap_or_default()
}

/// The draft that the store holds. Where one tab changed the children and another what is tried
/// out with them, both are right and do not fit: the children stand.
pub fn read(value: &Value) -> Result<Draft, DraftError> {
    Draft::read(&value.to_string()).or_else(|error| {
        let mut without = value.clone();
        match without.get_mut("what-if") {
            Some(what_if) if error == DraftError::Damaged => *what_if = Value::Null,
            _ => return Err(error),
        }
        Draft::read(&without.to_string())
    })
}

/// The draft with the other value in a field that two tabs filled in differently; none where that
/// makes no draft any more.
pub fn with_other(draft: &Draft, at: &str, other: &Value) -> Option<Draft> {
    let mut value = value(draft);
    if let Some(field) = value.pointer_mut(at) {
        field.clone_from(other);
    } else {
        let (parent, field) = at.rsplit_once('/')?;
        let parent = value.pointer_mut(parent)?.as_object_mut()?;
        parent.insert(field.to_owned(), other.clone());
    }
    Draft::read(&value.to_string()).ok()
}

/// Goes on with what this tab shows and what the store holds, together: the two began at `before`.
pub fn take_in(state: AppState, record: &Record, before: &Contents) {
    let id = record.id().as_str();
    let theirs = record.contents();
    let shown = state
        .shelf
        .with_untracked(|shelf| shelf.kept.iter().find(|kept| kept.id == id).map(contents));
    if theirs.value.is_null() {
        // Removed there, and unchanged here since then.
        if shown.as_ref() == Some(before) {
            drop_draft(state, id);
        }
        return;
    }
    let merged = match &shown {
        Some(shown) => Contents::merge(before, shown, theirs, MARKS),
        None => theirs.clone(),
    };
    match read(&merged.value) {
        Ok(draft) => show(state, id, draft, merged, theirs),
        Err(error) => {
            let text = theirs.value.to_string();
            if storage::set_aside(id, &text).is_err() {
                leptos::logging::warn!("what another tab made could not be set aside");
            }
            let aside = Aside { id: id.to_owned(), error, text };
            state.shelf.update(|shelf| shelf.aside.push(aside));
        }
    }
}

fn show(state: AppState, id: &str, mut draft: Draft, merged: Contents, theirs: &Contents) {
    if value(&draft) == theirs.value && merged == *theirs {
        // The database has it: local storage alone is to follow.
        state.safe.is_written(id, draft.revision);
        state.safe.keep_here(id, &draft.write());
    } else {
        draft.revision = draft.revision.saturating_add(1);
    }
    let Contents { pending, clashes, .. } = merged;
    let kept = Kept { id: id.to_owned(), draft, clashes, pending };
    state.shelf.update(|shelf| put(shelf, kept));
}

fn put(shelf: &mut Shelf, kept: Kept) {
    match shelf.kept.iter_mut().find(|other| other.id == kept.id) {
        Some(place) => *place = kept,
        None => shelf.kept.push(kept),
    }
}

fn drop_draft(state: AppState, id: &str) {
    state.safe.is_forgotten(id);
    state.shelf.update(|shelf| {
        shelf.kept.retain(|kept| kept.id != id);
        if shelf.open.as_deref() == Some(id) {
            shelf.open = shelf.kept.last().map(|kept| kept.id.clone());
        }
    });
}

/// Takes over a newer copy from local storage: all that tabs have in common without a database.
pub fn take_newer(state: AppState, id: DraftId, draft: Draft) {
    let newer = state.shelf.with_untracked(|shelf| {
        let here = shelf.kept.iter().find(|kept| kept.id == id);
        here.is_none_or(|kept| kept.draft.revision < draft.revision)
    });
    if newer {
        state.shelf.update(|shelf| put(shelf, Kept::new(id, draft)));
    }
}
