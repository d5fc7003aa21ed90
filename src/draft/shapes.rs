//! The saved shapes of a draft: every one ever released, and the way from each to today's.

use serde::{Deserialize, Serialize};

use super::{Child, Draft, DraftError, FORMAT, MOST_CHILDREN, SHAPE, Scenario};
use crate::date::Period;
use crate::situation::{Household, Question};
use crate::vocabulary::Set;

/// A text in one shape.
pub(super) fn whole<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, DraftError> {
    serde_json::from_str(text).map_err(|_| DraftError::Damaged)
}

/// Shape 1: before a family could try out «what if».
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct ShapeOne {
    format: String,
    #[serde(rename = "shape")]
    _shape: u32,
    revision: u64,
    name: String,
    saved: String,
    period: Period,
    household: Household,
    skipped: Set<Question>,
    children: Vec<Child>,
}

impl ShapeOne {
    pub(super) fn upgrade(self) -> ShapeTwo {
        ShapeTwo {
            format: self.format,
            shape: SHAPE,
            revision: self.revision,
            name: self.name,
            saved: self.saved,
            period: self.period,
            household: self.household,
            skipped: self.skipped,
            children: self.children,
            what_if: None,
        }
    }
}

/// Shape 2: today's.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct ShapeTwo {
    format: String,
    shape: u32,
    revision: u64,
    name: String,
    saved: String,
    period: Period,
    household: Household,
    skipped: Set<Question>,
    children: Vec<Child>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    what_if: Option<Scenario>,
}

impl From<&Draft> for ShapeTwo {
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
            what_if: draft.what_if.clone(),
        }
    }
}

impl ShapeTwo {
    /// A draft, if the children are few, distinct, and the same in the scenario.
    pub(super) fn check(self) -> Result<Draft, DraftError> {
        let ids = |children: &[Child]| children.iter().map(|child| child.id).collect::<Vec<_>>();
        let here = ids(&self.children);
        let mut distinct = here.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let same = self.what_if.as_ref().is_none_or(|scenario| ids(&scenario.children) == here);
        if here.is_empty() || here.len() > MOST_CHILDREN || distinct.len() < here.len() || !same {
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
            what_if: self.what_if,
        })
    }
}
