//! The gate of the desk: unlocked by a passphrase, or set up on this device for the first time.

use leptos::prelude::*;
use leptos::task::spawn_local;

use page::parts::live::live_of;
use records::seal::{Slot, Workspace};

use super::set_up::SetUp;
use crate::app::desk::Phase;
use crate::app::parts::secret_form::SecretForm;
use crate::app::state::AppState;

/// The screen, while the desk is open; otherwise what opens it.
#[component]
pub fn Gate(children: ChildrenFn) -> impl IntoView {
    let desk = AppState::get().desk;
    if desk.phase.with_untracked(|phase| *phase == Phase::Asking) {
        desk.look();
    }
    let behind = StoredValue::new(children);
    live_of(
        move || desk.phase.get(),
        move |phase| match phase {
            Phase::Open => behind.with_value(|behind| behind()),
            Phase::Asking => opening(),
            Phase::New => view! { <SetUp /> }.into_any(),
            Phase::Locked(workspace) => view! { <Unlock workspace /> }.into_any(),
            Phase::Shut(sentence) => shut(sentence),
        },
    )
}

/// Shown while the desk is read. A heading as every screen has one: it takes the focus.
fn opening() -> AnyView {
    view! { <h1 tabindex="-1">"正在打开……"</h1> }.into_any()
}

/// Why the desk cannot be seen here.
fn shut(sentence: String) -> AnyView {
    view! {
        <div class="gate">
            <h1 tabindex="-1">"工作台打不开"</h1>
            <p role="alert">{sentence}</p>
        </div>
    }
    .into_any()
}

/// The locked desk.
#[component]
fn Unlock(workspace: Workspace) -> impl IntoView {
    let desk = AppState::get().desk;
    let workspace = StoredValue::new(workspace);
    let refusal = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let open = move |(by, typed): (Slot, String)| {
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            let outcome = desk.unlock(&workspace.get_value(), by, &typed).await;
            busy.try_set(false);
            if let Err(sentence) = outcome {
                refusal.try_set(Some(sentence));
            }
        });
    };
    view! {
        <div class="gate">
            <h1 tabindex="-1">"资助工作台已锁上"</h1>
            <p class="gate__lead">"这里的申请是加密存放的，输入口令才看得到。"</p>
            <SecretForm words=("解锁", "正在解锁……") refusal busy open />
        </div>
    }
}
