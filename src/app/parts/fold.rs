//! What is folded away until its heading is opened.

use leptos::prelude::*;

use super::icon::{Drawing, Icon};

/// A heading that opens what stands below it.
#[component]
pub fn Fold(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <details class="fold">
            <summary class="fold__title">{title} <Drawing icon=Icon::Chevron /></summary>
            {children()}
        </details>
    }
}
