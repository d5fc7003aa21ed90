//! One of few: large radio buttons.

use leptos::prelude::*;

/// A group of radio buttons inside a fieldset, with «not sure, skip» at its end. `name` tells the
/// groups of one screen apart; `chosen` and `choose` speak of a word by its place; `skipped` says
/// that the question was put off.
#[component]
pub fn Choice(
    /// Tells its radio buttons from those of other choices.
    name: String,
    /// What can be chosen.
    words: Vec<&'static str>,
    /// The place of the word that is chosen.
    #[prop(into)]
    chosen: Signal<Option<usize>>,
    /// Whether the question was put off.
    #[prop(into)]
    skipped: Signal<bool>,
    /// Is given the place of a word, or nothing where the question is put off.
    #[prop(into)]
    choose: Callback<Option<usize>>,
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
    /// What the buttons of one choice have in common.
    name: String,
    /// What it says.
    word: &'static str,
    /// What is said below it; may be empty.
    note: &'static str,
    /// Whether it is the one that is chosen.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called when it is chosen.
    #[prop(into)]
    pick: Callback<()>,
    /// Whether it stands apart from the answers, as «not sure» does.
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
    /// What it says.
    word: String,
    /// What is said below it; may be empty.
    note: String,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Is given whether it is ticked now.
    #[prop(into)]
    pick: Callback<bool>,
    /// Whether it stands apart from the answers, as «not sure» does.
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
