//! The place where a screen stands that is fetched when it is wanted: papers, data and backups.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::opening;
use crate::app::parts::live::live_of;
use crate::app::route::Route;
use crate::app::state::AppState;

/// How far the screen is.
#[derive(Clone, PartialEq, Eq)]
enum Stage {
    /// It is fetched.
    Opening,
    /// It stands in its place.
    Shown,
    /// It is not there, and why.
    Refused(String),
}

/// The screen, or why it is not there.
#[component]
pub fn Dispatched(route: Route) -> impl IntoView {
    let desk = AppState::get().desk;
    let place = NodeRef::<html::Div>::new();
    let stage = RwSignal::new(Stage::Opening);
    let show = move || {
        let Some(place) = place.get_untracked() else { return };
        stage.set(Stage::Opening);
        spawn_local(async move {
            let shown = desk.dispatch(place.into(), route).await;
            stage.try_set(shown.map_or_else(Stage::Refused, |()| Stage::Shown));
        });
    };
    Effect::new(move |_| {
        place.track();
        show();
    });
    on_cleanup(move || desk.leave_dispatch());
    view! {
        {live_of(
            move || stage.get(),
            move |stage| match stage {
                Stage::Shown => ().into_any(),
                Stage::Opening => opening(),
                Stage::Refused(sentence) => refused(sentence, show),
            },
        )}
        <div node_ref=place></div>
    }
}

fn refused(sentence: String, again: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="gate">
            <h1 tabindex="-1">"还打不开"</h1>
            <p role="alert">{sentence}</p>
            <button class="button button--primary" on:click=move |_| again()>
                "再试一次"
            </button>
            <a class="button button--text" href=Route::Desk.href()>
                "回到名单"
            </a>
        </div>
    }
    .into_any()
}
