//! 用时才读: looking into applications, and not only at their rows. What cannot be read any more is
//! read anew from its record; where that fails it is taken off the list, and said to be unreadable,
//! as if opening had found it. Nothing is written over it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use office::application::Application;
use office::roster::{Entry, RecordId};
use page::browser::device;
use page::browser::webcrypto::Vault;
use page::sync::{AGAIN_MS, Keeper};
use records::store::{self, Record, UnreadableReason, UnreadableRow, Unsaved};

use super::Desk;
use super::opening::reason;

/// Why nothing is made of the applications.
const UNREADABLE: &str = "有申请读不出来，没有做。请看页面上方的提示，再试一次。";

/// So many applications are looked through at once.
const AT_ONCE: usize = 100;

impl Desk {
    /// Looks into the applications of the list.
    pub fn look_into<T>(&self, look: impl FnOnce(&[Entry]) -> T) -> T {
        self.entries.with(|entries| {
            let seen = look(entries);
            self.mend_unreadable(entries);
            seen
        })
    }

    /// Shows all applications to `see`, some at a time: each has to be read for it, and the page
    /// hears in between. Ends early when `see` says that nobody waits for it any more.
    pub async fn look_through(self, mut see: impl FnMut(&[Entry]) -> bool) {
        let mut last = None;
        let mut one = || {
            self.look_into(|entries| {
                let rest = behind(entries, last.as_ref());
                let some = rest.get(..AT_ONCE).unwrap_or(rest);
                let left = rest.len().saturating_sub(some.len());
                last = some.last().map(|entry| (entry.id.clone(), left));
                see(some) && left > 0
            })
        };
        while untrack(&mut one) {
            device::pause(0).await;
        }
    }

    /// Reads what nobody has looked into yet, so that who looks at all has not to wait for it.
    pub async fn read_through(self) {
        if self.entries.with_untracked(|entries| entries.iter().all(Entry::is_read)) {
            return;
        }
        self.look_through(|entries| {
            for entry in entries {
                let _ = entry.application();
            }
            true
        })
        .await;
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

    /// The applications with the names of their records, as the worker takes them; after
    /// [`Self::read_through`] they are at hand.
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
                if let Ok(record) = id.parse()
                    && let Some(found) = self.find_anew(&keeper, &record).await
                {
                    self.take_anew(&id, found);
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

    /// A record as its own rows have it, or why there is none, once the store has said so; nothing
    /// where the application was removed, or shown by another tab, meanwhile.
    async fn find_anew(
        self,
        keeper: &Keeper<Vault>,
        id: &store::RecordId,
    ) -> Option<Result<Record, UnreadableReason>> {
        loop {
            let found = keeper.read_anew(id).await;
            if !self.is_unreadable(id.as_str()) {
                return None;
            }
            match found {
                Ok(record) => return Some(Ok(record)),
                Err(Unsaved::Newer) => return Some(Err(UnreadableReason::Newer)),
                Err(Unsaved::Refused) => return Some(Err(UnreadableReason::Refused)),
                // It says nothing of what is in it: asked again.
                Err(Unsaved::Fault(_) | Unsaved::Contended) => device::pause(AGAIN_MS).await,
            }
        }
    }

    /// Shows what a record's own rows have; where that is nothing, says so.
    fn take_anew(self, id: &str, found: Result<Record, UnreadableReason>) {
        let row = |why, bytes| vec![UnreadableRow { key: id.to_owned(), why, bytes }];
        let unreadable = match found {
            Ok(record) if record.is_kept() => {
                let value = &record.contents().value;
                match Application::read_value(value) {
                    Ok(_) => {
                        self.put_contents(id, record.contents().clone());
                        return self.say_unreadable(record.aside().to_vec());
                    }
                    Err(error) => row(reason(error), value.to_string().into_bytes()),
                }
            }
            // Another tab removed it: that is no damage.
            Ok(record) if record.is_removed() => Vec::new(),
            Ok(record) if record.aside().is_empty() => row(UnreadableReason::Damaged, Vec::new()),
            Ok(record) => record.aside().to_vec(),
            Err(why) => row(why, Vec::new()),
        };
        self.edit_list(|entries| entries.retain(|entry| entry.id != id));
        self.say_unreadable(unreadable);
    }

    fn say_unreadable(self, rows: Vec<UnreadableRow>) {
        if !rows.is_empty() {
            self.backups.update(|status| status.unreadable.extend(rows));
        }
    }
}

/// What stands behind the last that was seen, where others may have been taken away meanwhile; by
/// how many were left where that one was, too.
fn behind<'e>(entries: &'e [Entry], last: Option<&(RecordId, usize)>) -> &'e [Entry] {
    let from = last.map_or(0, |(id, left)| {
        let place = entries.iter().position(|entry| entry.id == *id);
        place.map_or(entries.len().saturating_sub(*left), |place| place.saturating_add(1))
    });
    entries.get(from..).unwrap_or_default()
}
