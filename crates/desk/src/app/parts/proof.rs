//! What opens the desk: the passphrase or, where it is forgotten, the recovery code.

use leptos::html;
use leptos::prelude::*;

use page::parts::live::live_of;
use records::seal::Slot;

use super::secret_field::SecretField;

/// A hidden field for either, and the switch between them.
#[derive(Clone, Copy)]
pub struct Proof {
    by_code: RwSignal<bool>,
    input: NodeRef<html::Input>,
}

impl Proof {
    /// Asks for the passphrase first.
    pub fn new() -> Self {
        Self { by_code: RwSignal::new(false), input: NodeRef::new() }
    }

    /// What was typed, and which of the two it is.
    ///
    /// # Errors
    /// A sentence that says that it was nothing.
    pub fn typed(self) -> Result<(Slot, String), String> {
        let (by, word) = if self.by_code.get_untracked() {
            (Slot::Recovery, CODE)
        } else {
            (Slot::Passphrase, "口令")
        };
        let typed = self.input.get_untracked().map(|input| input.value()).unwrap_or_default();
        if typed.trim().is_empty() {
            return Err(format!("还没有输入{word}。"));
        }
        Ok((by, typed))
    }

    /// The field; `passphrase` is its label where it asks for that.
    pub fn field(self, id: &'static str, passphrase: &'static str) -> impl IntoView {
        let Self { by_code, input } = self;
        live_of(
            move || by_code.get(),
            move |by_code| {
                let label = if by_code { CODE } else { passphrase };
                view! { <SecretField id label input /> }
            },
        )
    }

    /// The switch.
    pub fn switch(self) -> impl IntoView {
        let by_code = self.by_code;
        view! {
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
        }
    }
}

const CODE: &str = "恢复码";
