//! Locks the desk when nobody touches it, and when it was out of sight for a minute.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use page::browser::device;
use page::sync::SaveState;

use super::{Desk, Phase, saving_word};

/// Milliseconds without a touch after which the desk locks itself.
const IDLE_MS: u64 = 300_000;
/// Milliseconds before that at which it says so.
const WARNING_MS: u64 = 60_000;
/// Milliseconds out of sight after which it locks itself.
const HIDDEN_MS: u64 = 60_000;
/// Milliseconds between two announcements of the saving to screen readers.
const ANNOUNCE_MS: u64 = 10_000;
/// How often it looks.
const LOOK: Duration = Duration::from_secs(2);

/// What counts as a touch.
const TOUCHES: [&str; 3] = ["pointerdown", "keydown", "input"];

/// Watches an open desk for as long as the page lives, by the page's own monotonic time.
pub fn watch(desk: Desk) {
    let touched = Rc::new(Cell::new(device::ticks()));
    let seen = Rc::new(Cell::new(device::ticks()));
    for event in TOUCHES {
        let touched = touched.clone();
        device::on_event(event, move || touched.set(device::ticks()));
    }
    let announced = Rc::new(Cell::new(0));
    let look = move || {
        if !desk.phase.with_untracked(|phase| *phase == Phase::Open) {
            return;
        }
        let now = device::ticks();
        let hidden = now - seen.get() > HIDDEN_MS;
        let idle = now - touched.get();
        if hidden || idle > IDLE_MS {
            return desk.lock();
        }
        if !device::is_hidden() {
            seen.set(now);
        }
        let mut alerts = desk.alerts.get_untracked();
        alerts.locks_soon = idle > IDLE_MS - WARNING_MS;
        let word = desk.saving.with_untracked(saving_word);
        let is_worth_it = word != alerts.saving && word != saving_word(&SaveState::Writing);
        if is_worth_it && now - announced.get() >= ANNOUNCE_MS {
            announced.set(now);
            alerts.saving = word;
        }
        if desk.alerts.with_untracked(|before| *before != alerts) {
            desk.alerts.set(alerts);
        }
    };
    device::on_event("visibilitychange", look.clone());
    set_interval(look, LOOK);
}
