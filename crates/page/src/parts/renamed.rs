//! A category that was chosen for a time in which it had another name: whether it holds by the name
//! of this time is asked, not assumed.

use leptos::prelude::*;

use aid::library::library;
use aid::questionnaire::Renamed;
use aid::wording;

use super::live::live_of;

/// One question for each such category; gives back whether it holds by its other name.
#[component]
pub fn RenamedCategories(
    /// The categories, by their old and new names.
    #[prop(into)]
    renamed: Signal<Vec<Renamed>>,
    /// Is given one of them, and whether it is ticked now.
    answer: Callback<(Renamed, bool)>,
) -> impl IntoView {
    live_of(
        move || renamed.get(),
        move |renamed| renamed.into_iter().map(|category| ask(category, answer)).collect_view(),
    )
}

fn ask(renamed: Renamed, answer: Callback<(Renamed, bool)>) -> impl IntoView {
    let [holds, ended] = wording::renamed_answers(library(), renamed);
    let button = move |word: &'static str, holds: bool| {
        view! {
            <button
                class="button button--small"
                type="button"
                on:click=move |_| answer.run((renamed, holds))
            >
                {word}
            </button>
        }
    };
    view! {
        <div class="notice" role="group" aria-label="名称变了">
            <p>{wording::renamed(library(), renamed)}</p>
            {button(holds, true)}
            {button(ended, false)}
        </div>
    }
}
