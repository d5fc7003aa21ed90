//! The few signals of the page, provided once.

use leptos::prelude::*;

use aid::date::Date;
use page::browser::device;
use page::browser::service_worker::Offline;
use page::drafts::Drafts;
use page::preferences::Preferences;
use page::sync::SaveState;

use crate::app::desk::Desk;
use crate::app::route::Route;

/// Everything the page knows.
#[derive(Clone, Copy)]
pub struct AppState {
    /// Today, as the device says.
    pub today: Date,
    /// The screen.
    pub route: RwSignal<Route>,
    /// The families' drafts of this device, as they were when the page began.
    pub drafts: RwSignal<Drafts>,
    /// Whether they could be read.
    pub drafts_state: RwSignal<SaveState>,
    /// Colours and size of type.
    pub preferences: RwSignal<Preferences>,
    /// Whether the page works offline.
    pub offline: RwSignal<Offline>,
    /// The officer's desk.
    pub desk: Desk,
}

impl AppState {
    /// The state of a page that opens beside these drafts.
    pub fn new(today: Date, drafts: Drafts, state: SaveState, preferences: Preferences) -> Self {
        Self {
            today,
            route: RwSignal::new(Route::at(&device::hash())),
            drafts: RwSignal::new(drafts),
            drafts_state: RwSignal::new(state),
            preferences: RwSignal::new(preferences),
            offline: RwSignal::new(Offline::default()),
            desk: Desk::new(today),
        }
    }

    /// The state, in a component.
    pub fn get() -> Self {
        expect_context()
    }
}
