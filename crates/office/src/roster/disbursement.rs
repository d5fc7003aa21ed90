//! 发放花名册: who is to be paid what in one term, or was paid, with the sum; and who is not on the
//! list, and why.

use super::class::{name_of, shown, spellings};
use super::{Entry, RecordId, Trouble};
use crate::application::{Action, Application, Due, Field, Paid, Step, Waits, read};
use aid::date::{Date, Period, Term};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::rulebook::Rulebook;
use aid::situation::{Boarding, Level};
use aid::vocabulary::vocabulary;

vocabulary! {
    /// Which list of a term.
    Ledger, "list of payments" {
        /// What is to be paid.
        Due = "due",
        /// What was paid and did not come back, as it was paid.
        Paid = "paid",
    }
}

/// A list of one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disbursement {
    /// The term.
    pub term: Term,
    /// Which of its lists.
    pub ledger: Ledger,
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
    /// The record of the pupil's application: a pupil may have several rows.
    pub id: RecordId,
    /// 年级.
    pub grade: String,
    /// 班级.
    pub class: String,
    /// 姓名.
    pub name: String,
    /// The number that distinguishes the pupil, where nothing else on the list does.
    pub number: Option<u32>,
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
    /// The day on which it was paid, if it was.
    pub paid: Option<Date>,
    /// Whether the bank sent back an earlier payment of the term.
    pub is_anew: bool,
}

/// A pupil who is not on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The record of the pupil's application.
    pub id: RecordId,
    /// 年级.
    pub grade: String,
    /// 班级.
    pub class: String,
    /// 姓名.
    pub name: String,
    /// The number that distinguishes the pupil from another of the class and name on notices.
    pub number: Option<u32>,
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
        /// Another application of the same pupil is more advanced, or has paid this term.
        Twice = "twice",
        /// What was answered since the recognition comes to another sum.
        Edited = "edited",
        /// The pupil is on another school's roll, which pays.
        Left = "left",
        /// Recognised, and the sum still depends on an answer, or no document states it.
        NotSettled = "not-settled",
        /// Recognised, and the school has not said how much goes with the level.
        NoGrant = "no-grant",
        /// What the school set is outside the range of the documents.
        GrantOutside = "grant-outside",
        /// Recognised, and the rules give this pupil no money in this term.
        NothingDue = "nothing-due",
        /// Recognised, and fees are lowered: nothing is paid out.
        FeesOnly = "fees-only",
        /// To be paid, and the form does not say where the money goes.
        NoAccount = "no-account",
        /// The application is void.
        Voided = "voided",
        /// Paid, and the bank sent the money back.
        Bounced = "bounced",
        /// Paid, by a version of this page that did not keep how much.
        NoSum = "no-sum",
        /// What is saved of the application cannot be read any more.
        Unreadable = "unreadable",
    }
}

/// A list of a term for those entries that are of its school year. Only what the school recognised
/// and what is certain is to be paid: a sum that still depends on an answer is left out, and so is
/// one that differs from what was recognised. Nobody is paid a second time for a term, whatever
/// happened since. What was paid stands as it was paid, also of a pupil who left.
pub fn disbursement(entries: &[&Entry], term: Term, ledger: Ledger) -> Disbursement {
    let book = Rulebook::new(library(), Period::Term(term));
    let spellings = spellings(entries);
    let mut list =
        Disbursement { term, ledger, payments: Vec::new(), left_out: Vec::new(), sum: Yuan::ZERO };
    for entry in entries.iter().filter(|entry| entry.year == term.school_year) {
        let class = shown(&spellings, entry);
        let why = match (entry.application(), ledger) {
            (None, _) => Some(Unpaid::Unreadable),
            (Some(application), Ledger::Due) => {
                add_due(Row { entry, application, class }, &book, &mut list)
            }
            (Some(application), Ledger::Paid) => {
                add_paid(Row { entry, application, class }, &mut list)
            }
        };
        list.left_out.extend(why.map(|why| left_out(entry, class, why)));
    }
    list
}

/// Adds what a pupil is to be paid; says why, if that is nothing or not all.
fn add_due(row: Row<'_>, book: &Rulebook<'_>, list: &mut Disbursement) -> Option<Unpaid> {
    let Row { entry, application, .. } = row;
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
        Step::Recognised | Step::Paid => add_settled(row, book, list),
        Step::Objected(_) | Step::Reassessed => Some(Unpaid::Pending),
        Step::Left(_) => Some(Unpaid::Left),
        Step::Voided(_) => Some(Unpaid::Voided),
        Step::Drafted
        | Step::Submitted
        | Step::Reviewed
        | Step::Publicised
        | Step::Declined
        | Step::Withdrawn => Some(Unpaid::NotRecognised),
    }
}

/// Adds what a recognised pupil is to be paid; says why, if that is nothing or not all.
fn add_settled(row: Row<'_>, book: &Rulebook<'_>, list: &mut Disbursement) -> Option<Unpaid> {
    let application = row.application;
    let due = application.due(book);
    let settled: Vec<_> = due.iter().filter_map(|due| Some((due.benefit, due.sum?))).collect();
    let paying = application.paying(list.term, settled);
    if due.is_empty() {
        Some(nothing_due(application))
    } else if !paying.sums.is_empty() && paying.account.is_missing() {
        Some(Unpaid::NoAccount)
    } else {
        list.add(row, &paying, None);
        due.iter().find_map(unsettled)
    }
}

/// Why a recognised pupil has no benefit in cash.
fn nothing_due(application: &Application) -> Unpaid {
    match application.pupil().stage {
        // Nobody knows which rules hold.
        None => Unpaid::NotSettled,
        Some(stage) if stage.level() == Some(Level::Preschool) => Unpaid::FeesOnly,
        Some(_) => Unpaid::NothingDue,
    }
}

/// Why a benefit in cash is not on the list.
const fn unsettled(due: &Due) -> Option<Unpaid> {
    match due.waits {
        Waits::Nothing => None,
        Waits::Answers => Some(Unpaid::NotSettled),
        Waits::Grant => Some(Unpaid::NoGrant),
        Waits::GrantInRange => Some(Unpaid::GrantOutside),
    }
}

/// Adds what a pupil was paid; says why, if a payment cannot be listed.
fn add_paid(row: Row<'_>, list: &mut Disbursement) -> Option<Unpaid> {
    let application = row.application;
    let Some(payment) = application.payment(list.term) else {
        return application.bounced(list.term).map(|_| Unpaid::Bounced);
    };
    let Some(paid) = &payment.paid else {
        return Some(Unpaid::NoSum);
    };
    list.add(row, paid, Some(payment.on));
    None
}

/// An entry, and how its class is shown.
#[derive(Clone, Copy)]
struct Row<'e> {
    entry: &'e Entry,
    application: &'e Application,
    class: (&'e str, &'e str),
}

fn left_out(entry: &Entry, (grade, class): (&str, &str), why: Unpaid) -> LeftOut {
    let name = entry.application().map_or_else(|| entry.name().to_owned(), name_of);
    let (id, grade, class) = (entry.id.clone(), grade.to_owned(), class.to_owned());
    LeftOut { id, grade, class, name, number: None, why }
}

impl Disbursement {
    /// How many pupils rows are of: one may have several, which stand together.
    pub fn pupils(payments: &[Payment]) -> usize {
        payments.chunk_by(|payment, next| payment.id == next.id).count()
    }

    /// Adds a row for each benefit.
    fn add(&mut self, row: Row<'_>, paid: &Paid, on: Option<Date>) {
        let Row { entry, application, class: (grade, class) } = row;
        let bounces = |action| action == Action::Bounce;
        let events = application.trail().iter().filter(|event| event.term == Some(self.term));
        let is_anew = events.map(|event| event.action).any(bounces);
        for (benefit, sum) in &paid.sums {
            self.sum = self.sum.plus(*sum);
            self.payments.push(Payment {
                id: entry.id.clone(),
                grade: grade.to_owned(),
                class: class.to_owned(),
                name: name_of(application),
                number: None,
                boarding: paid.boarding,
                benefit: *benefit,
                sum: *sum,
                account_holder: read(Field::AccountHolder, &paid.account.holder).text,
                card_end: paid.account.card_end(),
                paid: on,
                is_anew,
            });
        }
    }
}
