//! A field for a passphrase or a recovery code: hidden while it is typed, shown on request. The
//! text never leaves the element until it is used, so that no signal keeps it.

use leptos::html;
use leptos::prelude::*;

use page::parts::live::live_of;
use records::seal::{Passphrase, Strength};

/// A hidden field; `input` is where its text is read.
#[component]
pub fn SecretField(
    id: &'static str,
    label: &'static str,
    input: NodeRef<html::Input>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <div class="entry">
            <label class="entry__label" for=id>
                {label}
            </label>
            <div class="secret">
                <input
                    class="entry__input"
                    id=id
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    node_ref=input
                />
                <button
                    class="button button--small"
                    type="button"
                    aria-pressed=move || shown.get().to_string()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {live_of(move || shown.get(), |shown| if shown { "遮住" } else { "看一看" })}
                </button>
            </div>
        </div>
    }
}

/// Whether a passphrase can protect anything, and was typed the same twice.
pub fn chosen_passphrase(first: &str, again: &str) -> Result<(), String> {
    match Passphrase::typed(first).strength() {
        Strength::Fine => {}
        weak => return Err(weak.to_string()),
    }
    if Passphrase::typed(first).bytes() == Passphrase::typed(again).bytes() {
        Ok(())
    } else {
        Err("两次输入的口令不一样，请再输入一遍。".to_owned())
    }
}
