//! The next step: what can be done with an application now, and what is said with it.

use leptos::prelude::*;

use student_aid::application::{Action, Event, Tier, actions, notice_until};
use student_aid::date::{Date, SchoolYear, Term};
use student_aid::identity::read_day;
use student_aid::vocabulary::Vocabulary;
use student_aid::wording;

use super::Editing;
use crate::app::parts::live::{live, live_if};
use crate::app::parts::pick::Pick;
use crate::app::state::AppState;

/// The permitted actions, with the day, the level and the reason that go with them.
#[component]
pub fn Next(editing: Editing) -> impl IntoView {
    let said = Said::new();
    let refusal = RwSignal::new(None::<String>);
    let take = move |action: Action| {
        if action == Action::Submit && editing.is_held_back() {
            // The summary takes the focus and says it: once.
            refusal.set(None);
            return editing.refused.update(|count| *count += 1);
        }
        let taken = said
            .event(editing, action)
            .and_then(|event| editing.take(event).map_err(wording::refusal));
        if taken.is_ok() {
            said.forget();
            editing.shown.set(Vec::new());
        }
        refusal.set(taken.err());
    };
    let button = move |action: Action| {
        view! {
            <button class="button button--small" on:click=move |_| take(action)>
                {wording::action(action)}
            </button>
        }
    };
    let note = Signal::derive(move || editing.note());
    let keep_note = move |text: String| editing.keep_note(&text);
    let buttons = move || permitted(editing).into_iter().map(button).collect_view();
    view! {
        <div class="section__fields">
            {typed("step-day", "日期", "entry", said.day, move |text| said.day.set(text))}
            <Tiers tier=said.tier />
            {live_if(
                move || permitted(editing).contains(&Action::Publicise),
                move || until(said),
            )}
            {live_if(
                move || permitted(editing).contains(&Action::Pay),
                move || view! { <Terms editing said /> },
            )}
            {typed("step-note", "说明", "entry is-wide", note, keep_note)}
        </div>
        <div class="actions">{live(buttons)}</div>
        <p class="entry__remark" role="alert">
            {live(move || refusal.get())}
        </p>
    }
}

/// What an officer says with a step.
#[derive(Clone, Copy)]
struct Said {
    day: RwSignal<String>,
    /// The last day of the notice; the usual one, until another is typed.
    until: RwSignal<Option<String>>,
    tier: RwSignal<Option<Tier>>,
    /// The term that is paid; the usual one, until another is chosen.
    term: RwSignal<Option<Term>>,
}

impl Said {
    fn new() -> Self {
        Self {
            day: RwSignal::new(AppState::get().today.to_string()),
            until: RwSignal::new(None),
            tier: RwSignal::new(None),
            term: RwSignal::new(None),
        }
    }

    /// What was said of one step is not said of the next.
    fn forget(self) {
        self.until.set(None);
        self.term.set(None);
    }

    /// The last day of the notice as it stands there.
    fn last_day(self) -> String {
        let usual = || self.day.with(|day| read_day(day).map(notice_until));
        let typed = self.until.get();
        typed.unwrap_or_else(|| usual().map(|day| day.to_string()).unwrap_or_default())
    }

    /// The event of an action, with those words that go with it.
    fn event(self, editing: Editing, action: Action) -> Result<Event, String> {
        let on = past(&self.day.get_untracked())?;
        let last_day = (action == Action::Publicise).then(|| untrack(|| self.last_day()));
        let until = last_day.map(|typed| day(&typed)).transpose()?;
        let usual = || untrack(|| usual_term(editing));
        let term = (action == Action::Pay).then(|| self.term.get_untracked().or_else(usual));
        Ok(Event {
            until,
            term: term.flatten(),
            tier: self.tier.get_untracked(),
            note: untrack(|| editing.note()),
            ..Event::new(action, on)
        })
    }
}

fn day(typed: &str) -> Result<Date, String> {
    read_day(typed).map_err(|error| error.to_string())
}

/// A day on which something was done. A later step cannot be dated before it: a slip of the pen
/// into a year to come would bar all of them.
fn past(typed: &str) -> Result<Date, String> {
    let day = day(typed)?;
    if day > AppState::get().today {
        return Err("这一天还没有到，请核对日期。".to_owned());
    }
    Ok(day)
}

/// The last day of the notice.
fn until(said: Said) -> impl IntoView {
    let text = Signal::derive(move || said.last_day());
    let set = move |text| said.until.set(Some(text));
    typed("step-until", "公示最后一天", "entry", text, set)
}

/// The actions that are permitted now.
fn permitted(editing: Editing) -> Vec<Action> {
    editing.read(|one| actions(one.step()).collect())
}

/// A text that is said with a step.
fn typed(
    id: &'static str,
    label: &'static str,
    class: &'static str,
    text: impl Into<Signal<String>>,
    set: impl Fn(String) + 'static,
) -> impl IntoView {
    let text: Signal<String> = text.into();
    view! {
        <div class=class>
            <label class="entry__label" for=id>
                {label}
            </label>
            <input
                class="entry__input"
                id=id
                autocomplete="off"
                prop:value=text
                on:input:target=move |event| set(event.target().value())
            />
        </div>
    }
}

#[component]
fn Tiers(tier: RwSignal<Option<Tier>>) -> impl IntoView {
    let option = |one: Tier| view! { <option value=one.id()>{wording::tier(one)}</option> };
    view! {
        <div class="entry">
            <label class="entry__label" for="step-tier">
                "困难档次"
            </label>
            <select
                class="entry__input"
                id="step-tier"
                on:change:target=move |event| tier.set(Tier::from_id(&event.target().value()))
            >
                <option value="">"不分档"</option>
                {Tier::ALL.iter().copied().map(option).collect_view()}
            </select>
        </div>
    }
}

/// The term that is paid.
#[component]
fn Terms(editing: Editing, said: Said) -> impl IntoView {
    let terms = untrack(|| editing.read(|one| Some(one.year)));
    let terms = terms.into_iter().flat_map(SchoolYear::terms);
    let words = terms.map(|term| (term.to_string(), wording::term(term))).collect::<Vec<_>>();
    let chosen = Signal::derive(move || {
        let term = said.term.get().or_else(|| usual_term(editing));
        term.map(|term| term.to_string()).unwrap_or_default()
    });
    let choose = move |id: String| said.term.set(id.parse().ok());
    view! { <Pick id="step-term" label="发放的学期" words chosen choose /> }
}

/// The term that is paid next: the one that is running, unless it was paid.
fn usual_term(editing: Editing) -> Option<Term> {
    let running = AppState::get().today.term();
    editing.read(|one| {
        let unpaid = one.year.terms().into_iter().filter(|term| !one.is_paid(*term));
        let unpaid: Vec<Term> = unpaid.collect();
        unpaid.iter().find(|term| **term == running).or(unpaid.first()).copied()
    })
}
