//! One of few: large radio buttons that give back the typed value.

use leptos::prelude::*;

/// One option: a value, its word, and a second line that may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer<V> {
    /// The value.
    pub value: V,
    /// Its word.
    pub word: &'static str,
    /// A second line.
    pub note: &'static str,
}

/// A group of radio buttons inside a fieldset, with «not sure, skip» at its end. `name` tells the
/// groups of one screen apart; `skipped` says that the question was put off.
#[component]
pub fn Choice<V>(
    name: String,
    offers: Vec<Offer<V>>,
    #[prop(into)] chosen: Signal<Option<V>>,
    #[prop(into)] skipped: Signal<bool>,
    #[prop(into)] choose: Callback<Option<V>>,
) -> impl IntoView
where
    V: Copy + PartialEq + Send + Sync + 'static,
{
    let options = offers
        .into_iter()
        .map(|offer| {
            let value = offer.value;
            let is_chosen = Signal::derive(move || chosen.get() == Some(value));
            let pick = Callback::new(move |()| choose.run(Some(value)));
            view! {
                <Radio
                    name=name.clone()
                    word=offer.word
                    note=offer.note
                    checked=is_chosen
                    pick
                    unsure=false
                />
            }
        })
        .collect_view();
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
                <span class="option__word">{word}</span>
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
                <span class="option__word">{word}</span>
                {(!note.is_empty()).then(|| view! { <span class="option__note">{note}</span> })}
            </span>
        </label>
    }
}
