//! 次序: the order in which the people of an imported list stand.

use std::cmp::Reverse;

use super::class::{Class, class_of};
use super::{Beside, Finding};
use crate::import::request::Listed;
use aid::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// The order in which people stand; those who are alike in it stand as the list has them.
    ListedOrder, "listed-order" {
        /// What somebody should look at first.
        Gravest = "gravest",
        /// As the list has them.
        Row = "row",
        /// By grade and class.
        Class = "class",
        /// The greatest sum first: what is certain, then what is possible.
        Sum = "sum",
    }
}

impl ListedOrder {
    /// Puts the people of a list, each with what was found, in this order.
    pub fn sort<R>(self, rows: &mut [R], of: impl Fn(&R) -> (&Listed, &Beside)) {
        let row = |one: &R| of(one).0.row;
        match self {
            Self::Gravest => rows.sort_by_key(|one| (gravity(of(one).1), row(one))),
            Self::Row => rows.sort_by_key(row),
            Self::Class => rows.sort_by_cached_key(|one| {
                let (grade, class) = class_of(&of(one).0.application);
                (Class::new(grade, class), row(one))
            }),
            Self::Sum => rows.sort_by_key(|one| {
                let shown = of(one).1.owed.shown();
                (Reverse((shown.least, shown.most)), row(one))
            }),
        }
    }
}

/// The place of the gravest thing that somebody should look at; past the last where there is none.
fn gravity(beside: &Beside) -> usize {
    beside.findings.first().map_or(Finding::ALL.len(), |finding| finding.index() as usize)
}
