//! The result on one A4 page: what only the printer sees.

use leptos::prelude::*;

use aid::assessment::{Assessment, Entitlement, StudentAssessment};
use aid::date::Period;
use aid::library::library;
use aid::situation::Student;
use aid::wording;
use page::parts::live::live;
use records::draft::Child;

use super::names;
use super::next_steps::of_draft;
use crate::app::parts::children::shown;
use crate::app::state::AppState;

/// The printed page.
#[component]
pub fn Paper() -> impl IntoView {
    let state = AppState::get();
    let heading = move || wording::period(state.draft.with(|draft| draft.period));
    let made = wording::day(state.today);
    // Many children still go on one page, in smaller type. It is full with six.
    let count = move || state.draft.with(|draft| draft.children.len());
    let lines = move || state.assessment.with(lines);
    let roomy = move || count() < 3 && lines() < ROOMY;
    let dense = move || count() > 5 || lines() > DENSE;
    let total = move || {
        let total = state.assessment.with(wording::of_household);
        format!(" · 全家可以拿到 {total}")
    };
    let speaks_of = move || {
        let names = state.draft.with(names);
        state.assessment.with(|owed| wording::speaks_of(owed, &names))
    };
    let rows = move || {
        let draft = state.draft.get();
        let assessment = state.assessment.get();
        let pairs = draft.children.into_iter().zip(assessment.students);
        pairs.map(|(child, owed)| view! { <Rows child owed period=draft.period /> }).collect_view()
    };
    view! {
        <div class="paper" class:is-roomy=roomy class:is-dense=dense aria-hidden="true">
            <p class="paper__title">"学生资助测算结果"</p>
            <p class="paper__line">{live(heading)} {live(total)}</p>
            {live(move || {
                speaks_of().map(|sentence| view! { <p class="paper__line">{sentence}</p> })
            })}
            <table class="paper__table">
                <thead>
                    <tr>
                        <th>"资助项目"</th>
                        <th>"结果"</th>
                        <th>"金额"</th>
                        <th>"依据"</th>
                    </tr>
                </thead>
                {live(rows)}
            </table>
            <Steps />
            <p class="paper__foot">
                {format!(
                    "测算日期 {made} · {} · 供参考，以学校和教育部门的通知为准",
                    wording::rules_until(),
                )}
            </p>
        </div>
    }
}

/// Lines of benefits for which the larger type has room, and for which only the smallest has.
const ROOMY: usize = 9;
const DENSE: usize = 14;

/// How many benefits the table names.
fn lines(assessment: &Assessment<'_>) -> usize {
    let entitlements = assessment.students.iter().flat_map(|owed| &owed.entitlements);
    entitlements.filter(|entitlement| wording::has_sum(entitlement)).count()
}

#[component]
fn Rows(child: Child, owed: StudentAssessment<'static>, period: Period) -> impl IntoView {
    let head = format!("{}（{}）", shown(&child.name), wording::who(&child.student, period));
    let with_sum = owed
        .entitlements
        .iter()
        .filter(|entitlement| owed.covered && wording::has_sum(entitlement));
    let with_sum = with_sum.map(|entitlement| row(entitlement, &child.student));
    let beside = wording::not_in_sum(&owed);
    let per_term = wording::per_term(&owed);
    let rest = if owed.covered {
        format!("{}{}", wording::without_sum(&owed), sentence(&per_term, &beside))
    } else {
        wording::OTHER_STAGE.to_owned()
    };
    view! {
        <tbody class="paper__child">
            <tr>
                <th class="paper__who" colspan="4">
                    {head}
                </th>
            </tr>
            {with_sum.collect_view()}
            <tr>
                <td colspan="4">{rest}</td>
            </tr>
        </tbody>
    }
}

/// What each term brings and what the sum leaves out, as one sentence; nothing where neither is.
fn sentence(per_term: &str, beside: &str) -> String {
    let told = format!("{per_term}{beside}");
    let told = told.trim_end_matches('；');
    if told.is_empty() { String::new() } else { format!("{told}。") }
}

fn row(entitlement: &Entitlement<'static>, student: &Student) -> impl IntoView + use<> {
    let higher = entitlement.may_be_higher(student).then_some(wording::MAY_BE_HIGHER);
    view! {
        <tr>
            <td>{wording::benefit(entitlement.benefit)}</td>
            <td>{wording::verdict_on(entitlement.kind, entitlement.verdict())}</td>
            <td>{wording::amount_and_tags(entitlement)} {higher}</td>
            <td>{wording::basis(library(), entitlement)}</td>
        </tr>
    }
}

#[component]
fn Steps() -> impl IntoView {
    let state = AppState::get();
    let steps = move || {
        let names = state.draft.with(names);
        let list = of_draft(state);
        let lines = wording::todo(library(), &list, &names).into_iter();
        lines.map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! { <ul class="paper__steps">{live(steps)}</ul> }
}
