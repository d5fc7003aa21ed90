//! A family's drafts on this device, as they are read from both of their homes: the database, and
//! local storage beside it.

mod copies;
mod known;
mod load;
mod record;
mod texts;

pub use copies::{StoredCopy, find_copies, forget_copies, forget_copies_of};
pub use known::Known;
pub use load::{Begun, Start, load, without_store};
pub use record::{contents, read, value};

use std::iter::once;

use serde_json::{Map, Value};

use aid::date::{Date, Period};
use records::draft::{Draft, DraftError};
use records::seal::NoKey;
use records::store::{Codec, RecordStore, Shape};

use crate::browser::indexed_db::Rows;
use crate::browser::local_storage;
use crate::sync::Records;

/// Where the drafts are kept; also the name under which the tabs of the family's page hear each
/// other.
pub const DATABASE: &str = "student-aid";
/// Milliseconds: a family waits for the page, and has few drafts.
const PATIENCE_MS: u32 = 5000;
/// Milliseconds, where the drafts are in local storage, too: what the database has more is brought
/// together with them when it answers.
const COPIED_PATIENCE_MS: u32 = 3000;
/// The drafts.
pub const RECORDS: Rows = Rows { database: DATABASE, store: "records", patience_ms: PATIENCE_MS };
/// The drafts as version 1 kept them: whole texts.
pub const TEXTS: Rows = Rows { database: DATABASE, store: "drafts", patience_ms: PATIENCE_MS };

/// Every save sets these anew: where two tabs differ in them, nobody is asked.
pub const MARKS: &[&str] = &["/revision", "/saved"];

/// The store of the drafts. A draft says its own shape and upgrades itself, so the store has none
/// to upgrade.
pub fn records() -> Records<NoKey> {
    let shape = Shape { schema: 1, upgrade: |_, value| value, marks: MARKS };
    let is_copied = local_storage::copies().is_ok_and(|copies| !copies.is_empty());
    let patience_ms = if is_copied { COPIED_PATIENCE_MS } else { PATIENCE_MS };
    RecordStore { store: Rows { patience_ms, ..RECORDS }, codec: Codec::Plain, shape }
}

/// What is saved and cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The name of its draft.
    pub id: DraftId,
    /// Why.
    pub error: DraftError,
    /// What it is, for the family to save in a file.
    pub text: String,
}

/// What a family's draft is called until the family calls it otherwise.
const FAMILY: &str = "我家的测算";

/// The name of a draft on this device.
pub type DraftId = String;

/// One draft on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedDraft {
    /// Its name on this device.
    pub id: DraftId,
    /// What it holds.
    pub draft: Draft,
    /// What two tabs filled in differently: the values that do not stand, by their fields.
    pub clashes: Map<String, Value>,
}

impl SavedDraft {
    /// A draft about which nothing is to be asked.
    pub fn new(id: DraftId, draft: Draft) -> Self {
        Self { id, draft, clashes: Map::new() }
    }
}

/// The drafts of this device, and which one is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    /// Every draft that could be read.
    pub all: Vec<SavedDraft>,
    /// The one that is open.
    pub open: Option<DraftId>,
    /// The one that was open, where another tab removed it: nothing stands in its place unasked.
    pub gone: Option<SavedDraft>,
    /// What could not be read: reported, its bytes untouched.
    pub unreadable: Vec<Unreadable>,
    /// When it was last saved, and how many drafts there were, where not all of them are found.
    pub missing: Option<(Date, usize)>,
}

impl Drafts {
    /// The draft that is open.
    pub fn current(&self) -> Option<&SavedDraft> {
        self.find(self.open.as_ref()?)
    }

    /// The draft of this name.
    pub fn find(&self, id: &str) -> Option<&SavedDraft> {
        self.all.iter().find(|saved| saved.id == id)
    }

    /// Takes a draft off this device; the last of the others is opened where it was open.
    pub fn take(&mut self, id: &str) -> Option<SavedDraft> {
        let place = self.all.iter().position(|saved| saved.id == id)?;
        let taken = self.all.remove(place);
        if self.open.as_deref() == Some(id) {
            self.open = self.all.last().map(|saved| saved.id.clone());
        }
        Some(taken)
    }

    /// The draft of this name, to change it.
    pub fn find_mut(&mut self, id: &str) -> Option<&mut SavedDraft> {
        self.all.iter_mut().find(|saved| saved.id == id)
    }

    /// Takes off a draft that another tab removed. Where it was open, nothing is.
    pub fn lose(&mut self, id: &str) {
        let was_open = self.open.as_deref() == Some(id);
        let taken = self.take(id);
        if was_open {
            self.open = None;
            self.gone = taken;
        }
    }

    /// Takes off a draft of which another tab made what cannot be read here. Tells whether it was
    /// open: then nothing is.
    pub fn set_aside(&mut self, unreadable: Unreadable) -> bool {
        let was_open = self.open.as_ref() == Some(&unreadable.id);
        self.take(&unreadable.id);
        if was_open {
            self.open = None;
        }
        self.unreadable.push(unreadable);
        was_open
    }

    /// Puts a draft on this device and opens it.
    pub fn put(&mut self, saved: SavedDraft) {
        self.show(&saved.id);
        self.all.push(saved);
    }

    /// What the next draft is called: no other has the name.
    pub fn free_name(&self) -> String {
        let taken = |name: &String| self.all.iter().any(|saved| saved.draft.name == *name);
        let names = (2..).map(|number: u32| format!("{FAMILY} {number}"));
        once(FAMILY.to_owned()).chain(names).find(|name| !taken(name)).unwrap_or_default()
    }

    /// Opens a draft.
    pub fn show(&mut self, id: &str) {
        self.gone = None;
        self.open = Some(id.to_owned());
    }

    /// The draft to go on with: the one that is open, or the last that was begun.
    pub fn begun(&self) -> Option<&SavedDraft> {
        let is_begun = |saved: &&SavedDraft| !saved.draft.is_untouched();
        self.current().filter(is_begun).or_else(|| self.all.iter().rev().find(is_begun))
    }

    /// The draft that is open, to change it.
    pub fn current_mut(&mut self) -> Option<&mut SavedDraft> {
        let open = self.open.clone()?;
        self.find_mut(&open)
    }
}

/// A draft with nothing in it, for the school year that is asked for on a day.
pub fn blank(today: Date) -> Draft {
    Draft::new(FAMILY.to_owned(), Period::SchoolYear(today.school_year_asked()))
}
