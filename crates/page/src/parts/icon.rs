//! Small drawings: one set, strokes of one width, always beside a word.

use leptos::prelude::*;

/// Which drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Leads on.
    Arrow,
    /// Opens below.
    Chevron,
    /// Adds one.
    Plus,
    /// Takes itself away.
    Close,
    /// A warning.
    Warning,
    /// Paper.
    Printer,
    /// Larger type.
    Letter,
}

/// Draws an icon; the word stands beside it.
#[component]
pub fn Drawing(
    /// Which one.
    icon: Icon,
) -> impl IntoView {
    let path = match icon {
        Icon::Arrow => "M5 12h14M13 6l6 6-6 6",
        Icon::Chevron => "M6 9l6 6 6-6",
        Icon::Plus => "M12 5v14M5 12h14",
        Icon::Close => "M6 6l12 12M18 6L6 18",
        Icon::Warning => "M12 4l9 16H3zM12 10v4M12 17v.5",
        Icon::Printer => "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z",
        Icon::Letter => "M4 19L10 5l6 14M6 14.5h8M18 8v8M14 12h8",
    };
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
}

/// The app's seal: the word 助 on vermilion.
#[component]
pub fn Seal() -> impl IntoView {
    view! {
        <span class="seal" aria-hidden="true">
            "助"
        </span>
    }
}
