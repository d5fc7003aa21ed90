//! The running result: beside the questions, or a bar at the foot that opens.

use leptos::prelude::*;

use aid::assessment::{Range, StudentAssessment};
use aid::date::Period;
use aid::policy::Benefit;
use aid::situation::{Household, Student};
use aid::vocabulary::Vocabulary;
use aid::wording;
use page::browser::device;
use page::parts::bar::Bar;
use page::parts::benefit_line::benefit_line;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::{live, live_each, live_if, live_of};
use records::draft::Draft;

use crate::app::state::AppState;

/// What the household is owed so far; what each child is owed of what, its own page says.
#[component]
pub fn RunningOfHousehold() -> impl IntoView {
    let state = AppState::get();
    let sentence = move || {
        let touched = !state.draft.with(Draft::is_untouched);
        let sentence = touched.then(|| state.assessment.with(wording::of_household));
        sentence.unwrap_or_else(|| wording::BEFORE_ANSWERS.to_owned())
    };
    let count = move || state.draft.with(|draft| draft.children.len());
    view! {
        <div class="running" role="status">
            <p class="running__label">
                {live_of(count, |count| format!("到目前为止，全家 {count} 个孩子"))}
            </p>
            <p class="running__total">{live_of(sentence, |sentence| sentence)}</p>
        </div>
    }
}

/// What one child is owed so far.
#[component]
pub fn Running(#[prop(into)] place: Signal<Option<usize>>) -> impl IntoView {
    let state = AppState::get();
    let range =
        Memo::new(move |_| of(state, place.get(), StudentAssessment::figure).unwrap_or_default());
    let summary = move || {
        let place = place.get();
        if is_untouched(state, place) {
            return Some(wording::BEFORE_ANSWERS.to_owned());
        }
        of(state, place, |student| wording::summary(range.get(), student))
    };
    let heading = move || so_far(state.period.get());
    let figure = move || {
        let is_covered = of(state, place.get(), |student| student.covered).unwrap_or_default();
        let may_apply = of(state, place.get(), StudentAssessment::may_apply).unwrap_or_default();
        let is_shown = is_covered && !is_untouched(state, place.get());
        is_shown.then(|| (range.get(), may_apply))
    };
    let benefits = move || {
        let ids = |student: &StudentAssessment<'_>| {
            student.entitlements.iter().map(|line| line.benefit.id().to_owned()).collect()
        };
        of(state, place.get(), ids).unwrap_or_default()
    };
    let lines = live_each(benefits, move |id| {
        Benefit::from_id(&id).map(|benefit| line(state, place, benefit))
    });
    view! {
        <details class="running" open=device::is_wide()>
            <summary class="running__head">
                <span class="running__label">{live(heading)}</span>
                {live_of(figure, sum)}
                <span class="running__fold">
                    <Drawing icon=Icon::Chevron />
                </span>
            </summary>
            {live_if(
                move || range.with(|range| range.least < range.most),
                move || view! { <Bar range /> },
            )}
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

/// Whether nothing was answered of a child and its household yet.
fn is_untouched(state: AppState, place: Option<usize>) -> bool {
    state.draft.with(|draft| {
        let child = place.and_then(|place| draft.children.get(place));
        draft.household == Household::default()
            && child.is_none_or(|child| child.student == Student::default())
    })
}

/// The great figure; none before there is an answer it could rest on.
fn sum(figure: Option<(Range, bool)>) -> impl IntoView {
    figure.map(|(range, may_apply)| {
        let headline = wording::headline(range, may_apply);
        let is_word = headline.unit.is_empty();
        let most = headline.beside.filter(|_| is_word);
        view! {
            <span class="running__told">
                <span class="running__sum" class:is-word=is_word>
                    {headline.figure}
                    <span class="running__unit">{headline.unit}</span>
                </span>
                {most.map(|most| view! { <span class="running__most">{most}</span> })}
            </span>
        }
    })
}

const fn so_far(period: Period) -> &'static str {
    match period {
        Period::Term(_) => "到目前为止，这一学期",
        Period::SchoolYear(_) => "到目前为止，这一学年",
    }
}

/// One benefit; drawn anew only when its own verdict or amount changes.
fn line(state: AppState, place: Signal<Option<usize>>, benefit: Benefit) -> AnyView {
    let owed = move |student: &StudentAssessment<'_>| {
        let entitlement =
            student.entitlements.iter().find(|entitlement| entitlement.benefit == benefit)?;
        Some((entitlement.kind, entitlement.verdict(), wording::amount(entitlement)))
    };
    let shown = move || of(state, place.get(), owed).flatten();
    live_of(shown, move |shown| {
        shown.map(|(kind, verdict, amount)| benefit_line(benefit, kind, verdict, amount))
    })
}
