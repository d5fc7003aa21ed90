//! How long 10,000 registered children take against a roll of 10,000, alone and with applications
//! and payments; and the same where nobody has a number and everybody has one name.
//!
//! `cargo bench --bench reconcile`. Each figure is the median of its rounds, after a warm-up.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use aid::date::{Date, Month, SchoolYear};
use aid::entitlement::Verdict;
use aid::money::Yuan;
use aid::vocabulary::Set;
use office::application::Step;
use office::identity::IdNumber;
use office::reconciliation::{
    Born, Enrolment, List, ListId, Listed, MatchLog, OwedInTerm, Owing, Payment, PaymentState,
    Says, reconcile,
};

const ROUNDS: usize = 7;
const COUNT: u32 = 10_000;
const YEAR: SchoolYear = SchoolYear::beginning(2026);

fn main() {
    let alone = [registered(person), roll(person)];
    let whole = [registered(person), roll(person), applications(), payments(0), payments(1)];
    let alike = [registered(of_one_name), roll(of_one_name)];
    println!("registered and roll: {:?}", measure(&alone));
    println!("with applications and two lists of payments: {:?}", measure(&whole));
    println!("one name, one month, one guardian, no number: {:?}", measure(&alike));
}

fn measure(lists: &[List]) -> Duration {
    let day = Date::new(2027, 5, 20).unwrap();
    let round = || {
        let begun = Instant::now();
        let of = black_box(reconcile(lists, &MatchLog::default(), YEAR, day));
        let taken = begun.elapsed();
        assert_eq!(of.sum().missing, 0);
        taken
    };
    round();
    let mut rounds: Vec<Duration> = (0..ROUNDS).map(|_| round()).collect();
    rounds.sort();
    rounds[ROUNDS / 2]
}

/// A number whose check fits: one of the eleven does.
fn number(of: u32) -> IdNumber {
    let body = format!("1309{:02}201405{:02}{:03}", of / 25_000, of / 1000 % 25 + 1, of % 1000);
    "0123456789X".chars().find_map(|check| format!("{body}{check}").parse().ok()).unwrap()
}

/// A pupil; one in twenty has no number on the roll, so that a candidate waits.
fn person(of: u32, says: Says) -> Listed {
    let is_known = !of.is_multiple_of(20) || says == Says::Registered;
    Listed {
        row: of + 2,
        name: format!("学生·{}", of % 700),
        number: is_known.then(|| number(of)),
        roll_number: if is_known { format!("L{of:08}") } else { String::new() },
        born: Month::new(2014, 5).map(Born::In),
        sex: None,
        guardian: format!("家长{of}"),
        school: Some(format!("第{}小学", of % 30)),
        says,
    }
}

fn of_one_name(of: u32, says: Says) -> Listed {
    let (name, guardian) = ("学生".to_owned(), "家长".to_owned());
    let listed = person(of, says);
    Listed { name, guardian, number: None, roll_number: String::new(), ..listed }
}

fn list(id: &str, rows: impl Iterator<Item = Listed>) -> List {
    List { id: ListId(id.to_owned()), school: None, rows: rows.collect() }
}

fn registered(person: fn(u32, Says) -> Listed) -> List {
    list("登记", (0..COUNT).map(|of| person(of, Says::Registered)))
}

fn roll(person: fn(u32, Says) -> Listed) -> List {
    let sum = Yuan::whole(625);
    let terms = YEAR.terms().map(|term| OwedInTerm { term, least: sum, most: Some(sum) });
    let owing = Owing {
        verdict: Verdict::Entitled,
        terms: terms.to_vec(),
        questions: Set::EMPTY,
        refuted: Vec::new(),
        denied: Set::EMPTY,
    };
    let says = Says::Roll { enrolment: Enrolment::Enrolled, owing: Some(owing) };
    list("名册", (500..COUNT + 500).map(|of| person(of, says.clone())))
}

fn applications() -> List {
    let says = Says::Application { step: Step::Paid, owing: None };
    list("申请", (0..COUNT).filter(|of| !of.is_multiple_of(20)).map(|of| person(of, says.clone())))
}

fn payments(season: usize) -> List {
    let says = Says::Payment(Payment {
        term: YEAR.terms()[season],
        benefit: None,
        sum: Yuan::whole(625),
        on: None,
        state: PaymentState::Paid,
    });
    let paid = (0..COUNT).filter(|of| !of.is_multiple_of(20)).map(|of| person(of, says.clone()));
    list(&format!("发放{season}"), paid)
}
