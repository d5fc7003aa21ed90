//! The other applications of the same pupil in the same school year, and what to do about them.

use leptos::prelude::*;

use student_aid::roster::{Entry, RecordId, Unpaid};
use student_aid::wording;

use super::Editing;
use crate::app::parts::live::live_of;
use crate::app::route::Route;

/// Word that there are others, and the way to each of them.
#[component]
pub fn Others(editing: Editing) -> impl IntoView {
    let others = move || {
        let entries = editing.desk.entries;
        editing.id.with_value(|id| entries.with(|entries| others(entries, id)))
    };
    let link = |id: RecordId| {
        view! {
            <a class="button button--small" href=Route::application(&id).href()>
                "看另一份"
            </a>
        }
    };
    live_of(others, move |others| {
        (!others.is_empty()).then(|| {
            view! {
                <div class="notice" role="status">
                    <p>{wording::unpaid(Unpaid::Twice)}</p>
                    {others.into_iter().map(link).collect_view()}
                </div>
            }
        })
    })
}

fn others(entries: &[Entry], id: &str) -> Vec<RecordId> {
    let twice = |entry: &Entry| entry.twice.clone();
    let shared = entries.iter().find(|entry| entry.id == id).and_then(twice);
    let is_other = |entry: &&Entry| entry.id != id && entry.twice == shared;
    let others = entries.iter().filter(|_| shared.is_some()).filter(is_other);
    others.map(|entry| entry.id.clone()).collect()
}
