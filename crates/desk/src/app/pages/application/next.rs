//! The next step: what can be done with an application now. What decides something or moves money
//! asks first, at another place of the screen than the one that was tapped.

use leptos::prelude::*;

use office::application::{Action, Application};
use office::wording;
use page::browser::device;
use page::parts::live::{live, live_of};

use super::Editing;
use super::asking::{ASKING, Asking, typed};
use super::step_input::StepInput;

/// Where it is said that a step was taken, and the focus goes.
const DONE: &str = "step-done";
/// Milliseconds for which no second tap does anything after a step.
const REST_MS: u32 = 1_000;

/// The permitted actions, with the day and the reason that go with them.
#[component]
pub fn Next(editing: Editing, input: StepInput) -> impl IntoView {
    let choose = Callback::new(move |action: Action| {
        choose(editing, input, action);
        if asks(action) {
            device::focus_soon(ASKING.to_owned());
        }
    });
    let confirm = Callback::new(move |action: Action| take(editing, input, action));
    let note = Signal::derive(move || editing.note());
    let keep_note = move |text: String| editing.keep_note(&text);
    let state = move || match done(editing, input) {
        Some(action) => Shown::Done(action),
        None => Shown::Offered(editing.read(offered), input.asking.get()),
    };
    let shown = move |shown: Shown| match shown {
        Shown::Done(action) => went(input, action).into_any(),
        Shown::Offered(offered, asking) => {
            let asking = asking.filter(|asking| offered.contains(asking));
            view! {
                {buttons(&offered, asking, choose)}
                {asking.map(|action| view! { <Asking editing input action confirm /> })}
            }
            .into_any()
        }
    };
    view! {
        <div class="section__fields">
            {typed("step-day", "日期", "entry", input.day, move |text| input.day.set(text))}
            {typed("step-note", "说明", "entry is-wide", note, keep_note)}
        </div>
        {live_of(state, shown)}
        <p class="entry__remark" role="alert">
            {live(move || input.refusal.get())}
        </p>
    }
}

/// What stands in the place of the buttons.
#[derive(Clone, PartialEq)]
enum Shown {
    /// The step that was just taken here.
    Done(Action),
    /// What can be done, and what of it asks first.
    Offered(Vec<Action>, Option<Action>),
}

/// Takes an action, or has it ask for what goes with it.
pub fn choose(editing: Editing, input: StepInput, action: Action) {
    if asks(action) {
        input.asking.set(Some(action));
    } else {
        take(editing, input, action);
    }
}

/// Whether an action asks before it is taken: it needs more words, decides something, or cannot be
/// undone by the next step.
pub const fn asks(action: Action) -> bool {
    match action {
        Action::Submit | Action::Review | Action::Uphold | Action::Resume => false,
        Action::Return
        | Action::Publicise
        | Action::Recognise
        | Action::Decline
        | Action::Pay
        | Action::Object
        | Action::Reassess
        | Action::Withdraw
        | Action::Leave
        | Action::Bounce
        | Action::Correct
        | Action::Void => true,
    }
}

/// What can be done with an application today.
pub fn offered(application: &Application) -> Vec<Action> {
    application.offered(device::today()).collect()
}

/// The step that was just taken here, while it is the last of the trail.
pub fn done(editing: Editing, input: StepInput) -> Option<Action> {
    let (count, action) = input.done.get()?;
    (editing.read(|application| application.trail().len()) == count).then_some(action)
}

fn take(editing: Editing, input: StepInput, action: Action) {
    if action == Action::Submit && editing.is_held_back() {
        // The summary takes the focus and says it: once.
        input.refusal.set(None);
        return editing.refused.update(|count| *count += 1);
    }
    let event = input.event(editing, action);
    let taken = event.and_then(|event| editing.take(event).map_err(wording::refusal));
    if taken.is_ok() {
        input.forget();
        editing.shown.set(Vec::new());
        let count = untrack(|| editing.read(|application| application.trail().len()));
        input.done.set(Some((count, action)));
        device::focus_soon(DONE.to_owned());
        editing.rests.set(true);
        device::after(REST_MS, move || {
            editing.rests.try_set(false);
        });
    }
    input.refusal.set(taken.err());
}

fn buttons(offered: &[Action], asking: Option<Action>, choose: Callback<Action>) -> impl IntoView {
    let button = |action: Action| {
        let is_asking = asking == Some(action);
        view! {
            <button
                class="button button--small"
                aria-expanded=asks(action).then(|| is_asking.to_string())
                on:click=move |_| choose.run(action)
            >
                {wording::action(action)}
            </button>
        }
    };
    view! { <div class="actions">{offered.iter().copied().map(button).collect_view()}</div> }
}

/// Says that a step was taken, in the place of the buttons, so that a double tap hits none.
fn went(input: StepInput, action: Action) -> impl IntoView {
    view! {
        <div class="steps__done">
            <p id=DONE tabindex="-1">
                {wording::noted(action)}
            </p>
            <button class="button button--small" on:click=move |_| input.done.set(None)>
                "继续办理"
            </button>
        </div>
    }
}
