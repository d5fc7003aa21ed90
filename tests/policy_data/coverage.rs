//! Who has a rule: one in every term and place, and never two that pay the same child.

use std::collections::BTreeSet;

use aid::date::{Period, SchoolYear, Term};
use aid::library::library;
use aid::policy::{Benefit, Condition, Rule};
use aid::region::RegionCode;
use aid::vocabulary::Vocabulary;

use super::brute::{self, Fact, Table};
use super::{WAIVER, id, rule};

/// Every term from spring 2016 to spring 2027.
fn terms() -> Vec<Term> {
    let years = (2015..=2026).flat_map(|year| SchoolYear::beginning(year).terms());
    years.skip(1).collect()
}

#[test]
fn at_most_one_rule_of_a_benefit_pays_any_child_in_any_term() {
    // Terms in which the same versions and categories hold are judged once.
    let mut judged = BTreeSet::new();
    let mut profiles = 0;
    for term in terms() {
        for benefit in Benefit::ALL {
            let day = term.first_day();
            let of_benefit = library().rules.iter().filter(|rule| rule.benefit == *benefit);
            let in_force = of_benefit
                .filter_map(|rule| Some((rule.id.to_string(), rule.in_force(day)?.0.from)));
            let in_use: Vec<&str> =
                library().hardships_in_use(day).iter().map(Vocabulary::id).collect();
            let key = (benefit.id(), in_force.collect::<Vec<_>>(), in_use, day.month());
            if judged.insert(key) {
                let table = Table::new(library(), *benefit, Period::Term(term));
                assert_eq!(table.conflict, None, "{benefit:?}");
                let ruled = table.outcomes.iter().any(|[whole, ..]| whole.ruled);
                assert_eq!(ruled, !table.facts.is_empty(), "{benefit:?} {term}: no condition");
                profiles += table.outcomes.len();
            }
        }
    }
    println!("{} sets of rules, {profiles} profiles, 0 conflicts", judged.len());
    assert!(profiles > 100_000, "{profiles}");
}

#[test]
fn two_rules_that_pay_the_same_child_are_found() {
    let mut policy = library().clone();
    let twice = Rule { id: id("national/fee-waiver-again"), ..rule(&policy, WAIVER).clone() };
    policy.rules.push(twice);
    let table = Table::new(&policy, Benefit::FeeWaiver, "2026-autumn".parse().unwrap());
    assert!(table.conflict.is_some_and(|told| told.starts_with("2026-autumn: 2 rules pay")));
}

#[test]
fn every_benefit_has_a_rule_in_every_county_from_its_first_term_on() {
    for benefit in Benefit::ALL {
        let first: Term = match benefit {
            Benefit::PrivateFeeCut => "2017-spring",
            Benefit::LivingSubsidy
            | Benefit::Nutrition
            | Benefit::FeeWaiver
            | Benefit::Textbooks
            | Benefit::LocalTextbooks
            | Benefit::Dictionary => "2016-spring",
        }
        .parse()
        .unwrap();
        for term in terms() {
            for place in RegionCode::places().filter(|place| *place != RegionCode::NATION) {
                let (mut household, mut student) = Default::default();
                Fact::Stage.give(0, &mut household, &mut student);
                student.region = Some(place);
                let (plain, _) = brute::outcome(library(), *benefit, term, &household, &student);
                assert_eq!(plain.ruled, term >= first, "{benefit:?} {term} {place}");
            }
        }
    }
}

#[test]
fn a_region_outside_cangzhou_has_the_rules_of_the_place_that_stands_for_it() {
    let named = |rule: &Rule| {
        let mut regions = vec![rule.region];
        for provision in rule.versions.iter().filter_map(|version| version.says.as_ref()) {
            let mut see = |condition: &Condition| {
                if let Condition::Region(of) = condition {
                    regions.extend(of);
                }
            };
            provision.when.visit(&mut see);
        }
        regions
    };
    let named: Vec<RegionCode> = library().rules.iter().flat_map(named).collect();
    let holds =
        |place| -> Vec<bool> { named.iter().map(|region| region.contains(place)).collect() };
    let outside = RegionCode::known().map(|(region, _)| region);
    for region in outside.filter(|region| !RegionCode::CANGZHOU.contains(*region)) {
        let in_hebei = RegionCode::HEBEI.contains(region);
        let place = if in_hebei { RegionCode::HEBEI } else { RegionCode::NATION };
        assert_eq!(holds(region), holds(place), "{region}");
    }
}
