//! The children of the household as tabs, and «one more child».

use leptos::prelude::*;

use page::browser::{device, fault};
use page::parts::icon::{Drawing, Icon};
use page::parts::live::live_of;
use records::draft::{Child, MOST_CHILDREN};

use crate::app::route::Route;
use crate::app::state::AppState;

/// Links to the children, the current one marked.
#[component]
pub fn Children(current: u32) -> impl IntoView {
    let state = AppState::get();
    let names = move || {
        let name = |child: &Child| (child.id, shown(&child.name));
        state.draft.with(|draft| draft.children.iter().map(name).collect::<Vec<_>>())
    };
    let full = move || state.draft.with(|draft| draft.children.len() >= MOST_CHILDREN);
    let on_add = move |_| {
        fault::point("add-child");
        state.change(|draft| {
            if let Some(id) = draft.add_child() {
                device::go(&Route::Child(id).href());
            }
        });
    };
    view! {
        <nav class="children" aria-label="孩子">
            {live_of(names, move |names| tabs(names, current))}
            <button class="children__more" hidden=full on:click=on_add>
                <Drawing icon=Icon::Plus />
                "再加一个孩子"
            </button>
        </nav>
    }
}

fn tabs(names: Vec<(u32, String)>, current: u32) -> impl IntoView {
    let tab = |(id, name): (u32, String)| {
        let is_current = id == current;
        view! {
            <a
                class="children__one"
                class:is-current=is_current
                aria-current=is_current.then_some("page")
                href=Route::Child(id).href()
            >
                {name}
            </a>
        }
    };
    names.into_iter().map(tab).collect_view()
}

/// A child without a name is still somebody.
pub fn shown(name: &str) -> String {
    if name.is_empty() { "没起名的孩子".to_owned() } else { name.to_owned() }
}
