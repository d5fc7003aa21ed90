//! The rows of a table that fail: a test tells all of them by their sentences, not only the first.

// Every test takes those that it needs.
#![allow(dead_code)]

use std::fmt::{Debug, Display};

/// What did not hold, row by row.
pub struct Failures(Vec<String>);

/// Checks every row of a table, and fails with all that did not hold.
#[track_caller]
pub fn each<R>(rows: impl IntoIterator<Item = R>, mut check: impl FnMut(&mut Failures, R)) {
    let mut failures = Failures(Vec::new());
    let count = rows.into_iter().map(|row| check(&mut failures, row)).count();
    let Failures(told) = failures;
    assert!(told.is_empty(), "{} failed in {count} rows:\n{}", told.len(), told.join("\n"));
    assert!(count > 0, "the table has no row");
}

impl Failures {
    /// Two values of a row that must be the same, told as `assert_eq` tells them.
    #[allow(clippy::needless_pass_by_value)] // reads as `assert_eq` does
    pub fn same<A, B>(&mut self, says: impl Display, found: A, expected: B)
    where
        A: Debug + PartialEq<B>,
        B: Debug,
    {
        if found != expected {
            self.0.push(format!("«{says}»: found {found:?}, expected {expected:?}"));
        }
    }

    /// What must be so in a row.
    pub fn holds(&mut self, says: impl Display, is_so: bool) {
        if !is_so {
            self.0.push(format!("«{says}»: does not hold"));
        }
    }
}
