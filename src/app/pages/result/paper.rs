//! The result on one A4 page: what only the printer sees.

use leptos::prelude::*;

use student_aid::assessment::{Entitlement, StudentAssessment};
use student_aid::checklist::checklist;
use student_aid::date::Period;
use student_aid::draft::Child;
use student_aid::library::library;
use student_aid::policy::Kind;
use student_aid::wording::{self, RULES_UNTIL};

use super::names;
use crate::app::parts::children::shown;
use crate::app::parts::live::live;
use crate::app::state::AppState;

/// The printed page.
#[component]
pub fn Paper() -> impl IntoView {
    let state = AppState::get();
    let heading = move || wording::period(state.draft.with(|draft| draft.period));
    let made = wording::day(state.today);
    // Many children still go on one page, in smaller type.
    let dense = move || state.draft.with(|draft| draft.children.len() > 3);
    let total = move || wording::range(state.assessment.with(|one| one.total(Kind::Cash)));
    let rows = move || {
        let draft = state.draft.get();
        let assessment = state.assessment.get();
        let pairs = draft.children.into_iter().zip(assessment.students);
        pairs.map(|(child, owed)| view! { <Rows child owed period=draft.period /> }).collect_view()
    };
    view! {
        <div class="paper" class:is-dense=dense aria-hidden="true">
            <p class="paper__title">"学生资助测算结果"</p>
            <p class="paper__line">{live(heading)} " · 全家可以拿到 " {live(total)}</p>
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
                {format!("测算日期 {made} · {RULES_UNTIL} · 供参考，以学校和教育部门的通知为准")}
            </p>
        </div>
    }
}

#[component]
fn Rows(child: Child, owed: StudentAssessment<'static>, period: Period) -> impl IntoView {
    let head = format!("{}（{}）", shown(&child.name), wording::who(&child.student, period));
    view! {
        <tbody class="paper__child">
            <tr>
                <th class="paper__who" colspan="4">
                    {head}
                </th>
            </tr>
            {owed.entitlements.iter().filter(|one| wording::has_sum(one)).map(row).collect_view()}
            <tr>
                <td colspan="4">{wording::without_sum(&owed)}</td>
            </tr>
        </tbody>
    }
}

fn row(one: &Entitlement<'static>) -> impl IntoView + use<> {
    view! {
        <tr>
            <td>{wording::benefit(one.benefit)}</td>
            <td>{wording::verdict(one.verdict())}</td>
            <td>{wording::amount_and_tags(one)}</td>
            <td>{wording::basis(library(), one)}</td>
        </tr>
    }
}

#[component]
fn Steps() -> impl IntoView {
    let state = AppState::get();
    let steps = move || {
        let draft = state.draft.get();
        let names = names(&draft);
        let list = state.assessment.with(|one| checklist(one, &draft.situation()));
        let lines = wording::todo(library(), &list, &names).into_iter();
        lines.map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! { <ul class="paper__steps">{live(steps)}</ul> }
}
