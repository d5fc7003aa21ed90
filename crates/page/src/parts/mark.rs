//! The three marks: filled tick, dashed question, open cross. Shape differs, not only colour.

use leptos::prelude::*;

use aid::eligibility::Eligibility;
use aid::entitlement::Verdict;

/// Which mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// Filled tick.
    Yes,
    /// Dashed question.
    Open,
    /// Open cross.
    No,
}

impl From<Verdict> for Marked {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Entitled | Verdict::AmountNotStated => Self::Yes,
            Verdict::Depends => Self::Open,
            Verdict::NotEntitled | Verdict::NoRule => Self::No,
        }
    }
}

impl From<Eligibility> for Marked {
    fn from(eligibility: Eligibility) -> Self {
        match eligibility {
            Eligibility::Met => Self::Yes,
            Eligibility::Unknown(_) => Self::Open,
            Eligibility::NotMet => Self::No,
        }
    }
}

/// Draws a mark; `word` is read aloud in its place.
#[component]
pub fn Mark(
    /// Which one.
    marked: Marked,
    /// What is read aloud in its place.
    word: &'static str,
) -> impl IntoView {
    let (class, path) = match marked {
        Marked::Yes => ("mark mark--yes", "M7.5 12.5l3 3 6-6.5"),
        Marked::Open => ("mark mark--open", "M9.5 9.5a2.6 2.6 0 1 1 2.6 3v1.3M12 16.6v.4"),
        Marked::No => ("mark mark--no", "M9 9l6 6M15 9l-6 6"),
    };
    view! {
        <svg class=class viewBox="0 0 24 24" role="img" aria-label=word focusable="false">
            <circle cx="12" cy="12" r="10"></circle>
            <path d=path></path>
        </svg>
    }
}
