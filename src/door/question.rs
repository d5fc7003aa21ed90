//! What the door is asked: the situation as JSON spells it, and what of it has no meaning.

use serde::Deserialize;

use super::{DoorError, MOST_STUDENTS};
use crate::date::Period;
use crate::region::RegionCode;
use crate::situation::{
    Boarding, Decision, Entry, Hardship, Household, SchoolKind, SchoolPlace, Situation, Stage,
    Student,
};
use crate::vocabulary::{Answers, Set};

/// A question that can be answered.
pub(super) struct Question {
    pub(super) period: Period,
    pub(super) situation: Situation,
    /// The children's names, in the same order; what is not named has none.
    pub(super) names: Vec<Option<String>>,
}

/// A question as it is written.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Asked {
    period: Period,
    #[serde(default)]
    region: Option<RegionCode>,
    #[serde(default)]
    household: Household,
    #[serde(default)]
    students: Vec<AskedStudent>,
}

/// A child as it is written: its name and the fields of [`Student`].
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct AskedStudent {
    name: Option<String>,
    stage: Option<Stage>,
    entry: Option<Entry>,
    region: Option<RegionCode>,
    school_kind: Option<SchoolKind>,
    school_place: Option<SchoolPlace>,
    boarding: Option<Boarding>,
    #[serde(default)]
    hardships: Answers<Hardship>,
    #[serde(default)]
    decisions: Answers<Decision>,
}

impl Question {
    /// The question, if all of it has a meaning; `line` is where it begins.
    pub(super) fn new(asked: Asked, line: usize) -> Result<Self, DoorError> {
        match asked.students.len() {
            0 => return Err(DoorError::NoStudents(line)),
            count if count > MOST_STUDENTS => {
                return Err(DoorError::TooManyStudents(line, count));
            }
            _ => {}
        }
        let own = Hardship::OF_STUDENT;
        let of_household = Set::all().without(own);
        belongs(asked.household.hardships, own, line)?;
        let mut names = Vec::new();
        let mut students = Vec::new();
        for mut one in asked.students {
            belongs(one.hardships, of_household, line)?;
            names.push(one.name.take());
            let region = one.region.or(asked.region);
            let student = Student { region, ..Student::from(one) };
            student.region.map_or(Ok(()), |region| is_place(region, line))?;
            students.push(student);
        }
        let situation = Situation { household: asked.household, students };
        Ok(Self { period: asked.period, situation, names })
    }
}

impl From<AskedStudent> for Student {
    fn from(asked: AskedStudent) -> Self {
        Self {
            stage: asked.stage,
            entry: asked.entry,
            region: asked.region,
            school_kind: asked.school_kind,
            school_place: asked.school_place,
            boarding: asked.boarding,
            hardships: asked.hardships,
            decisions: asked.decisions,
        }
    }
}

/// Refuses answers about the categories of another owner, which no rule would look at. «No to all
/// others» speaks of them too and is no mistake.
fn belongs(said: Answers<Hardship>, others: Set<Hardship>, line: usize) -> Result<(), DoorError> {
    let all_said = said.yes().union(said.no()) == Set::all();
    let denied = if all_said { Set::EMPTY } else { said.no() };
    match said.yes().union(denied).intersection(others).first() {
        Some(hardship) => Err(DoorError::Misplaced(line, hardship)),
        None => Ok(()),
    }
}

/// Inside Cangzhou the rules tell counties apart, so a code there must be one of them.
fn is_place(region: RegionCode, line: usize) -> Result<(), DoorError> {
    let known =
        !RegionCode::CANGZHOU.contains(region) || RegionCode::places().any(|place| place == region);
    if known { Ok(()) } else { Err(DoorError::NotAPlace(line, region)) }
}
