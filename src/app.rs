//! The page: builds the state once and shows the screen of the route.

mod database;
mod desk;
mod device;
mod fault;
mod keeper;
mod keeping;
mod pages;
mod parts;
mod preferences;
mod route;
mod state;
mod storage;
mod tabs;
mod vault;
mod worker;

use std::panic::PanicHookInfo;

use leptos::prelude::*;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use keeping::Start;
use parts::layout::Layout;
use parts::live::live;
use route::Route;
use state::AppState;

#[wasm_bindgen]
extern "C" {
    /// The rescue screen, in plain script: it works when this program no longer does.
    #[wasm_bindgen(js_name = studentAidRescue)]
    fn rescue(reason: &str);
}

/// Starts the page: reads what is kept on the device, then mounts.
pub fn start() {
    // After a panic the page would go on taking text into signals that are dead for good.
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        leptos::logging::error!("{panic}");
        rescue("panic");
    }));
    let preferences = storage::preferences();
    device::show_preferences(preferences);
    spawn_local(async move {
        let start = keeping::load().await;
        device::remove_shell();
        mount_to_body(move || {
            let state = AppState::new(device::today(), &start, preferences);
            view! { <App state start /> }
        });
    });
}

#[component]
fn App(state: AppState, start: Start) -> impl IntoView {
    provide_context(state);
    keeping::keep_changes(state, start);
    keeping::follow_other_tabs(state);
    worker::listen(state);
    desk::watch(state.desk);

    let handle = window_event_listener(leptos::ev::hashchange, move |_| {
        fault::point("screen");
        state.route.set(Route::at(&device::hash()));
    });
    on_cleanup(move || handle.remove());

    Effect::new(move |_| {
        let preferences = state.preferences.get();
        device::show_preferences(preferences);
        if storage::keep_preferences(&preferences).is_err() {
            leptos::logging::warn!("the settings cannot be remembered");
        }
    });

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

#[component]
fn Screen(route: Route, take_focus: bool) -> impl IntoView {
    Effect::new(move |_| {
        device::set_title(route.title());
        if take_focus && !route.part().is_some_and(device::show_part) {
            device::show_from_top();
        }
    });
    pages::show(route)
}
