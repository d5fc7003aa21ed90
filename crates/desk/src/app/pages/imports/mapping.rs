//! What each column of a file means: as proposed, or as the officer corrects it.

use std::sync::Arc;

use leptos::prelude::*;

use office::import::request::{Seen, SeenColumn};
use page::parts::fold::Fold;

use super::Importing;

/// A row for each column that has a head.
#[component]
pub(super) fn MappingTable(importing: Importing, seen: Seen) -> impl IntoView {
    let Seen { columns, meanings, choices, .. } = seen;
    let meaning = move |column: &SeenColumn| {
        meanings.get(usize::from(column.place)).cloned().flatten().unwrap_or_default()
    };
    let all = columns.len();
    let known = columns.iter().filter(|column| !meaning(column).is_empty()).count();
    let title = format!("{all} 列里认出 {known} 列，不对可以改");
    let choices = Arc::new(choices);
    let row = move |column: SeenColumn| {
        let (meaning, choices) = (meaning(&column), Arc::clone(&choices));
        view! { <MappingRow importing column meaning choices /> }
    };
    let rows = columns.into_iter().map(row);
    view! {
        <Fold title open=RwSignal::new(true)>
            <ul class="imports__columns">{rows.collect_view()}</ul>
        </Fold>
    }
}

#[component]
fn MappingRow(
    importing: Importing,
    column: SeenColumn,
    meaning: String,
    choices: Arc<Vec<(String, String)>>,
) -> impl IntoView {
    let SeenColumn { place, heading, samples } = column;
    let options = choices.iter().map(|(id, word)| {
        view! {
            <option value=id.clone() selected=*id == meaning>
                {word.clone()}
            </option>
        }
    });
    let choose = move |id: String| {
        importing.assign(usize::from(place), (!id.is_empty()).then_some(id));
    };
    view! {
        <li class="imports__column">
            <span class="imports__heading">{heading.clone()}</span>
            <span class="imports__samples">{samples.join("，")}</span>
            <select
                class="entry__input"
                aria-label=format!("“{heading}”是什么")
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="" selected=meaning.is_empty()>
                    "不导入"
                </option>
                {options.collect_view()}
            </select>
        </li>
    }
}
