//! The screen of the address: shown anew whenever that changes.

use leptos::prelude::*;

use super::live::{live, whenever};
use crate::browser::{device, fault};

/// What a page shows at an address.
pub trait Screen: Copy + Send + Sync + 'static {
    /// The screen at an address after the «#».
    fn at(hash: &str) -> Self;

    /// The title of the window.
    fn title(self) -> &'static str;

    /// The part of the screen that the address leads to, by its id; none for the top.
    fn part(self) -> Option<&'static str>;

    /// The view.
    fn view(self) -> AnyView;
}

/// Shows the screen of the address, for as long as the page lives. The first one leaves the focus
/// where the browser put it; each later one takes it.
pub fn screens<S: Screen>(route: RwSignal<S>) -> AnyView {
    device::on_event("hashchange", move || {
        fault::point("screen");
        route.set(S::at(&device::hash()));
    });
    let arrived = StoredValue::new(false);
    live(move || {
        let screen = route.get();
        let takes_focus = arrived.get_value();
        arrived.set_value(true);
        whenever(move || arrive(screen.title(), screen.part(), takes_focus));
        screen.view()
    })
}

fn arrive(title: &str, part: Option<&str>, takes_focus: bool) {
    device::set_title(title);
    if takes_focus && !part.is_some_and(device::show_part) {
        device::show_from_top();
    }
}
