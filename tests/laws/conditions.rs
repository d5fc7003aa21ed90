//! Conditions: judged alike with and without reasons, and the other way round when they are denied.

use aid::eligibility::{Eligibility, Facts, Finding, judge};
use aid::library::library;
use aid::policy::Condition;
use aid::vocabulary::Set;

use super::situations::situations;

/// Every condition of every rule, parts of parts included.
fn every_condition(see: &mut dyn FnMut(&Condition)) {
    for version in library().rules.iter().flat_map(|rule| &rule.versions) {
        if let Some(provision) = &version.says {
            provision.when.visit(&mut |condition| see(condition));
        }
    }
}

#[test]
fn a_judgement_is_the_same_with_and_without_its_reasons() {
    let in_use = Set::all();
    let facts: Vec<Facts> = situations(200)
        .map(|(household, student)| Facts::new(in_use, &household, &student))
        .collect();
    every_condition(&mut |condition| {
        for facts in &facts {
            let (traced, finding) = judge::<Finding<'_>>(condition, facts);
            let untraced = judge::<()>(condition, facts).0;
            assert_eq!(finding.eligibility, traced);
            match (traced, untraced) {
                // Without reasons it stops at the first part that decides; what is still open
                // when none does is the same.
                (Eligibility::Unknown(traced), Eligibility::Unknown(untraced)) => {
                    assert_eq!(traced, untraced, "{condition:?} {facts:?}");
                    assert!(!traced.is_empty(), "{condition:?} {facts:?}");
                }
                (traced, untraced) => assert_eq!(traced, untraced, "{condition:?} {facts:?}"),
            }
        }
    });
}

#[test]
fn the_negation_of_a_condition_is_judged_the_other_way_round() {
    let facts: Vec<Facts> = situations(200)
        .map(|(household, student)| Facts::new(Set::all(), &household, &student))
        .collect();
    every_condition(&mut |condition| {
        let negation = Condition::Not(Box::new(condition.clone()));
        for facts in &facts {
            let reversed = match judge::<()>(condition, facts).0 {
                Eligibility::Met => Eligibility::NotMet,
                Eligibility::NotMet => Eligibility::Met,
                Eligibility::Unknown(questions) => Eligibility::Unknown(questions),
            };
            assert_eq!(judge::<()>(&negation, facts).0, reversed, "{condition:?} {facts:?}");
        }
    });
}
