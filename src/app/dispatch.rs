//! 收发: the papers, and whatever leaves the desk or comes back to it. A build of its own, which
//! the desk's page fetches when it is wanted (`desk/dispatching.rs`).
//!
//! To the desk it is as another tab is: it reads the store, writes to it and tells what it wrote.

use std::any::Any;

use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{self, JsValue};
use web_sys::{CryptoKey, HtmlElement};

use super::desk::{self, Desk, Opened, Phase};
use super::keeping::Keeping;
use super::parts::desk_notices::NotSaved;
use super::parts::live::live_of;
use super::route::Route;
use super::state::{AppState, Drafts};
use super::vault::Vault;
use super::{device, pages, storage};

/// The part, as the page holds it for as long as it lives.
#[wasm_bindgen]
pub struct Dispatch {
    state: AppState,
    /// What the signals belong to; other tabs are heard also while nothing is shown.
    owner: Owner,
    /// What is shown: goes with everything in it.
    mounted: Option<Box<dyn Any>>,
}

#[wasm_bindgen]
impl Dispatch {
    /// The part, with nothing to show yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        let owner = Owner::new();
        let begin = || {
            let preferences = storage::preferences();
            AppState::new(device::today(), Drafts::default(), Keeping::Quiet, preferences)
        };
        Self { state: owner.with(begin), owner, mounted: None }
    }

    /// Shows the screen of the page's address in a place of the page.
    ///
    /// `key` opens the records; there is none where a backup is to become the desk, and `opened`
    /// is then given the key of that backup. `wanted` are the records whose papers are asked for,
    /// of this school year; all that is kept where nothing is said. `unlisted` are read for what
    /// they say of others of the same pupil.
    pub fn show(
        &mut self,
        place: HtmlElement,
        key: Option<CryptoKey>,
        year: &str,
        wanted: Option<Vec<String>>,
        unlisted: Vec<String>,
        opened: Function,
    ) {
        let state = self.state;
        // They may have been set on another page since.
        state.preferences.set(storage::preferences());
        self.owner.with(|| state.desk.begin_dispatch(year.parse().ok(), Opened(opened)));
        let mounted = mount_to(place, move || {
            provide_context(state);
            super::follow_preferences(state);
            match key.map(Vault::of) {
                None => view! { <pages::Restore /> }.into_any(),
                Some(Ok(vault)) => screen(state.desk, vault, wanted, unlisted),
                Some(Err(error)) => pages::shut(error.to_string()),
            }
        });
        self.mounted = Some(Box::new(mounted));
    }

    /// Takes the screen away, and what was read for it.
    pub fn leave(&mut self) {
        self.mounted = None;
        self.state.desk.forget();
    }

    /// Whether nothing waits to be saved.
    pub fn is_done(&self) -> bool {
        self.state.desk.is_done()
    }
}

/// Seals records in a backup file, reads it back and hands it to the person; gives its name. The
/// store is not asked for anything: it is for when it takes nothing any more.
#[wasm_bindgen]
pub async fn back_up(
    key: CryptoKey,
    workspace: String,
    records: Vec<String>,
) -> Result<String, JsValue> {
    desk::seal_in_file(key, &workspace, &records).await.map_err(JsValue::from)
}

fn screen(desk: Desk, vault: Vault, wanted: Option<Vec<String>>, unlisted: Vec<String>) -> AnyView {
    // Goes with the screen: what is still being read for it is then not shown on the next one.
    let here = RwSignal::new(());
    let is_off = move || here.try_get_untracked().is_none();
    spawn_local(async move {
        let enter = async {
            match wanted {
                None => desk.enter(vault).await,
                Some(wanted) => desk.enter_for(vault, &wanted, &unlisted).await,
            }
        };
        if let Some(Err(sentence)) = device::unless(is_off, enter).await {
            desk.phase.set(Phase::Shut(sentence));
        }
    });
    live_of(
        move || desk.phase.get(),
        move |phase| match phase {
            Phase::Open => opened(desk),
            Phase::Shut(sentence) => pages::shut(sentence),
            Phase::Asking | Phase::New | Phase::Locked(_) => pages::opening(),
        },
    )
}

fn opened(desk: Desk) -> AnyView {
    Effect::new(|_| device::show_from_top());
    let page = pages::of_dispatch(Route::at(&device::hash()));
    view! {
        <NotSaved desk />
        {page}
    }
    .into_any()
}
