//! The place where a screen stands that is fetched when it is wanted: papers, data and backups.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::parts::live::live_of;
use crate::app::route::Route;
use crate::app::state::AppState;

/// The screen, or why it is not there.
#[component]
pub fn Dispatched(route: Route) -> impl IntoView {
    let desk = AppState::get().desk;
    let place = NodeRef::<html::Div>::new();
    let word = RwSignal::new(Some(Ok("正在打开……")));
    let show = move || {
        let Some(place) = place.get_untracked() else { return };
        word.set(Some(Ok("正在打开……")));
        spawn_local(async move {
            let shown = desk.dispatch(place.into(), route).await;
            word.try_set(shown.err().map(Err));
        });
    };
    Effect::new(move |_| {
        place.track();
        show();
    });
    on_cleanup(move || desk.leave_dispatch());
    view! {
        {live_of(
            move || word.get(),
            move |word: Option<Result<&str, String>>| match word {
                None => ().into_any(),
                Some(Ok(word)) => view! { <h1 tabindex="-1">{word}</h1> }.into_any(),
                Some(Err(sentence)) => {
                    view! {
                        <div class="gate">
                            <h1 tabindex="-1">"还打不开"</h1>
                            <p role="alert">{sentence}</p>
                            <button class="button button--primary" on:click=move |_| show()>
                                "再试一次"
                            </button>
                            <a class="button button--text" href=Route::Desk.href()>
                                "回到名单"
                            </a>
                        </div>
                    }
                        .into_any()
                }
            },
        )}
        <div node_ref=place></div>
    }
}
