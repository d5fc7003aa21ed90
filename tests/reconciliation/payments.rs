//! What was paid, held against what is owed: in full, in part, late, or not to be measured.

use aid::date::{Date, Season};
use aid::entitlement::Verdict;
use aid::money::Yuan;
use office::application::{DecisionBeforeLeaving, Step};
use office::reconciliation::{
    Code, Enrolment, List, MatchLog, OwedInTerm, Owing, Payment, Says, Whereabouts, reconcile,
};

use super::failures::{Failures, each};
use super::lists::{applied, enrolled, list, number, owed, paid, registered, row, term};
use super::{YEAR, spring};

const AUTUMN: Season = Season::Autumn;
const SPRING: Season = Season::Spring;

/// The lists of one child that applied, with these payments.
fn lists(owing: Option<Owing>, step: Step, payments: &[Payment]) -> Vec<List> {
    let number = number("20140506", 1);
    let person = ["甲", number.as_str(), "", "", ""];
    let says = payments.iter().cloned().map(Says::Payment);
    let rows = (2..).zip(says).map(|(place, says)| row(place, person, says)).collect();
    vec![
        registered(&[person]),
        list("名册", Some("一小"), vec![row(2, person, enrolled(owing))]),
        list("申请", Some("一小"), vec![row(2, person, applied(step))]),
        list("发放", None, rows),
    ]
}

fn paid_on(day: &str, season: Season, yuan: u32) -> Payment {
    Payment { on: Some(day.parse().unwrap()), ..paid(season, yuan) }
}

/// Between these sums a term.
fn between(least: u32, most: Option<u32>) -> Owing {
    let (least, most) = (Yuan::whole(least), most.map(Yuan::whole));
    let of_term = |season| OwedInTerm { term: term(season), least, most };
    Owing { terms: vec![of_term(AUTUMN), of_term(SPRING)], ..owed(0) }
}

/// A sentence, the day, what is owed, what was paid, the box, and what is found.
type Row<'r> = (&'r str, Date, Owing, Vec<Payment>, Whereabouts, &'r [Code]);

fn is_placed(failures: &mut Failures, (says, on, owing, payments, placed, codes): Row<'_>) {
    let lists = lists(Some(owing), Step::Recognised, &payments);
    let of = reconcile(&lists, &MatchLog::default(), YEAR, on);
    failures.same(says, of.children[0].whereabouts, placed);
    let found: Vec<Code> = of.problems.iter().map(|one| one.code).collect();
    failures.same(says, found, codes.to_vec());
}

#[test]
fn what_was_paid_is_held_against_what_is_owed() {
    let (full, part) = (Whereabouts::PaidInFull, Whereabouts::PaidInPart);
    let applied = Whereabouts::Applied;
    let day = |text: &str| text.parse::<Date>().unwrap();
    let autumn = day("2026-11-20");
    let rows: Vec<Row<'_>> = vec![
        ("nothing", spring(), owed(625), vec![], applied, &[][..]),
        ("both terms", spring(), owed(625), vec![paid(AUTUMN, 625), paid(SPRING, 625)], full, &[]),
        ("the first alone", spring(), owed(625), vec![paid(AUTUMN, 625)], part, &[]),
        ("the first, in the autumn", autumn, owed(625), vec![paid(AUTUMN, 625)], full, &[]),
        ("nothing, in summer", day("2026-08-31"), owed(625), vec![], applied, &[]),
        (
            "too little",
            spring(),
            owed(625),
            vec![paid(AUTUMN, 500), paid(SPRING, 625)],
            part,
            &[Code::AmountDiffers],
        ),
        (
            "too much",
            spring(),
            owed(625),
            vec![paid(AUTUMN, 750), paid(SPRING, 625)],
            full,
            &[Code::AmountDiffers],
        ),
        (
            "late",
            spring(),
            owed(625),
            vec![paid_on("2027-03-01", AUTUMN, 625), paid(SPRING, 625)],
            part,
            &[],
        ),
        (
            "on the last day",
            spring(),
            owed(625),
            vec![paid_on("2027-02-28", AUTUMN, 625), paid(SPRING, 625)],
            full,
            &[],
        ),
        (
            "twice",
            spring(),
            owed(625),
            vec![paid(AUTUMN, 625), paid(AUTUMN, 625), paid(SPRING, 625)],
            full,
            &[Code::PaidTwice],
        ),
    ];
    each(rows, is_placed);
}

#[test]
fn what_is_not_certain_is_not_held_against_what_was_paid() {
    let (full, applied) = (Whereabouts::PaidInFull, Whereabouts::Applied);
    let rows: Vec<Row<'_>> = vec![
        (
            "within the range",
            spring(),
            between(600, Some(1750)),
            vec![paid(AUTUMN, 1150), paid(SPRING, 600)],
            full,
            &[],
        ),
        (
            "over the range",
            spring(),
            between(600, Some(1750)),
            vec![paid(AUTUMN, 1751), paid(SPRING, 1750)],
            full,
            &[Code::AmountDiffers],
        ),
        (
            "with no upper end",
            spring(),
            between(600, None),
            vec![paid(AUTUMN, 9000), paid(SPRING, 600)],
            full,
            &[],
        ),
        (
            "another term than the year's",
            spring(),
            owed(625),
            vec![Payment { term: "2025-autumn".parse().unwrap(), ..paid(AUTUMN, 500) }],
            applied,
            &[],
        ),
        (
            "without a stated sum",
            spring(),
            Owing { verdict: Verdict::AmountNotStated, ..between(0, None) },
            vec![paid(AUTUMN, 500)],
            applied,
            &[],
        ),
        (
            "not entitled",
            spring(),
            Owing { verdict: Verdict::NotEntitled, ..owed(0) },
            vec![paid(AUTUMN, 500)],
            applied,
            &[Code::PaidNotEntitled],
        ),
        (
            "fees alone, and recognised",
            spring(),
            Owing { terms: vec![], ..owed(0) },
            vec![],
            full,
            &[],
        ),
    ];
    each(rows, is_placed);
}

#[test]
fn an_application_and_a_roll_say_where_a_child_without_money_is() {
    let whole = Some(owed(625));
    let rows = [
        (Step::Drafted, Whereabouts::NotApplied),
        (Step::Submitted, Whereabouts::Applied),
        (Step::Reassessed, Whereabouts::Applied),
        (Step::Declined, Whereabouts::Refused),
        (Step::Withdrawn, Whereabouts::Refused),
        (Step::Voided(DecisionBeforeLeaving::Paid), Whereabouts::NotApplied),
        // The roll still has the child.
        (Step::Left(DecisionBeforeLeaving::Paid), Whereabouts::NotApplied),
    ];
    each(rows, |failures, (step, whereabouts)| {
        let mut lists = lists(whole.clone(), step, &[]);
        let of = super::reconciled(&lists);
        failures.same(format!("{step:?}"), of.children[0].whereabouts, whereabouts);
        // Gone from the roll, who has left is at another school.
        lists[1].rows[0].says = Says::Roll { enrolment: Enrolment::Gone, owing: None };
        let of = super::reconciled(&lists);
        let is_gone = of.children[0].whereabouts;
        let expected = match (step, whereabouts) {
            (Step::Left(_), _) => Whereabouts::AtAnotherSchool,
            (_, Whereabouts::Applied) => Whereabouts::Applied,
            (_, _) => Whereabouts::NotAtSchool,
        };
        failures.same(format!("{step:?}, gone"), is_gone, expected);
    });
}

#[test]
fn where_no_cash_is_owed_the_recognition_settles_it() {
    let no_cash = || Some(Owing { terms: vec![], ..owed(0) });
    let rows = [
        (Step::Submitted, Whereabouts::Applied),
        (Step::Recognised, Whereabouts::PaidInFull),
        (Step::Paid, Whereabouts::PaidInFull),
        (Step::Declined, Whereabouts::Refused),
    ];
    each(rows, |failures, (step, whereabouts)| {
        let of = super::reconciled(&lists(no_cash(), step, &[]));
        failures.same(format!("{step:?}"), of.children[0].whereabouts, whereabouts);
    });
}

#[test]
fn who_was_refused_and_paid_is_told() {
    let lists = lists(Some(owed(625)), Step::Declined, &[paid(AUTUMN, 625), paid(SPRING, 625)]);
    let found: Vec<Code> = super::reconciled(&lists).problems.iter().map(|one| one.code).collect();
    assert_eq!(found, [Code::PaidNotEntitled]);
}
