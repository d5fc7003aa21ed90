//! How far the last change is saved.

use records::store::{Fault, Unsaved};

/// How far the last change is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing has changed yet.
    Quiet,
    /// On its way.
    Writing,
    /// In the store, since then: a day and a time for people.
    Saved(String),
    /// Not in the store, and why: the page goes on in memory and tries again.
    Unsaved(Unsaved),
    /// What is in the store could not be read, and why.
    Unread(Fault),
    /// A newer version of the page changed in another tab what is shown here; nothing is written
    /// over it. The sentence says what to do.
    Newer(String),
}

impl SaveState {
    /// Whether something is not in the store, or not known to be.
    pub const fn is_worrying(&self) -> bool {
        match self {
            Self::Quiet | Self::Writing | Self::Saved(_) => false,
            Self::Unsaved(_) | Self::Unread(_) | Self::Newer(_) => true,
        }
    }
}
