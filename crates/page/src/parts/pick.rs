//! A short list to choose from, with its label.

use leptos::prelude::*;

/// A list of written names and words; gives back the written name.
#[component]
pub fn Pick(
    /// The name of the field on the page.
    id: &'static str,
    /// What it asks.
    label: &'static str,
    /// What can be chosen: a name for the program and a word for people.
    words: Vec<(String, String)>,
    /// The name of the word that is chosen; none where it is empty.
    #[prop(into)]
    chosen: Signal<String>,
    /// Is given the name of the word that was chosen.
    #[prop(into)]
    choose: Callback<String>,
) -> impl IntoView {
    // The list follows as a whole: a list of all counties has a hundred and seventy words.
    let at_first = chosen.get_untracked();
    let option = move |(name, word): (String, String)| {
        let selected = name == at_first;
        view! {
            <option value=name selected=selected>
                {word}
            </option>
        }
    };
    view! {
        <div class="entry">
            <label class="entry__label" for=id>
                {label}
            </label>
            <select
                class="entry__input"
                id=id
                prop:value=chosen
                on:change:target=move |event| choose.run(event.target().value())
            >
                {words.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
