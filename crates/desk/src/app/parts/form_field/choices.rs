//! A field of the form that takes one of a few words.

use leptos::prelude::*;

use office::wording;

use super::{Filling, ShownRemark};

/// A field with few words is a list of them: a tap, or the first letter on a keyboard.
pub fn choices(
    none: &'static str,
    id: String,
    described: String,
    shown: ShownRemark,
    filling: Filling,
) -> AnyView {
    let text = filling.text;
    Effect::new(move |_| shown.set(text.with(|text| filling.read(text).remark)));
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
            tabindex=move || filling.tab_stop()
            on:change:target=move |event| filling.changed(event.target().value())
            on:blur=move |_| filling.left()
        >
            <option value="">{none}</option>
            {wording::often(filling.place.field).iter().copied().map(option).collect_view()}
        </select>
    }
    .into_any()
}
