//! The laws that hold whatever a family answers, checked over all small situations.
//!
//! `laws/` has them, noun by noun; `laws/situations.rs` has the situations.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "laws/brute.rs"]
mod brute;
#[path = "laws/children.rs"]
mod children;
#[path = "laws/conditions.rs"]
mod conditions;
#[path = "laws/facts.rs"]
mod facts;
#[path = "laws/reach.rs"]
mod reach;
#[path = "laws/relations.rs"]
mod relations;
#[path = "laws/rules.rs"]
mod rules;
#[path = "laws/situations.rs"]
mod situations;
#[path = "laws/spreads.rs"]
mod spreads;
#[path = "laws/stages.rs"]
mod stages;
#[path = "laws/sums.rs"]
mod sums;

use aid::date::Period;

const PERIODS: &[&str] = &[
    "2016-spring",
    "2017-2018",
    "2019-2020",
    "2020-spring",
    "2020-2021",
    "2023-2024",
    "2025-2026",
    "2026-autumn",
];

#[track_caller]
fn period(text: &str) -> Period {
    text.parse().unwrap_or_else(|_| panic!("{text} is no period"))
}

fn every_period() -> impl Iterator<Item = Period> {
    PERIODS.iter().map(|text| period(text))
}
