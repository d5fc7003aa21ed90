//! 换口令: the records stay as they are; what opens them changes.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use student_aid::seal::Slot;

use crate::app::desk::Desk;
use crate::app::pages::desk::chosen_passphrase;
use crate::app::parts::live::live_of;
use crate::app::parts::secret_field::SecretField;

/// The offer, and behind it the form.
#[component]
pub fn NewPassphrase(desk: Desk) -> impl IntoView {
    let asked = RwSignal::new(false);
    let said = RwSignal::new(None::<&'static str>);
    view! {
        <section class="settings__part">
            <h2>"换口令"</h2>
            <p class="settings__note">"换了口令，恢复单不用重印，上面的恢复码照旧能用。"</p>
            {live_of(
                move || asked.get(),
                move |open| {
                    if open {
                        return view! { <Passphrases desk asked said /> }.into_any();
                    }
                    view! {
                        <button class="button" on:click=move |_| asked.set(true)>
                            "换口令……"
                        </button>
                    }
                    .into_any()
                },
            )}
            <p role="status">{live_of(move || said.get(), |said| said)}</p>
        </section>
    }
}

/// The old passphrase and the new one, twice.
#[component]
fn Passphrases(
    desk: Desk,
    asked: RwSignal<bool>,
    said: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let old = NodeRef::<html::Input>::new();
    let by_code = RwSignal::new(false);
    let (first, again) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let refusal = RwSignal::new(None::<String>);
    let text = |input: NodeRef<html::Input>| {
        input.get_untracked().map(|input| input.value()).unwrap_or_default()
    };
    let on_change = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (was, new) = (text(old), text(first));
        if was.trim().is_empty() {
            return refusal.set(Some(format!("还没有输入{}。", label(by_code.get_untracked()))));
        }
        if let Err(sentence) = chosen_passphrase(&new, &text(again)) {
            return refusal.set(Some(sentence));
        }
        refusal.set(None);
        let by = if by_code.get_untracked() { Slot::Recovery } else { Slot::Passphrase };
        spawn_local(async move {
            match desk.renew(by, &was, &new).await {
                Ok(()) => {
                    said.try_set(Some("口令换好了。以前的备份文件仍要用旧口令或恢复码打开。"));
                    asked.try_set(false);
                }
                Err(sentence) => {
                    refusal.try_set(Some(sentence));
                }
            }
        });
    };
    view! {
        <form class="secret-form" on:submit=on_change>
            {proof(by_code, old)}
            <SecretField id="new-passphrase" label="新口令：至少 10 个字，或 4 个词" input=first />
            <SecretField id="new-again" label="新口令再输入一遍" input=again />
            <p class="entry__remark" role="alert">
                {live_of(move || refusal.get(), |sentence| sentence)}
            </p>
            <div class="actions">
                <button class="button button--primary" type="submit">
                    "换成新口令"
                </button>
                <button class="button" type="button" on:click=move |_| asked.set(false)>
                    "不换"
                </button>
            </div>
        </form>
    }
}

/// What opens the desk now: the passphrase or, where it is forgotten, the recovery code.
fn proof(by_code: RwSignal<bool>, input: NodeRef<html::Input>) -> impl IntoView {
    view! {
        {live_of(
            move || by_code.get(),
            move |by_code| {
                let label = label(by_code);
                view! { <SecretField id="old-passphrase" label input /> }
            },
        )}
        <div class="actions">
            <button
                class="button button--text button--small"
                type="button"
                on:click=move |_| by_code.update(|by_code| *by_code = !*by_code)
            >
                {live_of(
                    move || by_code.get(),
                    |by_code| if by_code { "改用口令" } else { "忘了口令，用恢复码" },
                )}
            </button>
        </div>
    }
}

const fn label(by_code: bool) -> &'static str {
    if by_code { "恢复码" } else { "现在的口令" }
}
