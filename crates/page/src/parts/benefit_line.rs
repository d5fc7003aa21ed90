//! A line of a result.

use leptos::prelude::*;

use aid::entitlement::Verdict;
use aid::policy::{Benefit, Kind};
use aid::wording;

use super::mark::{Mark, Marked};

/// A benefit, its verdict and what it comes to.
pub fn benefit_line(
    benefit: Benefit,
    kind: Kind,
    verdict: Verdict,
    amount: String,
) -> impl IntoView {
    let quiet = matches!(verdict, Verdict::NotEntitled | Verdict::NoRule);
    view! {
        <li class="running__line" class:is-quiet=quiet>
            <Mark marked=Marked::from(verdict) word=wording::verdict_on(kind, verdict) />
            <span class="running__name">{wording::benefit(benefit)}</span>
            <span class="running__amount">{amount}</span>
        </li>
    }
}
