//! The few signals of the page, provided once.

use std::iter::once;

use leptos::prelude::*;
use serde_json::{Map, Value};

use aid::assessment::{Assessment, assess_household};
use aid::date::{Date, Period};
use aid::library::library;
use aid::rulebook::Rulebook;
use aid::situation::Situation;
use records::draft::{Child, Draft, Removed};

#[cfg(feature = "desk")]
use super::desk::Desk;
use super::device;
use super::keeping::{Aside, Keeping, Saving};
use super::preferences::Preferences;
use super::route::Route;
use super::storage;

/// What a family's draft is called until the family calls it otherwise.
const FAMILY: &str = "我家的测算";

/// The name of a draft on this device.
pub type DraftId = String;

/// One draft on the shelf.
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
    pub kept: Vec<SavedDraft>,
    /// The one that is open.
    pub open: Option<DraftId>,
    /// The one that was open, where another tab removed it: nothing stands in its place unasked.
    pub gone: Option<SavedDraft>,
    /// What could not be read: reported, its bytes untouched.
    pub aside: Vec<Aside>,
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
        self.kept.iter().find(|kept| kept.id == id)
    }

    /// Takes a draft off the shelf; the last of the others is opened where it was open.
    pub fn take(&mut self, id: &str) -> Option<SavedDraft> {
        let place = self.kept.iter().position(|kept| kept.id == id)?;
        let taken = self.kept.remove(place);
        if self.open.as_deref() == Some(id) {
            self.open = self.kept.last().map(|kept| kept.id.clone());
        }
        Some(taken)
    }

    /// The draft of this name, to change it.
    pub fn find_mut(&mut self, id: &str) -> Option<&mut SavedDraft> {
        self.kept.iter_mut().find(|kept| kept.id == id)
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

    /// Puts a draft on the shelf and opens it.
    pub fn put(&mut self, kept: SavedDraft) {
        self.show(&kept.id);
        self.kept.push(kept);
    }

    /// What the next draft is called: no other has the name.
    fn free_name(&self) -> String {
        let taken = |name: &String| self.kept.iter().any(|kept| kept.draft.name == *name);
        let names = (2..).map(|number: u32| format!("{FAMILY} {number}"));
        once(FAMILY.to_owned()).chain(names).find(|name| !taken(name)).unwrap_or_default()
    }

    fn show(&mut self, id: &str) {
        self.gone = None;
        self.open = Some(id.to_owned());
    }

    /// The draft to go on with: the one that is open, or the last that was begun.
    pub fn begun(&self) -> Option<&SavedDraft> {
        let is_begun = |kept: &&SavedDraft| !kept.draft.is_untouched();
        self.current().filter(is_begun).or_else(|| self.kept.iter().rev().find(is_begun))
    }

    fn current_mut(&mut self) -> Option<&mut SavedDraft> {
        let open = self.open.clone()?;
        self.find_mut(&open)
    }
}

/// Whether the page can start with no network, and whether a newer one waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offline {
    /// Everything is on the device.
    pub ready: bool,
    /// A newer version is complete and waits for the family's word.
    pub newer: bool,
    /// The family gave it, in this tab: others are not disturbed.
    pub agreed: bool,
}

/// Everything the page knows.
#[derive(Clone, Copy)]
pub struct AppState {
    /// Today, as the device says.
    pub today: Date,
    /// The screen.
    pub route: RwSignal<Route>,
    /// The drafts.
    pub shelf: RwSignal<Drafts>,
    /// What was taken away, the last at the end, until that is final.
    pub removed: RwSignal<Vec<Removed>>,
    /// How far the last change is saved.
    pub keeping: RwSignal<Saving>,
    /// Colours and size of type.
    pub preferences: RwSignal<Preferences>,
    /// The state of the offline copy.
    pub offline: RwSignal<Offline>,
    /// The officer's desk.
    #[cfg(feature = "desk")]
    pub desk: Desk,
    /// The open draft; an empty one while there is none.
    pub draft: Memo<Draft>,
    /// The period it is asked for.
    pub period: Memo<Period>,
    /// The rules in force in that period.
    pub book: Memo<Rulebook<'static>>,
    /// What its children are owed.
    pub assessment: Memo<Assessment<'static>>,
}

impl AppState {
    /// The state of a page that opens with these drafts.
    pub fn new(today: Date, shelf: Drafts, keeping: Keeping, preferences: Preferences) -> Self {
        let shelf = RwSignal::new(shelf);
        let draft = Memo::new(move |_| {
            shelf
                .with(|shelf| shelf.current().map(|kept| kept.draft.clone()))
                .unwrap_or_else(|| blank(today))
        });
        let period = Memo::new(move |_| draft.with(|draft| draft.period));
        let book = Memo::new(move |_| Rulebook::new(library(), period.get()));
        let situation = Memo::new(move |_| draft.with(Draft::situation));
        Self {
            today,
            route: RwSignal::new(Route::at(&device::hash())),
            shelf,
            removed: RwSignal::new(storage::removed(today)),
            keeping: RwSignal::new(Saving::of(keeping)),
            preferences: RwSignal::new(preferences),
            offline: RwSignal::new(Offline::default()),
            #[cfg(feature = "desk")]
            desk: Desk::new(today),
            draft,
            period,
            book,
            assessment: assessed(book, situation),
        }
    }

    /// The state, in a component.
    pub fn get() -> Self {
        expect_context()
    }

    /// Whether another tab fills in, and this one only shows what is there.
    pub fn looks_on(&self) -> bool {
        self.keeping.with(|saving| saving.looks_on)
    }

    /// Changes the shelf, unless another tab fills in.
    pub fn edit(&self, edit: impl FnOnce(&mut Drafts)) {
        if !untrack(|| self.looks_on()) {
            self.shelf.update(edit);
        }
    }

    /// The one way to change the open draft; the first change makes one.
    pub fn change(&self, edit: impl FnOnce(&mut Draft)) {
        let today = self.today;
        self.edit(|shelf| {
            if shelf.current().is_none() {
                let draft = Draft { name: shelf.free_name(), ..blank(today) };
                shelf.put(SavedDraft::new(device::fresh_id(), draft));
            }
            if let Some(kept) = shelf.current_mut() {
                edit(&mut kept.draft);
                touch(&mut kept.draft);
            }
        });
    }

    /// Changes one child of the open draft.
    pub fn change_child(&self, id: u32, edit: impl FnOnce(&mut Child)) {
        self.change(|draft| {
            if let Some(child) = draft.children.iter_mut().find(|child| child.id == id) {
                edit(child);
            }
        });
    }

    /// Begins anew beside what is on the shelf. There is no draft before its first answer: who
    /// only looked leaves nothing.
    pub fn start_new(&self) {
        self.edit(|shelf| (shelf.open, shelf.gone) = (None, None));
    }

    /// Opens a draft of the shelf.
    pub fn open(&self, id: &str) {
        self.shelf.update(|shelf| shelf.show(id));
    }

    /// Gives a draft of the shelf another name; an empty name changes nothing.
    pub fn rename(&self, id: &str, name: &str) {
        let name = name.trim();
        self.edit(|shelf| {
            if let Some(kept) = shelf.find_mut(id).filter(|_| !name.is_empty()) {
                name.clone_into(&mut kept.draft.name);
                touch(&mut kept.draft);
            }
        });
    }

    /// Puts a draft that was read from a file on the shelf and opens it; never over another.
    pub fn add(&self, draft: Draft) {
        self.edit(|shelf| shelf.put(SavedDraft::new(device::fresh_id(), draft)));
    }
}

/// What is owed in a situation, assessed once for each change of it or of the rules.
pub fn assessed(
    book: Memo<Rulebook<'static>>,
    situation: Memo<Situation>,
) -> Memo<Assessment<'static>> {
    let assess = move |_: Option<&Assessment<'static>>| {
        book.with(|book| situation.with(|situation| assess_household(book, situation)))
    };
    // Other answers give other findings, so comparing them all would be work for nothing.
    Memo::new_with_compare(assess, |_, _| true)
}

fn blank(today: Date) -> Draft {
    Draft::new(FAMILY.to_owned(), Period::SchoolYear(today.school_year_asked()))
}

/// Marks a draft as changed now.
pub(super) fn touch(draft: &mut Draft) {
    draft.revision = draft.revision.saturating_add(1);
    draft.saved = device::now();
}
