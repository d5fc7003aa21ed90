//! The range bar: solid is certain, hatched depends on answers not yet given.

use leptos::prelude::*;

use aid::assessment::Range;

/// Draws a range against its own most. Widths are attributes of the drawing, not styles.
#[component]
pub fn Bar(
    /// What is certain, and the most that is possible.
    #[prop(into)]
    range: Signal<Range>,
) -> impl IntoView {
    let share = move || {
        let Range { least, most, .. } = range.get();
        (least.fen() * 100).checked_div(most.fen()).unwrap_or(0).min(100)
    };
    view! {
        <svg
            class="bar"
            viewBox="0 0 100 4"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <rect class="bar__certain" width=move || share().to_string() height="4"></rect>
        </svg>
    }
}
