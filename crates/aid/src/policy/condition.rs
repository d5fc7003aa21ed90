//! The closed vocabulary of «if».

use serde::{Deserialize, Serialize};

use crate::region::RegionCode;
use crate::situation::{
    Boarding, Decision, Entry, Hardship, Question, SchoolKind, SchoolPlace, Stage,
};
use crate::vocabulary::Set;

/// A condition on what is known of a child. Each leaf names one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Condition {
    /// Every part is met.
    All(Vec<Condition>),
    /// At least one part is met.
    Any(Vec<Condition>),
    /// The part is not met.
    Not(Box<Condition>),
    /// The child's stage is one of these.
    Stage(Set<Stage>),
    /// The child is, or is not, a first-grader.
    Entry(Entry),
    /// The school lies in one of these regions.
    Region(Vec<RegionCode>),
    /// The school is of one of these kinds.
    SchoolKind(Set<SchoolKind>),
    /// The school is in one of these places.
    SchoolPlace(Set<SchoolPlace>),
    /// The child boards, or does not.
    Boarding(Boarding),
    /// One of these categories applies and is in use on the day.
    Hardship(Set<Hardship>),
    /// The school decided so.
    Decision(Decision),
}

impl Condition {
    /// Calls `see` on this condition and on all of its parts.
    pub fn visit<'c>(&'c self, see: &mut impl FnMut(&'c Self)) {
        see(self);
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.visit(see);
                }
            }
            Self::Not(part) => part.visit(see),
            Self::Stage(_)
            | Self::Entry(_)
            | Self::Region(_)
            | Self::SchoolKind(_)
            | Self::SchoolPlace(_)
            | Self::Boarding(_)
            | Self::Hardship(_)
            | Self::Decision(_) => {}
        }
    }

    /// The questions that a leaf can depend on; none for a group.
    pub fn questions(&self) -> Set<Question> {
        match self {
            Self::All(_) | Self::Any(_) | Self::Not(_) => Set::EMPTY,
            Self::Stage(_) => Set::of(Question::Stage),
            Self::Entry(_) => Set::of(Question::Entry),
            Self::Region(_) => Set::of(Question::Region),
            Self::SchoolKind(_) => Set::of(Question::SchoolKind),
            Self::SchoolPlace(_) => Set::of(Question::SchoolPlace),
            Self::Boarding(_) => Set::of(Question::Boarding),
            Self::Hardship(categories) => categories.iter().map(Hardship::question).collect(),
            Self::Decision(decision) => Set::of(Question::from(*decision)),
        }
    }
}
