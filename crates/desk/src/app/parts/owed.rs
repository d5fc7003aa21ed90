//! What one application comes to: what is certain of the sum, always in sight; opened, the most
//! that is possible and a line for each benefit.

use leptos::prelude::*;

use aid::assessment::StudentAssessment;
use aid::rulebook::Rulebook;
use office::application::Application;
use office::wording;
use page::browser::device;
use page::parts::assessed::assessed;
use page::parts::bar::Bar;
use page::parts::benefit_line::benefit_line;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::live;

/// The instant verdict on an application: beside the form, or folded at the foot of a narrow
/// screen.
#[component]
pub fn OwedPanel(
    application: Memo<Option<Application>>,
    book: Memo<Rulebook<'static>>,
) -> impl IntoView {
    // Of what is typed into the form only the grade is an answer: only answers are assessed anew.
    let situation = Memo::new(move |_| {
        application
            .with(|application| application.as_ref().map(Application::situation))
            .unwrap_or_default()
    });
    let assessment = assessed(book, situation);
    let pinned = move |application: &Option<Application>| {
        wording::edition(application.as_ref().and_then(Application::decided))
    };
    let edition = Memo::new(move |_| application.with(pinned));
    let label = move || assessment.with(|whole| wording::sum_label(whole.period));
    let sum = move || assessment.with(|whole| Some(head(whole.students.first()?)));
    let all = move || assessment.with(|whole| Some(body(whole.students.first()?)));
    view! {
        <details class="owed" open=device::is_wide()>
            <summary class="owed__head">
                <span class="running__label">{live(label)}</span>
                <span class="owed__sums">{live(sum)}</span>
                <Drawing icon=Icon::Chevron />
            </summary>
            {live(all)}
            <p class="running__note">{wording::rules_until()}"。"{live(move || edition.get())}</p>
        </details>
    }
}

/// What is certain, and the most that is possible.
fn head(owed: &StudentAssessment<'static>) -> impl IntoView + use<> {
    let cash = owed.figure();
    view! {
        <span class="owed__sum">{wording::certain(cash)}</span>
        {wording::possible(cash).map(|most| view! { <span class="owed__most">{most}</span> })}
    }
}

/// What the sum depends on, and each benefit.
fn body(owed: &StudentAssessment<'static>) -> impl IntoView + use<> {
    let cash = owed.figure();
    let lines = owed.entitlements.iter().map(|entitlement| {
        let amount = wording::amount(entitlement);
        benefit_line(entitlement.benefit, entitlement.kind, entitlement.verdict(), amount)
    });
    view! {
        {(cash.least < cash.most).then(|| view! { <Bar range=cash /> })}
        <p class="running__note" aria-live="polite">
            {wording::summary(cash, owed)}
        </p>
        <ul>{lines.collect_view()}</ul>
    }
}
