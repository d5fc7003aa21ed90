//! 轮到谁: where the database does not answer, one tab fills in and the others look on: local
//! storage alone brings no two tabs together. Where it answers, every tab fills in.
//!
//! A browser without locks gives every tab its turn; each has copies of its own, and the next start
//! brings them together.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Keeping;
use crate::app::device;
use crate::app::place::Place;
use crate::app::state::AppState;

/// Milliseconds after which a tab without the turn says so.
const ASKED_MS: i32 = 150;

/// What the tabs stand in a row for.
const ROW: &str = "drafts";

thread_local! {
    /// There is one page, and it stands in the row at most once.
    static PLACE: RefCell<Option<Place>> = const { RefCell::new(None) };
    static IS_OURS: Cell<bool> = const { Cell::new(false) };
}

/// Asks for the turn, unless this tab has done so. A page that has just begun looks on until it is
/// there: nothing of it is to be saved yet.
pub(super) fn ask(state: AppState, is_new: bool) {
    if PLACE.with_borrow(Option::is_some) {
        return;
    }
    let heard = move |is_ours| {
        IS_OURS.set(is_ours);
        if is_ours && state.keeping.get_untracked().looks_on {
            begin(state);
        }
    };
    let Some(place) = Place::take(ROW, false, heard) else { return };
    PLACE.set(Some(place));
    if is_new {
        return look_on(state, true);
    }
    spawn_local(async move {
        device::pause(ASKED_MS).await;
        let still = PLACE.with_borrow(Option::is_some);
        look_on(state, still && !IS_OURS.get());
    });
}

fn look_on(state: AppState, is_so: bool) {
    state.keeping.update(|saving| saving.looks_on = is_so);
}

fn begin(state: AppState) {
    look_on(state, false);
    // A page that could read nothing goes on from what the tab before it left.
    if matches!(state.keeping.get_untracked().there, Keeping::Unread(_)) {
        super::read_copies(state);
    }
}

/// Leaves the row: the database answers.
pub(super) fn leave(state: AppState) {
    if let Some(place) = PLACE.take() {
        place.leave();
        IS_OURS.set(false);
        look_on(state, false);
    }
}
