//! What two tabs filled in differently: both values are shown, and one is chosen.

use leptos::prelude::*;
use serde_json::{Map, Value};

use page::drafts::value as draft_value;
use page::parts::live::live_of;
use records::draft::clash;

use crate::app::saving;
use crate::app::state::AppState;

/// Asks about each field of the open draft that two tabs filled in differently.
#[component]
pub fn Clashes() -> impl IntoView {
    let state = AppState::get();
    let clashes = move || {
        state.drafts.with(|drafts| match drafts.current() {
            Some(saved) if !saved.clashes.is_empty() => {
                (saved.clashes.clone(), draft_value(&saved.draft))
            }
            _ => (Map::new(), Value::Null),
        })
    };
    live_of(clashes, move |(clashes, draft)| {
        let question = |(at, others): (String, Value)| ask(state, &draft, &at, &others);
        clashes.into_iter().map(question).collect_view()
    })
}

fn ask(state: AppState, draft: &Value, at: &str, others: &Value) -> AnyView {
    let stands = value(at, draft.pointer(at).unwrap_or(&Value::Null));
    let sentence = format!("两个窗口填得不一样：{}。现在是“{stands}”。", clash::field(draft, at));
    let choice = |word: String, chosen: Option<Value>| {
        let at = at.to_owned();
        let on_choose = move |_| saving::settle(state, &at, chosen.clone());
        view! {
            <button class="button button--small" on:click=on_choose>
                {word}
            </button>
        }
    };
    let other =
        |value: &Value| choice(format!("改成“{}”", self::value(at, value)), Some(value.clone()));
    view! {
        <div class="notice" role="status">
            <p>{sentence}</p>
            {others.as_array().into_iter().flatten().map(other).collect_view()}
            {choice("就用现在的".to_owned(), None)}
        </div>
    }
    .into_any()
}

/// One of the values, as the family calls it.
fn value(at: &str, value: &Value) -> String {
    clash::value(at, value, &|_| None)
}
