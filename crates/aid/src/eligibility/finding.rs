//! 依据: what a condition and each of its parts was judged to be.

use super::{Eligibility, Facts, judge};
use crate::policy::Condition;

/// What one condition was judged to be, and why: it keeps the facts, and says of every part on
/// demand what that was judged to be by the same judgement.
#[derive(Clone, Copy, Debug)]
pub struct Finding<'p> {
    /// The condition.
    pub condition: &'p Condition,
    /// How it was judged.
    pub eligibility: Eligibility,
    /// The facts that it was judged on, as they are in the term.
    pub facts: Facts,
}

impl<'p> Finding<'p> {
    /// Judges a condition on the facts.
    pub fn new(condition: &'p Condition, facts: &Facts) -> Self {
        Self { condition, eligibility: judge(condition, facts), facts: *facts }
    }

    /// Its parts.
    pub fn parts(self) -> impl Iterator<Item = Self> {
        self.condition.parts().iter().map(move |part| Self::new(part, &self.facts))
    }

    /// What is told of it, a line each: every part of an «all», or the one condition that it has.
    pub fn lines(self) -> Vec<Self> {
        match self.condition {
            Condition::All(_) => self.parts().collect(),
            _ => vec![self],
        }
    }
}

/// Two findings are one if they say the same of one condition: facts that it does not look at do
/// not count.
impl PartialEq for Finding<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.condition == other.condition
            && self.eligibility == other.eligibility
            && self.parts().eq(other.parts())
    }
}

impl Eq for Finding<'_> {}
