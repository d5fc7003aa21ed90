//! The closed vocabulary of «if».

use serde::{Deserialize, Serialize};

use crate::region::RegionCode;
use crate::situation::{
    Approval, Boarding, Circumstance, Decision, Entry, Hardship, LoanTaken, Major, PrizeWon,
    Question, Residence, SchoolKind, SchoolPlace, Service, Stage, TeacherScheme, Year,
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
    /// The child is in one of these years of the stage.
    Year(Set<Year>),
    /// The private kindergarten is approved in one of these ways.
    Approval(Set<Approval>),
    /// The child is registered as a resident of one of these places.
    Residence(Set<Residence>),
    /// The pupil learns one of these majors.
    Major(Set<Major>),
    /// The student is in one of these schemes for teachers, or in none.
    TeacherScheme(Set<TeacherScheme>),
    /// The student served as a soldier in one of these ways, or did not.
    Service(Set<Service>),
    /// One of these prizes was won this school year, or none.
    PrizeWon(Set<PrizeWon>),
    /// One of these loans was taken this school year, or none.
    LoanTaken(Set<LoanTaken>),
    /// One of these categories applies and is in use on the day.
    Hardship(Set<Hardship>),
    /// The school decided so.
    Decision(Decision),
    /// This is so.
    Circumstance(Circumstance),
}

impl Condition {
    /// Its parts; a leaf has none.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) => std::slice::from_ref(part),
            Self::Stage(_)
            | Self::Entry(_)
            | Self::Region(_)
            | Self::SchoolKind(_)
            | Self::SchoolPlace(_)
            | Self::Boarding(_)
            | Self::Year(_)
            | Self::Approval(_)
            | Self::Residence(_)
            | Self::Major(_)
            | Self::TeacherScheme(_)
            | Self::Service(_)
            | Self::PrizeWon(_)
            | Self::LoanTaken(_)
            | Self::Hardship(_)
            | Self::Decision(_)
            | Self::Circumstance(_) => &[],
        }
    }

    /// Calls `see` on this condition and on all of its parts.
    pub fn visit<'c>(&'c self, see: &mut impl FnMut(&'c Self)) {
        see(self);
        for part in self.parts() {
            part.visit(see);
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
            Self::Year(_) => Set::of(Question::Year),
            Self::Approval(_) => Set::of(Question::Approval),
            Self::Residence(_) => Set::of(Question::Residence),
            Self::Major(_) => Set::of(Question::Major),
            Self::TeacherScheme(_) => Set::of(Question::TeacherScheme),
            Self::Service(_) => Set::of(Question::Service),
            Self::PrizeWon(_) => Set::of(Question::PrizeWon),
            Self::LoanTaken(_) => Set::of(Question::LoanTaken),
            Self::Hardship(categories) => categories.iter().map(Hardship::question).collect(),
            Self::Decision(decision) => Set::of(Question::from(*decision)),
            Self::Circumstance(circumstance) => Set::of(Question::from(*circumstance)),
        }
    }
}
