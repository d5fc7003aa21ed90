//! A sum between two ends.

use super::Yuan;

/// What a sum can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The least.
    pub least: Yuan,
    /// The greatest.
    pub most: Yuan,
}

impl From<Yuan> for Span {
    fn from(sum: Yuan) -> Self {
        Self { least: sum, most: sum }
    }
}

impl Span {
    /// The same done to both ends.
    pub(crate) fn each(self, change: impl Fn(Yuan) -> Yuan) -> Self {
        Self { least: change(self.least), most: change(self.most) }
    }
}
