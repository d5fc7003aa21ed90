//! The box of a child, over every combination of facts.

use aid::entitlement::Verdict;
use aid::vocabulary::Vocabulary;
use office::reconciliation::{
    Applying, Facts, OnRoll, PaidOfOwed, SchoolAge, Whereabouts, whereabouts,
};

use super::failures::each;

/// Every combination there is.
fn all() -> Vec<Facts> {
    let verdicts = [None].into_iter().chain(Verdict::ALL.iter().copied().map(Some));
    let verdicts: Vec<Option<Verdict>> = verdicts.collect();
    let mut all = Vec::new();
    for is_contradictory in [false, true] {
        for age in SchoolAge::ALL.iter().copied() {
            for roll in OnRoll::ALL.iter().copied() {
                for applying in Applying::ALL.iter().copied() {
                    for paid in PaidOfOwed::ALL.iter().copied() {
                        all.extend(verdicts.iter().map(|verdict| {
                            let verdict = *verdict;
                            Facts { is_contradictory, age, roll, applying, paid, verdict }
                        }));
                    }
                }
            }
        }
    }
    assert_eq!(all.len(), 2 * 3 * 3 * 3 * 3 * 6);
    all
}

/// Each box once more, as a condition that names all it asks for; in no order.
fn holds(of: Whereabouts, facts: &Facts) -> bool {
    let Facts { is_contradictory, age, roll, applying, paid, verdict } = *facts;
    let is_unpaid = !is_contradictory && paid == PaidOfOwed::Nothing;
    let is_idle = is_unpaid && roll == OnRoll::Here && applying == Applying::No;
    let is_away = is_unpaid && roll == OnRoll::Nowhere && applying != Applying::Pending;
    match of {
        Whereabouts::Contradictory => is_contradictory,
        Whereabouts::PaidInFull => !is_contradictory && paid == PaidOfOwed::All,
        Whereabouts::PaidInPart => !is_contradictory && paid == PaidOfOwed::Part,
        Whereabouts::AtAnotherSchool => is_unpaid && roll == OnRoll::Elsewhere,
        Whereabouts::Applied => {
            is_unpaid && roll != OnRoll::Elsewhere && applying == Applying::Pending
        }
        Whereabouts::NotAtSchool => is_away && age == SchoolAge::Within,
        Whereabouts::NotOfSchoolAge => is_away && age != SchoolAge::Within,
        Whereabouts::Refused => is_unpaid && roll == OnRoll::Here && applying == Applying::Refused,
        Whereabouts::NotApplied => is_idle && verdict == Some(Verdict::Entitled),
        Whereabouts::Depends => is_idle && verdict.is_none_or(|it| it == Verdict::Depends),
        Whereabouts::NotEntitled => is_idle && verdict == Some(Verdict::NotEntitled),
        Whereabouts::NoRule => {
            is_idle && matches!(verdict, Some(Verdict::NoRule | Verdict::AmountNotStated))
        }
    }
}

#[test]
fn every_combination_of_facts_is_in_exactly_one_box() {
    each(all(), |failures, facts| {
        let held: Vec<Whereabouts> =
            Whereabouts::ALL.iter().copied().filter(|of| holds(*of, &facts)).collect();
        failures.same(format!("{facts:?}"), held, vec![whereabouts(&facts)]);
    });
}

#[test]
fn every_box_can_be_reached() {
    let reached: Vec<Whereabouts> = all().iter().map(whereabouts).collect();
    each(Whereabouts::ALL.iter().copied(), |failures, of| {
        failures.holds(of.id(), reached.contains(&of));
    });
}

#[test]
fn a_fact_that_a_box_does_not_look_at_changes_nothing() {
    each(all(), |failures, facts| {
        let found = whereabouts(&facts);
        let same = |failures: &mut super::failures::Failures, says: &str, other: Facts| {
            failures.same(format!("{says}: {facts:?}"), whereabouts(&other), found);
        };
        for age in SchoolAge::ALL.iter().copied() {
            // Only who is on no roll and has not applied is of an age.
            if found != Whereabouts::NotAtSchool && found != Whereabouts::NotOfSchoolAge {
                same(failures, "age", Facts { age, ..facts });
            }
        }
        let is_assessed = matches!(
            found,
            Whereabouts::NotApplied
                | Whereabouts::Depends
                | Whereabouts::NotEntitled
                | Whereabouts::NoRule
        );
        for verdict in Verdict::ALL.iter().copied().filter(|_| !is_assessed) {
            same(failures, "verdict", Facts { verdict: Some(verdict), ..facts });
        }
        if facts.is_contradictory {
            for roll in OnRoll::ALL.iter().copied() {
                same(failures, "roll", Facts { roll, ..facts });
            }
            for paid in PaidOfOwed::ALL.iter().copied() {
                same(failures, "paid", Facts { paid, ..facts });
            }
            for applying in Applying::ALL.iter().copied() {
                same(failures, "applying", Facts { applying, ..facts });
            }
        }
    });
}
