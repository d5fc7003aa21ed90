//! A field for a line of text that is read when its form is sent.

use leptos::html;
use leptos::prelude::*;

/// The field with its label.
#[component]
pub fn PlainField(
    id: &'static str,
    label: &'static str,
    /// What stands in it at first.
    #[prop(optional)]
    initial: String,
    input: NodeRef<html::Input>,
) -> impl IntoView {
    view! {
        <div class="entry">
            <label class="entry__label" for=id>
                {label}
            </label>
            <input class="entry__input" id=id value=initial autocomplete="off" node_ref=input />
        </div>
    }
}
