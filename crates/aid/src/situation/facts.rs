//! 情况: the facts of a household and of each child, as they are answered and saved.

use serde::{Deserialize, Serialize};

use super::{
    Approval, Boarding, Circumstance, Decision, Entry, Hardship, LoanTaken, Major, PrizeWon,
    Residence, SchoolKind, SchoolPlace, Service, Stage, TeacherScheme, Year,
};
use crate::date::Season;
use crate::money::Yuan;
use crate::region::RegionCode;
use crate::vocabulary::Answers;

/// 家庭: the facts that all its children share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Household {
    /// Categories of hardship of the household.
    pub hardships: Answers<Hardship>,
}

/// 学生: the facts of one child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Student {
    /// The stage of schooling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Whether the child is new in primary school.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<Entry>,
    /// The county of the school; its county pays, not the household's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionCode>,
    /// The kind of school.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school_kind: Option<SchoolKind>,
    /// Where in the county the school is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school_place: Option<SchoolPlace>,
    /// Whether the child boards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boarding: Option<Boarding>,
    /// Whether it boards in spring, where that is not as in autumn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boarding_in_spring: Option<Boarding>,
    /// The year of the stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<Year>,
    /// How a private kindergarten is approved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// Where the child is registered as a resident.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub residence: Option<Residence>,
    /// What the pupil of a vocational school learns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub major: Option<Major>,
    /// Whether the studies are paid for against years of teaching.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teacher_scheme: Option<TeacherScheme>,
    /// Whether the student served as a soldier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<Service>,
    /// Which prize was won this school year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prize_won: Option<PrizeWon>,
    /// Which loan was taken this school year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loan_taken: Option<LoanTaken>,
    /// How much a school year the school granted, of a grant whose amount it sets itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grant: Option<Yuan>,
    /// Categories of hardship of the child.
    pub hardships: Answers<Hardship>,
    /// What the school decided.
    pub decisions: Answers<Decision>,
    /// Other facts of the student and the school.
    #[serde(skip_serializing_if = "Answers::is_empty")]
    pub circumstances: Answers<Circumstance>,
}

impl Household {
    /// The answers that count for one of its children: the household's about its categories, the
    /// child's about its own.
    pub fn hardships_with(&self, student: &Student) -> Answers<Hardship> {
        let own = Hardship::OF_STUDENT;
        self.hardships.except(own).and(student.hardships.only(own))
    }
}

impl Student {
    /// Whether the child boards in one half of the school year.
    ///
    /// ```
    /// use aid::{date::Season, situation::{Boarding, Student}};
    ///
    /// let moved = Student {
    ///     boarding: Some(Boarding::Boarder),
    ///     boarding_in_spring: Some(Boarding::Day),
    ///     ..Student::default()
    /// };
    /// assert_eq!(moved.boarding_in(Season::Autumn), Some(Boarding::Boarder));
    /// assert_eq!(moved.boarding_in(Season::Spring), Some(Boarding::Day));
    /// ```
    pub fn boarding_in(&self, season: Season) -> Option<Boarding> {
        match season {
            Season::Autumn => self.boarding,
            Season::Spring => self.boarding_in_spring.or(self.boarding),
        }
    }
}

/// 家庭情况: a household and its children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// Facts that all children share.
    pub household: Household,
    /// The children, in the family's order.
    pub students: Vec<Student>,
}
