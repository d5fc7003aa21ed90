//! 焦点: where a tap takes away what had the focus, the nearest heading gets it. A keyboard and a
//! reader of the screen would else begin at the top of the page again.

use std::time::Duration;

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlElement};

/// Milliseconds after which what a tap changes is drawn, and a screen it leads to has the focus.
const DRAWN_MS: u64 = 100;

/// What a tap can take away.
const TAPPED: &str = "button, a, input, summary";

/// A part of a screen that has a heading.
const PART: &str = "section, fieldset, nav, main";

/// Looks after the focus, for as long as the page lives.
pub fn keep() {
    let listener = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let tapped = target.and_then(|target| target.closest(TAPPED).ok().flatten());
        if let Some(tapped) = tapped {
            let around = around(&tapped);
            set_timeout(move || look(&tapped, &around), Duration::from_millis(DRAWN_MS));
        }
    });
    // On the way down to it: on the way up it may be gone.
    let heard = listener.as_ref().unchecked_ref();
    if window().add_event_listener_with_callback_and_bool("click", heard, true).is_err() {
        leptos::logging::warn!("the focus is not looked after");
    }
    listener.forget();
}

/// The parts of the screen that it stands in, the nearest first.
fn around(tapped: &Element) -> Vec<Element> {
    let mut parts = Vec::new();
    let mut part = tapped.closest(PART).ok().flatten();
    while let Some(element) = part {
        part = element.parent_element().and_then(|parent| parent.closest(PART).ok().flatten());
        parts.push(element);
    }
    parts
}

fn look(tapped: &Element, around: &[Element]) {
    let active = document().active_element();
    let is_lost = active.is_none_or(|active| active.tag_name() == "BODY");
    // Whoever taps beside everything has taken the focus away himself.
    if !is_lost || is_shown(tapped) {
        return;
    }
    let heading = |part: &Element| part.query_selector("h1, h2, h3, legend").ok().flatten();
    let near = around.iter().filter(|part| is_shown(part)).find_map(heading);
    let heading = near.or_else(|| document().query_selector("#content h1").ok().flatten());
    let heading = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok());
    let Some(heading) = heading else { return };
    if heading.set_attribute("tabindex", "-1").and_then(|()| heading.focus()).is_err() {
        leptos::logging::warn!("the focus is lost");
    }
}

fn is_shown(element: &Element) -> bool {
    element.is_connected() && element.client_height() > 0
}
