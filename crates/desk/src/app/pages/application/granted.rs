//! 档次金额: the yuan a school year that the school sets beside the level, where it sets them.

use leptos::prelude::*;

use aid::doubt::doubt;
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::situation::Question;
use office::application::Application;
use office::identity::{YuanError, read_yuan};
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
    let typed = RwSignal::new(String::new());
    // What is typed stands as it is, as long as it says what is kept, or nothing that can be read.
    let text = Memo::new(move |_| {
        let granted = grant();
        let typed = typed.get();
        match read(&typed) {
            Ok(sum) if sum != granted => granted.map_or(String::new(), plain),
            Ok(_) | Err(_) => typed,
        }
    });
    let unreadable = RwSignal::new(None::<String>);
    let composing = StoredValue::new(false);
    let report = move |text: String| {
        // While an input method composes, nothing is read and nothing written back.
        if composing.get_value() {
            return;
        }
        let sum = read(&text);
        unreadable.set(sum.as_ref().err().map(ToString::to_string));
        typed.set(text);
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
                    prop:value=text
                    on:compositionstart=move |_| composing.set_value(true)
                    on:compositionend:target=move |event| {
                        composing.set_value(false);
                        report(event.target().value());
                    }
                    on:input:target=move |event| report(event.target().value())
                />
                <p class="entry__remark" id="step-grant-remark" role="status">
                    {live(remark)}
                </p>
            </div>
        </div>
    }
}

/// The sum that a text says; nothing for an empty one.
fn read(text: &str) -> Result<Option<Yuan>, YuanError> {
    if text.trim().is_empty() { Ok(None) } else { read_yuan(text).map(Some) }
}

/// A sum as it is typed: without commas.
fn plain(sum: Yuan) -> String {
    sum.to_string().replace(',', "")
}
