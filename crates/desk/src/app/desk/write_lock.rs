//! Whose turn it is to write an application: of the tabs that have it open, one writes and the
//! others look on, until one of them takes over.

use leptos::prelude::*;
use leptos::task::spawn_local;

use office::roster::RecordId;
use page::browser::device;
use page::browser::tabs::Word;
use page::browser::web_locks::Place;
use page::sync::Shown as _;

use super::Desk;

/// Milliseconds after which a tab without the turn says so.
const ASKED_MS: u32 = 150;

/// Milliseconds after which the turn is taken from a tab that was asked for it and sleeps.
const TAKEN_MS: u32 = 2000;

/// Whose turn it is to write the application that is open here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Not known yet.
    Asked,
    /// This tab's.
    Ours,
    /// Another tab's.
    Theirs,
    /// Another tab's, which took over from this one.
    Given,
    /// Everybody's: this browser has no locks, and the store brings together what they write.
    Everybodys,
}

impl Turn {
    /// Whether this tab writes.
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::Ours | Self::Everybodys)
    }
}

impl Desk {
    /// Asks for the turn to write an application, for as long as its page is open here.
    pub fn ask_turn(self, id: &str) {
        self.turn.set(Turn::Asked);
        self.queue(id, false);
        let asked = id.to_owned();
        self.inside.update_value(|inside| inside.last_open = Some(asked.clone()));
        // From when the page is built: on a slow device that takes longer than any answer.
        device::after(0, move || {
            device::after(ASKED_MS, move || {
                if self.is_at(&asked) && self.turn.get_untracked() == Turn::Asked {
                    self.turn.set(Turn::Theirs);
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

    /// Takes over from the tab that writes. One that does not answer loses its turn, and what it
    /// still saves is brought together with what is written here.
    pub fn take_over(self) {
        let Some(id) = self.inside.with_value(|inside| Some(inside.place.as_ref()?.0.clone()))
        else {
            return;
        };
        self.turn.set(Turn::Asked);
        if let Ok(id) = id.parse() {
            self.tell(&Word::Give(id));
        }
        device::after(TAKEN_MS, move || {
            if self.is_at(&id) && self.turn.get_untracked() == Turn::Asked {
                self.queue(&id, true);
            }
        });
    }

    /// Gives up the turn to another tab, once everything is saved.
    pub(super) fn give(self, id: &str) {
        if !self.is_at(id) || self.turn.get_untracked() != Turn::Ours {
            return;
        }
        // Whatever is typed from here on is refused before the eyes, not lost.
        self.turn.set(Turn::Given);
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
        let asked = id.to_owned();
        let place = Place::take(&format!("application:{id}"), first, move |granted| {
            self.turned(asked.clone(), granted);
        });
        if place.is_none() {
            self.turn.set(Turn::Everybodys);
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

    fn turned(self, id: String, granted: bool) {
        if !granted {
            self.turn.set(Turn::Given);
            return self.queue(&id, false);
        }
        if self.turn.get_untracked() == Turn::Given {
            self.turn.set(Turn::Asked);
        }
        spawn_local(async move {
            if let Ok(id) = id.parse() {
                self.look_again(&id, u64::MAX).await;
            }
            if self.is_at(&id) && self.turn.get_untracked() != Turn::Given {
                self.turn.set(Turn::Ours);
            }
        });
    }

    fn is_at(self, id: &str) -> bool {
        self.inside.with_value(|inside| inside.place.as_ref().is_some_and(|(at, _)| at == id))
    }
}
