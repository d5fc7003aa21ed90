//! What ranks a child as poorer than another, and where a rule pays the poorer one less.

use serde::{Deserialize, Serialize};

use super::Citation;
use crate::situation::{Decision, Hardship};
use crate::vocabulary::Set;

/// What ranks a child as poorer than the same child without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rank {
    /// What it is.
    pub poorer: Poorer,
    /// The categories that the other child has in its place; none where it has nothing in its
    /// place.
    #[serde(default)]
    pub than: Set<Hardship>,
    /// Where it is written.
    pub cites: Vec<Citation>,
    /// How we read it.
    pub reading: String,
}

/// A fact that ranks a child as poorer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Poorer {
    /// One of these categories applies.
    Hardship(Set<Hardship>),
    /// The school decided so.
    Decision(Decision),
}

/// What a rule declares: a child that is ranked as poorer by this gets less from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Exception {
    /// What ranks the child as poorer.
    pub poorer: Poorer,
    /// Where it is written.
    pub cites: Vec<Citation>,
    /// How we read it.
    pub reading: String,
}

impl Poorer {
    /// Whether everything in `other` is in this.
    pub fn covers(self, other: Self) -> bool {
        match (self, other) {
            (Self::Hardship(all), Self::Hardship(some)) => some.without(all).is_empty(),
            (Self::Decision(this), Self::Decision(that)) => this == that,
            (Self::Hardship(_), Self::Decision(_)) | (Self::Decision(_), Self::Hardship(_)) => {
                false
            }
        }
    }
}
