//! The screens of a draft, and what stands there when another tab removed it, or fills it in.

use leptos::prelude::*;

use page::browser::device;
use page::drafts::SavedDraft;
use page::parts::live::{live, live_if};
use records::draft::children_in_words;

use crate::app::route::Route;
use crate::app::state::AppState;

/// A screen of the open draft; where another tab removed that, the word of it and ways on.
#[component]
pub fn OfDraft(is_filled_in: bool, screen: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
    let state = AppState::get();
    let is_gone = Memo::new(move |_| state.drafts.with(|drafts| drafts.gone.is_some()));
    let shut = move || is_filled_in && state.looks_on();
    let page = move || view! { <fieldset disabled=shut>{screen()}</fieldset> };
    view! {
        {live_if(move || !is_gone.get(), page)}
        {live_if(move || is_gone.get(), || view! { <Gone /> })}
    }
}

#[component]
fn Gone() -> impl IntoView {
    let state = AppState::get();
    let name = move || {
        state.drafts.with(|drafts| drafts.gone.as_ref().map(|gone| gone.draft.name.clone()))
    };
    let others = move || state.drafts.with(|drafts| drafts.all.clone());
    let open = move |saved: SavedDraft| {
        let on_open = move |_| {
            state.open(&saved.id);
            device::go(&Route::Household.href());
        };
        view! {
            <button class="button" on:click=on_open>
                {format!("打开“{}”：{}", saved.draft.name, children_in_words(&saved.draft))}
            </button>
        }
    };
    Effect::new(move |_| device::show_from_top());
    view! {
        <div class="empty">
            <h1 tabindex="-1">"这份记录已在另一个窗口删除"</h1>
            <p>{live(move || name().map(|name| format!("“{name}”不在这台设备上了。在那个窗口里可以撤销删除。")))}</p>
            <div class="actions">
                <a class="button button--primary" href=Route::Home.href()>
                    "回首页"
                </a>
                {live(move || others().into_iter().map(open).collect_view())}
            </div>
        </div>
    }
}
