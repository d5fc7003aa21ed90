//! 时钟: that the day of the device may be wrong, and a word that it is right.

use leptos::prelude::*;

use aid::date::{ClockDoubt, Date, clock_doubt};
use aid::library::UNTIL;
use aid::wording;
#[cfg(feature = "desk")]
use office::roster::last_day;

use super::live::live_of;
#[cfg(feature = "desk")]
use crate::app::desk::Phase;
use crate::app::state::AppState;
use crate::app::storage;

/// Where the page says on which day it was last used.
#[cfg(feature = "desk")]
const USE: &str = storage::DESK;
#[cfg(not(feature = "desk"))]
const USE: &str = storage::DRAFTS;

/// Says that the day of the device may be wrong, until a person says that it is right. What was
/// known when the page began counts: the page itself is used today.
#[component]
pub fn Clock() -> impl IntoView {
    let state = AppState::get();
    let used = storage::hint(USE).map(|(on, _)| on);
    let is_right = RwSignal::new(false);
    let doubt = move || {
        let settled = storage::settled_day();
        let recorded = recorded(state).filter(|on| settled.is_none_or(|settled| settled < *on));
        let doubt = clock_doubt(state.today, UNTIL, used, recorded);
        doubt.filter(|doubt| !is_right.get() && is_said(*doubt))
    };
    let on_right = move |_| {
        let known = recorded(state);
        if storage::settle_day(USE, state.today, known).is_err() {
            leptos::logging::warn!("that the day is right cannot be remembered");
        }
        is_right.set(true);
    };
    let button = move || {
        view! {
            <button class="button button--small" on:click=on_right>
                "日期没有错"
            </button>
        }
    };
    live_of(doubt, move |doubt| {
        doubt.map(|doubt| {
            view! {
                <div class="notice notice--warning">
                    <p>{wording::clock_may_be_off(state.today, doubt)}</p>
                    {doubt.is_settled_by_word().then(button)}
                </div>
            }
        })
    })
}

/// The last day that stands in what is kept, as far as it is open.
#[cfg(feature = "desk")]
fn recorded(state: AppState) -> Option<Date> {
    let desk = state.desk;
    if !desk.phase.with(Phase::is_open) {
        return None;
    }
    let of_backups = desk.stock.with_untracked(|stock| stock.ledger.last_day());
    desk.entries.with_untracked(|entries| last_day(entries)).max(Some(of_backups))
}

#[cfg(not(feature = "desk"))]
fn recorded(state: AppState) -> Option<Date> {
    state
        .shelf
        .with_untracked(|shelf| shelf.kept.iter().filter_map(|kept| kept.draft.saved_on()).max())
}

/// An officer is there every week; a family may come back after years.
fn is_said(doubt: ClockDoubt) -> bool {
    match doubt {
        ClockDoubt::BeforeRules | ClockDoubt::BeforeUse(_) | ClockDoubt::BeforeRecord(_) => true,
        ClockDoubt::LongAfterUse(_) => cfg!(feature = "desk"),
    }
}
