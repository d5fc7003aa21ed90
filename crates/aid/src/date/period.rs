//! What a result is asked for: one term, or a school year.

use std::fmt;
use std::str::FromStr;

use super::{DateError, SchoolYear, Term};

/// What a result is asked for: one term, or a school year as the sum of its two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// One term.
    Term(Term),
    /// Two terms.
    SchoolYear(SchoolYear),
}

impl Period {
    /// The terms of the period, in order.
    pub fn terms(self) -> impl Iterator<Item = Term> + Clone {
        let [autumn, spring] = match self {
            Self::Term(term) => [Some(term), None],
            Self::SchoolYear(year) => year.terms().map(Some),
        };
        autumn.into_iter().chain(spring)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Term(term) => term.fmt(f),
            Self::SchoolYear(year) => year.fmt(f),
        }
    }
}

impl FromStr for Period {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        text.parse()
            .map(Self::Term)
            .or_else(|_| text.parse().map(Self::SchoolYear))
            .map_err(|_: DateError| DateError::Period)
    }
}
