//! The page: builds the state once and shows the screen of the route.

mod database;
#[cfg(feature = "desk")]
mod desk;
mod device;
mod fault;
mod file;
#[cfg(not(feature = "desk"))]
mod focus;
mod keeper;
mod keeping;
mod pages;
mod parts;
mod place;
mod preferences;
mod removed;
#[cfg(feature = "desk")]
mod room;
mod route;
mod state;
mod storage;
mod tabs;
#[cfg(feature = "desk")]
mod vault;
#[cfg(feature = "desk")]
mod workbook;
mod worker;

use std::panic::PanicHookInfo;

use leptos::prelude::*;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use keeping::Begun;
use keeping::Start;
use parts::layout::Layout;
use parts::live::{live, whenever};
use route::Route;
use state::AppState;

#[wasm_bindgen]
extern "C" {
    /// The rescue screen, in plain script: it works when this program no longer does.
    #[wasm_bindgen(js_name = studentAidRescue)]
    fn rescue(reason: &str);
}

/// After a panic the page would go on taking text into signals that are dead for good.
fn rescue_after_panic() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        leptos::logging::error!("{panic}");
        rescue("panic");
    }));
}

/// Starts the page: reads what is kept on the device, then mounts.
pub fn start() {
    rescue_after_panic();
    let preferences = storage::preferences();
    device::show_preferences(preferences);
    spawn_local(async move {
        let Start { shelf, keeping, begun } = keeping::load().await;
        device::remove_shell();
        mount_to_body(move || {
            let state = AppState::new(device::today(), shelf, keeping, preferences);
            work(state, begun);
            view! { <App state /> }
        });
    });
}

#[component]
fn App(state: AppState) -> impl IntoView {
    provide_context(state);
    worker::listen(state);

    let handle = window_event_listener(leptos::ev::hashchange, move |_| {
        fault::point("screen");
        state.route.set(Route::at(&device::hash()));
    });
    on_cleanup(move || handle.remove());

    follow_preferences(state);

    let arrived = StoredValue::new(false);
    let screen = move || {
        let route = state.route.get();
        // The first screen leaves the focus where the browser put it; each later one takes it.
        let take_focus = arrived.get_value();
        arrived.set_value(true);
        view! { <Screen route take_focus /> }
    };
    view! { <Layout>{live(screen)}</Layout> }
}

/// Shows what the person set, and remembers it.
fn follow_preferences(state: AppState) {
    whenever(move || {
        let preferences = state.preferences.get();
        device::show_preferences(preferences);
        if storage::keep_preferences(&preferences).is_err() {
            leptos::logging::warn!("the settings cannot be remembered");
        }
    });
}

/// What the family's page does all the time: it keeps what is answered.
#[cfg(not(feature = "desk"))]
fn work(state: AppState, begun: Begun) {
    focus::keep();
    keeping::keep_changes(state, begun);
    removed::keep(state);
}

/// What the desk's page does all the time: it locks itself. The families' drafts it only reads.
#[cfg(feature = "desk")]
fn work(state: AppState, _: Begun) {
    desk::watch(state.desk);
    state.desk.mend_what_is_lost();
}

#[component]
fn Screen(route: Route, take_focus: bool) -> impl IntoView {
    whenever(move || {
        device::set_title(route.title());
        if take_focus && !route.part().is_some_and(device::show_part) {
            device::show_from_top();
        }
    });
    pages::show(route)
}
