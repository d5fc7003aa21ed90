//! 结果: per child and benefit the yuan, the reason and the source; what to do next; on paper.

mod paper;

use leptos::prelude::*;

use student_aid::assessment::{Entitlement, Range, StudentAssessment, TermEntitlement};
use student_aid::checklist::checklist;
use student_aid::date::Period;
use student_aid::draft::{Child, Draft};
use student_aid::entitlement::Verdict;
use student_aid::library::library;
use student_aid::policy::Kind;
use student_aid::questionnaire::open_questions;
use student_aid::situation::{Household, Stage, Student};
use student_aid::wording;

use crate::app::parts::bar::Bar;
use crate::app::parts::children::shown;
use crate::app::parts::explanation::Explanation;
use crate::app::parts::icon::{Drawing, Icon};
use crate::app::parts::live::{live, live_if};
use crate::app::parts::mark::{Mark, Marked};
use crate::app::route::Route;
use crate::app::state::AppState;
use crate::app::{device, fault};
use paper::Paper;

/// The result.
#[component]
pub fn ResultPage() -> impl IntoView {
    let state = AppState::get();
    let paper = RwSignal::new(false);
    let several = move || state.draft.with(|draft| draft.children.len() > 1);
    let children = move || {
        let draft = state.draft.get();
        let assessment = state.assessment.get();
        let household = draft.household;
        let period = draft.period;
        let pairs = draft.children.into_iter().zip(assessment.students);
        pairs
            .map(|(child, owed)| {
                view! { <OneChild child owed household period several=several() /> }
            })
            .collect_view()
    };
    view! {
        <div class="result">
            <p class="check__step">"第 3 步，共 3 步 · 结果"</p>
            {live_if(
                move || !several(),
                || view! { <h1 tabindex="-1">"测算结果"</h1> },
            )}
            {live_if(several, || view! { <Total /> })}
            <Unanswered />
            {live(children)}
            <NextSteps />
            <Actions paper />
        </div>
        <PrintedPage wanted=paper />
    }
}

/// The paper is built after the screen is painted, or as soon as somebody means to print.
#[component]
fn PrintedPage(wanted: RwSignal<bool>) -> impl IntoView {
    // Whoever left the result meanwhile needs no paper.
    let want = move || wanted.try_set(true).is_none();
    device::after_paint(move || {
        want();
    });
    let printing = window_event_listener(leptos::ev::beforeprint, move |_| {
        want();
    });
    on_cleanup(move || printing.remove());
    live_if(move || wanted.get(), || view! { <Paper /> })
}

#[component]
fn Total() -> impl IntoView {
    let state = AppState::get();
    let cash = move || state.assessment.with(|assessment| assessment.total(Kind::Cash));
    let heading = move || {
        let (period, count) = state.draft.with(|draft| (draft.period, draft.children.len()));
        format!("{} · {count} 个孩子", wording::period(period))
    };
    view! {
        <p class="result__where">{live(heading)}</p>
        <h1 class="sum__label" tabindex="-1">"全家可以拿到"</h1>
        {live(move || view! { <Sum cash=cash() /> })}
    }
}

/// One huge figure; the range below it while something is open.
#[component]
fn Sum(cash: Range) -> impl IntoView {
    view! {
        <p class="sum">
            <span class="sum__figure">{cash.least.to_string()}</span>
            <span class="sum__unit">" 元"</span>
        </p>
        {(!cash.is_settled())
            .then(|| {
                view! {
                    <Bar range=cash />
                    <p class="sum__most">{wording::at_most(cash)}</p>
                }
            })}
    }
}

#[component]
fn Unanswered() -> impl IntoView {
    let state = AppState::get();
    let open = move || state.assessment.with(|assessment| open_questions(assessment).len());
    let going_on =
        move || state.draft.with(|draft| state.assessment.with(|one| Route::going_on(draft, one)));
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
    let outside = student.stage == Some(Stage::Other);
    view! {
        <section class="child" class:is-one-of-several=several>
            <h2>{shown(&child.name)}</h2>
            <p class="child__who">{place}</p>
            {outside.then(|| view! { <p class="notice">{wording::OTHER_STAGE}</p> })}
            <div hidden=outside>
                <p class="sum__label">{wording::sum_label(period)}</p>
                <Sum cash />
                <p class="child__beside">{per_term}{beside}</p>
            </div>
            {owed
                .entitlements
                .into_iter()
                .filter(|_| !outside)
                .map(|one| view! { <Sheet one household student=student /> })
                .collect_view()}
        </section>
    }
}

/// One benefit: the verdict and the yuan; the why is built when it is first opened.
#[component]
fn Sheet(one: Entitlement<'static>, household: Household, student: Student) -> impl IntoView {
    let verdict = one.verdict();
    let quiet = matches!(verdict, Verdict::NotEntitled | Verdict::NoRule);
    let tag = one.seen().filter(|_| one.whole.stated).and_then(wording::seen);
    let unseen = one.unseen_since().filter(|_| one.whole.stated);
    let opened = RwSignal::new(false);
    view! {
        <details class="sheet" class:is-quiet=quiet on:toggle=move |_| opened.set(true)>
            <summary class="sheet__head">
                <Mark marked=Marked::from(verdict) word=wording::verdict(verdict) />
                <span class="sheet__name">{wording::benefit(one.benefit)}</span>
                <span class="sheet__amount">{wording::amount(&one)}</span>
                <span class="sheet__fold">
                    <Drawing icon=Icon::Chevron />
                </span>
                <span class="sheet__note">{wording::sheet_note(&one)}</span>
                <span class="sheet__tags">
                    {tag.map(|tag| view! { <span class="tag">{tag}</span> })}
                    {unseen
                        .map(wording::unseen_since)
                        .map(|tag| view! { <span class="tag">{tag}</span> })}
                </span>
            </summary>
            {live_if(
                move || opened.get(),
                move || view! { <SheetBody one=one.clone() household student /> },
            )}
        </details>
    }
}

/// The why of one benefit, and how it is paid.
#[component]
fn SheetBody(one: Entitlement<'static>, household: Household, student: Student) -> impl IntoView {
    let verdict = one.verdict();
    let unseen = one.unseen_since().filter(|_| one.whole.stated);
    view! {
        <div class="sheet__body">
            <p class="sheet__verdict">{wording::verdict_note(verdict)}</p>
            <p>{wording::how_paid(one.benefit)}</p>
            {unseen
                .map(wording::unseen_note)
                .map(|note| view! { <p class="sheet__unseen">{note}</p> })}
            <Terms terms=one.terms household student />
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
    let same = matches!(terms.as_slice(), [one, two] if one.reasons == two.reasons);
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

#[component]
fn NextSteps() -> impl IntoView {
    let state = AppState::get();
    let list = move || {
        state.draft.with(|draft| {
            state.assessment.with(|assessment| checklist(assessment, &draft.situation()))
        })
    };
    let steps = move || {
        let list = list();
        let names = state.draft.with(names);
        let steps = list.tasks.iter().map(|task| step(wording::step(task, &names)));
        view! {
            <h2>"接下来怎么做"</h2>
            <ol class="steps__list">{steps.collect_view()}</ol>
            {papers(wording::papers(library(), list.papers))}
        }
    };
    view! { <section class="steps">{live(steps)}</section> }
}

fn step(step: wording::Step) -> impl IntoView {
    view! {
        <li class="steps__one">
            <p class="steps__title">{step.title}</p>
            <p class="steps__detail">{step.detail}</p>
        </li>
    }
}

fn papers(papers: Vec<wording::Paper>) -> Option<impl IntoView> {
    if papers.is_empty() {
        return None;
    }
    let one = |paper: wording::Paper| {
        view! {
            <li class="papers__one">
                <p>{paper.what}</p>
                <p class="papers__why">{paper.why}</p>
            </li>
        }
    };
    Some(view! {
        <h2>"要带的材料"</h2>
        <ul class="papers">{papers.into_iter().map(one).collect_view()}</ul>
        <p class="papers__why">{wording::PAPERS_NOTE}</p>
    })
}

/// The children's names, in order.
pub(super) fn names(draft: &Draft) -> Vec<String> {
    draft.children.iter().map(|child| shown(&child.name)).collect()
}

#[component]
fn Actions(paper: RwSignal<bool>) -> impl IntoView {
    let on_print = move |_| {
        fault::point("print");
        paper.set(true);
        device::print();
    };
    view! {
        <div class="actions">
            <button class="button button--primary" on:click=on_print>
                <Drawing icon=Icon::Printer />
                "打印这一页"
            </button>
            <a class="button" href=Route::WhatIf.href()>
                "假如情况变了"
            </a>
            <a class="button button--text" href=Route::Household.href()>
                "改回答"
            </a>
        </div>
    }
}
