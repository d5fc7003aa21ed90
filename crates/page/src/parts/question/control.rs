//! Which control answers which question.

use leptos::prelude::*;

use aid::situation::{Circumstance, Decision, Question};
use aid::wording;

use super::grant::grant;
use super::place::place;
use super::year::year;
use super::{Answering, categories, circumstance, decision, words};

/// The control of a question.
pub(super) fn control(question: Question, answering: Answering) -> AnyView {
    match question {
        Question::Stage => words(question, answering, wording::stage, |s| &mut s.stage),
        Question::Year => year(answering),
        Question::Entry => words(question, answering, wording::entry, |s| &mut s.entry),
        Question::SchoolKind => {
            words(question, answering, wording::school_kind, |s| &mut s.school_kind)
        }
        Question::SchoolPlace => {
            words(question, answering, wording::school_place, |s| &mut s.school_place)
        }
        Question::Boarding => words(question, answering, wording::boarding, |s| &mut s.boarding),
        Question::Approval => words(question, answering, wording::approval, |s| &mut s.approval),
        Question::Residence => words(question, answering, wording::residence, |s| &mut s.residence),
        Question::Major => words(question, answering, wording::major, |s| &mut s.major),
        Question::TeacherScheme => {
            words(question, answering, wording::teacher_scheme, |s| &mut s.teacher_scheme)
        }
        Question::Service => words(question, answering, wording::service, |s| &mut s.service),
        Question::PrizeWon => words(question, answering, wording::prize_won, |s| &mut s.prize_won),
        Question::LoanTaken => {
            words(question, answering, wording::loan_taken, |s| &mut s.loan_taken)
        }
        Question::Grant => grant(answering),
        Question::Region => place(answering),
        Question::HouseholdHardship | Question::StudentHardship => categories(answering),
        Question::Recognised => decision(question, answering, Decision::Recognised),
        Question::DayList => decision(question, answering, Decision::DayList),
        Question::Meals => decision(question, answering, Decision::Meals),
        Question::FeeWaived => decision(question, answering, Decision::FeeWaived),
        Question::FreeTextbooks => decision(question, answering, Decision::FreeTextbooks),
        Question::CentralCollege => circumstance(question, answering, Circumstance::CentralCollege),
        Question::ModelSchool => circumstance(question, answering, Circumstance::ModelSchool),
        Question::DisabilityCertificate => {
            circumstance(question, answering, Circumstance::DisabilityCertificate)
        }
        Question::Adult => circumstance(question, answering, Circumstance::Adult),
        Question::FromSeniorMiddle => {
            circumstance(question, answering, Circumstance::FromSeniorMiddle)
        }
        Question::FixedWage => circumstance(question, answering, Circumstance::FixedWage),
        Question::GrassRoots => circumstance(question, answering, Circumstance::GrassRoots),
        Question::LoanToRepay => circumstance(question, answering, Circumstance::LoanToRepay),
        Question::Postgraduate => circumstance(question, answering, Circumstance::Postgraduate),
    }
}
