//! Sums of one kind: what is certain, what is possible, and that they are not all.

use crate::entitlement::Spread;
use crate::money::Yuan;

/// Sums of one kind: what is certain, and the most that is possible. Their order says nothing of
/// who gets more; it is there to sort by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// Certain.
    pub least: Yuan,
    /// Possible.
    pub most: Yuan,
    /// What is owed beside them without a stated sum.
    pub unstated: Unstated,
}

/// Whether something is owed whose sum no document states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unstated {
    /// Nothing is.
    #[default]
    Nothing,
    /// It depends on answers not yet given.
    Possible,
    /// Something is, for every possible further answer.
    Certain,
}

impl Range {
    /// This range and what a spread adds to it.
    #[must_use]
    pub fn plus(self, spread: &Spread) -> Self {
        self.and(spread.into())
    }

    /// Both ranges together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            least: self.least.plus(other.least),
            most: self.most.plus(other.most),
            unstated: self.unstated.max(other.unstated),
        }
    }

    /// The same of so many children.
    #[must_use]
    pub fn times(self, children: u32) -> Self {
        if children == 0 {
            return Self::default();
        }
        let [least, most] = [self.least, self.most].map(|sum| sum.times(children));
        Self { least, most, unstated: self.unstated }
    }

    /// Whether nothing is open.
    pub fn is_settled(self) -> bool {
        self.least == self.most && self.unstated != Unstated::Possible
    }

    /// Whether something without a stated sum is owed, or may be: the sums are not all of it.
    pub fn is_incomplete(self) -> bool {
        self.unstated != Unstated::Nothing
    }

    /// Whether this range lies within `other`: further answers can narrow `other` to it.
    pub fn is_within(self, other: Self) -> bool {
        let is_open = other.unstated == Unstated::Possible;
        let stated = other.least <= self.least && self.most <= other.most;
        stated && (is_open || self.unstated == other.unstated)
    }

    /// Whether nothing is owed, and nothing can be.
    pub fn is_nothing(self) -> bool {
        self.most == Yuan::ZERO && !self.is_incomplete()
    }
}

impl From<&Spread> for Range {
    fn from(spread: &Spread) -> Self {
        let settled = spread.questions.is_empty() || spread.certain && !spread.stated;
        let unstated = match (spread.not_stated, settled) {
            (false, _) => Unstated::Nothing,
            (true, false) => Unstated::Possible,
            (true, true) => Unstated::Certain,
        };
        Self { least: spread.least, most: spread.most, unstated }
    }
}
