//! What is folded away until its heading is opened.

use leptos::prelude::*;

use super::icon::{Drawing, Icon};

/// A heading that opens what stands below it; `open` says whether it is, and hears of it.
#[component]
pub fn Fold(
    /// What stands on it while it is folded, too.
    #[prop(into)]
    title: String,
    /// Whether it is open.
    #[prop(optional)]
    open: RwSignal<bool>,
    /// What is folded away.
    children: Children,
) -> impl IntoView {
    view! {
        <details
            class="fold"
            open=move || open.get()
            on:toggle:target=move |event| open.set(event.target().open())
        >
            <summary class="fold__title">{title} <Drawing icon=Icon::Chevron /></summary>
            {children()}
        </details>
    }
}
