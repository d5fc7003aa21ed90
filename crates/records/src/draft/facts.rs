//! What a student's facts may hold since when: what the shapes before those of every stage cannot
//! hold, and an older build does not read.

use aid::situation::{Level, Question, Stage, Student};
use aid::vocabulary::Set;

/// Whether an older build cannot read these facts: they are of a stage before or after compulsory
/// school, or only asked there.
pub fn are_newer(student: &Student) -> bool {
    older(student) != *student
}

/// What of these facts an older build can read.
#[must_use]
pub fn older(student: &Student) -> Student {
    let Student {
        stage,
        entry,
        region,
        school_kind,
        school_place,
        boarding,
        boarding_in_spring,
        year: _,
        approval: _,
        residence: _,
        major: _,
        teacher_scheme: _,
        service: _,
        prize_won: _,
        loan_taken: _,
        grant: _,
        hardships,
        decisions,
        circumstances: _,
    } = *student;
    Student {
        stage: stage.filter(|stage| !is_newer_stage(*stage)),
        entry,
        region,
        school_kind,
        school_place,
        boarding,
        boarding_in_spring,
        hardships,
        decisions,
        ..Student::default()
    }
}

const fn is_newer_stage(stage: Stage) -> bool {
    !matches!(stage.level(), None | Some(Level::Compulsory))
}

/// Whether an older build does not know one of these questions.
pub fn has_newer_question(questions: Set<Question>) -> bool {
    questions.iter().any(is_newer_question)
}

const fn is_newer_question(question: Question) -> bool {
    match question {
        Question::HouseholdHardship
        | Question::Stage
        | Question::Region
        | Question::SchoolKind
        | Question::Boarding
        | Question::SchoolPlace
        | Question::Entry
        | Question::StudentHardship
        | Question::Recognised
        | Question::DayList
        | Question::Meals
        | Question::FeeWaived
        | Question::FreeTextbooks => false,
        Question::Year
        | Question::Approval
        | Question::CentralCollege
        | Question::ModelSchool
        | Question::Residence
        | Question::Major
        | Question::DisabilityCertificate
        | Question::Adult
        | Question::Service
        | Question::TeacherScheme
        | Question::FromSeniorMiddle
        | Question::FixedWage
        | Question::GrassRoots
        | Question::LoanToRepay
        | Question::Postgraduate
        | Question::Grant
        | Question::PrizeWon
        | Question::LoanTaken => true,
    }
}
