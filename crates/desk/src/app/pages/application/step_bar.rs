//! 下一步: the step that comes next, as a button beside the verdict and by Ctrl and Enter.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use office::application::Action;
use office::wording;
use page::browser::device;
use page::parts::live::live_of;

use super::Editing;
use super::asking::ASKING;
use super::next::{asks, choose, done, offered};
use super::step_input::StepInput;

/// The button of the next step, if one leads on from here.
#[component]
pub fn StepBar(editing: Editing, input: StepInput) -> impl IntoView {
    let next = move || next(editing, input);
    let shut = move || !editing.desk.write_lock.get().is_ours();
    let button = move |action: Action| {
        view! {
            <button
                class="button button--primary button--small"
                aria-keyshortcuts="Control+Enter"
                disabled=shut
                on:click=move |_| go(editing, input)
            >
                <span class="step-bar__lead">"下一步："</span>
                {wording::action(action)}
            </button>
            <p class="step-bar__hint">"键盘：Ctrl + Enter"</p>
        }
    };
    view! { <div class="step-bar">{live_of(next, move |next| next.map(button))}</div> }
}

/// Ctrl and the enter key take the next step, wherever somebody types.
pub fn by_keys(editing: Editing, input: StepInput, event: &KeyboardEvent) {
    let both = event.ctrl_key() && event.key() == "Enter";
    if both && !event.repeat() && !event.is_composing() {
        event.prevent_default();
        go(editing, input);
    }
}

fn go(editing: Editing, input: StepInput) {
    let free = !editing.rests.get_untracked() && editing.is_ours();
    if let Some(action) = untrack(|| next(editing, input)).filter(|_| free) {
        lead_on(editing, input, action);
    }
}

/// The step that leads on; none right after one was taken here, so that a second tap does nothing.
/// What is over is resumed at its own button only.
fn next(editing: Editing, input: StepInput) -> Option<Action> {
    if done(editing, input).is_some() {
        return None;
    }
    let leads_on = |action: &Action| match action {
        Action::Submit | Action::Review | Action::Publicise | Action::Recognise | Action::Pay => {
            true
        }
        Action::Return
        | Action::Decline
        | Action::Object
        | Action::Uphold
        | Action::Reassess
        | Action::Withdraw
        | Action::Leave
        | Action::Bounce
        | Action::Correct
        | Action::Resume
        | Action::Void => false,
    };
    editing.read(offered).into_iter().find(leads_on)
}

/// Takes the step, or leads to where it asks for what goes with it.
fn lead_on(editing: Editing, input: StepInput, action: Action) {
    // What was typed last is read before it is handed in.
    device::leave_field();
    editing.building.finish();
    choose(editing, input, action);
    if asks(action) {
        device::after(0, || {
            if !device::show_part(ASKING) {
                leptos::logging::warn!("a step asks for nothing");
            }
        });
    }
}
