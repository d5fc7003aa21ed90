//! 换恢复单: a new sheet where the old one is lost, or somebody saw it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use page::browser::device;
use records::seal::Slot;

use super::offer;
use crate::app::desk::{Desk, Reissued};
use crate::app::parts::recovery_sheet::RecoverySheet;
use crate::app::parts::secret_form::SecretForm;

/// A sheet that was made and has not been tried yet. It holds keys of the browser, which belong to
/// this thread.
pub type Waiting = RwSignal<Option<Reissued>, LocalStorage>;

/// The name of the place that says what became of it.
const OUTCOME: &str = "sheet-said";

/// The offer, and behind it what opens the desk; `made` is then shown in the place of the page.
#[component]
pub fn NewSheet(desk: Desk, made: Waiting, outcome: RwSignal<Option<String>>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let words = [
        "换恢复单",
        "恢复单找不到了，或者被别人看过，做一张新的。新的试过以后，旧的就打不开了。",
        "做新的恢复单……",
    ];
    offer(OUTCOME, words, is_open, outcome, move || ask(desk, made, is_open))
}

fn ask(desk: Desk, made: Waiting, is_open: RwSignal<bool>) -> AnyView {
    let (refusal, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let open = move |(by, typed): (Slot, String)| {
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            let reissued = desk.reissue(by, &typed).await;
            busy.try_set(false);
            match reissued {
                Ok(reissued) => drop(made.try_set(Some(reissued))),
                Err(sentence) => drop(refusal.try_set(Some(sentence))),
            }
        });
    };
    view! {
        <SecretForm id="sheet-secret" words=("下一步", "正在做……") refusal busy open />
        <button class="button" type="button" on:click=move |_| is_open.set(false)>
            "不换"
        </button>
    }
    .into_any()
}

/// The sheet, in the place of the page: what is printed is the sheet alone.
pub fn sheet(
    desk: Desk,
    made: Waiting,
    outcome: RwSignal<Option<String>>,
    code: String,
) -> AnyView {
    Effect::new(|_| device::show_from_top());
    let refusal = RwSignal::new(None::<String>);
    let school = desk.school.with_untracked(|school| school.name.clone());
    let tried = move |()| {
        spawn_local(async move {
            let Some(reissued) = made.try_get_untracked().flatten() else { return };
            match desk.take_reissued(&reissued).await {
                Ok(()) => {
                    let done = "新的恢复单能用了，旧的请撕掉。以前的备份文件仍用旧的打开。";
                    outcome.try_set(Some(done.to_owned()));
                    made.try_set(None);
                    device::focus_soon(OUTCOME.to_owned());
                }
                Err(sentence) => drop(refusal.try_set(Some(sentence))),
            }
        });
    };
    let or = view! {
        <button class="button" type="button" on:click=move |_| made.set(None)>
            "不换，旧的照用"
        </button>
    };
    let or = or.into_any();
    view! { <RecoverySheet school code refusal word="试过了，换成这张" tried or /> }.into_any()
}
