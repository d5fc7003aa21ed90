//! Drafts and preferences in local storage: written at once, survives a crashed tab.
//!
//! `gloo-storage` throws where the browser denies storage, so every call asks the browser first.

use gloo_storage::{LocalStorage, Storage};

#[cfg(feature = "desk")]
use student_aid::date::Date;

use super::preferences::Preferences;
use super::state::DraftId;

/// Keys of drafts begin with this; the rescue screen looks for it too.
const DRAFT: &str = "draft/";
/// Keys of bytes that were set aside begin with this.
const ASIDE: &str = "aside/";
const OPEN: &str = "open";
const PREFERENCES: &str = "preferences";
#[cfg(feature = "desk")]
const DESK: &str = "desk";

/// Why the browser keeps nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// It lets this page keep nothing.
    Denied,
    /// It has no room left.
    Full,
}

fn ask() -> Result<web_sys::Storage, StorageError> {
    let storage = web_sys::window().map(|window| window.local_storage());
    match storage {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(StorageError::Denied),
    }
}

fn put(key: &str, text: &str) -> Result<(), StorageError> {
    ask()?.set_item(key, text).map_err(|_| StorageError::Full)
}

/// Writes one draft, as text.
pub fn keep(id: &str, text: &str) -> Result<(), StorageError> {
    put(&format!("{DRAFT}{id}"), text)
}

/// Every saved draft, as text.
pub fn drafts() -> Result<Vec<(DraftId, String)>, StorageError> {
    let storage = ask()?;
    let count = storage.length().map_err(|_| StorageError::Denied)?;
    let keys = (0..count).filter_map(|place| storage.key(place).ok().flatten());
    let found = keys.filter_map(|key| {
        let text = storage.get_item(&key).ok().flatten()?;
        Some((key.strip_prefix(DRAFT)?.to_owned(), text))
    });
    Ok(found.collect())
}

/// One saved draft, as text.
pub fn draft(id: &str) -> Option<String> {
    ask().ok()?.get_item(&format!("{DRAFT}{id}")).ok().flatten()
}

/// Forgets one draft.
pub fn forget(id: &str) -> Result<(), StorageError> {
    ask()?.remove_item(&format!("{DRAFT}{id}")).map_err(|_| StorageError::Denied)
}

/// Keeps bytes that cannot be read, so that a draft of the same name never overwrites them.
pub fn set_aside(id: &str, text: &str) -> Result<(), StorageError> {
    let free = (0..).map(|number: u32| format!("{ASIDE}{id}/{number}"));
    let storage = ask()?;
    let taken =
        |key: &String| storage.get_item(key).ok().flatten().is_some_and(|kept| kept != text);
    let key = free.take(100).find(|key| !taken(key)).ok_or(StorageError::Full)?;
    put(&key, text)
}

/// Remembers which draft is open.
pub fn keep_open(id: Option<&DraftId>) -> Result<(), StorageError> {
    match id {
        Some(id) => put(OPEN, id),
        None => ask()?.remove_item(OPEN).map_err(|_| StorageError::Denied),
    }
}

/// Which draft was open.
pub fn open() -> Option<DraftId> {
    ask().ok()?.get_item(OPEN).ok().flatten()
}

/// What the person set; the usual where nothing was set or can be read.
pub fn preferences() -> Preferences {
    let kept = ask().ok().and_then(|storage| storage.get_item(PREFERENCES).ok().flatten());
    kept.map_or_else(Preferences::default, |text| Preferences::read(&text))
}

/// Remembers what the person set.
pub fn keep_preferences(preferences: &Preferences) -> Result<(), StorageError> {
    put(PREFERENCES, &preferences.write())
}

/// That a desk is on this device: the last day it was saved on, and how many applications it had.
#[cfg(feature = "desk")]
pub fn desk_hint() -> Option<(Date, usize)> {
    let text = ask().ok()?.get_item(DESK).ok().flatten()?;
    let (on, count) = text.split_once(' ')?;
    Some((on.parse().ok()?, count.parse().ok()?))
}

/// Remembers that a desk is on this device, or that none is any more.
#[cfg(feature = "desk")]
pub fn keep_desk_hint(hint: Option<(Date, usize)>) -> Result<(), StorageError> {
    match hint {
        Some((on, count)) => put(DESK, &format!("{on} {count}")),
        None => ask()?.remove_item(DESK).map_err(|_| StorageError::Denied),
    }
}

/// Forgets everything that this page keeps here.
pub fn clear() -> Result<(), StorageError> {
    ask()?;
    LocalStorage::clear();
    Ok(())
}

/// The draft that a changed key of local storage belongs to.
pub fn draft_of_key(key: &str) -> Option<&str> {
    key.strip_prefix(DRAFT)
}
