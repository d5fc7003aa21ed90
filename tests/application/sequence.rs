//! Numbers without end that are the same in every run.

// Every test takes those that it needs.
#![allow(dead_code)]

/// A linear congruence, of which the upper half is taken.
pub struct Sequence(pub u64);

impl Sequence {
    /// A number from nought up to a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    /// One of these, at random.
    pub fn choice<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// One of these four times out of five, and none of them the fifth.
    pub fn choice_or_none<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        if self.below(5) == 0 { None } else { Some(self.choice(of)) }
    }
}
