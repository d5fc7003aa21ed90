//! The officer's page: builds the state once and shows the screen of the route.

mod desk;
mod pages;
mod parts;
mod route;
mod state;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use desk::Phase;
use parts::frame::{links, saving_state};
use parts::notices::Notices;
use route::Route;
use state::AppState;

use page::browser::service_worker::{self, Rest};
use page::browser::{device, local_storage, rescue};
use page::drafts::{self, Start};
use page::parts::layout::Layout;
use page::parts::look::follow_preferences;
use page::parts::screen::screens;

/// Starts the page: reads the families' drafts of this device, then mounts.
pub fn start() {
    rescue::after_panic();
    let preferences = local_storage::preferences();
    device::show_preferences(preferences);
    spawn_local(async move {
        // It only reads them: the family's page saves them.
        let Start { drafts, state, .. } = drafts::load().await;
        device::remove_shell();
        mount_to_body(move || {
            let state = AppState::new(device::today(), drafts, state, preferences);
            desk::watch(state.desk);
            state.desk.mend_what_is_lost();
            view! { <App state /> }
        });
    });
}

#[component]
fn App(state: AppState) -> impl IntoView {
    provide_context(state);
    let is_open = move || state.desk.phase.with_untracked(Phase::is_open);
    service_worker::listen(state.offline, Rest::WhenWanted(Box::new(is_open)));
    follow_preferences(state.preferences);
    view! {
        <Layout
            home=Route::List.href()
            saving=saving_state(state)
            notices=view! { <Notices /> }.into_any()
            links=links(state.desk)
        >
            {screens(state.route)}
        </Layout>
    }
}
