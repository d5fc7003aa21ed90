//! What is given once: in the first term that it is owed in, never again, and beside yearly sums.
//!
//! No rule gives a sum once yet, so the dictionary is made one of 500 yuan.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use aid::assessment::{StudentAssessment, assess_student};
use aid::date::Period;
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Amount, Benefit, Kind, Policy};
use aid::rulebook::Rulebook;
use aid::situation::{Household, Student};

fn policy() -> Policy {
    let mut policy = library().clone();
    for rule in policy.rules.iter_mut().filter(|rule| rule.benefit == Benefit::Dictionary) {
        rule.kind = Kind::Cash;
        for says in rule.versions.iter_mut().filter_map(|version| version.says.as_mut()) {
            says.pays = Amount::Yuan(Yuan::whole(500));
        }
    }
    policy
}

#[track_caller]
fn assessed(policy: &Policy, period: &str) -> StudentAssessment<'static> {
    let policy: &'static Policy = Box::leak(Box::new(policy.clone()));
    let student = r#"{"stage":"primary","entry":"first-grade","region":"130925",
        "school-kind":"public","school-place":"city","boarding":"boarder",
        "decisions":{"yes":["recognised"]}}"#;
    let student: Student = serde_json::from_str(student).unwrap();
    let book = Rulebook::new(policy, period.parse::<Period>().unwrap());
    assess_student(&book, &Household::default(), &student)
}

#[test]
fn a_sum_that_is_given_once_is_owed_once_and_stands_beside_the_yearly_sum() {
    // The period, what is given once in it, the yearly sum beside it.
    for (period, once, yearly) in [
        ("2026-autumn", 500, 625),
        ("2027-spring", 0, 625),
        ("2026-2027", 500, 1250),
        // In autumn 2016 no rule spoke of schools in a city: the first term is the spring. Of the
        // subsidy no document states the sum then.
        ("2016-autumn", 0, 0),
        ("2017-spring", 500, 0),
        ("2016-2017", 500, 0),
    ] {
        let owed = assessed(&policy(), period);
        let sums = [owed.total_once(Kind::Cash).least, owed.total(Kind::Cash).least];
        assert_eq!(sums, [once, yearly].map(Yuan::whole), "{period}");
    }
}

#[test]
fn a_term_says_in_which_term_it_was_given() {
    let given = |period: &str| {
        let owed = assessed(&policy(), period);
        let one = owed.entitlements.iter().find(|one| one.benefit == Benefit::Dictionary);
        let terms = &one.unwrap().terms;
        terms.iter().map(|term| term.given.map(|term| term.to_string())).collect::<Vec<_>>()
    };
    let autumn = || Some("2026-autumn".to_owned());
    assert_eq!(given("2026-autumn"), [None]);
    assert_eq!(given("2027-spring"), [autumn()]);
    assert_eq!(given("2026-2027"), [None, autumn()]);
    assert_eq!(given("2017-spring"), [None]);
}
