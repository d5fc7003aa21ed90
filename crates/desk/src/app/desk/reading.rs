//! 用时才读: looking into applications, and not only at their rows. What cannot be read any more is
//! read anew from its record; where that fails it is taken off the list, and said to be unreadable,
//! as if opening had found it. Nothing is written over it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use office::application::Application;
use office::roster::{Entry, RecordId};
use page::sync::{Keeper, Shown as _};
use records::store::{Record, UnreadableReason, UnreadableRow};

use super::Desk;

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
        let all = untrack(|| self.look_into(|entries| entries.iter().map(of).collect()));
        all.ok_or_else(|| UNREADABLE.to_owned())
    }

    /// Reads those anew that somebody has looked into and that could not be read.
    pub(super) fn mend_unreadable(&self, entries: &[Entry]) {
        let unreadable = entries.iter().filter(|entry| entry.is_unreadable());
        let ids: Vec<RecordId> = unreadable.map(|entry| entry.id.clone()).collect();
        if !ids.is_empty() {
            self.read_anew(ids);
        }
    }

    fn read_anew(self, ids: Vec<RecordId>) {
        let Some(keeper) = self.with_keeper(Clone::clone) else { return };
        spawn_local(async move {
            for id in ids {
                let Ok(record) = id.parse() else { continue };
                let found = keeper.read_anew(&record).await;
                // Another look may have found the same meanwhile.
                if self.is_unreadable(&id) {
                    self.take_anew(&id, found);
                }
            }
        });
    }

    fn is_unreadable(self, id: &str) -> bool {
        let is_it = |entry: &Entry| entry.id == id && entry.is_unreadable();
        self.entries.with_untracked(|entries| entries.iter().any(is_it))
    }

    fn take_anew(self, id: &str, found: Option<Record>) {
        let value = found.as_ref().map(|record| &record.contents().value);
        match found
            .as_ref()
            .filter(|_| value.is_some_and(|value| Application::read_value(value).is_ok()))
        {
            Some(record) => self.put_contents(id, record.contents().clone()),
            None => {
                let bytes = value.map(|value| value.to_string().into_bytes()).unwrap_or_default();
                let why = UnreadableReason::Damaged;
                let row = UnreadableRow { key: id.to_owned(), why, bytes };
                self.edit_list(|entries| entries.retain(|entry| entry.id != id));
                self.backups.update(|status| status.unreadable.push(row));
            }
        }
    }
}
