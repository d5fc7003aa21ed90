//! 用时才读: looking into applications, and not only at their rows. What cannot be read any more is
//! read anew from its record; where that fails it is taken off the list, and said to be unreadable,
//! as if opening had found it. Nothing is written over it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use office::application::Application;
use office::roster::{Entry, RecordId};
use records::store::{Record, UnreadableReason, UnreadableRow};

use super::Desk;
use super::opening::reason;

/// Why nothing is made of the applications.
const UNREADABLE: &str = "有申请读不出来，没有做。请看页面上方的提示，再试一次。";

impl Desk {
    /// Looks into the applications of the list.
    pub fn look_into<T>(&self, look: impl FnOnce(&[Entry]) -> T) -> T {
        self.entries.with(|entries| {
            let seen = look(entries);
            self.mend_unreadable(entries);
            seen
        })
    }

    /// Looks into one application; none where it is not on the desk, or cannot be read any more.
    pub fn look_into_one<T>(&self, id: &str, look: impl FnOnce(&Application) -> T) -> Option<T> {
        self.entries.with_untracked(|entries| {
            let entry = entries.iter().find(|entry| entry.id == id)?;
            let seen = entry.application().map(look);
            if seen.is_none() {
                self.read_anew(vec![id.to_owned()]);
            }
            seen
        })
    }

    /// The applications with the names of their records, as the worker takes them.
    ///
    /// # Errors
    /// A sentence: one of them cannot be read, and what is made of the others would not be whole.
    pub fn given_applications(&self) -> Result<Vec<(RecordId, Application)>, String> {
        let of = |entry: &Entry| Some((entry.id.clone(), entry.application()?.clone()));
        // All are tried: what cannot be read is found at once, not one at a time.
        let all: Vec<Option<_>> =
            untrack(|| self.look_into(|entries| entries.iter().map(of).collect()));
        all.into_iter().collect::<Option<Vec<_>>>().ok_or_else(|| UNREADABLE.to_owned())
    }

    /// Reads those anew that somebody has looked into and that could not be read.
    pub(super) fn mend_unreadable(&self, entries: &[Entry]) {
        let unreadable = entries.iter().filter(|entry| entry.is_unreadable());
        let ids: Vec<RecordId> = unreadable.map(|entry| entry.id.clone()).collect();
        if !ids.is_empty() {
            self.read_anew(ids);
        }
    }

    fn read_anew(self, mut ids: Vec<RecordId>) {
        let Some(keeper) = self.with_keeper(Clone::clone) else { return };
        // Each that is shown anew has the list looked at again, where the others still stand.
        self.inside.update_value(|inside| ids.retain(|id| inside.read_anew.insert(id.clone())));
        spawn_local(async move {
            for id in ids {
                if let Ok(record) = id.parse() {
                    let found = keeper.read_anew(&record).await;
                    // It may have been removed, or shown by another tab, meanwhile.
                    if self.is_unreadable(&id) {
                        self.take_anew(&id, found);
                    }
                }
                self.inside.update_value(|inside| {
                    inside.read_anew.remove(&id);
                });
            }
        });
    }

    fn is_unreadable(self, id: &str) -> bool {
        let is_it = |entry: &Entry| entry.id == id && entry.is_unreadable();
        self.entries.with_untracked(|entries| entries.iter().any(is_it))
    }

    /// Shows what a record's own rows have; where that is nothing, says so.
    fn take_anew(self, id: &str, found: Option<Record>) {
        let (why, bytes) = match found.as_ref().map(Record::contents) {
            None => (UnreadableReason::Damaged, Vec::new()),
            Some(contents) => match Application::read_value(&contents.value) {
                Ok(_) => {
                    let aside = found.as_ref().map(Record::aside).unwrap_or_default();
                    if !aside.is_empty() {
                        self.backups.update(|status| status.unreadable.extend_from_slice(aside));
                    }
                    return self.put_contents(id, contents.clone());
                }
                Err(error) => (reason(error), contents.value.to_string().into_bytes()),
            },
        };
        self.edit_list(|entries| entries.retain(|entry| entry.id != id));
        let row = UnreadableRow { key: id.to_owned(), why, bytes };
        self.backups.update(|status| status.unreadable.push(row));
    }
}
