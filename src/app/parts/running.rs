//! The running result: beside the questions, or a bar at the foot that opens.

use leptos::prelude::*;

use student_aid::assessment::StudentAssessment;
use student_aid::date::Period;
use student_aid::entitlement::Verdict;
use student_aid::policy::{Benefit, Kind};
use student_aid::vocabulary::Vocabulary;
use student_aid::wording;

use super::bar::Bar;
use super::icon::{Drawing, Icon};
use super::live::{live, live_of};
use super::mark::{Mark, Marked};
use crate::app::device;
use crate::app::state::AppState;

/// What one child is owed so far.
#[component]
pub fn Running(#[prop(into)] place: Signal<Option<usize>>) -> impl IntoView {
    let state = AppState::get();
    let range =
        Memo::new(move |_| of(state, place.get(), |one| one.total(Kind::Cash)).unwrap_or_default());
    let summary = move || of(state, place.get(), |one| wording::summary(range.get(), one));
    let heading = move || so_far(state.period.get());
    let lines = Benefit::ALL.iter().map(|benefit| line(state, place, *benefit)).collect_view();
    view! {
        <details class="running" open=device::is_wide()>
            <summary class="running__head">
                <span class="running__label">{live(heading)}</span>
                <span class="running__sum">
                    {live(move || range.get().least.to_string())}
                    <span class="running__unit">" 元"</span>
                </span>
                <span class="running__fold">
                    <Drawing icon=Icon::Chevron />
                </span>
            </summary>
            <Bar range />
            <p class="running__note" aria-live="polite">
                {live_of(summary, |summary| summary)}
            </p>
            <ul>
                {lines}
            </ul>
        </details>
    }
}

/// What is read from one child's result, while there is such a child.
fn of<T>(
    state: AppState,
    place: Option<usize>,
    read: impl FnOnce(&StudentAssessment<'static>) -> T,
) -> Option<T> {
    state.assessment.with(|assessment| assessment.students.get(place?).map(read))
}

const fn so_far(period: Period) -> &'static str {
    match period {
        Period::Term(_) => "目前可以确定，这一学期",
        Period::SchoolYear(_) => "目前可以确定，这一学年",
    }
}

/// One benefit; drawn anew only when its own verdict or amount changes.
fn line(state: AppState, place: Signal<Option<usize>>, benefit: Benefit) -> AnyView {
    let owed = move |student: &StudentAssessment<'_>| {
        let one = student.entitlements.iter().find(|one| one.benefit == benefit)?;
        Some((one.verdict(), wording::amount(one)))
    };
    let shown = move || of(state, place.get(), owed).flatten();
    live_of(shown, move |shown| shown.map(|(verdict, amount)| drawn(benefit, verdict, amount)))
}

/// A benefit, its verdict and what it comes to.
pub fn drawn(benefit: Benefit, verdict: Verdict, amount: String) -> impl IntoView {
    let quiet = matches!(verdict, Verdict::NotEntitled | Verdict::NoRule);
    view! {
        <li class="running__line" class:is-quiet=quiet>
            <Mark marked=Marked::from(verdict) word=wording::verdict(verdict) />
            <span class="running__name">{wording::benefit(benefit)}</span>
            <span class="running__amount">{amount}</span>
        </li>
    }
}
