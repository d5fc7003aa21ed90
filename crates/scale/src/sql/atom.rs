//! What an engine tells apart in a row.

use aid::region::RegionCode;
use aid::situation::{Hardship, Question, Stage, Year};
use aid::vocabulary::{Set, Vocabulary};

use super::places::Places;
use crate::facts::{Fact, Pupil, Value};

/// The most that a grant can be: an engine that divides floating numbers still halves it exactly.
pub(super) const MOST_GRANT: u64 = 1 << 53;

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
    /// Where the grant lies; an arm a range of fen, and the last arm no grant: that it is not told
    /// opens no other answer, only its own.
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

    /// The arms along which an answer that is not given can still lead. A row can be in another
    /// arm, such as a year that the stage does not have.
    pub(super) fn open_arms(&self, stage: Stage, places: &Places) -> Vec<usize> {
        match self {
            Self::Place(_) => {
                let mut open: Vec<usize> =
                    RegionCode::places().map(|place| places.group_of(place)).collect();
                open.sort_unstable();
                open.dedup();
                open
            }
            Self::Code(Fact::Year) => {
                let all = Year::ALL.iter().enumerate();
                let open = all.filter(|(_, year)| stage.years().contains(**year));
                open.map(|(place, _)| place).collect()
            }
            Self::Code(fact) => (0..fact.codes().len()).collect(),
            Self::Truth(_) | Self::AnyOf(_) => vec![0, 1],
            // That it is not told is an answer of its own.
            Self::Grant(_) => Vec::new(),
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
                .map(|(begin, _)| with(&|told| answer(told, Fact::Grant, &Value::Fen(*begin))))
                .chain([*pupil])
                .collect(),
        }
    }
}

/// Takes an answer that is right for its column by how it was made.
fn answer(pupil: &mut Pupil, fact: Fact, value: &Value<'_>) {
    let _ = pupil.tell(fact, value);
}
