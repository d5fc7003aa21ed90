//! Rows of imported lists, and the applications and payments of the desk, as they are held against
//! each other.

use super::{Born, Enrolment, Listed, Owing, Payment, PaymentState, Says};
use crate::application::{Application, Field, School, Step};
use crate::identity::{Sex, read_month};
use crate::import::column::Column;
use crate::import::kept::ListKind;
use crate::import::person::Person;
use crate::import::value::{Payout, RollStatus};
use aid::assessment::assess_student;
use aid::date::{Period, Season, Term};
use aid::money::Yuan;
use aid::rulebook::Rulebook;
use aid::situation::Decision;

/// What a pupil of an application would be owed if the school had recognised it: whether it has is
/// what the lists say.
fn owing(book: &Rulebook<'static>, application: &Application) -> Owing {
    let mut pupil = application.pupil();
    pupil.decisions.set(Decision::Recognised, Some(true));
    Owing::of(&assess_student(book, &application.household, &pupil))
}

/// The rows that a person of an imported list comes to: two where a payment is for a whole year;
/// none where a payment does not say for when. The rules are those of the school year that is asked
/// about, and a row that names no school is of this one.
pub fn rows_of_person(
    person: &Person,
    kind: ListKind,
    book: &Rulebook<'static>,
    school: &School,
) -> Vec<Listed> {
    let Period::SchoolYear(year) = book.period else { return Vec::new() };
    let owing = || Some(owing(book, &person.application(year, school)));
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
        roll_number: person.student_number.as_ref().map_or_else(String::new, |of| of.text.clone()),
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
            let halves = |term: Term| payment(term, half(sum, term.season));
            year.terms().map(halves).to_vec()
        }
    }
}

fn half(sum: Yuan, season: Season) -> Yuan {
    let (autumn, spring) = sum.halves();
    match season {
        Season::Autumn => autumn,
        Season::Spring => spring,
    }
}

/// The rows that an application of the desk comes to: itself, and each payment that stands.
pub fn rows_of_application(
    row: u32,
    application: &Application,
    book: &Rulebook<'static>,
) -> Vec<Listed> {
    let text = |field| application.texts.get(field).trim();
    let applied =
        Says::Application { step: application.step(), owing: Some(owing(book, application)) };
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
