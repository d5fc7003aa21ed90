//! 轮到谁: where the database does not answer, one tab fills in and the others look on: local
//! storage alone brings no two tabs together. Where it answers, every tab fills in.
//!
//! A browser without locks gives every tab its turn; each has copies of its own, and the next start
//! brings them together.

use leptos::prelude::*;
use leptos::task::spawn_local;

use page::browser::device;
use page::browser::web_locks::Place;

use crate::app::state::AppState;

/// Milliseconds after which a tab without the turn says so.
const ASKED_MS: i32 = 150;

/// What the tabs stand in a row for.
const ROW: &str = "drafts";

/// Asks for the turn, unless this tab has done so. A page that has just begun looks on until it is
/// there: nothing of it is to be saved yet.
pub(super) fn ask(state: AppState, is_new: bool) {
    if is_in_row(state) {
        return;
    }
    let heard = move |is_ours| {
        state.sync.update_value(|sync| sync.is_ours = is_ours);
        if is_ours && untrack(|| state.looks_on()) {
            begin(state);
        }
    };
    let Some(place) = Place::take(ROW, false, heard) else { return };
    state.sync.update_value(|sync| sync.place = Some(place));
    if is_new {
        return look_on(state, true);
    }
    spawn_local(async move {
        device::pause(ASKED_MS).await;
        let still = is_in_row(state);
        look_on(state, still && !state.sync.with_value(|sync| sync.is_ours));
    });
}

fn look_on(state: AppState, is_so: bool) {
    state.saving.update(|saving| saving.looks_on = is_so);
}

fn begin(state: AppState) {
    look_on(state, false);
    // A page that could read nothing goes on from what the tab before it left.
    if super::is_unread(state) {
        super::read_copies(state);
    }
}

/// Leaves the row: the database answers.
pub(super) fn leave(state: AppState) {
    let place = state.sync.try_update_value(|sync| {
        sync.is_ours = false;
        sync.place.take()
    });
    if let Some(place) = place.flatten() {
        place.leave();
        look_on(state, false);
    }
}

fn is_in_row(state: AppState) -> bool {
    state.sync.with_value(|sync| sync.place.is_some())
}
