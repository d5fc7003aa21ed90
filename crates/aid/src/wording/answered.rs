//! What a family answered, question by question, for the page that shows it all.

use super::facts::{
    approval, boarding_of_year, decision, entry, loan_taken, major, prize_won, residence,
    school_kind, school_place, service, stage, teacher_scheme, year,
};
use super::sums::money;
use super::words::{list, place_name};
use crate::policy::Policy;
use crate::situation::{Hardship, Household, Question, Student};
use crate::vocabulary::Answers;

/// The answer to a question in words; none while it is not answered.
pub fn answered(
    policy: &Policy,
    question: Question,
    household: &Household,
    student: &Student,
) -> Option<String> {
    let word = |word: Option<&'static str>| word.map(str::to_owned);
    match question {
        Question::HouseholdHardship => {
            categories(policy, household.hardships.except(Hardship::OF_STUDENT))
        }
        Question::StudentHardship => {
            categories(policy, student.hardships.only(Hardship::OF_STUDENT))
        }
        Question::Stage => word(student.stage.map(stage)),
        Question::Year => word(student.year.map(|answer| year(student.stage, answer))),
        Question::Region => student.region.map(place_name),
        Question::SchoolKind => word(student.school_kind.map(school_kind)),
        Question::Approval => word(student.approval.map(approval)),
        Question::Boarding => student.boarding.map(|_| boarding_of_year(student)),
        Question::SchoolPlace => word(student.school_place.map(school_place)),
        Question::Entry => word(student.entry.map(entry)),
        Question::Residence => word(student.residence.map(residence)),
        Question::Major => word(student.major.map(major)),
        Question::TeacherScheme => word(student.teacher_scheme.map(teacher_scheme)),
        Question::Service => word(student.service.map(service)),
        Question::PrizeWon => word(student.prize_won.map(prize_won)),
        Question::LoanTaken => word(student.loan_taken.map(loan_taken)),
        Question::Grant => student.grant.map(|sum| format!("一学年 {}", money(sum))),
        Question::Recognised
        | Question::DayList
        | Question::Meals
        | Question::FeeWaived
        | Question::FreeTextbooks
        | Question::CentralCollege
        | Question::ModelSchool
        | Question::DisabilityCertificate
        | Question::Adult
        | Question::FromSeniorMiddle
        | Question::FixedWage
        | Question::GrassRoots
        | Question::LoanToRepay
        | Question::Postgraduate => word(yes_or_no(question, student).map(decision)),
    }
}

/// What was said of a decision, or of a circumstance.
fn yes_or_no(question: Question, student: &Student) -> Option<bool> {
    let decided = question.decision().and_then(|decision| student.decisions.get(decision));
    let fact = question.circumstance();
    decided.or(fact.and_then(|fact| student.circumstances.get(fact)))
}

/// The categories that apply; that none does, where some were denied.
fn categories(policy: &Policy, answers: Answers<Hardship>) -> Option<String> {
    let held = answers.yes().iter().filter_map(|category| policy.hardship(category));
    let held: Vec<String> = held.map(|record| record.plain.clone()).collect();
    if !held.is_empty() {
        return Some(list(&held));
    }
    (!answers.no().is_empty()).then(|| "都不是".to_owned())
}
