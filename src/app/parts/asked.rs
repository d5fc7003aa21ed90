//! What two tabs filled in differently: both values are shown, and one is chosen.

use leptos::prelude::*;
use serde_json::Value;

use student_aid::wording;

use super::live::live_of;
use crate::app::keeping;
use crate::app::state::AppState;

/// Asks about each field of the open draft that two tabs filled in differently.
#[component]
pub fn Asked() -> impl IntoView {
    let state = AppState::get();
    let clashes = move || {
        let kept = state.shelf.with(|shelf| shelf.current().cloned());
        let asked = |(at, others): (String, Value)| Some((at, others.as_array()?.last()?.clone()));
        kept.into_iter().flat_map(|kept| kept.clashes).filter_map(asked).collect::<Vec<_>>()
    };
    let one = |(at, other)| view! { <One at other /> };
    live_of(clashes, move |clashes| clashes.into_iter().map(one).collect_view())
}

#[component]
fn One(at: String, other: Value) -> impl IntoView {
    let state = AppState::get();
    let draft = state.draft.get_untracked();
    let said = wording::clash(&keeping::value(&draft), &at, &other);
    let clash = StoredValue::new((at, other));
    let on_other = move |_| {
        clash.with_value(|(at, other)| {
            state.settle(at, keeping::with_other(&state.draft.get_untracked(), at, other));
        });
    };
    let on_stay = move |_| clash.with_value(|(at, _)| state.settle(at, None));
    view! {
        <div class="notice" role="status">
            <p>{said}</p>
            <button class="button button--small" on:click=on_other>
                "换成另一个"
            </button>
            <button class="button button--text" on:click=on_stay>
                "就用现在的"
            </button>
        </div>
    }
}
