//! 先后: what is out of sight when a screen opens is built after its first frame, part by part, so
//! that nobody waits for it.

use leptos::prelude::*;

use page::browser::device;
use page::parts::live::{live_if, whenever};

/// How far a screen is built: so many of its later parts.
#[derive(Clone, Copy)]
pub struct Building(RwSignal<usize>);

impl Building {
    /// A screen of which so many parts come later, each after a frame of its own, once something
    /// is done that somebody waits for.
    pub fn of(parts: usize, is_done: impl Fn() -> bool + 'static) -> Self {
        let built = RwSignal::new(0);
        whenever(move || {
            if is_done() && built.get_untracked() == 0 {
                // The frame that shows it comes first.
                device::after_paint(move || go_on(built, parts));
            }
        });
        Self(built)
    }

    /// Builds all that is left now: somebody is led there.
    pub fn finish(self) {
        self.0.set(usize::MAX);
    }

    /// The part that comes at this turn, from one on.
    pub fn later<V: IntoView>(self, turn: usize, part: impl Fn() -> V + Send + 'static) -> AnyView {
        live_if(move || self.0.get() >= turn, part)
    }
}

fn go_on(built: RwSignal<usize>, parts: usize) {
    device::after_paint(move || {
        // The screen may be gone by then.
        let next = built.try_get_untracked().map(|built| built.saturating_add(1));
        if let Some(next) = next.filter(|next| *next <= parts) {
            built.set(next);
            go_on(built, parts);
        }
    });
}
