//! 档次金额: the yuan a school year that the school sets beside the level, where it sets them.

use leptos::prelude::*;

use aid::doubt::doubt;
use aid::policy::Benefit;
use aid::situation::Question;
use office::application::Application;
use office::identity::read_yuan;
use office::wording;
use page::parts::live::{live, live_of};

use super::Editing;

/// The sum, for pupils of a stage that has one.
#[component]
pub fn Granted(editing: Editing) -> impl IntoView {
    let granted =
        move || editing.book.with(|book| editing.read(|application| application.granted(book)));
    live_of(granted, move |granted| granted.map(|benefit| view! { <Sum editing benefit /> }))
}

#[component]
fn Sum(editing: Editing, benefit: Benefit) -> impl IntoView {
    let grant = move || editing.read(|application| application.student.grant);
    let text = Memo::new(move |_| grant().map(|sum| sum.to_string().replace(',', "")));
    let unreadable = RwSignal::new(None::<String>);
    let set = move |typed: String| {
        let sum = if typed.trim().is_empty() { Ok(None) } else { read_yuan(&typed).map(Some) };
        unreadable.set(sum.as_ref().err().map(ToString::to_string));
        if let Ok(sum) = sum {
            editing.change(|application| application.student.grant = sum);
        }
    };
    let outside = move || {
        let pupil = editing.read(Application::pupil);
        editing.book.with(|book| doubt(book, Question::Grant, &pupil)).map(wording::doubt)
    };
    let remark = move || unreadable.get().or_else(outside);
    view! {
        <div class="section__fields">
            <div class="entry">
                <label class="entry__label" for="step-grant">
                    {wording::granted(benefit)}
                </label>
                <input
                    class="entry__input"
                    id="step-grant"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-describedby="step-grant-remark"
                    prop:value=move || text.get().unwrap_or_default()
                    on:change:target=move |event| set(event.target().value())
                />
                <p class="entry__remark" id="step-grant-remark" role="status">
                    {live(remark)}
                </p>
            </div>
        </div>
    }
}
