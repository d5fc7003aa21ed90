//! Registered lists against rolls, applications and payments: nobody is left out, nobody is made
//! another, and each planted error is found under its number.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "reconciliation/boxes.rs"]
mod boxes;
#[path = "reconciliation/county.rs"]
mod county;
#[path = "tables/failures.rs"]
mod failures;
#[path = "reconciliation/lists.rs"]
mod lists;
#[path = "reconciliation/matches.rs"]
mod matches;
#[path = "reconciliation/numbers.rs"]
mod numbers;
#[path = "reconciliation/owings.rs"]
mod owings;
#[path = "reconciliation/payments.rs"]
mod payments;
#[path = "application/people.rs"]
mod people;
#[path = "reconciliation/planted.rs"]
mod planted;
#[path = "tidy/punctuation.rs"]
mod punctuation;
#[path = "reconciliation/repeats.rs"]
mod repeats;
#[path = "reconciliation/rulings.rs"]
mod rulings;
#[path = "reconciliation/schools.rs"]
mod schools;
#[path = "application/sequence.rs"]
mod sequence;
#[path = "reconciliation/words.rs"]
mod words;

use aid::date::{Date, SchoolYear};
use office::reconciliation::{List, MatchLog, Reconciliation, reconcile};

const YEAR: SchoolYear = SchoolYear::beginning(2026);

/// A day in the spring term, when both terms have begun.
fn spring() -> Date {
    Date::new(2027, 5, 20).unwrap()
}

/// What comes of lists of which nobody has said anything yet.
fn reconciled(lists: &[List]) -> Reconciliation {
    reconcile(lists, &MatchLog::default(), YEAR, spring())
}
