//! What a column means, chosen from a list.

use leptos::prelude::*;

/// The list, with what it says where the column means nothing.
#[component]
pub fn MeaningPick(
    /// What it asks, for those who hear it.
    label: String,
    /// What it says where nothing is chosen.
    nothing: &'static str,
    /// What can be chosen: ids and words.
    choices: Vec<(String, String)>,
    /// The id that is chosen at first; empty where none is.
    meaning: String,
    /// Is given the id that was chosen, or nothing.
    #[prop(into)]
    choose: Callback<Option<String>>,
) -> impl IntoView {
    let is_nothing = meaning.is_empty();
    let options = choices.into_iter().map(move |(id, word)| {
        let selected = id == meaning;
        view! {
            <option value=id selected=selected>
                {word}
            </option>
        }
    });
    let options = options.collect_view();
    let on_change = move |id: String| choose.run((!id.is_empty()).then_some(id));
    view! {
        <select
            class="entry__input"
            aria-label=label
            on:change:target=move |event| on_change(event.target().value())
        >
            <option value="" selected=is_nothing>
                {nothing}
            </option>
            {options}
        </select>
    }
}
