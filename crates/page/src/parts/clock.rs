//! 时钟: that the day of the device may be wrong, and a word that it is right.

use leptos::prelude::*;

use aid::date::{ClockDoubt, Date, clock_doubt};
use aid::library::UNTIL;
use aid::wording;

use super::live::live_of;
use crate::browser::local_storage;

/// Says that the day of the device may be wrong, until a person says that it is right. What was
/// known when the page began counts: the page itself is used today.
#[component]
pub fn Clock(
    /// Today, as the device says.
    today: Date,
    /// The hint that says on which day the page was last used.
    hint: &'static str,
    /// The last day that stands in what is kept, as far as it is open.
    recorded: Signal<Option<Date>>,
    /// Whether a day long after the last use is told: an officer is there every week, a family may
    /// come back after years.
    long_after: bool,
) -> impl IntoView {
    let used = local_storage::hint(hint).map(|(on, _)| on);
    let is_right = RwSignal::new(false);
    let doubt = move || {
        let settled = local_storage::settled_day();
        let recorded = recorded.get().filter(|on| settled.is_none_or(|settled| settled < *on));
        let doubt = clock_doubt(today, UNTIL, used, recorded);
        doubt.filter(|doubt| !is_right.get() && is_told(*doubt, long_after))
    };
    let on_right = move |_| {
        if local_storage::settle_day(hint, today, recorded.get_untracked()).is_err() {
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
                    <p>{wording::clock_may_be_off(today, doubt)}</p>
                    {doubt.is_settled_by_word().then(button)}
                </div>
            }
        })
    })
}

const fn is_told(doubt: ClockDoubt, long_after: bool) -> bool {
    match doubt {
        ClockDoubt::BeforeRules | ClockDoubt::BeforeUse(_) | ClockDoubt::BeforeRecord(_) => true,
        ClockDoubt::LongAfterUse(_) => long_after,
    }
}
