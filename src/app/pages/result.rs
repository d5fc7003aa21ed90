//! 结果: per child and benefit the yuan, the reason and the source; what to do next; on paper.

mod child;
mod next_steps;
mod paper;

use leptos::prelude::*;

use aid::assessment::{Assessment, Range};
use aid::policy::Kind;
use aid::questionnaire::open_questions;
use aid::wording;
use page::browser::device;
use page::parts::bar::Bar;
use page::parts::live::{live, live_if};
use page::parts::mark::{Mark, Marked};
use page::parts::print_button::PrintButton;
use records::draft::Draft;

use crate::app::parts::children::shown;
use crate::app::route::Route;
use crate::app::state::AppState;
use child::OneChild;
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
            <p class="check__step">"第 4 步，共 4 步 · 结果"</p>
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
            <a class="button button--text" href=Route::Ledger.href()>
                "账目：逐笔相加"
            </a>
            <a class="button button--text" href=Route::Household.href()>
                "改回答"
            </a>
        </div>
    }
}
