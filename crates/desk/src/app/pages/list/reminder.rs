//! Reminders that stay until something is done: a backup where one is due, a new passphrase where
//! the recovery code opened the desk.

use leptos::prelude::*;

use page::parts::live::{live_if, live_of};

use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::state::AppState;

/// The reminder, while a backup is due.
#[component]
pub fn Reminder(desk: Desk) -> impl IntoView {
    let today = AppState::get().today;
    let due = move || {
        let due = desk.backups.with(|status| status.ledger.is_due(status.changed.len(), today));
        desk.changed_words().filter(|_| due)
    };
    live_of(due, |changed| {
        changed.map(|changed| {
            view! {
                <div class="notice" role="status">
                    <p>{format!("{changed}改过，还没有备份。")}</p>
                    <a class="button button--small" href=Route::Data.href()>
                        "去备份"
                    </a>
                </div>
            }
        })
    })
}

/// Asks for a new passphrase, while the recovery code alone opens the desk.
#[component]
pub fn Forgotten(desk: Desk) -> impl IntoView {
    let wanted = move || desk.alerts.with(|alerts| alerts.by_recovery);
    live_if(wanted, || {
        view! {
            <div class="notice notice--warning" role="status">
                <p>
                    "这次是用恢复码打开的。请现在换一个记得住的口令，再把恢复单放回保险柜。"
                </p>
                <a class="button button--small" href=Route::Data.href()>
                    "去换口令"
                </a>
            </div>
        }
    })
}
