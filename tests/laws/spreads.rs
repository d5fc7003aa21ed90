//! What is certain, possible and open: equal to brute force, and narrower with each answer.

use aid::assessment::assess_student;
use aid::date::Period;
use aid::eligibility::Facts;
use aid::entitlement::{Spread, Verdict};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Benefit, Policy};
use aid::rulebook::Rulebook;
use aid::situation::{Household, Student};
use aid::space::explore;
use aid::vocabulary::{Set, Vocabulary};

use super::brute::Table;
use super::reach::{Reach, reach};
use super::situations::{one_answer_more, situations};
use super::{every_period, period};

fn of_the_core(spread: &Spread) -> Reach {
    Reach {
        certain: spread.certain,
        possible: spread.possible,
        ruled: spread.ruled,
        least: spread.least.fen(),
        most: spread.most.fen(),
        stated: spread.stated,
        not_stated: spread.not_stated,
        per_day: spread.per_day.map(Yuan::fen),
        questions: spread.questions,
    }
}

/// Compares the core with brute force for a benefit in a period: every question open, and then
/// `samples` situations spread evenly, each answer missing in about half of them.
#[track_caller]
fn spreads_are_exact(policy: &Policy, benefit: Benefit, asked: Period, samples: usize) -> usize {
    let table = Table::new(policy, benefit, asked);
    assert_eq!(table.conflict, None);
    let book = Rulebook::new(policy, asked);
    let chapter = book.chapters.iter().find(|chapter| chapter.benefit == benefit).unwrap();
    let all: usize = table.facts.iter().map(|fact| 2 * fact.answers()).product();
    // A step that shares no factor with the sizes 2, 3 and 7 of the answers visits all residues.
    let shares = |step: &usize| [2, 3, 7].iter().any(|size| step.is_multiple_of(*size));
    let step = (1..=all / samples).rev().find(|step| !shares(step)).unwrap_or(1);
    let mut checked = 0;
    for index in (0..all).step_by(step) {
        let mut rest = all - 1 - index;
        let given: Vec<Option<usize>> = table
            .facts
            .iter()
            .map(|fact| {
                let number = rest % (2 * fact.answers());
                rest /= 2 * fact.answers();
                (number < fact.answers()).then_some(number)
            })
            .collect();
        let (mut household, mut student) = (Household::default(), Student::default());
        for (fact, number) in table.facts.iter().zip(&given) {
            if let Some(number) = number {
                fact.give(*number, &mut household, &mut student);
            }
        }
        let spreads = explore(chapter, &Facts::new(Set::EMPTY, &household, &student));
        let expected = reach(&table, &given);
        let second = spreads.second.unwrap_or(spreads.first);
        let cores = [spreads.whole, spreads.first, second].map(|spread| of_the_core(&spread));
        for (scope, (core, expected)) in cores.iter().zip(&expected).enumerate() {
            if scope < 2 || spreads.second.is_some() {
                let told = format!("{benefit:?} {asked} scope {scope}: {household:?} {student:?}");
                assert_eq!(core, expected, "{told}");
            }
        }
        // Unknown if and only if a missing answer matters.
        let depends = spreads.whole.verdict() == Verdict::Depends;
        assert_eq!(depends, !expected[0].questions.is_empty(), "{benefit:?} {asked}");
        checked += 1;
    }
    assert!(checked >= samples.min(all), "{checked} of {all}");
    checked
}

#[test]
fn what_is_certain_possible_and_open_equals_brute_force() {
    // Two threads, each with every second period: this is the longest of the tests.
    let checked: usize = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            scope.spawn(move || {
                let periods = every_period().skip(half).step_by(2);
                let pairs = periods
                    .flat_map(|period| Benefit::ALL.iter().map(move |benefit| (period, *benefit)));
                pairs
                    .map(|(period, benefit)| spreads_are_exact(library(), benefit, period, 200))
                    .sum::<usize>()
            })
        });
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    });
    println!("{checked} partial situations equal brute force");
}

#[test]
fn one_more_answer_never_flips_a_settled_verdict() {
    for text in ["2016-spring", "2020-spring", "2023-2024", "2026-autumn"] {
        let book = Rulebook::new(library(), period(text));
        for (household, student) in situations(499) {
            let before = assess_student(&book, &household, &student);
            for (household, student) in one_answer_more(household, student) {
                let after = assess_student(&book, &household, &student);
                for (before, after) in before.entitlements.iter().zip(&after.entitlements) {
                    let told = format!("{:?} {text}: {household:?} {student:?}", before.benefit);
                    let (before, after) = (before.whole, after.whole);
                    // Whether a place has a rule at all is no part of what a child gets.
                    if before.verdict() != Verdict::Depends {
                        assert_eq!(before, Spread { ruled: before.ruled, ..after }, "{told}");
                    }
                    assert!(before.least <= after.least && after.most <= before.most, "{told}");
                    assert!(!before.certain || after.certain, "{told}");
                    assert!(before.possible || !after.possible, "{told}");
                    assert_eq!(after.questions.without(before.questions), Set::EMPTY, "{told}");
                }
            }
        }
    }
}
