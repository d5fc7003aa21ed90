//! A field of the form that takes one of a few words.

use leptos::prelude::*;

use student_aid::application::Field;
use student_aid::wording;

use super::{Filling, Said};

/// A field with few words is a list of them: a tap, or the first letter on a keyboard.
pub fn choices(
    field: Field,
    none: &'static str,
    id: String,
    described: String,
    said: Said,
    filling: Filling,
) -> AnyView {
    let Filling { text, changed, .. } = filling;
    Effect::new(move |_| said.set(text.with(|text| filling.read(field, text).remark)));
    let option = |word: &'static str| {
        let chosen = move || text.with(|text| text == word);
        view! {
            <option value=word prop:selected=chosen>
                {word}
            </option>
        }
    };
    view! {
        <select
            class="entry__input"
            id=id
            aria-describedby=described
            on:change:target=move |event| changed.run(event.target().value())
        >
            <option value="">{none}</option>
            {wording::often(field).iter().copied().map(option).collect_view()}
        </select>
    }
    .into_any()
}
