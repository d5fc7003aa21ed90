//! What the page remembers in local storage: a family's drafts a second time, preferences, which
//! draft is open, that there are any.
//!
//! `gloo-storage` throws where the browser denies storage, so every call asks the browser first.

use gloo_storage::{LocalStorage, Storage};

use aid::date::Date;
use records::draft::{DraftError, Removed};

use crate::preferences::Preferences;

/// Keys of drafts begin with this, which version 1 kept here; the rescue screen looks for it too.
const DRAFT: &str = "draft/";
/// Keys of the copies of drafts begin with this; the rescue screen looks for it too.
const COPY: &str = "copy/";
/// The hint that families' drafts are on this device.
pub const DRAFTS: &str = "drafts";
/// The hint that a desk is.
pub const DESK: &str = "desk";
const OPEN: &str = "open";
const PREFERENCES: &str = "preferences";
const REMOVED: &str = "removed";
/// The last day of those that a person said are not to be believed.
const CLOCK: &str = "clock";

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

/// Whether the browser lets this page keep something.
pub fn is_there() -> bool {
    ask().is_ok()
}

fn put(key: &str, text: &str) -> Result<(), StorageError> {
    ask()?.set_item(key, text).map_err(|_| StorageError::Full)
}

/// The texts under the keys that begin so, by what follows.
fn below(prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
    let storage = ask()?;
    let count = storage.length().map_err(|_| StorageError::Denied)?;
    let keys = (0..count).filter_map(|place| storage.key(place).ok().flatten());
    let texts = keys.filter_map(|key| {
        let name = key.strip_prefix(prefix)?.to_owned();
        Some((name, storage.get_item(&key).ok().flatten()?))
    });
    Ok(texts.collect())
}

/// Every draft that version 1 kept here, as text.
pub fn drafts() -> Result<Vec<(String, String)>, StorageError> {
    below(DRAFT)
}

/// Forgets a draft that version 1 kept here, if it is still this text: an old tab may go on.
pub fn forget(id: &str, text: &str) -> Result<(), StorageError> {
    forget_if(&format!("{DRAFT}{id}"), text)
}

/// Every copy of a draft that a tab keeps here, as text, by the name of the copy.
pub fn copies() -> Result<Vec<(String, String)>, StorageError> {
    below(COPY)
}

/// Keeps a copy of a draft.
pub fn keep_copy(name: &str, text: &str) -> Result<(), StorageError> {
    put(&format!("{COPY}{name}"), text)
}

/// Forgets a copy of a draft, if it is still this text: its tab may go on.
pub fn forget_copy(name: &str, text: &str) -> Result<(), StorageError> {
    forget_if(&format!("{COPY}{name}"), text)
}

fn forget_if(key: &str, text: &str) -> Result<(), StorageError> {
    let storage = ask()?;
    match storage.get_item(key) {
        Ok(Some(stored)) if stored == text => {
            storage.remove_item(key).map_err(|_| StorageError::Denied)
        }
        _ => Ok(()),
    }
}

/// Remembers which draft is open; an empty name where one is to be begun beside others.
pub fn keep_open(id: Option<&String>) -> Result<(), StorageError> {
    match id {
        Some(id) => put(OPEN, id),
        None => ask()?.remove_item(OPEN).map_err(|_| StorageError::Denied),
    }
}

/// Which draft was open; an empty name where one was to be begun beside others.
pub fn open() -> Option<String> {
    ask().ok()?.get_item(OPEN).ok().flatten()
}

/// What the person set; the usual where nothing was set or can be read.
pub fn preferences() -> Preferences {
    let text = ask().ok().and_then(|storage| storage.get_item(PREFERENCES).ok().flatten());
    text.map_or_else(Preferences::default, |text| Preferences::read(&text))
}

/// Remembers what the person set.
pub fn keep_preferences(preferences: &Preferences) -> Result<(), StorageError> {
    put(PREFERENCES, &preferences.write())
}

/// What was taken away on this day and can be brought back; on another day it is final.
pub fn removed(today: Date) -> Vec<Removed> {
    let text = ask().ok().and_then(|storage| storage.get_item(REMOVED).ok().flatten());
    let read = text.and_then(|text| Removed::read(&text).ok());
    read.filter(|(_, on)| *on == today).map(|(list, _)| list).unwrap_or_default()
}

/// Remembers what was taken away and can be brought back. What a newer version remembers stays.
pub fn keep_removed(list: &[Removed], today: Date) -> Result<(), StorageError> {
    let storage = ask()?;
    let stored = storage.get_item(REMOVED).ok().flatten().map(|text| Removed::read(&text));
    if matches!(stored, Some(Err(DraftError::Newer(_)))) {
        if list.is_empty() { Ok(()) } else { Err(StorageError::Denied) }
    } else if list.is_empty() {
        storage.remove_item(REMOVED).map_err(|_| StorageError::Denied)
    } else {
        put(REMOVED, &Removed::write(list, today))
    }
}

/// What there was on this device under a name: the last day it was saved on, and how much.
pub fn hint(name: &str) -> Option<(Date, usize)> {
    let text = ask().ok()?.get_item(name).ok().flatten()?;
    let (on, count) = text.split_once(' ')?;
    Some((on.parse().ok()?, count.parse().ok()?))
}

/// Remembers that there is something on this device, or that nothing is any more.
pub fn keep_hint(name: &str, hint: Option<(Date, usize)>) -> Result<(), StorageError> {
    match hint {
        Some((on, count)) => put(name, &format!("{on} {count}")),
        None => ask()?.remove_item(name).map_err(|_| StorageError::Denied),
    }
}

/// Remembers that so much was kept on this day. A later day that is known stays: a clock that was
/// set back would hide that with its first save.
pub fn note_use(name: &str, today: Date, count: usize) -> Result<(), StorageError> {
    let known = hint(name);
    let noted = Some((known.map_or(today, |(on, _)| on.max(today)), count));
    if known == noted { Ok(()) } else { keep_hint(name, noted) }
}

/// Takes a person's word that the day is right: later days, as far as this one that stands in what
/// is kept, count no more.
pub fn settle_day(name: &str, today: Date, known: Option<Date>) -> Result<(), StorageError> {
    if let Some(known) = known.filter(|known| today < *known) {
        put(CLOCK, &known.to_string())?;
    }
    hint(name).map_or(Ok(()), |(_, count)| keep_hint(name, Some((today, count))))
}

/// The last day that counts no more, by a person's word.
pub fn settled_day() -> Option<Date> {
    ask().ok()?.get_item(CLOCK).ok().flatten()?.parse().ok()
}

/// Forgets everything that the family's page keeps here. That there is a desk stays: it is not
/// gone.
pub fn clear() -> Result<(), StorageError> {
    let desk = ask()?.get_item(DESK).ok().flatten();
    LocalStorage::clear();
    desk.map_or(Ok(()), |desk| put(DESK, &desk))
}
