//! The other applications of the same school year that have to do with this one: of the same pupil,
//! or with the same bank card; and what to do about them.

use leptos::prelude::*;

use office::roster::{Entry, RecordId, Unpaid, sharing_card};
use office::wording;
use page::parts::live::live_of;

use super::Editing;
use crate::app::route::Route;

/// Says that there are others, with a link to each of them.
#[component]
pub fn Others(editing: Editing) -> impl IntoView {
    let desk = editing.desk;
    let others = move || editing.id.with_value(|id| desk.look_into(|all| others(all, id)));
    let sharing = move || editing.id.with_value(|id| desk.look_into(|all| sharing(all, id)));
    view! {
        {live_of(
            others,
            |others| {
                let sentence = wording::unpaid(Unpaid::Twice).to_owned();
                (!others.is_empty()).then(|| notice(sentence, others))
            },
        )}
        {live_of(
            sharing,
            |sharing| {
                let count = sharing.len();
                let first = sharing.into_iter().take(NAMED);
                let (names, ids): (Vec<String>, Vec<RecordId>) = first.unzip();
                (count > 0).then(|| notice(wording::shared_card(&names, count), ids))
            },
        )}
    }
}

fn notice(sentence: String, ids: Vec<RecordId>) -> impl IntoView {
    let link = |id: RecordId| {
        view! {
            <a class="button button--small" href=Route::application(&id).href()>
                "看另一份"
            </a>
        }
    };
    view! {
        <div class="notice" role="status">
            <p>{sentence}</p>
            {ids.into_iter().map(link).collect_view()}
        </div>
    }
}

/// The most of those with the same card that are named: of a card of half the school, nobody reads
/// them all.
const NAMED: usize = 5;

/// The pupils of other families with the same card, and their records.
fn sharing(entries: &[Entry], id: &str) -> Vec<(String, RecordId)> {
    let sharing = sharing_card(entries, id).into_iter();
    let named = |entry: &Entry| Some((wording::named(entry.application()?), entry.id.clone()));
    sharing.filter_map(named).collect()
}

fn others(entries: &[Entry], id: &str) -> Vec<RecordId> {
    let twice = |entry: &Entry| entry.twice.clone();
    let shared = entries.iter().find(|entry| entry.id == id).and_then(twice);
    let is_other = |entry: &&Entry| entry.id != id && entry.twice == shared;
    let others = entries.iter().filter(|_| shared.is_some()).filter(is_other);
    others.map(|entry| entry.id.clone()).collect()
}
