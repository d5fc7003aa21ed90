//! What was taken away last, offered back at the foot of the window wherever the page is.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use page::browser::{device, fault};
use page::parts::icon::{Drawing, Icon};
use page::parts::live::live_of;
use records::draft::{Removed, Taken};

use super::children::shown;
use crate::app::state::AppState;

/// The bar; its place is there always, so that what comes into it is read aloud.
#[component]
pub fn RemovedBar() -> impl IntoView {
    let state = AppState::get();
    view! {
        <div class="removed" role="status">
            {live_of(
                move || state.offered(),
                move |removed| removed.map(|removed| bar(state, &removed)),
            )}
        </div>
    }
}

fn bar(state: AppState, removed: &Removed) -> impl IntoView + use<> {
    let (sentence, word) = sentence(removed);
    // The second of a double tap would meet what was taken away before.
    let on_restore = move |event: MouseEvent| {
        if event.detail() < 2 {
            fault::point("restore");
            state.restore();
            device::focus_screen();
        }
    };
    let on_dismiss = move |_| {
        state.let_removed_be();
        device::focus_screen();
    };
    view! {
        <div class="removed__bar">
            <p class="removed__said">{sentence}</p>
            <button class="button button--small" on:click=on_restore>
                {word}
            </button>
            <button class="removed__close" aria-label="知道了" on:click=on_dismiss>
                <Drawing icon=Icon::Close />
            </button>
        </div>
    }
}

/// What was done, and the word that takes it back.
fn sentence(removed: &Removed) -> (String, &'static str) {
    match removed.taken {
        Taken::Draft => (format!("已删除“{}”。", removed.before.name), "撤销删除"),
        Taken::Child(id) => {
            let child = removed.before.children.iter().find(|child| child.id == id);
            let name = child.map(|child| shown(&child.name)).unwrap_or_default();
            (format!("已删掉“{name}”。"), "撤销删除")
        }
        Taken::WhatIf => ("已恢复成现在的情况。".to_owned(), "撤销"),
    }
}
