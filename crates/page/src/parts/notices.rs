//! Standing notices of both pages: what was set aside, a newer version.

use leptos::prelude::*;

use records::draft::DraftError;

use super::icon::{Drawing, Icon};
use super::live::{live_if, live_of};
use crate::browser::device;
use crate::browser::service_worker::{self, Offline};
use crate::drafts::{Drafts, Unreadable};

/// That a newer version of the page waits for a person's word.
#[component]
pub fn Newer(
    /// How far the page is kept for use offline.
    offline: RwSignal<Offline>,
) -> impl IntoView {
    let notice = move || {
        view! {
            <div class="notice" role="status">
                <p>"有新版本，已经下载完。您填的内容都在，什么时候换都可以。"</p>
                <button
                    class="button button--small"
                    on:click=move |_| service_worker::switch(offline)
                >
                    "换成新版本"
                </button>
            </div>
        }
    };
    live_if(move || offline.with(|offline| offline.newer), notice)
}

/// A warning in one sentence.
pub fn warned(sentence: impl Into<String>) -> AnyView {
    let sentence = sentence.into();
    view! {
        <p class="notice notice--warning">
            <Drawing icon=Icon::Warning />
            {sentence}
        </p>
    }
    .into_any()
}

/// The drafts that cannot be read, each to be saved in a file.
#[component]
pub fn SetAside(
    /// The drafts, and what cannot be read of them.
    drafts: RwSignal<Drafts>,
) -> impl IntoView {
    live_of(
        move || drafts.with(|drafts| drafts.unreadable.clone()),
        |drafts| drafts.into_iter().map(set_aside).collect_view(),
    )
}

fn set_aside(unreadable: Unreadable) -> impl IntoView {
    let name = format!("应助尽助-读不出的记录-{}.json", unreadable.id);
    let newer = matches!(unreadable.error, DraftError::Newer(_));
    let text = unreadable.text;
    let on_save = move |_| {
        if device::download(&name, &text).is_err() {
            leptos::logging::warn!("the browser makes no file");
        }
    };
    view! {
        <div class="notice notice--warning" role="alert">
            <Drawing icon=Icon::Warning />
            <p>
                {if newer { "有一份更新版本存的记录。" } else { "有一份记录读不出来。" }}
                {unreadable.error.to_string()}
            </p>
            <button class="button button--small" on:click=on_save>
                "存成文件"
            </button>
        </div>
    }
}
