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

use parts::frame::{links, saving_state};
use parts::notices::Notices;
use parts::removed::RemovedBar;
use route::Route;
use state::AppState;

use page::browser::service_worker::{self, Rest};
use page::browser::{device, focus, local_storage, rescue};
use page::drafts::{self, Start};
use page::parts::layout::Layout;
use page::parts::look::follow_preferences;
use page::parts::screen::screens;

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
    follow_preferences(state.preferences);
    view! {
        <Layout
            home=Route::Home.href()
            saving=saving_state(state)
            notices=view! { <Notices /> }.into_any()
            links=links()
        >
            {screens(state.route)}
        </Layout>
        // At the foot of the window, wherever the page is.
        <RemovedBar />
    }
}
