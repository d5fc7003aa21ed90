//! What is certain, possible and open: equal to brute force, and narrower with each answer.

use aid::assessment::assess_student;
use aid::date::Period;
use aid::eligibility::Facts;
use aid::entitlement::{Spread, Verdict};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Benefit, Policy};
use aid::rulebook::Rulebook;
use aid::situation::{Household, Question, Stage, Student};
use aid::space::explore;
use aid::vocabulary::{Set, Vocabulary};

use super::brute::{Table, of_stage};
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
fn spreads_are_exact(
    policy: &Policy,
    stage: Stage,
    benefit: Benefit,
    asked: Period,
    samples: usize,
) -> usize {
    let book = Rulebook::new(policy, asked);
    let Some(chapter) = book.chapters(stage).iter().find(|chapter| chapter.benefit == benefit)
    else {
        assert_eq!(of_stage(policy, stage).find(|rule| rule.benefit == benefit), None);
        return 0;
    };
    let table = Table::new(policy, stage, benefit, asked);
    assert_eq!(table.conflict, None);
    let all: usize = table.sizes.iter().map(|size| 2 * size).product();
    // A step that shares no factor with the sizes of the answers visits all residues.
    let shares = |step: &usize| [2, 3, 5, 7].iter().any(|size| step.is_multiple_of(*size));
    let step = (1..=all / samples).rev().find(|step| !shares(step)).unwrap_or(1);
    let mut checked = 0;
    for index in (0..all).step_by(step) {
        let mut rest = all - 1 - index;
        let given: Vec<Option<usize>> = table
            .sizes
            .iter()
            .map(|size| {
                let number = rest % (2 * size);
                rest /= 2 * size;
                (number < *size).then_some(number)
            })
            .collect();
        let (mut household, mut student) = (Household::default(), Student::default());
        student.stage = Some(stage);
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
                let told = format!(
                    "{stage:?} {benefit:?} {asked} scope {scope}: {household:?} {student:?}"
                );
                assert_eq!(core, expected, "{told}");
            }
        }
        // Unknown if and only if a missing answer matters. How much the school grants does not
        // matter to a right that is certain.
        let [Reach { questions, certain, .. }, ..] = expected;
        let undecided = questions.without(Set::of(Question::Grant));
        let open = !undecided.is_empty() || !certain && !questions.is_empty();
        let depends = spreads.whole.verdict() == Verdict::Depends;
        assert_eq!(depends, open, "{stage:?} {benefit:?} {asked}");
        checked += 1;
    }
    assert!(checked >= samples.min(all), "{checked} of {all}");
    checked
}

/// Compares the two for every benefit of every stage in a period.
fn spreads_of(period: Period, samples: usize) -> usize {
    let stages = Stage::ALL.iter();
    let pairs = stages.flat_map(|stage| Benefit::ALL.iter().map(move |one| (*stage, *one)));
    let exact = |(stage, benefit)| spreads_are_exact(library(), stage, benefit, period, samples);
    pairs.map(exact).sum()
}

#[test]
fn what_is_certain_possible_and_open_equals_brute_force() {
    // Two threads, each with every second period: this is the longest of the tests.
    let checked: usize = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            scope.spawn(move || {
                let periods = every_period().skip(half).step_by(2);
                periods.map(|period| spreads_of(period, 100)).sum::<usize>()
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
        for (household, student) in situations(300) {
            let before = assess_student(&book, &household, &student);
            for (household, student) in one_answer_more(household, student) {
                let after = assess_student(&book, &household, &student);
                for (before, after) in before.entitlements.iter().zip(&after.entitlements) {
                    let told = format!("{:?} {text}: {household:?} {student:?}", before.benefit);
                    let (before, after) = (before.whole, after.whole);
                    // Whether a place has a rule at all is no part of what a child gets. Of a
                    // certain right the school's grant may be open, and that is told.
                    let granted = before.questions == Set::of(Question::Grant);
                    if before.verdict() != Verdict::Depends && !granted {
                        assert_eq!(before, Spread { ruled: before.ruled, ..after }, "{told}");
                    }
                    // What the school granted was in no sum while no text states it.
                    let granted = before.not_stated && before.questions.contains(Question::Grant);
                    assert!(before.least <= after.least, "{told}");
                    assert!(after.most <= before.most || granted, "{told}");
                    assert!(!before.certain || after.certain, "{told}");
                    assert!(before.possible || !after.possible, "{told}");
                    assert_eq!(after.questions.without(before.questions), Set::EMPTY, "{told}");
                }
            }
        }
    }
}
