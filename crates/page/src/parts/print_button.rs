//! Printing, and the way out where a browser does not print.

use leptos::prelude::*;

use super::icon::{Drawing, Icon};
use super::live::live_if;
use crate::browser::{device, fault};

/// A button that prints the page. Where nothing comes of it, the way out is said below.
#[component]
pub fn PrintButton(
    /// What it says.
    word: &'static str,
    /// Whether it is what a person most likely wants here.
    #[prop(optional)]
    primary: bool,
    /// What is said where nothing is printed.
    way_out: &'static str,
) -> impl IntoView {
    let fails = RwSignal::new(false);
    let on_print = move |_| {
        fault::point("print");
        fails.set(false);
        device::print(move || {
            // Whoever left the page meanwhile need not know.
            let _gone = fails.try_set(true);
        });
    };
    view! {
        <button class="button" class=("button--primary", primary) type="button" on:click=on_print>
            <Drawing icon=Icon::Printer />
            {word}
        </button>
        <div class="print-fails" role="status">
            {live_if(move || fails.get(), move || view! { <p class="notice">{way_out}</p> })}
        </div>
    }
}
