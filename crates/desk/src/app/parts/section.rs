//! A section of a form: open until it is done with.

use leptos::prelude::*;

use page::parts::icon::{Drawing, Icon};

/// A section with its title.
#[component]
pub fn Section(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <details class="section" open=true>
            <summary class="section__head">
                <h2 class="section__title">{title}</h2>
                <Drawing icon=Icon::Chevron />
            </summary>
            {children()}
        </details>
    }
}
