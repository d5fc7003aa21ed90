//! What a family can be asked.

use super::{Circumstance, Decision};
use crate::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// A question that can be put to a family, in the order in which it is asked.
    Question, "question" {
        /// Which categories of hardship apply to the household.
        HouseholdHardship = "household-hardship",
        /// Which stage the child is in.
        Stage = "stage",
        /// Which year of the stage.
        Year = "year",
        /// Which county the child's school is in.
        Region = "region",
        /// What kind of school it is.
        SchoolKind = "school-kind",
        /// How a private kindergarten is approved.
        Approval = "approval",
        /// Whether the college belongs to a ministry.
        CentralCollege = "central-college",
        /// Whether the senior middle school is 省级示范性.
        ModelSchool = "model-school",
        /// Whether the child boards.
        Boarding = "boarding",
        /// Where in the county the school is.
        SchoolPlace = "school-place",
        /// Where the child is registered as a resident.
        Residence = "residence",
        /// What the pupil of a vocational school learns.
        Major = "major",
        /// Whether the child is a first-grader.
        Entry = "entry",
        /// Which categories of hardship apply to the child.
        StudentHardship = "student-hardship",
        /// Whether the student holds 残疾人证.
        DisabilityCertificate = "disability-certificate",
        /// Whether the student has reached the age of 18.
        Adult = "adult",
        /// Whether the student served as a soldier.
        Service = "service",
        /// Whether the student is a publicly funded teacher student.
        TeacherScheme = "teacher-scheme",
        /// Whether the student came from an ordinary senior middle school this year.
        FromSeniorMiddle = "from-senior-middle",
        /// Whether the student draws a fixed wage.
        FixedWage = "fixed-wage",
        /// Whether the graduate works at the grass roots.
        GrassRoots = "grass-roots",
        /// Whether the graduate has a loan to repay.
        LoanToRepay = "loan-to-repay",
        /// Whether the graduate studied for a master's or a doctor's degree last.
        Postgraduate = "postgraduate",
        /// Whether the school recognised the child.
        Recognised = "recognised",
        /// How much a year the school granted, of a grant whose amount it sets itself.
        Grant = "grant",
        /// Which prize was won.
        PrizeWon = "prize-won",
        /// Which loan was taken.
        LoanTaken = "loan-taken",
        /// Whether the child is on the list for non-boarders.
        DayList = "day-list",
        /// Whether the school serves the plan's meals.
        Meals = "meals",
        /// Whether the school waived the fees.
        FeeWaived = "fee-waived",
        /// Whether the school gave the textbooks free.
        FreeTextbooks = "free-textbooks",
    }
}

impl Question {
    /// Whether it is asked once for the household rather than for each child.
    pub const fn is_of_household(self) -> bool {
        matches!(self, Self::HouseholdHardship)
    }

    /// The school's decision that the question asks for, if it does.
    pub fn decision(self) -> Option<Decision> {
        Decision::ALL.iter().copied().find(|decision| Self::from(*decision) == self)
    }

    /// The circumstance that the question asks for, if it does.
    pub fn circumstance(self) -> Option<Circumstance> {
        Circumstance::ALL.iter().copied().find(|fact| Self::from(*fact) == self)
    }
}

impl From<Decision> for Question {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::Recognised => Self::Recognised,
            Decision::DayList => Self::DayList,
            Decision::Meals => Self::Meals,
            Decision::FeeWaived => Self::FeeWaived,
            Decision::FreeTextbooks => Self::FreeTextbooks,
        }
    }
}

impl From<Circumstance> for Question {
    fn from(circumstance: Circumstance) -> Self {
        match circumstance {
            Circumstance::ModelSchool => Self::ModelSchool,
            Circumstance::DisabilityCertificate => Self::DisabilityCertificate,
            Circumstance::CentralCollege => Self::CentralCollege,
            Circumstance::FromSeniorMiddle => Self::FromSeniorMiddle,
            Circumstance::Adult => Self::Adult,
            Circumstance::FixedWage => Self::FixedWage,
            Circumstance::GrassRoots => Self::GrassRoots,
            Circumstance::LoanToRepay => Self::LoanToRepay,
            Circumstance::Postgraduate => Self::Postgraduate,
        }
    }
}
