//! How much the school granted: a sum of money that is typed.

use leptos::html;
use leptos::prelude::*;

use aid::money::Yuan;
use aid::situation::Question;
use aid::wording;
use records::draft::Child;

use super::{Answering, put_off};
use crate::parts::live::live_of;

/// The most characters that a sum can have.
const MOST: &str = "9";

/// A field for a sum in yuan. It is set once and then left alone; what cannot be read is said below
/// and changes nothing.
pub(super) fn grant(answering: Answering) -> AnyView {
    let question = Question::Grant;
    let initial = answering.child.with_untracked(|child| child.student.grant);
    let initial = initial.map_or(String::new(), |sum| sum.to_string().replace(',', ""));
    let input = NodeRef::<html::Input>::new();
    let unreadable = RwSignal::new(false);
    let on_input = move |_| {
        let Some(text) = input.get_untracked().map(|input| input.value()) else { return };
        let sum = read(&text);
        unreadable.set(sum.is_err());
        if let Ok(sum) = sum {
            answering.change.run(Box::new(move |child: &mut Child| {
                child.skipped = put_off(child.skipped, question, false);
                child.student.grant = sum;
            }));
        }
    };
    let remark = move || unreadable.get();
    view! {
        <div class="entry sum-field">
            <label class="entry__label" for="grant-sum">
                {wording::prompt(question).label}
            </label>
            <input
                class="field__input"
                id="grant-sum"
                type="text"
                inputmode="decimal"
                value=initial
                maxlength=MOST
                autocomplete="off"
                aria-describedby="grant-remark"
                node_ref=input
                on:input=on_input
            />
            <span>"元（一学年）"</span>
            <p id="grant-remark" class="question__doubt" role="status">
                {live_of(remark, |wrong| wrong.then_some(UNREADABLE))}
            </p>
        </div>
    }
    .into_any()
}

const UNREADABLE: &str = "请只写数字，例如 2300。";

/// The sum that a text says; nothing for an empty one.
fn read(text: &str) -> Result<Option<Yuan>, ()> {
    let digits: String =
        text.trim().chars().filter(|letter| !matches!(letter, ',' | '，')).collect();
    let digits = digits.trim_end_matches('元').trim();
    if digits.is_empty() {
        return Ok(None);
    }
    digits.parse().map(Some).map_err(|_| ())
}
