//! Why: the findings of one rule, each condition with the family's own answer, and the equation.

use leptos::prelude::*;

use aid::assessment::{Reason, TermEntitlement};
use aid::eligibility::{Eligibility, Finding};
use aid::entitlement::Account;
use aid::library::library;
use aid::policy::Condition;
use aid::situation::{Household, Student};
use aid::wording;
use page::parts::fold::Fold;
use page::parts::mark::{Mark, Marked};
use page::parts::slip::{Citations, Slips, Sources};

/// Why one benefit is, is not or may be owed in one term. Rules that matter less are folded away.
#[component]
pub fn Explanation(
    term: TermEntitlement<'static>,
    household: Household,
    student: Student,
) -> impl IntoView {
    let best = term.reasons.iter().map(|reason| rank(reason)).min();
    let shown = move |reason: &Reason<'_>| Some(rank(reason)) == best;
    let (first, rest): (Vec<_>, Vec<_>) = term.reasons.into_iter().partition(shown);
    let none = wording::verdict_note(term.spread.verdict());
    let why = move |reason: Reason<'static>| view! { <Why reason household student /> };
    view! {
        <div class="explanation">
            {first.is_empty().then(|| view! { <p>{none}</p> })}
            {first.into_iter().map(why).collect_view()}
            {(!rest.is_empty())
                .then(|| {
                    view! {
                        <Fold title="同一项目的其他规定">
                            {rest.into_iter().map(why).collect_view()}
                        </Fold>
                    }
                })}
        </div>
    }
}

/// Rules that pay come before rules that may pay, and those before rules that do not.
fn rank(reason: &Reason<'_>) -> u8 {
    match reason.finding.eligibility {
        Eligibility::Met => 0,
        Eligibility::Unknown(_) => 1,
        // A rule for children of other schools or in other lodgings explains least.
        Eligibility::NotMet if is_of_others(reason.finding) => 3,
        Eligibility::NotMet => 2,
    }
}

/// Whether a rule is refuted by what the child is, not by what was decided or applies.
fn is_of_others(finding: Finding<'_>) -> bool {
    let is_fact = |part: Finding<'_>| match part.condition {
        Condition::Boarding(_)
        | Condition::SchoolKind(_)
        | Condition::TeacherScheme(_)
        | Condition::Service(_)
        | Condition::Not(_) => true,
        Condition::All(_)
        | Condition::Any(_)
        | Condition::Stage(_)
        | Condition::Entry(_)
        | Condition::Region(_)
        | Condition::SchoolPlace(_)
        | Condition::Year(_)
        | Condition::Approval(_)
        | Condition::Residence(_)
        | Condition::Major(_)
        | Condition::PrizeWon(_)
        | Condition::LoanTaken(_)
        | Condition::Circumstance(_)
        | Condition::Hardship(_)
        | Condition::Decision(_) => false,
    };
    finding.parts().any(|part| part.eligibility == Eligibility::NotMet && is_fact(part))
}

#[component]
fn Why(reason: Reason<'static>, household: Household, student: Student) -> impl IntoView {
    let version = reason.in_force.version;
    let heading = wording::why(reason.finding.eligibility);
    view! {
        <section class="why">
            <h4 class="why__rule">{reason.in_force.rule.title.as_str()}</h4>
            {reason.account.map(|account| view! { <Equation account /> })}
            <p class="why__head">{heading}</p>
            <ul class="why__list">
                {reason
                    .finding
                    .lines()
                    .into_iter()
                    .map(|part| line(part, household, student))
                    .collect_view()}
            </ul>
            <Sources version />
        </section>
    }
}

/// Base × ratio = yuan, each figure opening its source.
#[component]
pub fn Equation(account: Account<'static>) -> impl IntoView {
    let base = account.share.map(|share| share.version);
    view! {
        <details class="equation">
            <summary class="equation__line">
                <span class="equation__label">"怎么算的"</span>
                <span class="equation__figures">{wording::equation(&account)}</span>
                <span class="equation__source">"点开看每个数的出处"</span>
            </summary>
            {base
                .map(|base| {
                    view! {
                        <p class="equation__part">"基数的出处"</p>
                        <Citations version=base />
                        <p class="equation__part">"比例的出处"</p>
                    }
                })}
            <Slips version=account.version />
        </details>
    }
}

/// One finding, and its parts below it.
fn line(finding: Finding<'static>, household: Household, student: Student) -> AnyView {
    let Finding { condition, eligibility, .. } = finding;
    let groups = matches!(condition, Condition::All(_) | Condition::Any(_));
    let below = finding.parts().filter(|_| groups).map(|part| line(part, household, student));
    let below = groups.then(|| view! { <ul class="finding__parts">{below.collect_view()}</ul> });
    view! {
        <li>
            <FindingHead condition eligibility household student />
            {below}
        </li>
    }
    .into_any()
}

#[component]
fn FindingHead(
    condition: &'static Condition,
    eligibility: Eligibility,
    household: Household,
    student: Student,
) -> impl IntoView {
    let answer = wording::answer(library(), condition, &household, &student);
    view! {
        <div class="finding__head">
            <Mark marked=Marked::from(eligibility) word=wording::state(eligibility) />
            <div>
                <p>{wording::condition(library(), condition)}</p>
                {answer.map(|answer| view! { <p class="finding__answer">{answer}</p> })}
            </div>
        </div>
    }
}
