//! Standing notices: of the desk, of the families' drafts beside it, a newer version.

use leptos::prelude::*;

use aid::date::Date;
use office::roster::last_day;
use page::browser::local_storage;
use page::parts::clock::Clock;
use page::parts::live::live_of;
use page::parts::notices::{Newer, SetAside, warned};
use page::sync::SaveState;

use super::desk_notices::DeskNotices;
use crate::app::desk::{Desk, Phase};
use crate::app::state::AppState;

/// Every notice that stands now.
#[component]
pub fn Notices() -> impl IntoView {
    let state = AppState::get();
    let unread = move || state.drafts_state.with(unread);
    view! {
        <Clock
            today=state.today
            hint=local_storage::DESK
            recorded=Signal::derive(move || recorded(state.desk))
            long_after=true
        />
        <div role="alert">{live_of(unread, |sentence| sentence.map(warned))}</div>
        <SetAside drafts=state.drafts />
        <Newer offline=state.offline />
        <DeskNotices />
    }
}

/// Why the families' drafts are not there.
fn unread(state: &SaveState) -> Option<String> {
    match state {
        SaveState::Quiet | SaveState::Writing | SaveState::Saved(_) => None,
        SaveState::Unsaved(unsaved) => Some(unsaved.to_string()),
        SaveState::Unread(fault) => Some(fault.unread()),
        SaveState::Newer(sentence) => Some(sentence.clone()),
    }
}

/// The last day that stands in what is kept, as far as it is open.
fn recorded(desk: Desk) -> Option<Date> {
    if !desk.phase.with(Phase::is_open) {
        return None;
    }
    let of_backups = desk.backups.with_untracked(|status| status.ledger.last_day());
    desk.entries.with_untracked(|entries| last_day(entries)).max(Some(of_backups))
}
