//! What each column of a file means: as proposed, or as the officer corrects it.

use std::sync::Arc;

use leptos::prelude::*;

use office::import::request::{Seen, SeenColumn};
use page::parts::fold::Fold;

use super::Importing;
use crate::app::parts::meaning_pick::MeaningPick;

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
    let choose = move |meaning| importing.assign(usize::from(place), meaning);
    let label = format!("“{heading}”是什么");
    let choices = Arc::unwrap_or_clone(choices);
    view! {
        <li class="imports__column">
            <span class="imports__heading">{heading}</span>
            <span class="imports__samples">{samples.join("，")}</span>
            <MeaningPick label nothing="不导入" choices meaning choose />
        </li>
    }
}
