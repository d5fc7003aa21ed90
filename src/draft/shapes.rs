//! The saved shapes of a draft: every one ever released, read as one type, and today's written.

// An absent `what-if` and a null one are two things: shape 1 has not even the word.
#![allow(clippy::option_option)]

use serde::{Deserialize, Deserializer, Serialize};

use super::{Child, Draft, DraftError, FORMAT, MOST_CHILDREN, SHAPE, Scenario};
use crate::date::Period;
use crate::situation::{Household, Question};
use crate::vocabulary::Set;

/// A draft as it is saved, in shape 2. Shape 1, from before a family could try out «what if», is
/// the same without `what-if`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Written {
    format: String,
    shape: u32,
    revision: u64,
    name: String,
    saved: String,
    period: Period,
    household: Household,
    skipped: Set<Question>,
    children: Vec<Child>,
    /// Absent in shape 1; in shape 2 it may be there and empty.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    what_if: Option<Option<Scenario>>,
}

fn there<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<Scenario>>, D::Error> {
    Option::deserialize(from).map(Some)
}

impl From<&Draft> for Written {
    fn from(draft: &Draft) -> Self {
        Self {
            format: FORMAT.to_owned(),
            shape: SHAPE,
            revision: draft.revision,
            name: draft.name.clone(),
            saved: draft.saved.clone(),
            period: draft.period,
            household: draft.household,
            skipped: draft.skipped,
            children: draft.children.clone(),
            what_if: draft.what_if.clone().map(Some),
        }
    }
}

impl Written {
    /// Reads a text of either shape.
    pub(super) fn read(text: &str) -> Result<Self, DraftError> {
        serde_json::from_str(text).map_err(|_| DraftError::Damaged)
    }

    /// A draft, if the children are few, distinct, and the same in the scenario.
    pub(super) fn check(self) -> Result<Draft, DraftError> {
        let ids = |children: &[Child]| children.iter().map(|child| child.id).collect::<Vec<_>>();
        let here = ids(&self.children);
        let repeats = |(place, id): (usize, &u32)| here.iter().take(place).any(|other| other == id);
        let repeated = here.iter().enumerate().any(repeats);
        let early = self.shape < SHAPE && self.what_if.is_some();
        let what_if = self.what_if.flatten();
        let same = what_if.as_ref().is_none_or(|scenario| ids(&scenario.children) == here);
        if here.is_empty() || here.len() > MOST_CHILDREN || repeated || !same || early {
            return Err(DraftError::Damaged);
        }
        Ok(Draft {
            revision: self.revision,
            name: self.name,
            saved: self.saved,
            period: self.period,
            household: self.household,
            skipped: self.skipped,
            children: self.children,
            what_if,
        })
    }
}
