//! A short text field that leaves the value alone while it is being composed.

use leptos::ev::CompositionEvent;
use leptos::html;
use leptos::prelude::*;

/// The most characters a name can have.
const MOST: usize = 20;

/// A text field with a label. It is set once, from `initial`; afterwards the browser keeps the
/// text and the field only reports it. While an input method composes, nothing is reported and
/// nothing is written back.
#[component]
pub fn NameField(
    label: &'static str,
    help: &'static str,
    id: String,
    initial: String,
    #[prop(into)] changed: Callback<String>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let composing = StoredValue::new(false);
    let report = move || {
        if let Some(input) = input.get_untracked().filter(|_| !composing.get_value()) {
            changed.run(shortened(&input.value()));
        }
    };
    let on_end = move |_: CompositionEvent| {
        composing.set_value(false);
        report();
    };
    let help_id = format!("{id}-help");
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <p class="field__help" id=help_id.clone()>
                {help}
            </p>
            <input
                class="field__input"
                id=id
                type="text"
                value=initial
                maxlength=MOST.to_string()
                autocomplete="off"
                spellcheck="false"
                aria-describedby=help_id
                node_ref=input
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=on_end
                on:input=move |_| report()
                on:change=move |_| report()
            />
        </div>
    }
}

fn shortened(text: &str) -> String {
    text.trim().chars().take(MOST).collect()
}
