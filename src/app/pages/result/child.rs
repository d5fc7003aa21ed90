//! What one child is owed: the figure, then each benefit with the way to its why.

use leptos::prelude::*;

use aid::assessment::{Entitlement, StudentAssessment, TermEntitlement};
use aid::date::Period;
use aid::entitlement::Verdict;
use aid::library::library;
use aid::policy::{Kind, Per};
use aid::situation::{Household, Student};
use aid::wording;
use page::parts::fold::Fold;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::live_if;
use page::parts::mark::{Mark, Marked};
use records::draft::Child;

use super::Sum;
use crate::app::parts::children::shown;
use crate::app::parts::explanation::Explanation;

/// One child of the household.
#[component]
pub(super) fn OneChild(
    child: Child,
    owed: StudentAssessment<'static>,
    household: Household,
    period: Period,
    several: bool,
) -> impl IntoView {
    let sum = owed.figure();
    let has_figure = owed.has_cash() || !sum.is_nothing();
    let label = wording::figure_label(period, &owed);
    let beside = wording::not_in_sum(&owed);
    let per_term = wording::per_term(&owed);
    let Child { name, student, .. } = child;
    let place = wording::who(&student, period);
    let outside = !owed.covered;
    let answered = household != Household::default() || student != Student::default();
    let may_apply = owed.may_apply();
    let once = wording::once(owed.total_once(Kind::Cash));
    let (refused, owed_or_open): (Vec<_>, Vec<_>) =
        owed.entitlements.into_iter().partition(is_refused);
    view! {
        <section class="child" class:is-one-of-several=several>
            <h2>{shown(&name)}</h2>
            <p class="child__who">{place}</p>
            {outside.then(|| view! { <p class="notice">{wording::OTHER_STAGE}</p> })}
            {(answered && !outside)
                .then(|| {
                    view! {
                        <p class="sum__label">{label}</p>
                        {has_figure.then(|| view! { <Sum cash=sum may_apply /> })}
                        {once.map(|once| view! { <p>{once}</p> })}
                        <p class="child__beside">
                            {format!("{per_term}{beside}").trim_end_matches('；').to_owned()}
                        </p>
                    }
                })}
            {groups(owed_or_open)
                .into_iter()
                .map(|(heading, entitlements)| {
                    view! {
                        {heading.map(|heading| view! { <h3 class="child__group">{heading}</h3> })}
                        {sheets(entitlements, household, student)}
                    }
                })
                .collect_view()}
            {(!refused.is_empty())
                .then(|| {
                    let title = wording::refused(&refused);
                    view! { <Fold title>{sheets(refused, household, student)}</Fold> }
                })}
        </section>
    }
}

/// Whether the child does not get it, nor by applying, and was not given it before.
fn is_refused(entitlement: &Entitlement<'_>) -> bool {
    let was_given = entitlement.terms.iter().any(|term| term.given.is_some());
    entitlement.verdict() == Verdict::NotEntitled && !entitlement.may_apply && !was_given
}

fn sheets(
    entitlements: Vec<Entitlement<'static>>,
    household: Household,
    student: Student,
) -> impl IntoView {
    let sheets = entitlements.into_iter();
    sheets.map(|entitlement| view! { <Sheet entitlement household student /> }).collect_view()
}

/// A heading, where there is one, and the sheets below it.
type Group = (Option<&'static str>, Vec<Entitlement<'static>>);

/// What is given, then what is competed for, lent, paid back, and what is no sum, each under its
/// heading; none of these is in a total.
fn groups(entitlements: Vec<Entitlement<'static>>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for entitlement in entitlements {
        let heading = wording::group(entitlement.kind);
        match groups.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, sheets)) => sheets.push(entitlement),
            None => groups.push((heading, vec![entitlement])),
        }
    }
    groups
}

/// One benefit: the verdict and the yuan; the why is built when it is first opened.
#[component]
fn Sheet(
    entitlement: Entitlement<'static>,
    household: Household,
    student: Student,
) -> impl IntoView {
    let (kind, verdict) = (entitlement.kind, entitlement.verdict());
    let quiet = matches!(verdict, Verdict::NotEntitled | Verdict::NoRule);
    let sure = wording::how_sure(&entitlement).join(" · ");
    let higher = entitlement.may_be_higher(&student).then_some(wording::MAY_BE_HIGHER);
    let opened = RwSignal::new(false);
    view! {
        <details
            class="sheet"
            class:is-quiet=quiet
            class:is-apart=wording::group(kind).is_some()
            class:is-loan=kind == Kind::Loan && !quiet
            on:toggle=move |_| opened.set(true)
        >
            <summary class="sheet__head">
                <Mark marked=Marked::from(verdict) word=wording::verdict_on(kind, verdict) />
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
            {wording::relations(library(), &entitlement)
                .into_iter()
                .map(|sentence| view! { <p>{sentence}</p> })
                .collect_view()}
            {unseen
                .map(wording::unseen_note)
                .map(|note| view! { <p class="sheet__unseen">{note}</p> })}
            <Terms per=entitlement.per terms=entitlement.terms household student />
        </div>
    }
}

/// The reasons term by term; once, where both terms have the same.
#[component]
fn Terms(
    per: Per,
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
                if same { "两个学期相同".to_owned() } else { wording::term_line(per, &term) };
            view! {
                <h3 class="sheet__term">{heading}</h3>
                <Explanation term household student />
            }
        })
        .collect_view()
}
