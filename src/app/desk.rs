//! 工作台: the officer's applications while the desk is open, and the one way to change them.

mod opening;
mod watch;

pub use watch::watch;

use leptos::prelude::*;

use student_aid::application::{Application, School};
use student_aid::date::Date;
use student_aid::roster::{Ask, Entry, Reckoner, RecordId};
use student_aid::seal::Workspace;
use student_aid::store::{Aside, Contents, Durability};

use super::device;
use super::keeper::Keeper;

/// The record of the school; every other is an application.
const SCHOOL: &str = "school";

/// Whether the desk can be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not known yet.
    Asking,
    /// Nobody has set it up on this device.
    New,
    /// Sealed: a passphrase opens it.
    Locked(Workspace),
    /// It cannot be opened here, and why.
    Shut(String),
    /// Open.
    Open,
}

/// How far the last change is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing has changed yet.
    Quiet,
    /// On its way.
    Writing,
    /// In the store, since then.
    Saved(String),
    /// Not in the store; tried again and again. Why, and what to do.
    Waiting(String),
}

/// Everything the officer's screens know.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Whether it can be seen.
    pub phase: RwSignal<Phase>,
    /// The school, as every new application has it.
    pub school: RwSignal<School>,
    /// The applications of every year.
    pub entries: RwSignal<Vec<Entry>>,
    /// Which of them are wanted.
    pub ask: RwSignal<Ask>,
    /// An application just deleted, until its deletion is final.
    pub removed: RwSignal<Option<Entry>>,
    /// How far the last change is saved.
    pub saving: RwSignal<Saving>,
    /// What could not be read, its bytes untouched.
    pub aside: RwSignal<Vec<Aside>>,
    /// Whether it locks itself soon, because nobody touches it.
    pub locks_soon: RwSignal<bool>,
    reckoner: StoredValue<Reckoner>,
    keeper: StoredValue<Option<Keeper>, LocalStorage>,
}

impl Desk {
    /// A desk that nobody has opened yet.
    pub fn new(today: Date) -> Self {
        Self {
            phase: RwSignal::new(Phase::Asking),
            school: RwSignal::new(School::default()),
            entries: RwSignal::new(Vec::new()),
            ask: RwSignal::new(Ask::all(today.term().school_year)),
            removed: RwSignal::new(None),
            saving: RwSignal::new(Saving::Quiet),
            aside: RwSignal::new(Vec::new()),
            locks_soon: RwSignal::new(false),
            reckoner: StoredValue::new(Reckoner::default()),
            keeper: StoredValue::new_local(None),
        }
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.phase.with(|phase| *phase == Phase::Open)
    }

    /// Puts an application on the desk; gives the name of its record.
    pub fn add(&self, application: Application) -> RecordId {
        let id = device::fresh_id();
        self.keep(&id, &application, Durability::Relaxed);
        self.replace(&id, application);
        id
    }

    /// The one way to change an application.
    pub fn change(&self, id: &str, safe: Durability, edit: impl FnOnce(&mut Application)) {
        let found = self.entries.with_untracked(|entries| {
            entries.iter().find(|entry| entry.id == id).map(|entry| entry.application.clone())
        });
        let Some(mut application) = found else { return };
        edit(&mut application);
        self.keep(id, &application, safe);
        self.replace(id, application);
    }

    /// Changes what is the same on every application.
    pub fn change_school(&self, edit: impl FnOnce(&mut School)) {
        self.school.update(edit);
        let school = self.school.get_untracked();
        self.write(SCHOOL, Durability::Relaxed, move || {
            Contents::of(serde_json::to_value(&school).unwrap_or_default())
        });
    }

    /// Takes an application off the desk; [`Self::restore`] brings it back.
    pub fn remove(&self, id: &str) {
        self.entries.update(|entries| {
            if let Some(place) = entries.iter().position(|entry| entry.id == id) {
                self.removed.set(Some(entries.remove(place)));
            }
        });
        if let Ok(id) = id.parse() {
            self.keeper.with_value(|keeper| {
                if let Some(keeper) = keeper {
                    keeper.remove(id);
                }
            });
        }
    }

    /// Brings back the application that was taken off last.
    pub fn restore(&self) {
        if let Some(entry) = self.removed.try_update(Option::take).flatten() {
            self.keep(&entry.id, &entry.application, Durability::Strict);
            self.entries.update(|entries| entries.push(entry));
        }
    }

    /// One application, while it is on the desk.
    pub fn application(&self, id: &str) -> Memo<Option<Application>> {
        let (entries, id) = (self.entries, id.to_owned());
        Memo::new(move |_| {
            entries.with(|entries| {
                let entry = entries.iter().find(|entry| entry.id == id);
                entry.map(|entry| entry.application.clone())
            })
        })
    }

    /// Puts an application in the place of what the desk had under its name.
    fn replace(&self, id: &str, application: Application) {
        let reckon = |reckoner: &mut Reckoner| reckoner.entry(id.to_owned(), application);
        let Some(entry) = self.reckoner.try_update_value(reckon) else { return };
        self.entries.update(|entries| match entries.iter_mut().find(|one| one.id == id) {
            Some(place) => *place = entry,
            None => entries.push(entry),
        });
    }

    fn keep(&self, id: &str, application: &Application, safe: Durability) {
        let text = application.write();
        self.write(id, safe, move || Contents::of(serde_json::from_str(&text).unwrap_or_default()));
    }

    fn write(&self, id: &str, safe: Durability, contents: impl Fn() -> Contents + 'static) {
        let Ok(id) = id.parse() else { return };
        self.keeper.with_value(|keeper| {
            if let Some(keeper) = keeper {
                keeper.keep(id, safe, move || Some(contents()));
            }
        });
    }
}
