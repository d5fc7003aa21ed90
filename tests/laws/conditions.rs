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

/// What a group is by what its parts are, each of them looked at.
fn together(finding: Finding<'_>) -> Eligibility {
    let parts: Vec<Eligibility> = finding.parts().map(|part| part.eligibility).collect();
    let decisive = match finding.condition {
        Condition::All(_) => Eligibility::NotMet,
        Condition::Any(_) => Eligibility::Met,
        _ => return finding.eligibility,
    };
    let open = parts.iter().map(|part| part.questions()).fold(Set::EMPTY, Set::union);
    match (parts.contains(&decisive), open.is_empty(), decisive) {
        (true, ..) => decisive,
        (false, false, _) => Eligibility::Unknown(open),
        (false, true, Eligibility::Met) => Eligibility::NotMet,
        (false, true, _) => Eligibility::Met,
    }
}

#[test]
fn a_condition_is_what_all_of_its_parts_together_make_it() {
    let in_use = Set::all();
    let facts: Vec<Facts> = situations(200)
        .map(|(household, student)| Facts::new(in_use, &household, &student))
        .collect();
    every_condition(&mut |condition| {
        for facts in &facts {
            let finding = Finding::new(condition, facts);
            assert_eq!(finding.eligibility, together(finding), "{condition:?} {facts:?}");
            let parts = finding.parts().map(|part| part.condition);
            assert!(parts.eq(condition.parts()), "{condition:?}");
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
            let reversed = match judge(condition, facts) {
                Eligibility::Met => Eligibility::NotMet,
                Eligibility::NotMet => Eligibility::Met,
                Eligibility::Unknown(questions) => Eligibility::Unknown(questions),
            };
            assert_eq!(judge(&negation, facts), reversed, "{condition:?} {facts:?}");
        }
    });
}
