//! The family's page: builds the state once and shows the screen of the route.

mod draft_sync;
mod pages;
mod parts;
mod removed;
mod route;
mod saving;
mod state;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use page::browser::service_worker::{self, Rest};
use page::browser::{device, fault, focus, local_storage, rescue};
use page::drafts::{self, Start};
use page::parts::layout::Layout;
use page::parts::live::{live, whenever};
use page::parts::look::follow_preferences;

use parts::frame::{links, saving_state};
use parts::notices::Notices;
use parts::removed::RemovedBar;
use route::Route;
use state::AppState;

/// Starts the page: reads what is kept on the device, then mounts.
pub fn start() {
    rescue::after_panic();
    let preferences = local_storage::preferences();
    device::show_preferences(preferences);
    spawn_local(async move {
        let Start { drafts, state, begun } = drafts::load().await;
        device::remove_shell();
        mount_to_body(move || {
            let state = AppState::new(device::today(), drafts, state, preferences);
            focus::keep();
            saving::keep_changes(state, begun);
            removed::keep(state);
            view! { <App state /> }
        });
    });
}

#[component]
fn App(state: AppState) -> impl IntoView {
    provide_context(state);
    service_worker::listen(state.offline, Rest::None);
    device::on_event("hashchange", move || {
        fault::point("screen");
        state.route.set(Route::at(&device::hash()));
    });
    follow_preferences(state.preferences);

    let arrived = StoredValue::new(false);
    let screen = move || {
        let route = state.route.get();
        // The first screen leaves the focus where the browser put it; each later one takes it.
        let take_focus = arrived.get_value();
        arrived.set_value(true);
        view! { <Screen route take_focus /> }
    };
    view! {
        <Layout
            home=Route::Home.href()
            saving=saving_state(state)
            notices=view! { <Notices /> }.into_any()
            links=links()
        >
            {live(screen)}
        </Layout>
        // At the foot of the window, wherever the page is.
        <RemovedBar />
    }
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
