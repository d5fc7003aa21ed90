//! The running result: beside the questions, or a bar at the foot that opens.

use leptos::prelude::*;

use student_aid::assessment::{Entitlement, StudentAssessment};
use student_aid::date::Period;
use student_aid::entitlement::Verdict;
use student_aid::policy::Kind;
use student_aid::wording;

use super::bar::Bar;
use super::icon::{Drawing, Icon};
use super::live::live;
use super::mark::{Mark, Marked};
use crate::app::device;
use crate::app::state::AppState;

/// What one child is owed so far.
#[component]
pub fn Running(#[prop(into)] place: Signal<Option<usize>>) -> impl IntoView {
    let state = AppState::get();
    let range = move || of(state, place.get(), |one| one.total(Kind::Cash)).unwrap_or_default();
    let summary = move || of(state, place.get(), |one| wording::summary(range(), one));
    let heading = move || so_far(state.draft.with(|draft| draft.period));
    view! {
        <details class="running" open=device::is_wide()>
            <summary class="running__head">
                <span class="running__label">{live(heading)}</span>
                <span class="running__sum">
                    {live(move || range().least.to_string())}
                    <span class="running__unit">" 元"</span>
                </span>
                <span class="running__fold">
                    <Drawing icon=Icon::Chevron />
                </span>
            </summary>
            {live(move || view! { <Bar range=range() /> })}
            <p class="running__note" aria-live="polite">
                {live(summary)}
            </p>
            <ul>
                {live(move || of(state, place.get(), lines))}
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

fn lines(student: &StudentAssessment<'_>) -> impl IntoView + use<> {
    let shown = student.entitlements.iter();
    shown.map(|one| line(one)).collect_view()
}

fn line(one: &Entitlement<'_>) -> impl IntoView + use<> {
    let verdict = one.verdict();
    let quiet = matches!(verdict, Verdict::NotEntitled | Verdict::NoRule);
    view! {
        <li class="running__line" class:is-quiet=quiet>
            <Mark marked=Marked::from(verdict) word=wording::verdict(verdict) />
            <span class="running__name">{wording::benefit(one.benefit)}</span>
            <span class="running__amount">{wording::amount(one)}</span>
        </li>
    }
}
