//! Who has a rule: one in every term and place, and never two that pay the same child.

use std::collections::BTreeSet;
use std::fs;

use aid::date::{Period, SchoolYear, Term};
use aid::library::library;
use aid::policy::{Amount, Benefit, Condition, Rule};
use aid::region::RegionCode;
use aid::situation::{Household, Stage, Student};
use aid::vocabulary::Vocabulary;
use serde::Deserialize;

use super::brute::{Table, fits, of_stage, outcome, says_in};
use super::facts::{children, facts_in};
use super::{WAIVER, id, rule, versions};

/// Every term from spring 2016 to spring 2027.
fn terms() -> Vec<Term> {
    let years = (2015..=2026).flat_map(|year| SchoolYear::beginning(year).terms());
    years.skip(1).collect()
}

#[test]
fn at_most_one_rule_of_a_benefit_pays_any_child_in_any_term() {
    // Terms in which the same versions and categories hold are judged once for each stage.
    let mut judged = BTreeSet::new();
    let mut profiles = 0;
    for term in terms() {
        let day = term.first_day();
        let in_use: Vec<&str> =
            library().hardships_in_use(day).iter().map(Vocabulary::id).collect();
        for (stage, benefit) in every_benefit() {
            let says = says_in(library(), stage, benefit, term).into_iter();
            let in_force: Vec<_> = says
                .filter_map(|(rule, _)| Some((rule.id.to_string(), rule.in_force(day)?.0.from)))
                .collect();
            let is_ruled = !in_force.is_empty();
            let key = (stage, benefit.id(), in_force, in_use.clone(), day.month());
            if is_ruled && judged.insert(key) {
                let table = Table::new(library(), stage, benefit, Period::Term(term));
                assert_eq!(table.conflict, None, "{stage:?} {benefit:?}");
                let told = "rules in force that hold nowhere";
                assert!(table.outcomes.iter().any(|[whole, ..]| whole.ruled), "{term}: {told}");
                profiles += table.outcomes.len();
            }
        }
    }
    println!("{} sets of rules, {profiles} profiles, 0 conflicts", judged.len());
    assert!(profiles > 1_000_000, "{profiles}");
}

/// Every benefit of every stage.
fn every_benefit() -> impl Iterator<Item = (Stage, Benefit)> {
    let stages = Stage::ALL.iter();
    stages.flat_map(|stage| Benefit::ALL.iter().map(move |benefit| (*stage, *benefit)))
}

#[test]
fn two_rules_that_pay_the_same_child_are_found() {
    let mut policy = library().clone();
    let twice = Rule { id: id("national/fee-waiver-again"), ..rule(&policy, WAIVER).clone() };
    policy.rules.push(twice);
    let autumn = "2026-autumn".parse().unwrap();
    let table = Table::new(&policy, Stage::Primary, Benefit::FeeWaiver, autumn);
    assert!(table.conflict.is_some_and(|told| told.starts_with("2026-autumn: 2 rules pay")));
}

/// From when on a benefit has a rule for a stage in every county, and in which it has none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Begins {
    stage: Stage,
    benefit: Benefit,
    /// The terms in which rules are in force, each from the first to the last; open to the end.
    terms: Vec<[Option<Term>; 2]>,
}

#[test]
fn every_benefit_of_a_stage_has_a_rule_in_every_county_in_its_time() {
    let table: Vec<Begins> =
        serde_json::from_str(&fs::read_to_string("tests/policy_data/begins.json").unwrap())
            .unwrap();
    let mut told = BTreeSet::new();
    let counties = || RegionCode::places().filter(|place| *place != RegionCode::NATION);
    for Begins { stage, benefit, terms: of_rules } in table {
        assert!(told.insert((stage, benefit)), "{stage:?} {benefit:?} stands there twice");
        for term in terms() {
            let says = says_in(library(), stage, benefit, term);
            let ruled = of_rules.iter().any(|[first, last]| {
                first.is_none_or(|first| first <= term) && last.is_none_or(|last| term <= last)
            });
            for place in counties() {
                let student =
                    Student { stage: Some(stage), region: Some(place), ..Student::default() };
                let (plain, _) = outcome(library(), &says, term, &Household::default(), &student);
                assert_eq!(plain.ruled, ruled, "{stage:?} {benefit:?} {term} {place}");
            }
        }
    }
    let of_rules = every_benefit().filter(|(stage, benefit)| {
        of_stage(library(), *stage).any(|rule| rule.benefit == *benefit)
    });
    assert_eq!(told, of_rules.collect(), "begins.json has every benefit of every stage");
}

#[test]
fn every_child_whom_a_rule_is_for_fits_a_row_of_its_table() {
    // Else the page says that every condition is met, and that the child gets nothing.
    let mut tables = 0;
    for (place, rule, version) in versions() {
        let Some(provision) = &version.says else { continue };
        let Amount::First(rows) = &provision.pays else { continue };
        tables += 1;
        for stage in rule.stages.iter() {
            let facts = facts_in(library(), stage, provision, version.from);
            for (household, student) in children(stage, &facts) {
                let fits = |condition: &Condition| {
                    fits(library(), condition, version.from, &household, &student)
                };
                let has_row = rows.iter().any(|row| fits(&row.when));
                assert!(has_row || !fits(&provision.when), "{place}: {household:?} {student:?}");
            }
        }
    }
    assert!(tables > 20, "{tables}");
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
            provision.pays.visit(&mut |amount| {
                if let Amount::First(rows) = amount {
                    for row in rows {
                        row.when.visit(&mut see);
                    }
                }
            });
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
