//! What one application comes to: the sum and a line for each benefit, at the side of the form.

use leptos::prelude::*;

use student_aid::application::Application;
use student_aid::policy::Kind;
use student_aid::rulebook::Rulebook;
use student_aid::wording::{self, RULES_UNTIL};

use super::bar::Bar;
use super::live::live;
use super::running::drawn;
use crate::app::state::assessed;

/// The instant verdict on an application.
#[component]
pub fn OwedPanel(
    application: Memo<Option<Application>>,
    book: Memo<Rulebook<'static>>,
) -> impl IntoView {
    // Of what is typed into the form only the grade is an answer: only answers are assessed anew.
    let situation = Memo::new(move |_| {
        application.with(|one| one.as_ref().map(Application::situation)).unwrap_or_default()
    });
    let assessment = assessed(book, situation);
    let pinned = move |one: &Option<Application>| {
        wording::edition(one.as_ref().and_then(Application::pinned))
    };
    let edition = Memo::new(move |_| application.with(pinned));
    live(move || {
        let assessment = assessment.get();
        let owed = assessment.students.into_iter().next()?;
        let cash = owed.total(Kind::Cash);
        let lines = owed.entitlements.iter();
        let lines = lines.map(|one| drawn(one.benefit, one.verdict(), wording::amount(one)));
        Some(view! {
            <div class="owed">
                <p class="running__label">{wording::sum_label(assessment.period)}</p>
                <p class="running__sum">
                    {cash.least.to_string()} <span class="running__unit">" 元"</span>
                </p>
                <Bar range=cash />
                <p class="running__note" aria-live="polite">
                    {wording::summary(cash, &owed)}
                </p>
                <ul>{lines.collect_view()}</ul>
                <p class="running__note">{RULES_UNTIL}"。"{live(move || edition.get())}</p>
            </div>
        })
    })
}
