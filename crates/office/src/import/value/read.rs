//! What came of reading a cell.

use crate::import::problem::Problem;

/// A value, a problem, or both: nothing where the cell says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<T> {
    /// What it means, where that is certain.
    pub value: Option<T>,
    /// What is to be looked at; without a value, why there is none.
    pub problem: Option<Problem>,
}

impl<T> Read<T> {
    /// Nothing is said.
    pub const NOTHING: Self = Self { value: None, problem: None };

    /// A certain value.
    pub const fn of(value: T) -> Self {
        Self { value: Some(value), problem: None }
    }

    /// No value, and why.
    pub const fn refused(problem: Problem) -> Self {
        Self { value: None, problem: Some(problem) }
    }

    /// A value that somebody should look at.
    pub const fn doubted(value: T, problem: Problem) -> Self {
        Self { value: Some(value), problem: Some(problem) }
    }
}
