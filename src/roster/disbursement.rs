//! 发放花名册: who is paid what in one term, with the sum; and who is not on it, and why.

use super::{Entry, Trouble, class_of, name_of};
use crate::application::{Application, Field, Step, read};
use crate::assessment::assess_student;
use crate::date::{Period, Term};
use crate::identity::fold_digits;
use crate::library::library;
use crate::money::Yuan;
use crate::policy::{Benefit, Kind};
use crate::rulebook::Rulebook;
use crate::situation::Boarding;
use crate::vocabulary::vocabulary;

/// The list of one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disbursement {
    /// The term.
    pub term: Term,
    /// One row for each pupil and benefit, in the order of the entries.
    pub payments: Vec<Payment>,
    /// Those who are not paid by this list.
    pub left_out: Vec<LeftOut>,
    /// What the rows add up to.
    pub sum: Yuan,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// 年级.
    pub grade: String,
    /// 班级.
    pub class: String,
    /// 姓名.
    pub name: String,
    /// 就读方式.
    pub boarding: Option<Boarding>,
    /// 补助项目.
    pub benefit: Benefit,
    /// The sum for the term.
    pub sum: Yuan,
    /// 账户姓名.
    pub account_holder: String,
    /// The last four digits of the card: enough to find it, too few to misuse.
    pub card_end: String,
}

/// A pupil who is not on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// 年级.
    pub grade: String,
    /// 班级.
    pub class: String,
    /// 姓名.
    pub name: String,
    /// Why.
    pub why: Unpaid,
}

vocabulary! {
    /// Why a pupil is not paid by a list.
    Unpaid, "reason" {
        /// The school has not recognised this pupil.
        NotRecognised = "not-recognised",
        /// An objection or a re-assessment has no result yet.
        Pending = "pending",
        /// The payment of this term is in the trail.
        AlreadyPaid = "already-paid",
        /// Another application of the same pupil goes before this one, or has paid this term.
        Twice = "twice",
        /// What was answered since the recognition comes to another sum.
        Edited = "edited",
        /// The pupil is on another school's roll, which pays.
        Left = "left",
        /// Recognised, and the sum still depends on an answer, or no document states it.
        NotSettled = "not-settled",
        /// Recognised, and the rules give this pupil no money in this term.
        NothingDue = "nothing-due",
    }
}

/// The list of a term for those entries that are of its school year. Only what the school
/// recognised and what is certain is paid: a sum that still depends on an answer is no sum, and one
/// that differs from what was recognised is not what the school decided. Nobody is paid a second
/// time for a term, whatever happened since.
pub fn disbursement(entries: &[&Entry], term: Term) -> Disbursement {
    let book = Rulebook::new(library(), Period::Term(term));
    let mut list =
        Disbursement { term, payments: Vec::new(), left_out: Vec::new(), sum: Yuan::ZERO };
    for entry in entries.iter().filter(|one| one.application.year == term.school_year) {
        let why = add(entry, &book, &mut list);
        list.left_out.extend(why.map(|why| left_out(&entry.application, why)));
    }
    list
}

/// Adds what a pupil is paid; says why, if that is nothing or not all.
fn add(entry: &Entry, book: &Rulebook<'_>, list: &mut Disbursement) -> Option<Unpaid> {
    let application = &entry.application;
    if application.is_paid(list.term) {
        return Some(Unpaid::AlreadyPaid);
    }
    let is_paid = entry.twice.as_ref().is_some_and(|twice| twice.paid.contains(&list.term));
    if !application.step().is_over() && (is_paid || entry.is_behind()) {
        return Some(Unpaid::Twice);
    }
    match application.step() {
        Step::Recognised | Step::Paid if entry.troubles.contains(Trouble::Edited) => {
            Some(Unpaid::Edited)
        }
        Step::Recognised | Step::Paid => pay(application, book, list),
        Step::Objected(_) | Step::Reassessed => Some(Unpaid::Pending),
        Step::Left(_) => Some(Unpaid::Left),
        Step::Drafted
        | Step::Submitted
        | Step::Reviewed
        | Step::Publicised
        | Step::Declined
        | Step::Withdrawn => Some(Unpaid::NotRecognised),
    }
}

/// Adds what a recognised pupil is paid; says why, if that is nothing or not all.
fn pay(application: &Application, book: &Rulebook<'_>, list: &mut Disbursement) -> Option<Unpaid> {
    let student = assess_student(book, &application.household, &application.pupil());
    let mut why = Some(Unpaid::NothingDue);
    for one in student.entitlements.iter().filter(|one| one.kind == Kind::Cash) {
        let whole = &one.whole;
        if whole.least == whole.most && whole.most > Yuan::ZERO {
            list.sum = list.sum.plus(whole.least);
            list.payments.push(payment(application, one.benefit, whole.least));
            why = why.filter(|why| *why != Unpaid::NothingDue);
        } else if whole.possible {
            why = Some(Unpaid::NotSettled);
        }
    }
    why
}

fn left_out(application: &Application, why: Unpaid) -> LeftOut {
    let (grade, class) = class_of(application);
    LeftOut { grade: grade.to_owned(), class: class.to_owned(), name: name_of(application), why }
}

fn payment(application: &Application, benefit: Benefit, sum: Yuan) -> Payment {
    let (grade, class) = class_of(application);
    let card = fold_digits(application.texts.get(Field::CardNumber));
    let digits: Vec<char> = card.chars().filter(char::is_ascii_digit).collect();
    let end = digits.len().saturating_sub(4);
    Payment {
        grade: grade.to_owned(),
        class: class.to_owned(),
        name: name_of(application),
        boarding: application.student.boarding,
        benefit,
        sum,
        account_holder: read(Field::AccountHolder, application.texts.get(Field::AccountHolder))
            .text,
        card_end: digits.into_iter().skip(end).collect(),
    }
}
