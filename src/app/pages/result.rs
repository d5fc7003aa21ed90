//! 结果: per child and benefit the yuan, the reason and the source; what to do next; on paper.

mod next_steps;
mod paper;

use leptos::prelude::*;

use aid::assessment::{Assessment, Entitlement, Range, StudentAssessment, TermEntitlement};
use aid::date::Period;
use aid::entitlement::Verdict;
use aid::policy::Kind;
use aid::questionnaire::open_questions;
use aid::situation::{Household, Student};
use aid::wording;
use page::browser::device;
use page::parts::bar::Bar;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::{live, live_if};
use page::parts::mark::{Mark, Marked};
use page::parts::print_button::PrintButton;
use records::draft::{Child, Draft};

use crate::app::parts::children::shown;
use crate::app::parts::explanation::Explanation;
use crate::app::route::Route;
use crate::app::state::AppState;
use next_steps::NextSteps;
use paper::Paper;

/// The result: first what is seen first, and the rest once that is painted.
#[component]
pub fn ResultPage() -> impl IntoView {
    let state = AppState::get();
    let painted = RwSignal::new(false);
    // Whoever left the result meanwhile needs no rest of it.
    let paint = move || {
        let _gone = painted.try_set(true);
    };
    device::after_paint(paint);
    let printing = window_event_listener(leptos::ev::beforeprint, move |_| paint());
    on_cleanup(move || printing.remove());
    let several = move || state.draft.with(|draft| draft.children.len() > 1);
    view! {
        <div class="result">
            <p class="check__step">"第 3 步，共 3 步 · 结果"</p>
            {live_if(
                move || !several(),
                || view! { <h1 tabindex="-1">"测算结果"</h1> },
            )}
            {live_if(several, || view! { <Total /> })}
            <Unanswered />
            {live(move || children(state, 0, 1))}
            {live_if(move || painted.get(), || view! { <Rest /> })}
        </div>
        {live_if(move || painted.get(), || view! { <Paper /> })}
    }
}

/// What stands below the first child.
#[component]
fn Rest() -> impl IntoView {
    let state = AppState::get();
    view! {
        {live(move || children(state, 1, usize::MAX))}
        <NextSteps />
        <Actions />
    }
}

/// So many children, from one on.
fn children(state: AppState, first: usize, count: usize) -> impl IntoView {
    let draft = state.draft.get();
    let (household, period, several) = (draft.household, draft.period, draft.children.len() > 1);
    let owed = state.assessment.with(|assessment| {
        assessment.students.iter().skip(first).take(count).cloned().collect::<Vec<_>>()
    });
    let pairs = draft.children.into_iter().skip(first).zip(owed);
    pairs
        .map(|(child, owed)| view! { <OneChild child owed household period several /> })
        .collect_view()
}

#[component]
fn Total() -> impl IntoView {
    let state = AppState::get();
    let cash = move || state.assessment.with(|assessment| assessment.total(Kind::Cash));
    let may_apply = move || state.assessment.with(Assessment::may_apply);
    let speaks_of = move || {
        let names = state.draft.with(names);
        state.assessment.with(|assessment| wording::speaks_of(assessment, &names))
    };
    let has_sum = move || {
        let touched = !state.draft.with(Draft::is_untouched);
        touched && state.assessment.with(Assessment::covers_any)
    };
    let heading = move || {
        let (period, count) = state.draft.with(|draft| (draft.period, draft.children.len()));
        format!("{} · {count} 个孩子", wording::period(period))
    };
    view! {
        <p class="result__where">{live(heading)}</p>
        <h1 class="sum__label" tabindex="-1">"全家可以拿到"</h1>
        {live_if(
            has_sum,
            move || live(move || view! { <Sum cash=cash() may_apply=may_apply() /> }),
        )}
        {live(move || speaks_of().map(|sentence| view! { <p class="notice">{sentence}</p> }))}
    }
}

/// One huge figure; the range below it while something is open.
#[component]
fn Sum(cash: Range, may_apply: bool) -> impl IntoView {
    let headline = wording::headline(cash, may_apply);
    let open = cash.least < cash.most;
    view! {
        <p class="sum" class:is-word=headline.unit.is_empty()>
            <span class="sum__figure">{headline.figure}</span>
            <span class="sum__unit">{headline.unit}</span>
        </p>
        {open.then(|| view! { <Bar range=cash /> })}
        {headline.beside.map(|beside| view! { <p class="sum__most">{beside}</p> })}
    }
}

#[component]
fn Unanswered() -> impl IntoView {
    let state = AppState::get();
    let open = move || state.assessment.with(|assessment| open_questions(assessment).len());
    let going_on = move || {
        state
            .draft
            .with(|draft| state.assessment.with(|assessment| Route::going_on(draft, assessment)))
    };
    live(move || {
        (open() > 0).then(|| {
            view! {
                <div class="hint">
                    <Mark marked=Marked::Open word="待确认" />
                    <p>
                        {format!("还有 {} 个问题没有答案，答完会更准。", open())}
                        <a href=going_on().href()>"接着填"</a>
                    </p>
                </div>
            }
        })
    })
}

#[component]
fn OneChild(
    child: Child,
    owed: StudentAssessment<'static>,
    household: Household,
    period: Period,
    several: bool,
) -> impl IntoView {
    let cash = owed.total(Kind::Cash);
    let beside = wording::not_in_sum(owed.total(Kind::Meals), owed.total(Kind::Waiver));
    let per_term = wording::per_term(&owed);
    let student = child.student;
    let place = wording::who(&student, period);
    let outside = !owed.covered;
    let answered = household != Household::default() || student != Student::default();
    let may_apply = owed.may_apply();
    let once = wording::once(owed.total_once(Kind::Cash));
    view! {
        <section class="child" class:is-one-of-several=several>
            <h2>{shown(&child.name)}</h2>
            <p class="child__who">{place}</p>
            {outside.then(|| view! { <p class="notice">{wording::OTHER_STAGE}</p> })}
            {(answered && !outside)
                .then(|| {
                    view! {
                        <p class="sum__label">{wording::sum_label(period)}</p>
                        <Sum cash may_apply />
                        {once.map(|once| view! { <p>{once}</p> })}
                        <p class="child__beside">{per_term}{beside}</p>
                    }
                })}
            {owed
                .entitlements
                .into_iter()
                .filter(|_| !outside)
                .map(|entitlement| view! { <Sheet entitlement household student=student /> })
                .collect_view()}
        </section>
    }
}

/// One benefit: the verdict and the yuan; the why is built when it is first opened.
#[component]
fn Sheet(
    entitlement: Entitlement<'static>,
    household: Household,
    student: Student,
) -> impl IntoView {
    let verdict = entitlement.verdict();
    let quiet = matches!(verdict, Verdict::NotEntitled | Verdict::NoRule);
    let sure = wording::how_sure(&entitlement).join(" · ");
    let higher = entitlement.may_be_higher(&student).then_some(wording::MAY_BE_HIGHER);
    let opened = RwSignal::new(false);
    view! {
        <details class="sheet" class:is-quiet=quiet on:toggle=move |_| opened.set(true)>
            <summary class="sheet__head">
                <Mark marked=Marked::from(verdict) word=wording::verdict(verdict) />
                <span class="sheet__name">{wording::benefit(entitlement.benefit)}</span>
                <span class="sheet__amount">{wording::amount(&entitlement)}</span>
                <span class="sheet__fold">
                    <Drawing icon=Icon::Chevron />
                </span>
                <span class="sheet__note">{wording::sheet_note(&entitlement)} {higher}</span>
                {(!sure.is_empty()).then(|| view! { <span class="sheet__note">{sure}</span> })}
            </summary>
            {live_if(
                move || opened.get(),
                move || view! { <SheetBody entitlement=entitlement.clone() household student /> },
            )}
        </details>
    }
}

/// The why of one benefit, and how it is paid.
#[component]
fn SheetBody(
    entitlement: Entitlement<'static>,
    household: Household,
    student: Student,
) -> impl IntoView {
    let verdict = entitlement.verdict();
    let unseen = entitlement.unseen_since().filter(|_| entitlement.whole.stated);
    view! {
        <div class="sheet__body">
            <p class="sheet__verdict">{wording::verdict_note(verdict)}</p>
            <p>{wording::how_paid(entitlement.benefit)}</p>
            {unseen
                .map(wording::unseen_note)
                .map(|note| view! { <p class="sheet__unseen">{note}</p> })}
            <Terms terms=entitlement.terms household student />
        </div>
    }
}

/// The reasons term by term; once, where both terms have the same.
#[component]
fn Terms(
    terms: Vec<TermEntitlement<'static>>,
    household: Household,
    student: Student,
) -> impl IntoView {
    let same = matches!(terms.as_slice(), [first, second] if first.reasons == second.reasons);
    let count = if same { 1 } else { terms.len() };
    terms
        .into_iter()
        .take(count)
        .map(|term| {
            let heading =
                if same { "两个学期相同".to_owned() } else { wording::term_line(&term) };
            view! {
                <h3 class="sheet__term">{heading}</h3>
                <Explanation term household student />
            }
        })
        .collect_view()
}

/// The children's names, in order.
pub(super) fn names(draft: &Draft) -> Vec<String> {
    draft.children.iter().map(|child| shown(&child.name)).collect()
}

/// The way to paper from a browser that does not print.
const NO_PRINT: &str = "这里打印不了：在微信等软件里打开的网页常常不能打印。请先到“设置”里把记录存成文件，\
                        再用手机自带的浏览器打开本页，读回文件打印；或者把文件带到能打印的地方。";

#[component]
fn Actions() -> impl IntoView {
    view! {
        <div class="actions">
            <PrintButton word="打印这一页" primary=true way_out=NO_PRINT />
            <a class="button" href=Route::WhatIf.href()>
                "假如情况变了"
            </a>
            <a class="button button--text" href=Route::Household.href()>
                "改回答"
            </a>
        </div>
    }
}
