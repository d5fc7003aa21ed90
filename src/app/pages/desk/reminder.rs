//! A quiet word when it is time for a backup. It stands until there is one.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::parts::live::live_of;
use crate::app::route::Route;
use crate::app::state::AppState;

/// The reminder, while a backup is due.
#[component]
pub fn Reminder(desk: Desk) -> impl IntoView {
    let today = AppState::get().today;
    let due = move || {
        let due = desk.stock.with(|stock| stock.ledger.is_due(stock.changed.len(), today));
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
