//! Asks for a passphrase or, where it is forgotten, for the recovery code.

use leptos::html;
use leptos::prelude::*;

use student_aid::seal::Slot;

use super::live::live_of;
use super::secret_field::SecretField;

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
    let by_code = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(input) = input.get_untracked().filter(|_| !busy.get_untracked()) else { return };
        let (by, typed) = (by_code.get_untracked(), input.value());
        if typed.trim().is_empty() {
            return refusal.set(Some(format!("还没有输入{}。", label(by))));
        }
        open.run((if by { Slot::Recovery } else { Slot::Passphrase }, typed));
    };
    view! {
        <form class="secret-form" on:submit=on_submit>
            {live_of(
                move || by_code.get(),
                move |by_code| view! { <SecretField id label=label(by_code) input /> },
            )}
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
                <button
                    class="button button--text"
                    type="button"
                    on:click=move |_| by_code.update(|by_code| *by_code = !*by_code)
                >
                    {live_of(
                        move || by_code.get(),
                        |by_code| if by_code { "改用口令" } else { "忘了口令，用恢复码" },
                    )}
                </button>
            </div>
        </form>
    }
}

const fn label(by_code: bool) -> &'static str {
    if by_code { "恢复码" } else { "口令" }
}
