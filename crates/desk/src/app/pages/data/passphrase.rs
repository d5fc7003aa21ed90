//! 换口令: the records stay as they are; what opens them changes.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use page::parts::live::live_of;

use super::offer;
use crate::app::desk::Desk;
use crate::app::parts::proof::Proof;
use crate::app::parts::secret_field::{SecretField, chosen_passphrase};

/// The offer, and behind it the form.
#[component]
pub fn NewPassphrase(desk: Desk) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let outcome = RwSignal::new(None::<String>);
    let words = ["换口令", "换了口令，恢复单不用重印，上面的恢复码照旧能用。", "换口令……"];
    let form = move || view! { <Passphrases desk is_open outcome /> }.into_any();
    offer("passphrase-said", words, is_open, outcome, form)
}

/// The old passphrase and the new one, twice.
#[component]
fn Passphrases(
    desk: Desk,
    is_open: RwSignal<bool>,
    outcome: RwSignal<Option<String>>,
) -> impl IntoView {
    let old = Proof::new();
    let (first, again) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let refusal = RwSignal::new(None::<String>);
    let text = |input: NodeRef<html::Input>| {
        input.get_untracked().map(|input| input.value()).unwrap_or_default()
    };
    let on_change = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let new = text(first);
        let chosen = old.typed().and_then(|typed| {
            chosen_passphrase(&new, &text(again))?;
            Ok(typed)
        });
        let (by, was) = match chosen {
            Ok(typed) => typed,
            Err(sentence) => return refusal.set(Some(sentence)),
        };
        refusal.set(None);
        spawn_local(async move {
            match desk.renew(by, &was, &new).await {
                Ok(()) => {
                    let done = "口令换好了。以前的备份文件仍要用旧口令或恢复码打开。";
                    outcome.try_set(Some(done.to_owned()));
                    is_open.try_set(false);
                }
                Err(sentence) => {
                    refusal.try_set(Some(sentence));
                }
            }
        });
    };
    view! {
        <form class="secret-form" on:submit=on_change>
            {old.field("old-passphrase", "现在的口令")}
            <div class="actions">{old.switch()}</div>
            <SecretField id="new-passphrase" label="新口令：至少 10 个字，或 4 个词" input=first />
            <SecretField id="new-again" label="新口令再输入一遍" input=again />
            <p class="entry__remark" role="alert">
                {live_of(move || refusal.get(), |sentence| sentence)}
            </p>
            <div class="actions">
                <button class="button button--primary" type="submit">
                    "换成新口令"
                </button>
                <button class="button" type="button" on:click=move |_| is_open.set(false)>
                    "不换"
                </button>
            </div>
        </form>
    }
}
