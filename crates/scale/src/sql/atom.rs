//! What an engine tells apart in a row.

use aid::region::RegionCode;
use aid::situation::{Hardship, Question};
use aid::vocabulary::Set;

use crate::facts::{Fact, Pupil, Value};

/// One thing that a row is asked for. It has arms, its answers; a row may have none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Atom {
    /// In which group of places the school is; an arm a group.
    Place(Vec<RegionCode>),
    /// Which code stands in a column; an arm a code.
    Code(Fact),
    /// Whether a column is true; the arms are yes and no.
    Truth(Fact),
    /// Whether one of these categories of hardship applies; the arms are yes and no.
    AnyOf(Set<Hardship>),
    /// Where the grant lies; an arm a range of fen.
    Grant(Vec<(u64, u64)>),
}

impl Atom {
    /// The question that asks a family for it.
    pub(super) fn question(&self) -> Question {
        match self {
            Self::Place(_) => Question::Region,
            Self::Code(fact) | Self::Truth(fact) => fact.question(),
            Self::AnyOf(categories) => {
                categories.first().map_or(Question::HouseholdHardship, Hardship::question)
            }
            Self::Grant(_) => Question::Grant,
        }
    }

    /// A pupil for each arm: this one, and it gave that answer.
    pub(super) fn told(&self, pupil: &Pupil) -> Vec<Pupil> {
        let yes_and_no = [true, false];
        let with = |change: &dyn Fn(&mut Pupil)| {
            let mut told = *pupil;
            change(&mut told);
            told
        };
        match self {
            Self::Place(places) => places
                .iter()
                .map(|place| with(&|told| told.student.region = Some(*place)))
                .collect(),
            Self::Code(fact) => fact
                .codes()
                .into_iter()
                .map(|code| with(&|told| answer(told, *fact, &Value::Text(code.into()))))
                .collect(),
            Self::Truth(fact) => yes_and_no
                .iter()
                .map(|is| with(&|told| answer(told, *fact, &Value::Truth(*is))))
                .collect(),
            Self::AnyOf(categories) => {
                let one = categories.first().map(Set::of).unwrap_or_default();
                let tell = |members: Set<Hardship>, is: bool| {
                    with(&|told| {
                        for category in members.iter() {
                            answer(told, Fact::Hardship(category), &Value::Truth(is));
                        }
                    })
                };
                vec![tell(one, true), tell(*categories, false)]
            }
            Self::Grant(ranges) => ranges
                .iter()
                .map(|(least, _)| with(&|told| answer(told, Fact::Grant, &Value::Fen(*least))))
                .collect(),
        }
    }
}

/// Takes an answer that is right for its column by how it was made.
fn answer(pupil: &mut Pupil, fact: Fact, value: &Value<'_>) {
    let _ = pupil.tell(fact, value);
}
