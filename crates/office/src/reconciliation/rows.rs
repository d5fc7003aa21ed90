//! Rows of imported lists, and the applications and payments of the desk, as they are held against
//! each other.

use std::collections::BTreeMap;

use super::{Born, Enrolment, Listed, Owing, Payment, PaymentState, Says};
use crate::application::{Application, Field, School, Step};
use crate::identity::{IdNumber, Sex, read_month};
use crate::import::column::Column;
use crate::import::kept::ListKind;
use crate::import::payment::is_cash;
use crate::import::person::Person;
use crate::import::value::{Payout, RollStatus};
use aid::assessment::assess_one_of_many;
use aid::date::{Period, Term};
use aid::situation::{Decision, Hardship};
use aid::table::Tables;
use aid::vocabulary::Set;

/// What the rows are worked out with.
pub struct Known<'a> {
    /// The rules of the school year that is asked about, with their tables.
    pub tables: &'a Tables<'static>,
    /// What offices have affirmed.
    pub affirmed: &'a Affirmed,
}

/// The categories that offices have affirmed, by the numbers of the people.
#[derive(Clone, Debug, Default)]
pub struct Affirmed {
    by_number: BTreeMap<IdNumber, Set<Hardship>>,
    by_roll_number: BTreeMap<String, Set<Hardship>>,
}

impl Affirmed {
    /// Takes in a person of a registered list.
    pub fn add(&mut self, person: &Person) {
        let yes = person.hardships.answers.yes();
        if let Some(number) = person.number() {
            let known = self.by_number.entry(number).or_default();
            *known = known.union(yes);
        }
        if let Some(roll_number) = &person.student_number {
            let known = self.by_roll_number.entry(roll_number.text.clone()).or_default();
            *known = known.union(yes);
        }
    }

    fn of(&self, number: Option<IdNumber>, roll_number: &str) -> Set<Hardship> {
        let by_number = number.and_then(|number| self.by_number.get(&number));
        let by_roll_number = self.by_roll_number.get(roll_number);
        let found = [by_number, by_roll_number].into_iter().flatten();
        found.fold(Set::EMPTY, |all, these| all.union(*these))
    }
}

/// What a pupil of an application would be owed if the school had recognised it, and with what an
/// office has affirmed: whether the school has is what the lists say.
fn owing(known: &Known<'_>, mut application: Application, affirmed: Set<Hardship>) -> Owing {
    let denied = application.hardships().no();
    for hardship in affirmed.iter() {
        let of_student = Hardship::OF_STUDENT.contains(hardship);
        let answers = if of_student {
            &mut application.student.hardships
        } else {
            &mut application.household.hardships
        };
        answers.set(hardship, Some(true));
    }
    let mut pupil = application.pupil();
    pupil.decisions.set(Decision::Recognised, Some(true));
    let owing = Owing::of(&assess_one_of_many(known.tables, &application.household, &pupil));
    Owing { denied: denied.intersection(affirmed), ..owing }
}

/// The rows that a person of an imported list comes to: two where a payment is for a whole year;
/// none where a payment does not say for when, or is no cash. A row that names no school is of this
/// one.
pub fn rows_of_person(
    person: &Person,
    kind: ListKind,
    known: &Known<'_>,
    school: &School,
) -> Vec<Listed> {
    let Period::SchoolYear(year) = known.tables.book.period else { return Vec::new() };
    let roll_number = person.student_number.as_ref().map_or("", |of| of.text.as_str());
    let affirmed = known.affirmed.of(person.number(), roll_number);
    let owing = || Some(owing(known, person.application(year, school), affirmed));
    let says = match kind {
        ListKind::Registered => vec![Says::Registered],
        ListKind::Roster => vec![Says::Roll { enrolment: enrolment(person), owing: owing() }],
        ListKind::Applications => {
            let step = match person.recognised {
                None => Step::Submitted,
                Some(true) => Step::Recognised,
                Some(false) => Step::Declined,
            };
            vec![Says::Application { step, owing: owing() }]
        }
        ListKind::Payments => payments(person).into_iter().map(Says::Payment).collect(),
    };
    let named = person.text(Column::School).trim();
    let listed = |says| Listed {
        row: person.row,
        name: person.name.clone(),
        number: person.number(),
        roll_number: roll_number.to_owned(),
        born: person.born.map(|born| born.day.map_or(Born::In(born.month), Born::On)),
        sex: person.sex,
        guardian: person.text(Column::Guardian).to_owned(),
        school: (!named.is_empty()).then(|| named.to_owned()),
        says,
    };
    says.into_iter().map(listed).collect()
}

const fn enrolment(person: &Person) -> Enrolment {
    match person.roll_status {
        None | Some(RollStatus::AtSchool | RollStatus::MovedIn | RollStatus::Suspended) => {
            Enrolment::Enrolled
        }
        Some(RollStatus::MovedOut) => Enrolment::Moved,
        Some(
            RollStatus::Graduated
            | RollStatus::DroppedOut
            | RollStatus::NotEnrolled
            | RollStatus::Deceased,
        ) => Enrolment::Gone,
    }
}

/// What a row of a list of payments says; a sum of a whole year is two of its terms.
fn payments(person: &Person) -> Vec<Payment> {
    let of = &person.payment;
    let (Some(sum), Some(period)) = (of.amount, of.period) else { return Vec::new() };
    if of.benefit.is_some_and(|benefit| !is_cash(benefit)) {
        return Vec::new();
    }
    let state = match of.payout {
        None | Some(Payout::Paid) => PaymentState::Paid,
        Some(Payout::Unpaid) => PaymentState::Planned,
        Some(Payout::Failed) => PaymentState::Returned,
    };
    let payment =
        |term: Term, sum| Payment { term, benefit: of.benefit, sum, on: of.paid_on, state };
    match period {
        Period::Term(term) => vec![payment(term, sum)],
        Period::SchoolYear(year) => {
            let ([autumn, spring], (first, second)) = (year.terms(), sum.halves());
            vec![payment(autumn, first), payment(spring, second)]
        }
    }
}

/// The rows that an application of the desk comes to: itself, and each payment that stands.
pub fn rows_of_application(row: u32, application: &Application, known: &Known<'_>) -> Vec<Listed> {
    let text = |field| application.texts.get(field).trim();
    let affirmed = known.affirmed.of(application.id_number(), "");
    let owing = owing(known, application.clone(), affirmed);
    let applied = Says::Application { step: application.step(), owing: Some(owing) };
    let terms = application.year.terms().into_iter();
    let paid = terms.filter_map(|term| Some((term, application.payment(term)?)));
    let payments = paid.flat_map(|(term, event)| {
        let sums = event.paid.iter().flat_map(|paid| &paid.sums);
        sums.map(move |(benefit, sum)| {
            Says::Payment(Payment {
                term,
                benefit: Some(*benefit),
                sum: *sum,
                on: Some(event.on),
                state: PaymentState::Paid,
            })
        })
    });
    let guardian = application.members.first();
    let guardian = guardian.map_or("", |member| member.texts.get(Field::MemberName).trim());
    let school = text(Field::School);
    let listed = |says| Listed {
        row,
        name: text(Field::Name).to_owned(),
        number: application.id_number(),
        roll_number: String::new(),
        born: read_month(text(Field::Born)).ok().map(Born::In),
        sex: Sex::named(text(Field::Sex)),
        guardian: guardian.to_owned(),
        school: (!school.is_empty()).then(|| school.to_owned()),
        says,
    };
    std::iter::once(applied).chain(payments).map(listed).collect()
}
