//! The few signals of the page, provided once.

use leptos::prelude::*;

use aid::assessment::Assessment;
use aid::date::{Date, Period};
use aid::library::library;
use aid::rulebook::Rulebook;
use page::browser::service_worker::Offline;
use page::browser::{device, local_storage};
use page::drafts::{Drafts, SavedDraft, blank};
use page::parts::assessed::assessed;
use page::preferences::Preferences;
use page::sync::SaveState;
use records::draft::{Child, Draft, Removed};

use crate::app::draft_sync::{DraftSaving, DraftSync};
use crate::app::route::Route;

/// Everything the page knows.
#[derive(Clone, Copy)]
pub struct AppState {
    /// Today, as the device says.
    pub today: Date,
    /// The screen.
    pub route: RwSignal<Route>,
    /// The drafts.
    pub drafts: RwSignal<Drafts>,
    /// What was taken away, the last at the end, until that is final.
    pub removed: RwSignal<Vec<Removed>>,
    /// How far the last change is saved.
    pub saving: RwSignal<DraftSaving>,
    /// Colours and size of type.
    pub preferences: RwSignal<Preferences>,
    /// The state of the offline copy.
    pub offline: RwSignal<Offline>,
    /// What saves the drafts.
    pub sync: StoredValue<DraftSync, LocalStorage>,
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
    pub fn new(today: Date, drafts: Drafts, state: SaveState, preferences: Preferences) -> Self {
        let drafts = RwSignal::new(drafts);
        let draft = Memo::new(move |_| {
            drafts
                .with(|drafts| drafts.current().map(|saved| saved.draft.clone()))
                .unwrap_or_else(|| blank(today))
        });
        let period = Memo::new(move |_| draft.with(|draft| draft.period));
        let book = Memo::new(move |_| Rulebook::new(library(), period.get()));
        let situation = Memo::new(move |_| draft.with(Draft::situation));
        Self {
            today,
            route: RwSignal::new(Route::at(&device::hash())),
            drafts,
            removed: RwSignal::new(local_storage::removed(today)),
            saving: RwSignal::new(DraftSaving::of(state)),
            preferences: RwSignal::new(preferences),
            offline: RwSignal::new(Offline::default()),
            sync: StoredValue::new_local(DraftSync::default()),
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
        self.saving.with(|saving| saving.looks_on)
    }

    /// Changes the drafts, unless another tab fills in.
    pub fn edit(&self, edit: impl FnOnce(&mut Drafts)) {
        if !untrack(|| self.looks_on()) {
            self.drafts.update(edit);
        }
    }

    /// The one way to change what is answered in the open draft; the first change makes one.
    pub fn change(&self, edit: impl FnOnce(&mut Draft)) {
        let today = self.today;
        self.edit(|drafts| {
            if drafts.current().is_none() {
                let draft = Draft { name: drafts.free_name(), ..blank(today) };
                drafts.put(SavedDraft::new(device::fresh_id(), draft));
            }
            if let Some(saved) = drafts.current_mut() {
                edit(&mut saved.draft);
                touch(&mut saved.draft);
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
        self.edit(|drafts| (drafts.open, drafts.gone) = (None, None));
    }

    /// Opens a draft of the shelf.
    pub fn open(&self, id: &str) {
        self.drafts.update(|drafts| drafts.show(id));
    }

    /// Gives a draft of this device another name; an empty name changes nothing.
    pub fn rename(&self, id: &str, name: &str) {
        let name = name.trim();
        self.edit(|drafts| {
            if let Some(saved) = drafts.find_mut(id).filter(|_| !name.is_empty()) {
                name.clone_into(&mut saved.draft.name);
                touch(&mut saved.draft);
            }
        });
    }

    /// Puts a draft that was read from a file on this device and opens it; never over another.
    pub fn add(&self, draft: Draft) {
        self.edit(|drafts| drafts.put(SavedDraft::new(device::fresh_id(), draft)));
    }
}

/// Marks a draft as changed now.
pub fn touch(draft: &mut Draft) {
    draft.revision = draft.revision.saturating_add(1);
    draft.saved = device::now();
}
