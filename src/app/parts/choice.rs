//! One of few: large radio buttons.

use leptos::prelude::*;

/// A group of radio buttons inside a fieldset, with «not sure, skip» at its end. `name` tells the
/// groups of one screen apart; `chosen` and `choose` speak of a word by its place; `skipped` says
/// that the question was put off.
#[component]
pub fn Choice(
    name: String,
    words: Vec<&'static str>,
    #[prop(into)] chosen: Signal<Option<usize>>,
    #[prop(into)] skipped: Signal<bool>,
    #[prop(into)] choose: Callback<Option<usize>>,
) -> impl IntoView {
    let option = |(place, word): (usize, &'static str)| {
        let is_chosen = Signal::derive(move || chosen.get() == Some(place));
        let pick = Callback::new(move |()| choose.run(Some(place)));
        let name = name.clone();
        view! { <Radio name word note="" checked=is_chosen pick unsure=false /> }
    };
    let options = words.into_iter().enumerate().map(option).collect_view();
    let unsure = Signal::derive(move || chosen.get().is_none() && skipped.get());
    let skip = Callback::new(move |()| choose.run(None));
    view! {
        <div class="choice">
            {options}
            <Radio name word="还不清楚，先跳过" note="" checked=unsure pick=skip unsure=true />
        </div>
    }
}

/// One radio button whose whole surface can be tapped.
#[component]
pub fn Radio(
    name: String,
    word: &'static str,
    note: &'static str,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] pick: Callback<()>,
    unsure: bool,
) -> impl IntoView {
    view! {
        <label class="option" class:is-chosen=checked class:is-unsure=unsure>
            <input
                class="option__input"
                type="radio"
                name=name
                prop:checked=checked
                on:change=move |_| pick.run(())
            />
            <span class="option__dot" aria-hidden="true"></span>
            <span class="option__text">
                <span>{word}</span>
                {(!note.is_empty()).then(|| view! { <span class="option__note">{note}</span> })}
            </span>
        </label>
    }
}

/// One check box whose whole surface can be tapped.
#[component]
pub fn Tick(
    word: String,
    note: String,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] pick: Callback<bool>,
    unsure: bool,
) -> impl IntoView {
    view! {
        <label class="option" class:is-chosen=checked class:is-unsure=unsure>
            <input
                class="option__input"
                type="checkbox"
                prop:checked=checked
                on:change:target=move |event| pick.run(event.target().checked())
            />
            <span class="option__box" aria-hidden="true"></span>
            <span class="option__text">
                <span>{word}</span>
                {(!note.is_empty()).then(|| view! { <span class="option__note">{note}</span> })}
            </span>
        </label>
    }
}
