//! The write lock of an application: of the tabs that have it open, one writes and the others show
//! it read-only, until one of them takes over.

use leptos::prelude::*;
use leptos::task::spawn_local;

use office::roster::RecordId;
use page::browser::device;
use page::browser::tabs::Word;
use page::browser::web_locks::Place;
use page::sync::Shown as _;

use super::Desk;

/// Milliseconds without an answer after which a tab shows that another one writes.
const PENDING_MS: u32 = 150;

/// Milliseconds after which the lock is taken from a tab that was asked for it and does not answer.
const TAKEN_MS: u32 = 2000;

/// Which tab writes the application that is open here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteLock {
    /// Not known yet.
    Pending,
    /// This tab's.
    Ours,
    /// Another tab's.
    Theirs,
    /// Another tab's, which took over from this one.
    GivenUp,
    /// Every tab's: this browser has no locks, and the store merges what they write.
    Shared,
}

impl WriteLock {
    /// Whether this tab writes.
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::Ours | Self::Shared)
    }
}

impl Desk {
    /// Asks for the write lock of an application, for as long as its page is open here.
    pub fn request_write_lock(self, id: &str) {
        self.write_lock.set(WriteLock::Pending);
        self.queue(id, false);
        let id = id.to_owned();
        self.inside.update_value(|inside| inside.last_open = Some(id.clone()));
        // From when the page is built: on a slow device that takes longer than any answer.
        device::after(0, move || {
            device::after(PENDING_MS, move || {
                if self.is_at(&id) && self.write_lock.get_untracked() == WriteLock::Pending {
                    self.write_lock.set(WriteLock::Theirs);
                }
            });
        });
        on_cleanup(move || self.stand(None));
    }

    /// The application that was open here last: once.
    pub fn take_last_open(self) -> Option<RecordId> {
        self.inside.try_update_value(|inside| inside.last_open.take()).flatten()
    }

    /// Whether an application was just put on the desk and is opened for the first time: once.
    pub fn take_added(self, id: &str) -> bool {
        let added = self.inside.try_update_value(|inside| inside.added.take()).flatten();
        added.is_some_and(|added| added == id)
    }

    /// Takes over from the tab that writes. One that does not answer loses the lock, and what it
    /// still saves is merged with what is written here.
    pub fn take_over(self) {
        let Some(id) = self.inside.with_value(|inside| Some(inside.place.as_ref()?.0.clone()))
        else {
            return;
        };
        self.write_lock.set(WriteLock::Pending);
        if let Ok(id) = id.parse() {
            self.tell(&Word::Give(id));
        }
        device::after(TAKEN_MS, move || {
            if self.is_at(&id) && self.write_lock.get_untracked() == WriteLock::Pending {
                self.queue(&id, true);
            }
        });
    }

    /// Gives up the lock to another tab, once everything is saved.
    pub(super) fn give_up(self, id: &str) {
        if !self.is_at(id) || self.write_lock.get_untracked() != WriteLock::Ours {
            return;
        }
        // What is typed from here on is visibly refused, so nothing is lost.
        self.write_lock.set(WriteLock::GivenUp);
        let id = id.to_owned();
        spawn_local(async move {
            if !self.is_flushed().await {
                leptos::logging::warn!("a turn was given up before everything was saved");
            }
            if self.is_at(&id) {
                self.queue(&id, false);
            }
        });
    }

    fn queue(self, id: &str, first: bool) {
        let record = id.to_owned();
        let place = Place::take(&format!("application:{id}"), first, move |granted| {
            self.lock_changed(record.clone(), granted);
        });
        if place.is_none() {
            self.write_lock.set(WriteLock::Shared);
        }
        self.stand(place.map(|place| (id.to_owned(), place)));
    }

    /// Leaves the place that this tab has, for another or none.
    fn stand(self, place: Option<(String, Place)>) {
        let before =
            self.inside.try_update_value(|inside| std::mem::replace(&mut inside.place, place));
        if let Some((_, before)) = before.flatten() {
            before.leave();
        }
    }

    fn lock_changed(self, id: String, granted: bool) {
        if !granted {
            self.write_lock.set(WriteLock::GivenUp);
            return self.queue(&id, false);
        }
        if self.write_lock.get_untracked() == WriteLock::GivenUp {
            self.write_lock.set(WriteLock::Pending);
        }
        spawn_local(async move {
            if let Ok(id) = id.parse() {
                self.look_again(&id, u64::MAX).await;
            }
            if self.is_at(&id) && self.write_lock.get_untracked() != WriteLock::GivenUp {
                self.write_lock.set(WriteLock::Ours);
            }
        });
    }

    fn is_at(self, id: &str) -> bool {
        self.inside.with_value(|inside| inside.place.as_ref().is_some_and(|(at, _)| at == id))
    }
}
