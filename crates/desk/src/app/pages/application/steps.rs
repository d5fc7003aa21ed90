//! 办理: the step an application is at, what can be done next, and everything that happened.

use leptos::prelude::*;

use aid::date::Date;
use aid::library::library;
use aid::policy::Kind;
use office::application::{Application, Difference, Event, edited, since};
use office::roster::Unpaid;
use office::wording;
use page::parts::live::{live, live_if, live_of};

use super::Editing;
use super::granted::Granted;
use super::next::Next;
use super::step_input::StepInput;
use crate::app::parts::section::Section;
use crate::app::state::AppState;

/// The step, the actions, the trail.
#[component]
pub fn Steps(editing: Editing, input: StepInput) -> impl IntoView {
    let step =
        move || editing.application.with(|application| application.as_ref().map(Application::step));
    let word = move || step().map(wording::stage_of_application);
    let today = AppState::get().today;
    view! {
        <Section title="办理">
            <p class="section__now">"现在：" {live(word)}</p>
            {live_of(
                move || editing.read(Application::tier),
                |tier| tier.map(|(tier, on)| view! { <p>{wording::tier_given(tier, on)}</p> }),
            )}
            <Granted editing />
            {live_of(
                move || editing.read(Application::objected),
                move |on| on.map(|on| objection(on, today)),
            )}
            <Next editing input />
            <Newer editing />
            <Edited editing />
            <MovedSincePaid editing />
            <Trail editing />
        </Section>
    }
}

fn objection(on: Date, today: Date) -> impl IntoView {
    view! { <p class="notice">{wording::objection(on, today)}</p> }
}

/// Where the rules now say, of the same answers, something other than what was pinned.
#[component]
fn Newer(editing: Editing) -> impl IntoView {
    let differences = move || {
        editing.read(|application| {
            let pinned = application.pinned()?;
            let differences = since(pinned, library(), application.period());
            (!differences.is_empty()).then(|| (wording::day(pinned.on), differences))
        })
    };
    live(move || {
        differences().map(|(day, differences)| {
            let head = format!("{day}定下的结果，按现在的规则再算，有差别：");
            notice(head, &differences)
        })
    })
}

/// Where what was answered since the recognition comes to another sum.
#[component]
fn Edited(editing: Editing) -> impl IntoView {
    let differences = move || {
        let differences = editing.read(|application| edited(application, library()));
        (!differences.is_empty()).then_some(differences)
    };
    let head = || wording::unpaid(Unpaid::Edited).to_owned();
    live(move || differences().map(|differences| notice(head(), &differences)))
}

fn notice(head: String, differences: &[Difference]) -> impl IntoView + use<> {
    let line = |difference: &Difference| view! { <li>{wording::difference(difference)}</li> };
    view! {
        <div class="notice">
            <p>{head}</p>
            <ul>{differences.iter().map(line).collect_view()}</ul>
        </div>
    }
}

/// Where a term was paid for another way of attending than the form says now.
#[component]
fn MovedSincePaid(editing: Editing) -> impl IntoView {
    let sentences = move || {
        editing.read(|application| {
            application.moved_since_paid().map(wording::moved_since_paid).collect::<Vec<_>>()
        })
    };
    let line = |sentence: String| view! { <p class="notice">{sentence}</p> };
    live_of(sentences, move |all| all.into_iter().map(line).collect_view())
}

/// Everything that happened, first things first.
#[component]
fn Trail(editing: Editing) -> impl IntoView {
    let events = move || editing.read(|application| application.trail().to_vec());
    live_if(
        move || !events().is_empty(),
        move || {
            let rows = move || events().into_iter().map(event).collect_view();
            view! { <ol class="trail">{live(rows)}</ol> }
        },
    )
}

fn event(event: Event) -> impl IntoView {
    let Event { action, on, until, term, paid, tier, note, pinned } = event;
    let tier = tier.map(|tier| format!(" · {}", wording::tier(tier)));
    let term = term.map(|term| format!(" · {}", wording::term(term)));
    let until = until.map(|day| format!(" · 到 {}", wording::day(day)));
    let sum = pinned.map(|pinned| {
        let cash = pinned.total(Kind::Cash);
        format!(" · 当时测算 {}", wording::range(cash))
    });
    let paid = paid.as_ref().map(|paid| format!(" · {}", wording::paid(paid)));
    let note = (!note.is_empty()).then(|| format!(" · {note}"));
    view! {
        <li class="trail__one">
            <span class="trail__day">{wording::day(on)}</span>
            {wording::action(action)}
            {until}
            {term}
            {tier}
            {paid}
            {sum}
            {note}
        </li>
    }
}
