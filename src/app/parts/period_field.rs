//! Which term or school year the result is for.

use leptos::prelude::*;

use aid::date::{Date, Period, SchoolYear};
use aid::wording;

/// The first school year that the rules know.
const FIRST: u16 = 2016;

/// School years and terms, newest first.
fn periods(today: Date) -> Vec<Period> {
    let last = today.school_year_asked().start();
    let years = (FIRST..=last).rev().map(SchoolYear::beginning);
    years
        .flat_map(|year| {
            let [autumn, spring] = year.terms();
            [Period::SchoolYear(year), Period::Term(spring), Period::Term(autumn)]
        })
        .collect()
}

/// A list of periods.
#[component]
pub fn PeriodField(
    today: Date,
    id: &'static str,
    label: &'static str,
    #[prop(into)] period: Signal<Period>,
    #[prop(into)] choose: Callback<Period>,
) -> impl IntoView {
    // The browser chooses from it once, as the list is built; afterwards from its value.
    let initial = period.get_untracked();
    let on_change = move |value: String| {
        if let Ok(period) = value.parse() {
            choose.run(period);
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            <select
                class="field__select"
                id=id
                prop:value=move || period.get().to_string()
                on:change:target=move |event| on_change(event.target().value())
            >
                {periods(today)
                    .into_iter()
                    .map(|period| {
                        view! {
                            <option value=period.to_string() selected=period == initial>
                                {wording::period(period)}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}
