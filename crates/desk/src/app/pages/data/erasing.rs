//! 销毁记录: only with a backup that has everything, and what opens the desk.

use leptos::prelude::*;
use leptos::task::spawn_local;

use office::application::Erased;
use office::roster::{Erasable, erasable};
use office::wording;
use page::parts::live::{live_if, live_of};
use page::parts::pick::Pick;

use super::offer;
use crate::app::desk::Desk;
use crate::app::parts::proof::Proof;
use crate::app::state::AppState;

/// The offer, behind it the form, and the lines of what was erased before.
#[component]
pub fn Erase(desk: Desk) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let outcome = RwSignal::new(None::<String>);
    let note = "作废的申请，或过了保存年限的整个学年，可以从这台设备上永远删掉。保存多少年，\
                请按本校、本县的档案规定；本页没有收录年限。";
    let words = ["销毁记录", note, "销毁记录……"];
    let form = move || view! { <Meant desk is_open outcome /> }.into_any();
    let lines = move || desk.school.with(|school| school.erased.clone());
    view! {
        {offer("erased-said", words, is_open, outcome, form)}
        {live_of(lines, |lines| erased_lines(&lines))}
    }
}

fn erased_lines(lines: &[Erased]) -> Option<impl IntoView + use<>> {
    let line = |erased: &Erased| view! { <li>{wording::erased(erased)}</li> };
    (!lines.is_empty()).then(|| {
        view! { <ul class="erased">{lines.iter().map(line).collect_view()}</ul> }
    })
}

/// Which records, what opens the desk, and the button.
#[component]
fn Meant(desk: Desk, is_open: RwSignal<bool>, outcome: RwSignal<Option<String>>) -> impl IntoView {
    let year = AppState::get().today.school_year_asked();
    let all = Memo::new(move |_| desk.look_into(|entries| erasable(entries, year)));
    let chosen = RwSignal::new(0_usize);
    let refusal = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let proof = Proof::new();
    let on_erase = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        refusal.set(None);
        let meant = all.with_untracked(|all| all.get(chosen.get_untracked()).cloned());
        let Some(meant) = meant else { return };
        match proof.typed() {
            Err(sentence) => refusal.set(Some(sentence)),
            Ok((by, typed)) => {
                busy.set(true);
                spawn_local(async move {
                    match desk.erase(by, &typed, &meant).await {
                        Ok(line) => {
                            outcome.try_set(Some(wording::erased(&line)));
                            is_open.try_set(false);
                        }
                        Err(sentence) => {
                            refusal.try_set(Some(sentence));
                            busy.try_set(false);
                        }
                    }
                });
            }
        }
    };
    let fields = move |all: Vec<Erasable>| fields(&all, chosen, proof);
    view! {
        <form class="secret-form" on:submit=on_erase>
            {live_of(move || all.get(), fields)}
            <p class="entry__remark" role="alert">
                {live_of(move || refusal.get(), |sentence| sentence)}
            </p>
            <div class="actions">
                {live_if(
                    move || !all.with(Vec::is_empty),
                    || {
                        view! {
                            <button class="button button--primary" type="submit">
                                "永远删掉"
                            </button>
                        }
                    },
                )}
                <button class="button" type="button" on:click=move |_| is_open.set(false)>
                    "不销毁"
                </button>
            </div>
        </form>
    }
}

/// Which records, and what opens the desk; a sentence where there are none.
fn fields(all: &[Erasable], chosen: RwSignal<usize>, proof: Proof) -> AnyView {
    if all.is_empty() {
        return view! { <p>"没有可以销毁的：没有作废的申请，也没有前年和更早的学年。"</p> }
            .into_any();
    }
    view! {
        {choice(all, chosen)}
        {proof.field("erase-secret", "口令")}
        <div class="actions">{proof.switch()}</div>
    }
    .into_any()
}

fn choice(all: &[Erasable], chosen: RwSignal<usize>) -> AnyView {
    let word =
        |(place, records): (usize, &Erasable)| (place.to_string(), wording::erasable(records));
    let words: Vec<_> = all.iter().enumerate().map(word).collect();
    let at = Signal::derive(move || chosen.get().to_string());
    let choose = move |place: String| chosen.set(place.parse().unwrap_or_default());
    view! { <Pick id="erasable" label="销毁哪些" words chosen=at choose /> }.into_any()
}
