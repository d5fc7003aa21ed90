//! Asks for a passphrase or, where it is forgotten, for the recovery code.

use leptos::prelude::*;

use page::parts::live::live_of;
use records::seal::Slot;

use super::proof::Proof;

/// A hidden field and its button. What was typed is given away once and kept nowhere.
#[component]
pub fn SecretForm(
    /// Tells it from others on one page.
    #[prop(default = "secret")]
    id: &'static str,
    /// What the button says, and what it says while what was typed is being tried.
    words: (&'static str, &'static str),
    refusal: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    #[prop(into)] open: Callback<(Slot, String)>,
) -> impl IntoView {
    let proof = Proof::new();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        match proof.typed() {
            Ok(typed) => open.run(typed),
            Err(sentence) => refusal.set(Some(sentence)),
        }
    };
    view! {
        <form class="secret-form" on:submit=on_submit>
            {proof.field(id, "口令")}
            <p class="entry__remark" role="alert">
                {live_of(move || refusal.get(), |sentence| sentence)}
            </p>
            <div class="actions">
                <button
                    class="button button--primary"
                    type="submit"
                    aria-busy=move || busy.get().to_string()
                >
                    {live_of(move || busy.get(), move |busy| if busy { words.1 } else { words.0 })}
                </button>
                {proof.switch()}
            </div>
        </form>
    }
}
